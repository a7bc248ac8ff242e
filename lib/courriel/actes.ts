/** Mails to persons, and the addresses that refuse them: a fact of the person, whichever mail was refused. */
import { z } from 'zod';
import { AdresseRefusee, type Courriel, messagerie } from '#lib/connecteurs/messagerie.ts';
import { verrouillerDossiers } from '#lib/dossier/queries.ts';
import { DRAPEAU_REFUS } from '#lib/reception/faits.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { menerTous } from '#lib/technique/taches.ts';

/** Sends one mail: false when the server refuses its address for good. Throws what may go better later. */
export async function remettre(courriel: Courriel): Promise<boolean> {
  try {
    await messagerie().envoyer(courriel);
    return true;
  } catch (erreur) {
    if (erreur instanceof AdresseRefusee) return false;
    throw erreur;
  }
}

/**
 * Sends mails to persons whom the base knows, and has `marquer` write of each, as soon as it is known, whether it left. An address
 * refused for good becomes a fact of whoever has it; while it stands nothing is tried there. One mail that fails does not stop the others.
 */
export async function ecrireAuxPersonnes<C extends Courriel>(
  portee: Portee,
  courriels: readonly C[],
  marquer: (tx: Transaction, courriel: C, parti: boolean) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const refusees = await enPortee(portee, (tx) => adressesRefusees(tx, courriels));
  await menerTous(
    courriels.map(async (courriel) => {
      const connue = refusees.has(courriel.destinataire);
      const parti = !connue && (await remettre(courriel));
      await enPortee(portee, async (tx) => {
        if (!(parti || connue)) await noterRefus(tx, courriel.destinataire);
        await marquer(tx, courriel, parti);
      });
    }),
  );
}

async function adressesRefusees(tx: Transaction, courriels: readonly Courriel[]): Promise<Set<string>> {
  const lues = await tx.$queryRaw<{ courriel: string }[]>`
    SELECT courriel FROM responsable
    WHERE courriel_refuse_le IS NOT NULL
      AND courriel_cherche IN (SELECT lower(a) FROM unnest(${courriels.map(({ destinataire }) => destinataire)}::text[]) AS a)`;
  return new Set(lues.map(({ courriel }) => courriel));
}

/**
 * Keeps that the server refuses an address, of each person who has it, and flags the demandes that they filed. The dossiers are locked:
 * an act under way would write its flags without this one.
 */
async function noterRefus(tx: Transaction, adresse: string): Promise<void> {
  const lus = await tx.$queryRaw<{ id: string }[]>`
    WITH refus AS (
      UPDATE responsable SET courriel_refuse_le = ${new Date(maintenant().epochMilliseconds)}
      WHERE courriel_cherche = lower(${adresse}) AND courriel = ${adresse} AND courriel_refuse_le IS NULL RETURNING id)
    SELECT d.id FROM dossier d JOIN refus ON refus.id = d.demandeur_id WHERE d.etat <> 'brouillon'`;
  const ids = lus.map(({ id }) => id);
  await verrouillerDossiers(tx, ids);
  await tx.$executeRaw`
    UPDATE dossier SET drapeaux = array_append(drapeaux, ${DRAPEAU_REFUS})
    WHERE id = ANY (${ids}::uuid[]) AND NOT ${DRAPEAU_REFUS} = ANY (drapeaux)`;
}

/**
 * A mail that had left came back, its address refused for good: the same fact as when the server says it at once. The letter or the
 * accusé that it announced waits again for an address that takes mails. Nothing is noted of an address that is no more the person's.
 * Done twice, it changes nothing more.
 */
export const noterRetour = (
  portee: Portee,
  { id, adresse }: { id: string; adresse: string },
): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const connues = await tx.$queryRaw<{ courriel: string }[]>`
        SELECT DISTINCT courriel FROM responsable WHERE courriel_cherche = lower(${adresse})`;
      const instant = new Date(maintenant().epochMilliseconds);
      for (const { courriel } of connues) {
        await noterRefus(tx, courriel);
        if (!z.uuid().safeParse(id).success) continue;
        await tx.courrier.updateMany({
          where: { id, courriel, courrielEnvoyeLe: { not: null } },
          data: { courrielEnvoyeLe: null, courrielRefuseLe: instant },
        });
        await tx.dossier.updateMany({
          where: { id, accuseRefuseLe: null, canal: 'en_ligne', demandeur: { courriel } },
          data: { accuseRefuseLe: instant },
        });
      }
    },
    'acte',
  );

/**
 * A family changes the address at which it is written to, or says that the one refused is good after all: what waited leaves there.
 * What the address was stays among the corrections of the person. Throws Refus interdit to anybody else.
 */
export async function changerMonAdresse(portee: Portee, courriel: string): Promise<void> {
  if (portee.auteur.genre !== 'famille') throw new Refus('interdit', 'Chacun donne sa propre adresse.');
  await enPortee(
    portee,
    (tx) => tx.$queryRaw`SELECT changer_mon_adresse(${courriel}, ${dateDe(portee.jour)}::date)::text`,
  );
}
