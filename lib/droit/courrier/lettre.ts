import type { GenreDecision } from '../ligne-de-procedure.ts';
import type { Corps } from './blocs.ts';
import type { EnTete } from './donnees.ts';

type Contestee = GenreDecision | 'rejet_implicite' | 'retenue' | 'retenue_sur_recours' | null;

/** Before the remedies of a letter that decides. */
export const INTRO_DES_RECOURS = 'Si vous contestez cette décision, voici ce que vous pouvez faire.';

/** One kind of letter, whole. `Faits`: what it needs besides the facts of every letter. */
export interface Lettre<Faits = object> {
  /** How agents and families call it. */
  libelle: string;
  /** Its object, which is the title of its PDF too. */
  objet: (donnees: EnTete & Faits) => string;
  /** What its remedies are open against; null when it decides nothing. Some letters decide or not, by their facts. */
  conteste: Contestee | ((donnees: EnTete & Faits) => Contestee);
  /** Before the remedies, when they do not contest this very letter. */
  introDesRecours?: string | ((donnees: EnTete & Faits) => string);
  /** Why these facts make no lawful letter of this kind, as French sentences; empty when they do. */
  defauts: (donnees: EnTete & Faits) => string[];
  /** What it says between its object and its remedies. Facts are taken as they are: `defauts` judged them. */
  corps: (donnees: EnTete & Faits) => Corps;
}
