import { remettre } from '#lib/courriel/actes.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { composerVerificationDeBoite } from '#lib/droit/habilitation/courriels.ts';
import { codeDeBoite } from '#lib/technique/code-de-boite.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';

/** Sends its link to a mailbox, once, or keeps that the address refuses it; a kill before it is marked sends it again under the same Message-ID. */
export async function verifierUneBoite({ boiteId }: Taches['verifier_une_boite']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const boite = await enPortee(portee, (tx) =>
    tx.boiteDeContact.findFirst({
      where: { id: boiteId, envoyeeLe: null, refuseeLe: null },
      include: { habilitation: { select: { numero: true, organisme: true } } },
    }),
  );
  if (!boite) return;
  const { id, courriel, expireLe, habilitation } = boite;
  const { denomination = '' } = habilitation.organisme as { denomination?: string };
  const contenu = composerVerificationDeBoite({
    organisme: denomination,
    numero: habilitation.numero,
    limite: ecrireJour(jourDe(expireLe)),
    adresse: `${configuration().url}/boite/${codeDeBoite(id)}`,
  });
  const partie = await remettre({ id, destinataire: courriel, contenu });
  await enPortee(portee, (tx) =>
    tx.boiteDeContact.updateMany({
      where: { id, envoyeeLe: null },
      data: { [partie ? 'envoyeeLe' : 'refuseeLe']: new Date(maintenant().epochMilliseconds) },
    }),
  );
}
