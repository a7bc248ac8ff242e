/** What is being gathered while the resources are studied: one object per computation, lines pushed in legal order. */
import type { IdCharges } from '../charges.ts';
import type { Ligne, Valeur } from '../regle.ts';
import type { Manque, Motif } from '../resultat.ts';
import type { IdChangement } from './changement-regles.ts';
import type { IdConcubinage } from './concubinage.ts';
import type { IdRessources } from './ressources-regles.ts';

export interface Etude {
  trace: Ligne[];
  manques: Manque[];
  motif: Motif | null;
  drapeaux: string[];
}

/** Resources and children of one household, or of the two of a couple of concubins. */
export interface Retenus {
  /** Whole euros. */
  ressources: number;
  enfants: number;
}

export type Qui = 'demandeur' | 'concubin';

type Id = IdRessources | IdChangement | IdConcubinage | IdCharges;

export function appliquee(etude: Etude, regle: Id, valeurs: Readonly<Record<string, Valeur>>): void {
  etude.trace.push({ regle, issue: 'appliquee', valeurs });
}

export function ecartee(etude: Etude, regle: Id, valeurs: Readonly<Record<string, Valeur>>): void {
  etude.trace.push({ regle, issue: 'ecartee', valeurs });
}

/** A value lacks: asked for once, and told in the trace under the rule that needs it. */
export function manque(etude: Etude, regle: Id, champ: string, libelle: string): null {
  etude.manques.push({ champ, libelle });
  etude.trace.push({ regle, issue: 'manque', valeurs: { champ, libelle } });
  return null;
}
