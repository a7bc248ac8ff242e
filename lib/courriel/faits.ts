/** At which address a person is written to. Pure. */

interface Joignable {
  courriel: string | null;
  courrielRefuseLe: Date | null;
}

/** The address to which mails to a person go; null without one, and while the mail server refuses it. */
export const adresseUtile = (personne: Joignable | null | undefined): string | null =>
  personne?.courrielRefuseLe ? null : personne?.courriel || null;
