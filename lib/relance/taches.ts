import { ecrireAuxPersonnes } from '#lib/courriel/actes.ts';
import { composerInvitation, composerInvitationParSms } from '#lib/droit/courrier/lettre-invitation.ts';
import type { Jour } from '#lib/droit/date.ts';
import { envoyerAQuiAccepte } from '#lib/sms/taches.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { menerTous, type Taches } from '#lib/technique/taches.ts';
import { campagneOuverte } from './queries.ts';

/**
 * Sends the mails and the SMS of reminders, and marks each as soon as it is sent; a kill between the two sends that one again under the
 * same Message-ID. Nothing leaves once the campaign is closed. One that is refused does not stop the others.
 * `leJour`: for whoever tells the past.
 */
export async function envoyerRelances(
  { relanceIds }: Taches['envoyer_relances'],
  leJour?: Jour,
): Promise<void> {
  const portee = porteeSysteme(leJour ?? (await aujourdHui()));
  const relances = await enPortee(portee, (tx) =>
    tx.relance.findMany({
      where: {
        id: { in: [...relanceIds] },
        etape: { in: ['courriel', 'sms'] },
        envoyeeLe: null,
        echec: null,
      },
      include: { scolarite: { include: { etablissement: true } } },
    }),
  );
  const dues = await Promise.all(
    relances.map(async (relance) => {
      const { scolarite } = relance;
      const campagne = await campagneOuverte(portee.jour, scolarite.academieCode);
      if (!campagne) return [];
      const faits = {
        etablissement: scolarite.etablissement.nom,
        cloture: campagne.cloture,
        adresse: `${configuration().url}/demander`,
      };
      return [{ ...relance, faits }];
    }),
  );
  const marquer = (tx: Transaction, { id }: { id: string }, echec: string | null) =>
    tx.relance.updateMany({
      where: { id, envoyeeLe: null, echec: null },
      data: echec ? { echec } : { envoyeeLe: new Date(maintenant().epochMilliseconds) },
    });
  const courriels = dues
    .flat()
    .flatMap(({ id, courriel, faits }) =>
      courriel ? { id, destinataire: courriel, contenu: composerInvitation(faits) } : [],
    );
  const sms = dues.flat().map(async ({ id, telephone, responsableId, faits }) => {
    if (!telephone) return;
    const echec = await envoyerAQuiAccepte(
      portee,
      { id, telephone, responsableId },
      composerInvitationParSms(faits),
    );
    await enPortee(portee, (tx) => marquer(tx, { id }, echec));
  });
  await menerTous([
    ecrireAuxPersonnes(portee, courriels, (tx, relance, parti) =>
      marquer(tx, relance, parti ? null : 'adresse_refusee'),
    ),
    ...sms,
  ]);
}
