import { reprendreAnnonces } from '#lib/dossier/actes.ts';
import { verrouillerDossiers } from '#lib/dossier/queries.ts';
import { DRAPEAU_REFUS } from '#lib/reception/faits.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { ajouterTaches, type Taches } from '#lib/technique/taches.ts';

/**
 * Once nothing refuses a person's address any more (another was given, or the same is tried again): the letters and messages that
 * nobody announced are announced there, and the flag falls. PostgreSQL orders it. Done twice, it changes nothing more.
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
