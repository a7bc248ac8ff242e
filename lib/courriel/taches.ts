import { reprendreAnnonces } from '#lib/dossier/actes.ts';
import { verrouillerDossiers } from '#lib/dossier/queries.ts';
import { DRAPEAU_REFUS } from '#lib/reception/faits.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { ajouterTaches, type Taches } from '#lib/technique/taches.ts';

/**
 * Once nothing refuses a person's address any more (another was given, or the same is tried again): the letters, messages, reminders
 * and accusés that could not leave are sent there, and the flag falls. PostgreSQL orders it. Done twice, it changes nothing more; what
 * is past its use is left by the job that sends it.
 */
export async function reprendreLesAnnonces({ responsableId }: Taches['reprendre_annonces']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  await enPortee(
    portee,
    async (tx) => {
      const siens = await tx.dossier.findMany({
        where: { demandeurId: responsableId, etat: { not: 'brouillon' } },
        select: { id: true },
      });
      const ids = siens.map(({ id }) => id);
      await verrouillerDossiers(tx, ids);
      const personne = await tx.responsable.findUnique({ where: { id: responsableId } });
      // Refused again meanwhile: by a mail that left before this job.
      if (personne?.courrielRefuseLe) return;
      await reprendreAnnonces(tx, portee, ids);
      await tx.$executeRaw`
        UPDATE dossier SET drapeaux = array_remove(drapeaux, ${DRAPEAU_REFUS}) WHERE id = ANY (${ids}::uuid[])`;
      if (!personne?.courriel) return;
      await reprendreRappels(tx, responsableId, personne.courriel);
      await reprendreAccuses(tx, ids);
      const messages = await tx.messageDeDossier.findMany({
        where: {
          ...{ dossierId: { in: ids }, responsableId, deLaFamille: false },
          ...{ luLe: null, annonceLe: null },
        },
        select: { id: true },
      });
      await ajouterTaches(
        tx,
        'annoncer_message',
        messages.map(({ id }) => ({ messageId: id })),
      );
    },
    'lot',
  );
}

/** The reminders that wait leave at the address of today. */
async function reprendreRappels(tx: Transaction, responsableId: string, courriel: string): Promise<void> {
  const attendent = { responsableId, envoyeLe: null, echec: null, courriel: { not: null } };
  const rappels = await tx.rappel.findMany({ where: attendent, select: { id: true } });
  if (rappels.length === 0) return;
  const rappelIds = rappels.map(({ id }) => id);
  await tx.rappel.updateMany({ where: { ...attendent, id: { in: rappelIds } }, data: { courriel } });
  await ajouterTaches(tx, 'envoyer_rappels', [{ rappelIds }]);
}

async function reprendreAccuses(tx: Transaction, ids: readonly string[]): Promise<void> {
  const refuses = await tx.dossier.findMany({
    where: { id: { in: [...ids] }, accuseRefuseLe: { not: null } },
    select: { id: true },
  });
  if (refuses.length > 0)
    await ajouterTaches(tx, 'accuser_enregistrement', [{ dossierIds: refuses.map(({ id }) => id) }]);
}
