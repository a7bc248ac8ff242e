/** How an engagement for the bourse au mérite is told. Pure. */
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { Prisma } from '#prisma/generated/client.ts';

export type Engagement = Prisma.EngagementDeMeriteGetPayload<object>;

/** Where the engagement of a dossier stands, as agents and pages need it. */
export interface EtatDEngagement {
  /** The day of the decision that opened the bourse au mérite, told to the family; null while none runs. */
  ouvertLe: Jour | null;
  /** The day on which the signed engagement came; null while it lacks. */
  recuLe: Jour | null;
}

/** The state of an engagement in one sentence; null when no bourse au mérite asks for one. */
export function direLEngagement({ ouvertLe, recuLe }: EtatDEngagement): string | null {
  if (recuLe) return `reçu le ${ecrireJour(recuLe)}`;
  return ouvertLe ? 'pas encore reçu' : null;
}

/** One entry of its history, in one sentence. */
export const direLEntree = ({ recuLe, motif, jour, auteurNom }: Engagement): string =>
  recuLe
    ? `Reçu le ${ecrireJour(jourDe(recuLe))} : noté le ${ecrireJour(jourDe(jour))} par ${auteurNom}.`
    : `Réception retirée le ${ecrireJour(jourDe(jour))} par ${auteurNom} : ${motif}`;
