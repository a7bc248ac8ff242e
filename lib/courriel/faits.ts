/** At which address a person is written to. Pure. */
import { ecrireJour, jourDeLaMinute, minuteDeLInstant } from '#lib/droit/date.ts';

interface Joignable {
  courriel: string | null;
  courrielRefuseLe: Date | null;
}

/** The address to which mails to a person go; null without one, and while the mail server refuses it. */
export const adresseUtile = (personne: Joignable | null | undefined): string | null =>
  personne?.courrielRefuseLe ? null : personne?.courriel || null;

/** Since when an address refuses mails: "depuis le 12 novembre 2026". */
export const direDepuis = (refuseLe: Date): string =>
  `depuis le ${ecrireJour(jourDeLaMinute(minuteDeLInstant(refuseLe.getTime())))}`;
