import { exigerAdministrateur, type Portee } from '#lib/technique/portee.ts';
import { prisma } from '#lib/technique/prisma.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/**
 * The last time that the worker computed the whole journal again, null before the first. Throws Refus introuvable to
 * anybody but an administrateur.
 */
export async function derniereVerification(
  portee: Portee,
): Promise<Prisma.VerificationDeJournalGetPayload<object> | null> {
  exigerAdministrateur(portee);
  return prisma().verificationDeJournal.findFirst({ orderBy: { id: 'desc' } });
}
