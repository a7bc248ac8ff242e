/** A run of the étude automatique in the hands of persons: prepared, rehearsed, started, paused, stopped (C. II.B.1). */
import { exigerOuverte } from '#lib/campagne/queries.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { BILAN_VIDE } from '#lib/droit/etude/bilan.ts';
import { exigerLeJourDesEtudes } from '#lib/etude/actes.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import type { GenreDePassage, PassageDEtude, Prisma } from '#prisma/generated/client.ts';
import { bilanDe, GESTES, type Geste, gestesDe, LIBELLES_DES_PASSAGES } from './faits.ts';
import { peut, prepareLa } from './queries.ts';
import type { Preparation } from './schema.ts';

const json = (bilan: object): Prisma.InputJsonObject => ({ ...bilan }) as Prisma.InputJsonObject;

/**
 * Prepares a run for the rentrée of the day; nothing is read nor written yet. Returns its id. Throws Refus interdit where the
 * person prepares none, impossible when an établissement is not one of the académie.
 */
export function preparerPassage(
  portee: Portee,
  { academie, uais }: Preparation,
  consentements: readonly string[] = [],
): Promise<string> {
  const academieCode = academie || null;
  if (!prepareLa(portee, { academieCode }))
    throw new Refus('interdit', 'Une étude automatique se prépare dans votre académie, ou au ministère.', {
      champ: 'academie',
    });
  if (!academieCode && uais.length > 0)
    throw new Refus('impossible', 'Choisissez d’abord l’académie de ces établissements.', {
      champ: 'academie',
    });
  return enPortee(portee, async (tx) => {
    const connus = await tx.etablissement.findMany({
      where: { uai: { in: uais }, academieCode: academieCode ?? '' },
      select: { uai: true },
    });
    const inconnu = uais.find((uai) => !connus.some((connu) => connu.uai === uai));
    if (inconnu)
      throw new Refus(
        'impossible',
        `Aucun établissement ${inconnu} dans cette académie : vérifiez son UAI.`,
        {
          champ: 'uais',
        },
      );
    const id = crypto.randomUUID();
    await tx.passageDEtude.createMany({
      data: {
        ...{ id, academieCode, uais, consentements: [...consentements] },
        rentree: rentreeDu(portee.jour),
        auteurId: portee.auteur.id ?? '',
        auteurNom: portee.auteur.nom,
      },
    });
    return id;
  });
}

/**
 * Starts a run of consents that were studied already, in the caller's transaction: it needs no rehearsal, each line was counted.
 * Returns its id. Throws Refus interdit where the person prepares none, impossible before the day of the études.
 */
export async function ouvrirUnRejeu(
  tx: Transaction,
  portee: Portee,
  { academieCode, consentements }: { academieCode: string; consentements: readonly string[] },
): Promise<string> {
  if (!prepareLa(portee, { academieCode }))
    throw new Refus('interdit', 'Une étude automatique se rejoue dans votre académie.');
  const { auteur, jour } = portee;
  const rentree = rentreeDu(jour);
  exigerLeJourDesEtudes(jour, rentree);
  const id = crypto.randomUUID();
  const prepare = { auteurId: auteur.id ?? '', auteurNom: auteur.nom };
  await tx.passageDEtude.createMany({
    data: { ...{ id, academieCode, rentree, consentements: [...consentements] }, ...prepare },
  });
  await tx.passageDEtude.updateMany({
    where: { id },
    data: {
      ...{ etat: 'en_cours', bilan: json(BILAN_VIDE), aEtudier: consentements.length, tour: 1 },
      ...{ lanceParId: auteur.id, lanceParNom: auteur.nom },
      lanceLe: new Date(maintenant().epochMilliseconds),
    },
  });
  await ajouterTache(tx, 'etudier_passage', { passageId: id, tour: 1 });
  return id;
}

/** What an étude left, of which a service decides without any call: these consents, or what will be left on a day. */
export interface Suite {
  genre: Exclude<GenreDePassage, 'etude'>;
  academieCode: string;
  consentements: readonly string[];
  prevuLe?: Date;
}

/** Prepares it, in the caller's transaction; nothing is written for families before it starts. Returns its id. */
export async function preparerUneSuite(tx: Transaction, portee: Portee, suite: Suite): Promise<string> {
  const { genre, academieCode, consentements, prevuLe } = suite;
  if (!prepareLa(portee, { academieCode }))
    throw new Refus('interdit', 'Ce qui reste d’une étude automatique se règle dans votre académie.', {
      champ: 'academie',
    });
  const rentree = rentreeDu(portee.jour);
  exigerLeJourDesEtudes(portee.jour, rentree);
  const id = crypto.randomUUID();
  await tx.passageDEtude.createMany({
    data: {
      ...{ id, genre, academieCode, rentree, consentements: [...consentements], prevuLe: prevuLe ?? null },
      ...{ auteurId: portee.auteur.id ?? '', auteurNom: portee.auteur.nom },
    },
  });
  return id;
}

/** What each gesture writes besides the state. */
const ECRIT: Readonly<
  Record<Geste, (passage: PassageDEtude, portee: Portee) => Prisma.PassageDEtudeUpdateManyMutationInput>
> = {
  repeter: () => ({ repetition: json(BILAN_VIDE), curseur: null }),
  lancer: (passage, { auteur }) => ({
    bilan: json(BILAN_VIDE),
    curseur: null,
    aEtudier: passage.genre === 'etude' ? bilanDe(passage.repetition).total : passage.consentements.length,
    lanceParId: auteur.id,
    lanceParNom: auteur.nom,
    lanceLe: new Date(maintenant().epochMilliseconds),
  }),
  suspendre: () => ({}),
  reprendre: ({ etat, essai }) => ({ cause: null, finiLe: null, essai: etat === 'fini' ? essai + 1 : essai }),
  arreter: () => ({ finiLe: new Date(maintenant().epochMilliseconds) }),
};

/** Those after which the worker goes on. */
const TRAVAILLENT: readonly Geste[] = ['repeter', 'lancer', 'reprendre'];

/**
 * Does one gesture on a run, and returns of which kind it is. What is paused or stopped ends with the set that is being written. Throws Refus introuvable where the
 * person prepares none, interdit to who may not start one, conflit when the run is elsewhere by now, impossible before the day.
 */
export function mener(portee: Portee, passageId: string, geste: Geste): Promise<GenreDePassage> {
  return enPortee(portee, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM passage_d_etude WHERE id = ${passageId}::uuid FOR UPDATE`;
    const passage = await tx.passageDEtude.findUnique({ where: { id: passageId } });
    if (!passage || !prepareLa(portee, passage))
      throw new Refus('introuvable', 'Cette étude automatique est introuvable.');
    if (!peut(portee, geste, passage))
      throw new Refus(
        'interdit',
        'Une étude automatique est lancée par le responsable du service académique, ou par le ministère.',
        { texte: 'C. II.B.1' },
      );
    if (!gestesDe(passage).includes(geste))
      throw new Refus(
        'conflit',
        `Cette étude est maintenant dans l’état « ${LIBELLES_DES_PASSAGES[passage.etat]} » : relisez la page.`,
      );
    const travaille = TRAVAILLENT.includes(geste);
    if (travaille) {
      exigerLeJourDesEtudes(portee.jour, passage.rentree);
      if (passage.academieCode) await exigerOuverte(tx, passage.rentree, passage.academieCode);
    }
    const tour = passage.tour + 1;
    await tx.passageDEtude.updateMany({
      where: { id: passageId },
      data: { etat: GESTES[geste].vers, tour, ...ECRIT[geste](passage, portee) },
    });
    if (travaille) await ajouterTache(tx, 'etudier_passage', { passageId, tour });
    return passage.genre;
  });
}
