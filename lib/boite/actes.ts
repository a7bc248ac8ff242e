import type { Jour } from '#lib/droit/date.ts';
import { DUREE_DU_LIEN_DE_BOITE } from '#lib/droit/habilitation/courriels.ts';
import { codeDeBoite, empreinteDeBoite } from '#lib/technique/code-de-boite.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { sansIdentite } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import { boitesDe } from './queries.ts';

/** Links sent in a day at most, to one address and for one request: nobody is pestered by another's hand. */
const PAR_ADRESSE = 3;
const PAR_DEMANDE = 20;

/**
 * Sends a link to each address of a request that has not answered, in the caller's transaction: only to those that have none
 * yet, or to all of them (`encore`). Gives how many leave; an address that had too many today waits for tomorrow.
 */
export async function demanderConfirmations(
  tx: Transaction,
  jour: Jour,
  habilitationId: string,
  encore: boolean,
): Promise<number> {
  const envoyees = await tx.$queryRaw<{ courriel: string; n: number }[]>`
    SELECT courriel, count(*)::int AS n FROM boite_de_contact
    WHERE habilitation_id = ${habilitationId}::uuid AND cree_le > now() - interval '1 day' GROUP BY courriel`;
  const deja = new Map(envoyees.map(({ courriel, n }) => [courriel, n]));
  const reste = PAR_DEMANDE - envoyees.reduce((total, { n }) => total + n, 0);
  const aQui = (await boitesDe(tx, habilitationId))
    .filter(({ confirmeeLe, demandeeLe }) => confirmeeLe === null && (encore || demandeeLe === null))
    .filter(({ courriel }) => (deja.get(courriel) ?? 0) < PAR_ADRESSE)
    .slice(0, Math.max(0, reste));
  for (const { courriel } of aQui) {
    const id = crypto.randomUUID();
    await tx.boiteDeContact.createMany({
      data: {
        id,
        habilitationId,
        courriel,
        empreinte: empreinteDeBoite(codeDeBoite(id)),
        expireLe: dateDe(jour.add({ days: DUREE_DU_LIEN_DE_BOITE.jours })),
      },
    });
    await ajouterTache(tx, 'verifier_une_boite', { boiteId: id });
  }
  return aQui.length;
}

/** Keeps that the mail server refuses the address of a contact, beside the last link that it was sent; nothing of any other address. */
export async function noterBoiteRefusee(
  tx: Transaction,
  habilitationId: string,
  courriel: string,
): Promise<void> {
  const derniere = await tx.boiteDeContact.findFirst({
    where: { habilitationId, courriel },
    orderBy: { creeLe: 'desc' },
  });
  if (!derniere) return;
  await tx.boiteDeContact.updateMany({
    where: { id: derniere.id, refuseeLe: null },
    data: { refuseeLe: new Date(maintenant().epochMilliseconds) },
  });
}

/** Answers from a mailbox, by its link. Throws Refus impossible when the link opens nothing, or no longer. */
export async function confirmerBoite(code: string, jour: Jour): Promise<void> {
  await sansIdentite(jour, async (tx) => {
    const [{ faite } = { faite: false }] = await tx.$queryRaw<{ faite: boolean }[]>`
      SELECT confirmer_la_boite(${empreinteDeBoite(code)}) AS faite`;
    if (!faite)
      throw new Refus(
        'impossible',
        'Ce lien n’ouvre plus rien : demandez à l’organisme de vous en envoyer un autre depuis sa demande.',
      );
  });
}
