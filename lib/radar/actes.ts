import { apres } from '#lib/droit/date.ts';
import { RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, exigerDpo, type Portee, tient } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { avecLesRefusDeLaBase } from '#lib/technique/refus-de-la-base.ts';
import { accepteLesSms, lieuxTenus } from './queries.ts';
import type { ContactSaisi, EcartSaisi, ReglageSaisi } from './schema.ts';

/** A schooling that the person's établissement follows: one who writes of it at a time. */
async function tenir(tx: Transaction, portee: Portee, scolariteId: string) {
  await tx.$queryRaw`SELECT count(pg_advisory_xact_lock(hashtext('radar ' || ${scolariteId})))`;
  const scolarite = await tx.scolarite.findFirst({
    where: { id: scolariteId, uai: { in: lieuxTenus(portee, RELANCEURS).uais } },
    include: { radar: { where: { genre: { not: 'contact' } }, orderBy: { rang: 'desc' }, take: 1 } },
  });
  if (!scolarite) throw new Refus('introuvable', 'Cet élève n’est pas dans votre établissement.');
  return { ...scolarite, ecarte: scolarite.radar[0]?.genre === 'ecarte' };
}

function exigerDeRelancer(portee: Portee): void {
  if (portee.auteur.genre !== 'agent' || !tient(portee, ...RELANCEURS))
    throw new Refus('interdit', 'Joindre les familles revient à l’établissement.');
}

const signe = ({ auteur }: Portee) => ({
  id: crypto.randomUUID(),
  rang: 0,
  auteurId: auteur.id ?? '',
  auteurNom: auteur.nom,
});

/**
 * Notes a contact with a person in charge of a pupil. Throws Refus interdit to who reminds no family, introuvable for a pupil or a
 * person of elsewhere, impossible for a day to come, or an SMS to who does not take them.
 */
export async function noterUnContact(
  portee: Portee,
  { scolariteId, jour, ...contact }: ContactSaisi,
): Promise<void> {
  exigerDeRelancer(portee);
  if (apres(jour, portee.jour))
    throw new Refus('impossible', 'Jour du contact : il n’est pas encore passé.', { champ: 'jour' });
  await enPortee(portee, async (tx) => {
    const { eleveId } = await tenir(tx, portee, scolariteId);
    const lien = await tx.lien.findUnique({
      where: { eleveId_responsableId: { eleveId, responsableId: contact.responsableId } },
      include: { responsable: true },
    });
    if (!lien)
      throw new Refus('introuvable', 'Cette personne n’est pas en charge de cet élève : rechargez la page.', {
        champ: 'responsableId',
      });
    if (contact.canal === 'sms' && !(await accepteLesSms(tx, [lien.responsableId])).has(lien.responsableId))
      throw new Refus(
        'impossible',
        `${nomComplet(lien.responsable)} n’accepte pas les SMS : choisissez un autre moyen.`,
        { champ: 'canal' },
      );
    await tx.faitDeRadar.create({
      data: { ...signe(portee), ...contact, scolariteId, genre: 'contact', jour: dateDe(jour) },
    });
  });
}

/** Sets a pupil aside. Throws Refus conflit when somebody did already. */
export async function ecarterDuRadar(portee: Portee, { scolariteId, motif }: EcartSaisi): Promise<void> {
  exigerDeRelancer(portee);
  await enPortee(portee, async (tx) => {
    const { ecarte } = await tenir(tx, portee, scolariteId);
    if (ecarte) throw new Refus('conflit', 'Cet élève est déjà écarté : rechargez la page.');
    await tx.faitDeRadar.create({
      data: { ...signe(portee), scolariteId, genre: 'ecarte', motif, jour: dateDe(portee.jour) },
    });
  });
}

/** Puts a pupil back. Throws Refus conflit when the pupil is in the list. */
export async function remettreAuRadar(
  portee: Portee,
  { scolariteId }: Pick<EcartSaisi, 'scolariteId'>,
): Promise<void> {
  exigerDeRelancer(portee);
  await enPortee(portee, async (tx) => {
    const { ecarte } = await tenir(tx, portee, scolariteId);
    if (!ecarte) throw new Refus('conflit', 'Cet élève est déjà dans la liste : rechargez la page.');
    await tx.faitDeRadar.create({
      data: { ...signe(portee), scolariteId, genre: 'remis', jour: dateDe(portee.jour) },
    });
  });
}

/** Writes that a person of the établissement wants no more SMS. Throws Refus introuvable for a person of elsewhere. */
export async function retirerDesSms(
  portee: Portee,
  { scolariteId, responsableId }: { scolariteId: string; responsableId: string },
): Promise<void> {
  exigerDeRelancer(portee);
  await avecLesRefusDeLaBase(() =>
    enPortee(portee, async (tx) => {
      await tenir(tx, portee, scolariteId);
      await tx.$queryRaw`SELECT dire_les_sms(${responsableId}::uuid, false)::text`;
    }),
  );
}

/** A person says for itself whether it wants SMS; the last word holds. Throws Refus interdit to anybody but a family. */
export async function direMesSms(portee: Portee, accepte: boolean): Promise<void> {
  const { auteur } = portee;
  if (auteur.genre !== 'famille') throw new Refus('interdit', 'Chacun répond pour soi.');
  await avecLesRefusDeLaBase(() =>
    enPortee(portee, (tx) => tx.$queryRaw`SELECT dire_les_sms(${auteur.id}::uuid, ${accepte})::text`),
  );
}

/**
 * Opens or closes what the list may read of a family, from now on, with the reason. Throws Refus introuvable to anybody but the data
 * protection officer, conflit when it is so already.
 */
export async function reglerUneDonnee(
  portee: Portee,
  { donnee, ouverte, motif }: ReglageSaisi,
): Promise<void> {
  exigerDpo(portee);
  await avecLesRefusDeLaBase(() =>
    enPortee(portee, (tx) => tx.$queryRaw`SELECT regler_une_donnee(${donnee}, ${ouverte}, ${motif})::text`),
  );
}
