import { journaliserLecture, type ObjetLu } from './journal.ts';
import type { Portee } from './portee.ts';
import type { Transaction } from './prisma.ts';
import { Refus } from './refus.ts';

/** What an agent may unmask in a day, all dossiers together: an office day needs fewer, a curious one would need more. */
export const DEVOILEMENTS_PAR_JOUR = 30;

/** Counts a masked value about to be shown, and keeps its reason in the register of reads. Throws Refus impossible past the day's number. */
export async function inscrireDevoilement(
  tx: Transaction,
  portee: Portee,
  dossierId: string,
  objet: ObjetLu,
  raison: { motif: string; explication: string },
): Promise<void> {
  const [compte] = await tx.$queryRaw<{ permis: boolean }[]>`
    SELECT compter_devoilement(${DEVOILEMENTS_PAR_JOUR}::int) AS permis`;
  if (!compte?.permis)
    throw new Refus(
      'impossible',
      `Vous avez déjà affiché ${DEVOILEMENTS_PAR_JOUR} données masquées aujourd’hui : continuez demain, ou demandez à un collègue.`,
    );
  await journaliserLecture(tx, portee, dossierId, objet, undefined, raison);
}
