/** Every kind of letter, by the name that the procedure and the database give it. */
import type { EnTete } from './donnees.ts';
import type { Lettre } from './lettre.ts';
import { depart_ailleurs } from './lettre-depart.ts';
import { invitation_a_demander } from './lettre-invitation.ts';
import { LETTRES_DE_DECISION } from './lettres-decision.ts';
import { LETTRES_DE_DEMANDE } from './lettres-demande.ts';
import { LETTRES_D_ECHEANCE } from './lettres-echeance.ts';
import { LETTRES_D_ERREUR } from './lettres-erreur.ts';
import { LETTRES_DU_MERITE } from './lettres-merite.ts';
import { LETTRES_DE_RECOURS } from './lettres-recours.ts';
import { LETTRES_DE_RETENUE } from './lettres-retenue.ts';
import { LETTRES_DE_RETRAIT } from './lettres-retrait.ts';

export const LETTRES = {
  ...LETTRES_DE_DEMANDE,
  ...LETTRES_DE_DECISION,
  ...LETTRES_DE_RECOURS,
  ...LETTRES_DE_RETRAIT,
  ...LETTRES_DU_MERITE,
  ...LETTRES_DE_RETENUE,
  ...LETTRES_D_ECHEANCE,
  ...LETTRES_D_ERREUR,
  invitation_a_demander,
  depart_ailleurs,
};

export type GenreCourrier = keyof typeof LETTRES;

type FaitsDe<G extends GenreCourrier> = (typeof LETTRES)[G] extends Lettre<infer Faits> ? Faits : never;

/** The facts of one letter. What they must hold for a lawful letter is checked by `composerCourrier`. */
export type DonneesCourrier = {
  [G in GenreCourrier]: EnTete & { genre: G } & FaitsDe<G>;
}[GenreCourrier];

/** The kind of letter that these facts tell. */
export const lettreDe = ({ genre }: DonneesCourrier): Lettre<DonneesCourrier> =>
  LETTRES[genre] as Lettre<DonneesCourrier>;
