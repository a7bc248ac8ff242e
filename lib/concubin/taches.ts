import { remettre } from '#lib/courriel/actes.ts';
import { composerInvitationDuConcubin } from '#lib/droit/consentement/courriel-du-concubin.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';

/** Sends the link to a concubin, once, or keeps that its address is refused for good; a kill before it is marked sends it again under the same Message-ID. */
export async function inviterConcubin({ invitationId }: Taches['inviter_concubin']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const invitation = await enPortee(portee, (tx) =>
    tx.invitationDeConcubin.findFirst({
      where: { id: invitationId, envoyeeLe: null, refuseeLe: null },
      include: { couple: { include: { responsable: true } } },
    }),
  );
  if (!invitation) return;
  const { id, courriel, expireLe, couple } = invitation;
  const contenu = composerInvitationDuConcubin({
    demandeur: nomComplet(couple.responsable),
    limite: ecrireJour(jourDe(expireLe)),
    adresse: `${configuration().url}/concubin/${id}`,
  });
  const parti = await remettre({ id, destinataire: courriel, contenu });
  await enPortee(portee, (tx) =>
    tx.invitationDeConcubin.updateMany({
      where: { id, envoyeeLe: null, refuseeLe: null },
      data: { [parti ? 'envoyeeLe' : 'refuseeLe']: new Date(maintenant().epochMilliseconds) },
    }),
  );
}
