/** Figures of a campaign, from its counts: what each picture draws and its table says. Pure. */
import { LIBELLES_BRANCHES } from '#lib/administration/faits.ts';
import { direMotif } from '#lib/contentieux/faits.ts';
import { BRANCHES, type Branche } from '#lib/droit/competence.ts';
import { deLAcademie, deLEtablissement } from '#lib/droit/courrier/typographie.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { ETATS, ETATS_A_DECIDER, ETATS_DE_PROCEDURE, type Etat, LIBELLES_ETATS } from '#lib/droit/etats.ts';
import { direCause, LIBELLES_DES_ISSUES } from '#lib/droit/etude/dire.ts';
import { deDepartement } from '#lib/droit/lieux/departements.ts';
import { LIBELLES_DECISIONS } from '#lib/droit/ligne-de-procedure.ts';
import { capitale, libelleDe } from '#lib/droit/phrase.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { CANAUX, type Canal } from '#lib/droit/situation.ts';
import {
  EFFECTIF_MINIMAL,
  ETAPES,
  type Etape,
  type FiltresDePilotage,
  type Serie,
  SOMMES,
} from './schema.ts';

/** Things counted together: what a figure does not tell apart is null. */
export interface Compte {
  serie: Serie;
  /** Of a delay. */
  branche: Branche | null;
  /** Of a deposit. */
  canal: Canal | null;
  /** ISO day of a deposit. */
  jour: string | null;
  cle: string;
  /** Days, of a delay. */
  duree: number;
  nombre: number;
  centimes: number;
}

/** A place: demandes received, those that wait for somebody, those that are decided. */
export interface LieuCompte {
  /** UAI of an établissement, code of an académie. */
  code: string;
  nom: string;
  recues: number;
  /** Null: so few that they are not told. */
  attendent: number | null;
  decidees: number | null;
  /** Received when the figures it stands beside were counted; null as the two others. */
  alors?: number | null;
}

/** An établissement, with the code of its département. */
export interface EtablissementCompte extends LieuCompte {
  attendent: number;
  decidees: number;
  departement: string;
}

export const DECIDEES = ETATS.filter((etat) => ETATS_DE_PROCEDURE[etat].decide);

/** States that a place adds up, by what its columns are called. */
const SOMMES_D_ETATS = new Map<string, { dit: string; etats: readonly Etat[] }>([
  ['recues', { dit: 'Demandes reçues', etats: ETATS.filter((etat) => etat !== 'brouillon') }],
  ['attendent', { dit: 'Demandes à décider', etats: ETATS_A_DECIDER }],
  ['decidees', { dit: 'Demandes décidées', etats: DECIDEES }],
]);

/** The keys that a line counts: those of a sum of states, or its own. */
export const clesDe = (serie: Serie, cle: string): string[] => [
  ...((serie === 'etats' && SOMMES_D_ETATS.get(cle)?.etats) || [cle]),
];

/** The demandes of a place by where they are, from its counts. */
export function etatsDuLieu(comptes: readonly Compte[]): Omit<LieuCompte, 'code' | 'nom'> {
  const somme = (etats?: readonly string[]): number =>
    comptes
      .filter(({ serie, cle }) => serie === 'etats' && (!etats || etats.includes(cle)))
      .reduce((total, { nombre }) => total + nombre, 0);
  return { recues: somme(), attendent: somme(ETATS_A_DECIDER), decidees: somme(DECIDEES) };
}

/** One line of a figure: what it counts, and how many. */
export interface LigneDeFigure {
  cle: string;
  libelle: string;
  nombre: number;
  centimes: number;
  /** What it counted in the figures it stands beside; undefined beside none. */
  alors?: { nombre: number; centimes: number };
}

function direIssue(cle: string): string {
  const [genre = '', echelon] = cle.split(':');
  return echelon ? `Échelon ${echelon}` : libelleDe(LIBELLES_DECISIONS, genre);
}

/** How each series is said, and in which order its keys stand when they have one. */
const DITS: Partial<Record<Serie, { dire: (cle: string) => string; ordre?: readonly string[] }>> = {
  etats: {
    dire: (cle) => SOMMES_D_ETATS.get(cle)?.dit ?? capitale(libelleDe(LIBELLES_ETATS, cle)),
    ordre: ETATS,
  },
  issues: { dire: direIssue, ordre: [1, 2, 3, 4, 5, 6].map((echelon) => `attribution:${echelon}`) },
  incomplets: { dire: (cle) => (estCodePiece(cle) ? PIECES[cle].libelle : cle) },
  recours: { dire: direMotif },
  etudes: { dire: (cle) => libelleDe(LIBELLES_DES_ISSUES, cle) },
  causes: { dire: direCause },
  argent: { dire: (cle) => libelleDe(SOMMES, cle), ordre: Object.keys(SOMMES) },
  delais: { dire: (cle) => libelleDe(ETAPES, cle) },
};

/** How a line of a figure is said. */
export const direLigne = (serie: Serie, cle: string): string => (DITS[serie]?.dire ?? String)(cle);

const RIEN = { nombre: 0, centimes: 0 };

/** The lines of a series: in its own order, then the most counted first. Beside other figures (`face`), a line of either is one. */
export function lignesDe(
  comptes: readonly Compte[],
  serie: Serie,
  face?: readonly Compte[],
): LigneDeFigure[] {
  const { ordre = [] } = DITS[serie] ?? {};
  const place = (cle: string): number => (ordre.includes(cle) ? ordre.indexOf(cle) : ordre.length);
  const parCle = (lus: readonly Compte[]) =>
    new Map(
      lus
        .filter((lu) => lu.serie === serie)
        .map(({ cle, nombre, centimes }) => [cle, { nombre, centimes }] as const),
    );
  const [maintenant, alors] = [parCle(comptes), parCle(face ?? [])];
  return [...new Set([...maintenant.keys(), ...alors.keys()])]
    .map((cle) => ({
      ...{ cle, libelle: direLigne(serie, cle), ...(maintenant.get(cle) ?? RIEN) },
      ...(face ? { alors: alors.get(cle) ?? RIEN } : {}),
    }))
    .toSorted(
      (a, b) =>
        place(a.cle) - place(b.cle) || b.nombre - a.nombre || a.libelle.localeCompare(b.libelle, 'fr'),
    );
}

/** Lengths in days, each with how many times it was met. */
type Durees = readonly { duree: number; nombre: number }[];

/** The shortest length that this share of them does not pass; null of none. */
export function quantile(durees: Durees, part: number): number | null {
  const total = durees.reduce((somme, { nombre }) => somme + nombre, 0);
  let passees = 0;
  for (const { duree, nombre } of durees.toSorted((a, b) => a.duree - b.duree)) {
    passees += nombre;
    if (passees >= part * total) return duree;
  }
  return null;
}

const totalDe = (comptes: readonly Compte[]): number =>
  comptes.reduce((somme, { nombre }) => somme + nombre, 0);

/** A step in a service: half of the dossiers pass it in `mediane` days, nine in ten in `neufSurDix`; null of too few to tell. */
export interface LigneDeDelai {
  etape: Etape;
  branche: Branche;
  libelle: string;
  service: string;
  nombre: number;
  mediane: number | null;
  neufSurDix: number | null;
  /** The median in the figures it stands beside; undefined beside none. */
  alors?: number | null;
}

/** The steps that somebody has passed, by service; under `EFFECTIF_MINIMAL` dossiers a length would be one of theirs, not a delay. */
export const delaisDe = (comptes: readonly Compte[], face?: readonly Compte[]): LigneDeDelai[] =>
  (Object.keys(ETAPES) as Etape[]).flatMap((etape) =>
    BRANCHES.flatMap((branche) => {
      const ceux = (lus: readonly Compte[]): Compte[] =>
        lus.filter((lu) => lu.serie === 'delais' && lu.cle === etape && lu.branche === branche);
      const siens = ceux(comptes);
      const nombre = totalDe(siens);
      if (nombre === 0) return [];
      const [mediane, neufSurDix] =
        nombre < EFFECTIF_MINIMAL ? [null, null] : [quantile(siens, 0.5), quantile(siens, 0.9)];
      const dAlors = ceux(face ?? []);
      const alors = totalDe(dAlors) < EFFECTIF_MINIMAL ? null : quantile(dAlors, 0.5);
      const service = capitale(LIBELLES_BRANCHES[branche]);
      const dits = { etape, branche, libelle: ETAPES[etape], service, nombre, mediane, neufSurDix };
      return [face ? { ...dits, alors } : dits];
    }),
  );

/** A day of deposits: by channel, since the beginning, and since the beginning last year at the same day. */
export interface JourDeDepots extends Record<Canal, number> {
  jour: Jour;
  total: number;
  cumul: number;
  anDernier: number;
}

const parJour = (comptes: readonly Compte[]): Map<string, Compte[]> =>
  Map.groupBy(
    comptes.filter(({ serie, jour: leJour }) => serie === 'depots' && leJour !== null),
    ({ jour: leJour }) => leJour ?? '',
  );

/**
 * The days on which something was filed this year or, at the same day, last year (29 February then counts on the 28th),
 * up to `jusqua`: a day that is still to come has no figure to compare.
 */
export function joursDeDepots(
  comptes: readonly Compte[],
  anDernier: readonly Compte[],
  jusqua: Jour,
): JourDeDepots[] {
  const deCetteAnnee = parJour(comptes);
  const dAvant = Map.groupBy([...parJour(anDernier)], ([iso]) => jour(iso).add({ years: 1 }).toString());
  let [cumul, avant] = [0, 0];
  return [...new Set([...deCetteAnnee.keys(), ...dAvant.keys()])]
    .filter((iso) => iso <= jusqua.toString())
    .toSorted()
    .map((iso) => {
      const siens = deCetteAnnee.get(iso) ?? [];
      const parCanal = CANAUX.map((canal) => [canal, totalDe(siens.filter((lu) => lu.canal === canal))]);
      cumul += totalDe(siens);
      avant += totalDe((dAvant.get(iso) ?? []).flatMap(([, lus]) => lus));
      const nombres = Object.fromEntries(parCanal) as Record<Canal, number>;
      return { ...nombres, jour: jour(iso), total: totalDe(siens), cumul, anDernier: avant };
    });
}

/** Whose figures a page draws, after its title; empty of all that a person follows. */
export function deQuelLieu(
  { uai, departement }: Pick<FiltresDePilotage, 'uai' | 'departement'>,
  noms: {
    academie: string | undefined;
    etablissements: readonly { uai: string; nom: string }[] | null;
    departements: readonly { code: string; nom: string }[];
  },
): string {
  if (noms.academie) return ` de l’académie ${deLAcademie(noms.academie)}`;
  if (uai) {
    const choisi = noms.etablissements?.find((lu) => lu.uai === uai);
    return ` ${choisi ? deLEtablissement(choisi.nom) : `de l’établissement ${uai}`}`;
  }
  const choisi = noms.departements.find(({ code }) => code === departement);
  return choisi ? ` ${deDepartement(choisi.nom)}` : '';
}
