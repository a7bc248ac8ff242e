import { createHmac } from 'node:crypto';
import { poster } from '#lib/connecteurs/livraison.ts';
import type { ActeDHabilitation } from '#lib/droit/habilitation/cycle.ts';
import { ecrireEvenement } from '#lib/habilitation/ecritures.ts';
import { dechiffrer } from '#lib/technique/chiffrement.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { ajouterTache, type Taches } from '#lib/technique/taches.ts';
import { definitionDe, direLaDemande } from './faits.ts';

/** Events that are told, under the names of the contract; never a call nor a pupil. */
const EVENEMENTS: Partial<Record<ActeDHabilitation, string>> = {
  creer: 'create',
  enregistrer: 'update',
  joindre_document: 'update',
  deposer: 'submit',
  demander_modifications: 'request_changes',
  valider: 'approve',
  refuser: 'refuse',
  rouvrir: 'reopen',
  annuler_reouverture: 'cancel_reopening',
  passer_en_production: 'start_next_stage',
  annuler_etape: 'cancel_next_stage',
  revoquer: 'revoke',
  archiver: 'archive',
  ecrire: 'instructor_message',
  corriger: 'admin_update',
  annoncer_changement: 'bulk_update',
  accepter_transfert: 'transfer',
  reprendre: 'claim',
  copier: 'copy',
  rappeler_demande: 'system_reminder',
  rappeler_expiration: 'system_reminder',
};

/** The same move has another name when another makes it, or of what is granted already. */
const AUTREMENT_DITS: Readonly<Record<string, string>> = {
  'ecrire/representant': 'applicant_message',
  'archiver/systeme': 'system_archive',
  'corriger/validee': 'admin_change',
};

const secondes = (date: Date): number => Math.floor(date.getTime() / 1000);

/** What is sent of a request, as the contract writes it. */
async function corpsDe(tx: Transaction, evenementId: string): Promise<{ corps: string; nom: string } | null> {
  const lu = await tx.evenementHabilitation.findUnique({
    where: { id: evenementId },
    include: { habilitation: { include: { octrois: { orderBy: { rang: 'asc' } } } } },
  });
  const nom =
    lu &&
    (AUTREMENT_DITS[`${lu.acte}/${lu.auteurGenre}`] ??
      AUTREMENT_DITS[`${lu.acte}/${lu.deEtat}`] ??
      EVENEMENTS[lu.acte as ActeDHabilitation]);
  if (!lu || !nom) return null;
  const { habilitation: h } = lu;
  const demandeur = await tx.representant.findUnique({ where: { id: h.titulaireId ?? h.creeParId } });
  const corps = {
    event: nom,
    fired_at: secondes(lu.instant),
    model_type: `authorization_request/${definitionDe(h)}`,
    model_id: h.id,
    data: direLaDemande({ ...h, etat: lu.versEtat }, demandeur),
  };
  return { corps: JSON.stringify(corps), nom };
}

/** Orders the delivery of an event to whoever its request names; done again, once. A suspended address keeps it for later. */
export async function annoncerUnEvenement({ evenementId }: Taches['annoncer_un_evenement']): Promise<void> {
  await enPortee(porteeSysteme(await aujourdHui()), async (tx) => {
    const evenement = await tx.evenementHabilitation.findUnique({ where: { id: evenementId } });
    const webhook =
      evenement && (await tx.webhook.findUnique({ where: { habilitationId: evenement.habilitationId } }));
    const lu = webhook && (await corpsDe(tx, evenementId));
    if (!webhook || !lu) return;
    const id = crypto.randomUUID();
    const { count } = await tx.envoiDeWebhook.createMany({
      data: { id, webhookId: webhook.id, evenementId, acte: lu.nom, corps: lu.corps },
      skipDuplicates: true,
    });
    if (count === 1 && !webhook.suspenduLe) await ajouterTache(tx, 'livrer_webhook', { envoiId: id });
  });
}

/** Orders a trial. */
export async function essayerWebhook({ webhookId }: Taches['essayer_webhook']): Promise<void> {
  await enPortee(porteeSysteme(await aujourdHui()), async (tx) => {
    const id = crypto.randomUUID();
    const corps = JSON.stringify({
      test: true,
      timestamp: Math.floor(maintenant().epochMilliseconds / 1000),
    });
    await tx.envoiDeWebhook.createMany({ data: { id, webhookId, acte: 'test', corps } });
    await ajouterTache(tx, 'livrer_webhook', { envoiId: id });
  });
}

const REUSSIS = [200, 201, 204];

/** Failures in a row after which nothing is sent until the body says its address again. */
const ECHECS_MAX = 5;

/**
 * Delivers one body, signed: any answer but 200, 201 or 204 within ten seconds is a failure, tried again later by the queue.
 * After five in a row the address is suspended, and its body is told. `envoyer`: how it leaves.
 */
export async function livrerWebhook(
  { envoiId }: Taches['livrer_webhook'],
  envoyer: typeof poster = poster,
): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const envoi = await enPortee(portee, (tx) =>
    tx.envoiDeWebhook.findUnique({ where: { id: envoiId }, include: { webhook: true } }),
  );
  if (!envoi || envoi.webhook.suspenduLe) return;
  const { webhook, corps } = envoi;
  const secret = dechiffrer(webhook.secret, { table: 'webhook', colonne: 'secret', cle: webhook.id });
  const signature = createHmac('sha256', secret).update(corps).digest('hex');
  const statut = await envoyer(webhook.adresse, corps, {
    'X-Hub-Signature-256': `sha256=${signature}`,
    'X-App-Environment': configuration().demo ? 'sandbox' : 'production',
  }).catch(() => null);
  const reussi = statut !== null && REUSSIS.includes(statut);
  const suspendu = await enPortee(portee, async (tx) => {
    const essayeLe = new Date(maintenant().epochMilliseconds);
    await tx.envoiDeWebhook.updateMany({
      where: { id: envoiId },
      data: { statut, essayeLe, tentatives: { increment: 1 }, ...(reussi ? { livreLe: essayeLe } : {}) },
    });
    const [{ echecs } = { echecs: 0 }] = await tx.$queryRaw<{ echecs: number }[]>`
      UPDATE webhook SET echecs = ${reussi ? 0 : 1} + CASE WHEN ${reussi} THEN 0 ELSE echecs END WHERE id = ${webhook.id}::uuid
      RETURNING echecs`;
    if (echecs < ECHECS_MAX) return false;
    await tx.webhook.updateMany({ where: { id: webhook.id }, data: { suspenduLe: essayeLe } });
    await ecrireEvenement(tx, { habilitationId: webhook.habilitationId, acte: 'suspendre_webhook' });
    return true;
  });
  // The queue tries it again, later each time.
  if (!reussi && !suspendu) throw new Error(`notification refusée : ${statut ?? 'sans réponse'}`);
}
