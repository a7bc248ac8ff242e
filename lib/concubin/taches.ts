import { campagneDuLieu } from '#lib/campagne/queries.ts';
import { ecrireAuxPersonnes, remettre } from '#lib/courriel/actes.ts';
import { adresseUtile } from '#lib/courriel/faits.ts';
import { composerInvitationDuConcubin } from '#lib/droit/consentement/courriel-du-concubin.ts';
import { composerRefusDuConcubin } from '#lib/droit/consentement/refus-du-concubin.ts';
import { avant, ecrireJour, type Jour } from '#lib/droit/date.ts';
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

/** The last day to ask for the bourse where a pupil is, as it is written; null once it is past. */
export async function clotureADire(
  { rentree, academieCode }: { rentree: number; academieCode: string },
  jour: Jour,
): Promise<string | null> {
  const { cloture } = (await campagneDuLieu(rentree, 'general', academieCode)) ?? {};
  return cloture && !avant(cloture, jour) ? ecrireJour(cloture) : null;
}

/**
 * Tells a person that its concubin refuses, and what to do (C. II.B.1): without an address, the établissement prints the letter. A
 * concubin who agreed since, or a consent withdrawn, leaves nothing to tell; a kill sends it again under the same Message-ID.
 */
export async function direRefusDuConcubin(tache: Taches['dire_refus_du_concubin']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const couple = 'coupleId' in tache ? tache.coupleId : null;
  const invitation = 'invitationId' in tache ? tache.invitationId : null;
  const [lu] = await enPortee(
    portee,
    (tx) => tx.$queryRaw<
      {
        id: string;
        courriel: string | null;
        courrielRefuseLe: Date | null;
        rentree: number;
        academieCode: string;
      }[]
    >`
      SELECT a.id, r.courriel, r.courriel_refuse_le AS "courrielRefuseLe", c.rentree, t.academie_code AS "academieCode"
      FROM accord_en_vigueur a JOIN consentement_en_vigueur c ON c.couple_id = a.couple_id AND c.reponse = 'oui'
      JOIN responsable r ON r.id = c.responsable_id JOIN etablissement t ON t.uai = c.uai
      WHERE NOT a.accord AND a.couple_id = coalesce(${couple}::uuid,
        (SELECT i.couple_id FROM invitation_de_concubin i WHERE i.id = ${invitation}::uuid))
      ORDER BY c.rentree DESC LIMIT 1`,
  );
  const destinataire = lu && adresseUtile(lu);
  if (!destinataire) return;
  const contenu = composerRefusDuConcubin({
    cloture: await clotureADire(lu, portee.jour),
    adresse: `${configuration().url}/famille/etude`,
  });
  await ecrireAuxPersonnes(portee, [{ id: lu.id, destinataire, contenu }]);
}
