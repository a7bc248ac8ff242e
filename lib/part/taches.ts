import { remettre } from '#lib/courriel/actes.ts';
import { composerInvitationALaPart, composerSansChiffres } from '#lib/droit/consentement/part.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import type { SansChiffres } from '#lib/droit/etude/etude.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';

const adresseDe = (partId: string): string => `${configuration().url}/part/${partId}`;

/** Sends the link to a concubin, once, or keeps that its address is refused for good; a kill before it is marked sends it again under the same Message-ID. */
export async function inviterALaPart({ partId }: Taches['inviter_a_la_part']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const part = await enPortee(portee, (tx) =>
    tx.partDuConcubin.findFirst({
      where: { id: partId, envoyeeLe: null, refuseeLe: null, courriel: { not: null } },
      include: { responsable: true },
    }),
  );
  if (!part?.courriel) return;
  const { id, courriel, expireLe, responsable } = part;
  const contenu = composerInvitationALaPart({
    demandeur: nomComplet(responsable),
    limite: ecrireJour(jourDe(expireLe)),
    adresse: adresseDe(id),
  });
  const parti = await remettre({ id, destinataire: courriel, contenu });
  await enPortee(portee, (tx) =>
    tx.partDuConcubin.updateMany({
      where: { id, envoyeeLe: null, refuseeLe: null },
      data: { [parti ? 'envoyeeLe' : 'refuseeLe']: new Date(maintenant().epochMilliseconds) },
    }),
  );
}

/** Tells a concubin that the tax administration gave no figures, and why; done twice, the same Message-ID goes. */
export async function direSansChiffresAuConcubin({
  recuperationId: id,
}: Taches['dire_sans_chiffres']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const lue = await enPortee(portee, (tx) =>
    tx.recuperation.findFirst({ where: { id, suite: null }, include: { part: true } }),
  );
  if (!lue?.part?.courriel || !lue.issue) return;
  const contenu = composerSansChiffres({ issue: lue.issue as SansChiffres, adresse: adresseDe(lue.part.id) });
  await remettre({ id, destinataire: lue.part.courriel, contenu });
}
