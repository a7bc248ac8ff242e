import { ecrireAuxPersonnes } from '#lib/courriel/actes.ts';
import { composerCourriel } from '#lib/droit/courrier/courriel.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';

/**
 * Tells a family by mail that a message waits, and nothing of it; once. One read meanwhile is announced no more. A kill before it is
 * marked sends it again under the same Message-ID.
 */
export async function annoncerMessage({ messageId }: Taches['annoncer_message']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const message = await enPortee(portee, (tx) =>
    tx.messageDeDossier.findFirst({
      where: { id: messageId, deLaFamille: false, luLe: null, annonceLe: null },
      include: {
        dossier: { include: { demandeur: true, eleve: true, etablissement: true, scolarite: true } },
      },
    }),
  );
  if (!message?.dossier.demandeur?.courriel || message.dossier.demandeur.id !== message.responsableId) return;
  const { dossier } = message;
  const contenu = composerCourriel({
    genre: 'message',
    reference: dossier.numero,
    type: typeBourseDuDossier(dossier),
    adresse: `${configuration().url}/famille`,
  });
  const courriel = { id: message.id, destinataire: message.dossier.demandeur.courriel, contenu };
  await ecrireAuxPersonnes(
    portee,
    [courriel],
    async (tx, { id }, parti) =>
      parti &&
      tx.messageDeDossier.updateMany({
        where: { id, annonceLe: null },
        data: { annonceLe: dateDe(portee.jour) },
      }),
  );
}
