import { chargerDossier } from '#lib/dossier/queries.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee, rolesSur } from '#lib/technique/portee.ts';
import type { Prisma } from '#prisma/generated/client.ts';

export type MessageLu = Prisma.MessageDeDossierGetPayload<object>;

/**
 * The messages of a dossier that this person may read, the last first, as they stood; those written to whoever holds this portée
 * are marked read on the day. Throws Refus introuvable outside the portée.
 */
export function lireMessages(portee: Portee, dossierId: string): Promise<MessageLu[]> {
  return enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, portee, dossierId);
    const messages = await tx.messageDeDossier.findMany({
      where: { dossierId },
      orderBy: { instant: 'desc' },
    });
    const pourMoi = { dossierId, deLaFamille: portee.auteur.genre !== 'famille', luLe: null };
    const nouveaux = messages.some(({ deLaFamille, luLe }) => !luLe && deLaFamille === pourMoi.deLaFamille);
    if (nouveaux && rolesSur(portee, dossier).length > 0)
      await tx.messageDeDossier.updateMany({ where: pourMoi, data: { luLe: dateDe(portee.jour) } });
    return messages;
  });
}
