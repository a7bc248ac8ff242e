/** What a story of the world says of a family. */
import type { SaisieDeDemande } from '#lib/demande/schema.ts';
import type { LienDemandeur, Regime } from '#lib/droit/situation.ts';
import type { NomEtablissement } from './territoire.ts';

export interface Enfant {
  prenom: string;
  /** The pupil's own name when it is not the family's. */
  nom?: string;
  sexe: 'F' | 'M';
  naissance: string;
  ou: NomEtablissement;
  classe: string;
  regime?: Regime;
  entreeLe?: string;
  /** The pupil has left: no demande may be opened there any more. */
  sortieLe?: string;
}

export interface Adulte {
  civilite: 'Mme' | 'M.';
  prenom: string;
  nom: string;
  nomUsage?: string;
  lien: Exclude<LienDemandeur, 'departement'>;
  /** Short name of the family's account, when this person has one. */
  compte?: string;
  sansCourriel?: boolean;
  legal?: boolean;
}

/** What the form says of the household's income: the paper that proves it. */
export interface Revenus {
  situation: 'couple_foyer_commun' | 'parent_isole' | 'concubinage' | 'autonome';
  rfr?: number;
  enfants?: number;
  concubin?: { prenom: string; nom: string; rfr?: number; enfants: number };
  /** Other fields of the form's part on resources. */
  autres?: Record<string, unknown>;
}

export interface Famille {
  histoire: string;
  adresse: string;
  codePostal: string;
  commune: string;
  adultes: readonly [Adulte, ...Adulte[]];
  enfants: readonly [Enfant, ...Enfant[]];
  revenus: Revenus;
  /** Answers of the situation guide, as the secretariat gave them beside the form. */
  guide?: Record<string, string>;
  /** What the situation guide established of the demandeur and of the pupil. */
  precisions?: SaisieDeDemande['precisions'];
  eleve?: SaisieDeDemande['eleve'];
}
