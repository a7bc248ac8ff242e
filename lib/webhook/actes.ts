import { randomBytes } from 'node:crypto';
import { ecrireEvenement } from '#lib/habilitation/ecritures.ts';
import { habilitationDe } from '#lib/habilitation/queries.ts';
import { chiffrer } from '#lib/technique/chiffrement.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import type { Reglage, Rejeu } from './schema.ts';

/**
 * Says where the events of a request are told, from now on, and lifts a suspension. Gives the new secret that signs them: it is
 * shown once.
 */
export const reglerWebhook = (portee: Portee, { id: habilitationId, adresse }: Reglage): Promise<string> =>
  enPortee(
    portee,
    async (tx) => {
      await habilitationDe(tx, habilitationId);
      const connu = await tx.webhook.findUnique({ where: { habilitationId } });
      const id = connu?.id ?? crypto.randomUUID();
      const secret = randomBytes(32).toString('base64url');
      const regle = { adresse, secret: chiffrer(secret, { table: 'webhook', colonne: 'secret', cle: id }) };
      if (connu)
        await tx.webhook.updateMany({ where: { id }, data: { ...regle, echecs: 0, suspenduLe: null } });
      else await tx.webhook.createMany({ data: { id, habilitationId, ...regle } });
      await ecrireEvenement(tx, {
        habilitationId,
        acte: 'regler_webhook',
        contenu: { changements: [{ champ: 'adresse', avant: connu?.adresse ?? null, apres: adresse }] },
      });
      return secret;
    },
    'acte',
  );

async function webhookRegle(tx: Transaction, habilitationId: string): Promise<{ id: string }> {
  const webhook = await tx.webhook.findUnique({ where: { habilitationId }, select: { id: true } });
  if (!webhook) throw new Refus('introuvable', 'Aucune adresse n’est donnée.');
  return webhook;
}

/** Sends a trial, which says nothing of the request. */
export const essayerWebhook = (portee: Portee, habilitationId: string): Promise<void> =>
  enPortee(portee, async (tx) => {
    const { id } = await webhookRegle(tx, habilitationId);
    await ajouterTache(tx, 'essayer_webhook', { webhookId: id });
  });

/** Sends again a delivery of one's request, the same to the letter. Throws Refus introuvable on any other. */
export const rejouerEnvoi = (portee: Portee, { id: habilitationId, envoiId }: Rejeu): Promise<void> =>
  enPortee(portee, async (tx) => {
    const { id: webhookId } = await webhookRegle(tx, habilitationId);
    const envoi = await tx.envoiDeWebhook.findFirst({ where: { id: envoiId, webhookId } });
    if (!envoi) throw new Refus('introuvable', 'Cet envoi n’existe pas.');
    await ajouterTache(tx, 'livrer_webhook', { envoiId });
  });
