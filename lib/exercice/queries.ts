/** Requests of persons on their own data: the register of the data protection officer, those of a family, the letter. */
import { produireListe } from '#lib/connecteurs/pdf.ts';
import type { DroitSurLesDonnees, GenreDeSuite, SensDeReponse } from '#lib/droit/conservation/exercice.ts';
import { lettreDExercice } from '#lib/droit/courrier/lettre-d-exercice.ts';
import { parDate } from '#lib/droit/date.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, exigerDpo, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { type ExerciceVu, etatDExercice } from './faits.ts';

const AVEC_SUITES = { suites: { orderBy: { rang: 'asc' } } } as const satisfies Prisma.ExerciceDeDroitInclude;

const enVue = ({
  droit,
  canal,
  recueLe,
  suites,
  ...reste
}: Prisma.ExerciceDeDroitGetPayload<{ include: typeof AVEC_SUITES }>): ExerciceVu => ({
  ...reste,
  droit: droit as DroitSurLesDonnees,
  canal: canal as ExerciceVu['canal'],
  recueLe: jourDe(recueLe),
  suites: suites.map(({ genre, sens, jour, informeeLe, ...suite }) => ({
    ...suite,
    genre: genre as GenreDeSuite,
    sens: sens as SensDeReponse | null,
    jour: jourDe(jour),
    informeeLe: jourOuNul(informeeLe),
  })),
});

/** Answered requests that the register shows. */
const REPONDUES_MONTREES = 100;
const REPONDUE = { some: { genre: 'reponse' } } as const;

/** The register: what waits, the first due first; then what was answered, the last first. Throws Refus introuvable to anybody but the DPO. */
export async function registreDesExercices(
  portee: Portee,
): Promise<{ attendent: ExerciceVu[]; repondues: ExerciceVu[] }> {
  exigerDpo(portee);
  const [attendent, repondues] = await enPortee(portee, async (tx) => [
    await tx.exerciceDeDroit.findMany({
      where: { suites: { none: { genre: 'reponse' } } },
      include: AVEC_SUITES,
    }),
    await tx.exerciceDeDroit.findMany({
      where: { suites: REPONDUE },
      include: AVEC_SUITES,
      orderBy: { id: 'desc' },
      take: REPONDUES_MONTREES,
    }),
  ]);
  const dues = (attendent ?? []).map(enVue).map((vu) => ({ vu, ...etatDExercice(vu, portee.jour) }));
  return {
    attendent: dues.toSorted((a, b) => parDate(a.echeance, b.echeance)).map(({ vu }) => vu),
    repondues: (repondues ?? []).map(enVue),
  };
}

/** One request. Throws Refus introuvable to anybody but the DPO, and for an unknown one. */
export async function exercice(portee: Portee, id: string): Promise<ExerciceVu> {
  exigerDpo(portee);
  const lu = await enPortee(portee, (tx) =>
    tx.exerciceDeDroit.findUnique({ where: { id }, include: AVEC_SUITES }),
  );
  if (!lu) throw new Refus('introuvable', 'Cette demande n’existe pas.');
  return enVue(lu);
}

/** What this person asked online, the last first. */
export async function mesExercices(portee: Portee): Promise<ExerciceVu[]> {
  const lus = await enPortee(portee, (tx) =>
    tx.exerciceDeDroit.findMany({ include: AVEC_SUITES, orderBy: { id: 'desc' } }),
  );
  return lus.map(enVue);
}

/** The demandes that a person may name in a request. */
export const mesNumeros = (portee: Portee): Promise<{ numero: string; prenom: string }[]> =>
  enPortee(portee, async (tx) => {
    const lus = await tx.dossier.findMany({
      where: { demandeurId: portee.auteur.id ?? '', etat: { not: 'brouillon' } },
      select: { numero: true, eleve: { select: { prenom: true, nom: true } } },
      orderBy: [{ rentree: 'desc' }, { numero: 'asc' }],
    });
    return lus.map(({ numero, eleve }) => ({ numero, prenom: eleve.prenom || eleve.nom }));
  });

/** The letter that tells the answer, or more time, as a PDF. Throws Refus introuvable to anybody but the DPO, impossible while nothing is to be told. */
export async function lettre(portee: Portee, id: string): Promise<FichierServi> {
  const vu = await exercice(portee, id);
  const derniere = vu.suites.at(-1);
  if (!derniere)
    throw new Refus(
      'impossible',
      'Il n’y a rien à écrire : la demande n’a encore ni réponse ni prolongation.',
    );
  const liste = lettreDExercice({
    ...vu,
    ministere: configuration().ministere,
    suites: vu.suites,
    echeance: etatDExercice(vu, portee.jour).echeance,
    signataire: derniere.auteurNom,
    jour: derniere.jour,
  });
  return {
    octets: produireListe(liste),
    type: 'application/pdf',
    nom: `reponse-${liste.reference}.pdf`,
  };
}

/** An answer about the étude automatique, as it is proved: nothing of the état civil that it carries. */
export interface ConsentementProuve {
  id: string;
  jour: Date;
  instant: Date;
  /** Null of a concubin, whom nothing names. */
  personne: string | null;
  concubin: boolean;
  reponse: 'oui' | 'non' | 'retrait';
  canal: 'en_ligne' | 'papier';
  /** Version of the text that was shown. */
  texte: string;
  rentree: number | null;
  etablissement: string | null;
  recueilliPar: string | null;
  enVigueur: boolean;
}

/** Rows of proofs that a page shows. */
const PREUVES_MONTREES = 200;

/** What was answered for the pupil of a dossier, or of an INE, the last first; nothing without one. Throws Refus introuvable to anybody but the DPO. */
export async function consentementsProuves(portee: Portee, cherche: string): Promise<ConsentementProuve[]> {
  exigerDpo(portee);
  if (!cherche) return [];
  return enPortee(
    portee,
    (tx) => tx.$queryRaw<ConsentementProuve[]>`
      SELECT id, jour, instant, personne, concubin, reponse, canal, texte, rentree, etablissement, recueilli_par AS "recueilliPar",
        en_vigueur AS "enVigueur" FROM consentements_prouves(${cherche}, ${PREUVES_MONTREES}::int)`,
  );
}
