import { messagerie } from '#lib/connecteurs/messagerie.ts';
import { composerInvitation } from '#lib/droit/courrier/lettre-invitation.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';
import { campagneOuverte } from './queries.ts';

/**
 * Sends the mails of reminders, and marks each as soon as it is sent; a kill between the two sends that one again under the
 * same Message-ID. Nothing leaves once the campaign is closed. One that is refused does not stop the others.
 */
export async function envoyerRelances({ relanceIds }: Taches['envoyer_relances']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const relances = await enPortee(portee, (tx) =>
    tx.relance.findMany({
      where: { id: { in: [...relanceIds] }, etape: 'courriel', envoyeeLe: null },
      include: { scolarite: { include: { etablissement: true } } },
    }),
  );
  const envois = relances.map(async ({ id, courriel, scolarite }) => {
    const campagne = await campagneOuverte(portee.jour, scolarite.academieCode);
    if (!campagne) return;
    const contenu = composerInvitation({
      etablissement: scolarite.etablissement.nom,
      cloture: campagne.cloture,
      adresse: `${configuration().url}/demander`,
    });
    await messagerie().envoyer({ id, destinataire: courriel ?? '', contenu });
    await enPortee(portee, (tx) =>
      tx.relance.updateMany({
        where: { id, envoyeeLe: null },
        data: { envoyeeLe: new Date(maintenant().epochMilliseconds) },
      }),
    );
  });
  const [faute] = (await Promise.allSettled(envois)).filter(({ status }) => status === 'rejected');
  if (faute?.status === 'rejected') throw faute.reason;
}
