/** What the worker does of a run: one set after the other, each in a job of its own. Cut anywhere, the set is made again whole. */
import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { compter, sansReprises } from '#lib/droit/etude/bilan.ts';
import { sourceFiscale } from '#lib/echange/actes.ts';
import { type ConsentementEtudie, conclureEnsemble, etudierEnsemble } from '#lib/etude/actes.ts';
import { ecrireEtudes } from '#lib/etude/ecritures.ts';
import type { ConsentementLu } from '#lib/etude/faits.ts';
import { lireAEtudier } from '#lib/etude/queries.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import { enfreint, type Transaction } from '#lib/technique/prisma.ts';
import { ajouterTache, type Taches } from '#lib/technique/taches.ts';
import type { PassageDEtude, Prisma } from '#prisma/generated/client.ts';
import { bilanDe } from './faits.ts';

/** Consents asked about at the same time, and written together. */
const ENSEMBLE = 200;

/** How a set is studied, where it is not as configured. */
interface Moyens {
  ouvrir?: (annee: number) => SourceFiscale | null;
  taille?: number;
}
/** Calls none of which was answered, from which the source is away rather than unlucky. */
const SANS_REPONSE = 5;
/** A demande of the same pupil recorded at the very moment: the set is read again, and leaves it alone. */
const ESSAIS = 3;

const SOURCE_ABSENTE = 'L’administration fiscale ne répond pas : reprenez quand elle répond.';
const SANS_SOURCE = 'Aucune source fiscale n’est configurée : voyez l’administrateur.';

const enTravail = (passage: PassageDEtude | null, tour: number): passage is PassageDEtude =>
  passage?.tour === tour &&
  (passage.etat === 'en_cours' || (passage.etat === 'prepare' && passage.repetition !== null));

/** The next consents of a run; those whose call failed come last, when a person asks for them again. */
async function lireSuivants(
  tx: Transaction,
  passage: PassageDEtude,
  taille: number,
): Promise<ConsentementLu[]> {
  const { rentree, academieCode, uais, consentements, curseur, essai } = passage;
  const lus = await lireAEtudier(tx, {
    rentree,
    ...(academieCode ? { academies: [academieCode] } : {}),
    ...(uais.length > 0 ? { uais } : {}),
    ...(consentements.length > 0 ? { ids: consentements } : {}),
    ...(curseur ? { apres: curseur } : {}),
    taille,
  });
  if (lus.length > 0 || essai === 0 || passage.etat !== 'en_cours') return lus;
  const manques = await tx.etude.findMany({
    where: { passageId: passage.id, issue: 'a_reprendre', essai: { lt: essai } },
    select: { consentementId: true },
    orderBy: { consentementId: 'asc' },
    take: taille,
  });
  const ids = manques.map(({ consentementId }) => consentementId);
  const repris = await lireAEtudier(tx, { rentree, ids, taille });
  // Withdrawn, or filed otherwise since: nothing is called again.
  await tx.$executeRaw`UPDATE etude SET issue = 'laisse', essai = ${essai}
    WHERE passage_id = ${passage.id}::uuid AND consentement_id = ANY (${ids}::uuid[])
      AND consentement_id <> ALL (${repris.map(({ id }) => id)}::uuid[])`;
  return repris;
}

/** Writes a set, or counts it, and orders the next job. False when the run is no longer at this turn. */
async function garder(
  tx: Transaction,
  portee: Portee,
  { id, tour }: PassageDEtude,
  etudies: readonly ConsentementEtudie[],
): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM passage_d_etude WHERE id = ${id}::uuid FOR UPDATE`;
  const passage = await tx.passageDEtude.findUnique({ where: { id } });
  if (!enTravail(passage, tour)) return;
  const repete = passage.etat === 'prepare';
  const dernier = etudies.at(-1)?.consentement.id;
  if (!dernier) {
    const fin = new Date(maintenant().epochMilliseconds);
    const manques = await tx.etude.count({ where: { passageId: id, issue: 'a_reprendre' } });
    const { issues } = bilanDe(passage.bilan);
    const laisses = (issues.a_reprendre ?? 0) - manques;
    const bilan = Array.from({ length: laisses }, () => ({ genre: 'laisse' as const })).reduce(
      compter,
      sansReprises(bilanDe(passage.bilan), laisses),
    ) as unknown as Prisma.InputJsonObject;
    await tx.passageDEtude.update({
      where: { id },
      data: repete ? { etat: 'repete', curseur: null, repeteLe: fin } : { etat: 'fini', finiLe: fin, bilan },
    });
    return;
  }
  const ecrit = repete
    ? { issues: etudies.map(({ issue }) => issue), reprises: 0 }
    : await ecrireEtudes(tx, portee, passage, etudies);
  const bilan = ecrit.issues.reduce(
    compter,
    sansReprises(bilanDe(repete ? passage.repetition : passage.bilan), ecrit.reprises),
  ) as unknown as Prisma.InputJsonObject;
  const curseur = passage.curseur && passage.curseur > dernier ? passage.curseur : dernier;
  await tx.passageDEtude.update({
    where: { id },
    data: { curseur, tour: tour + 1, ...(repete ? { repetition: bilan } : { bilan }) },
  });
  await ajouterTache(tx, 'etudier_passage', { passageId: id, tour: tour + 1 });
}

/** Pauses a run that cannot go on, and says why; one that is rehearsed is stopped. */
const suspendre = (portee: Portee, { id, tour, etat }: PassageDEtude, cause: string): Promise<unknown> =>
  enPortee(portee, (tx) =>
    tx.passageDEtude.updateMany({
      where: { id, tour, etat },
      data: { etat: etat === 'en_cours' ? 'suspendu' : 'arrete', cause },
    }),
  );

const estMuette = (etudies: readonly ConsentementEtudie[]): boolean =>
  etudies.length >= SANS_REPONSE && etudies.every(({ issue }) => issue.genre === 'a_reprendre');

/** How a set is concluded: the source is asked, or a service has decided without it; null when no source is configured. */
function conclusionDe(
  { genre, rentree }: PassageDEtude,
  ouvrir: (annee: number) => SourceFiscale | null,
): ((lus: readonly ConsentementLu[]) => Promise<ConsentementEtudie[]>) | null {
  if (genre !== 'etude') return async (lus) => conclureEnsemble(genre, lus);
  const source = ouvrir(rentree);
  return source && ((lus) => etudierEnsemble(source, lus));
}

/**
 * Studies the next set of a run, and orders the one after it in the transaction that writes it. A job that is done again, or that
 * comes late, finds another turn and does nothing.
 */
export async function etudierPassage(
  { passageId, tour }: Taches['etudier_passage'],
  { ouvrir = sourceFiscale, taille = ENSEMBLE }: Moyens = {},
): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const passage = await enPortee(portee, (tx) => tx.passageDEtude.findUnique({ where: { id: passageId } }));
  if (!enTravail(passage, tour)) return;
  const conclure = conclusionDe(passage, ouvrir);
  if (!conclure) {
    await suspendre(portee, passage, SANS_SOURCE);
    return;
  }
  const lus = await enPortee(portee, (tx) => lireSuivants(tx, passage, taille), 'lot');
  const etudies = await conclure(lus);
  if (estMuette(etudies)) {
    await suspendre(portee, passage, SOURCE_ABSENTE);
    return;
  }
  for (let essai = 1; ; essai++) {
    try {
      await enPortee(portee, (tx) => garder(tx, portee, passage, etudies), 'lot');
      return;
    } catch (erreur) {
      if (essai === ESSAIS || !enfreint(erreur, 'dossier_vivant')) throw erreur;
    }
  }
}
