/** Figures of a campaign, from its counts: what each picture draws and its table says. Pure. */
import { LIBELLES_BRANCHES } from '#lib/administration/faits.ts';
import { direMotif } from '#lib/contentieux/faits.ts';
import { BRANCHES, type Branche } from '#lib/droit/competence.ts';
import { colonne, type Feuille } from '#lib/droit/courrier/classeur.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { ETATS, ETATS_A_DECIDER, ETATS_DE_PROCEDURE, LIBELLES_ETATS } from '#lib/droit/etats.ts';
import { direCause, LIBELLES_DES_ISSUES } from '#lib/droit/etude/dire.ts';
import { type GenreDecision, LIBELLES_DECISIONS } from '#lib/droit/ligne-de-procedure.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { CANAUX, type Canal } from '#lib/droit/situation.ts';
import {
  EFFECTIF_MINIMAL,
  ETAPES,
  type Etape,
  FEUILLES,
  type IdDeFigure,
  type Serie,
  SOMMES,
  type Somme,
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
  attendent: number;
  decidees: number;
}

export const DECIDEES = ETATS.filter((etat) => ETATS_DE_PROCEDURE[etat].decide);

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
}

function direIssue(cle: string): string {
  const [genre = '', echelon] = cle.split(':');
  return echelon ? `Échelon ${echelon}` : (LIBELLES_DECISIONS[genre as GenreDecision] ?? genre);
}

/** How each series is said, and in which order its keys stand when they have one. */
const DITS: Partial<Record<Serie, { dire: (cle: string) => string; ordre?: readonly string[] }>> = {
  etats: { dire: (cle) => capitale(LIBELLES_ETATS[cle as keyof typeof LIBELLES_ETATS] ?? cle), ordre: ETATS },
  issues: { dire: direIssue, ordre: [1, 2, 3, 4, 5, 6].map((echelon) => `attribution:${echelon}`) },
  incomplets: { dire: (cle) => (estCodePiece(cle) ? PIECES[cle].libelle : cle) },
  recours: { dire: direMotif },
  etudes: { dire: (cle) => LIBELLES_DES_ISSUES[cle as keyof typeof LIBELLES_DES_ISSUES] ?? cle },
  causes: { dire: direCause },
  argent: { dire: (cle) => SOMMES[cle as Somme] ?? cle, ordre: Object.keys(SOMMES) },
  delais: { dire: (cle) => ETAPES[cle as Etape] ?? cle },
};

/** How a line of a figure is said. */
export const direLigne = (serie: Serie, cle: string): string => (DITS[serie]?.dire ?? String)(cle);

/** The lines of a series: in its own order, then the most counted first. */
export function lignesDe(comptes: readonly Compte[], serie: Serie): LigneDeFigure[] {
  const { ordre = [] } = DITS[serie] ?? {};
  const place = (cle: string): number => (ordre.includes(cle) ? ordre.indexOf(cle) : ordre.length);
  return comptes
    .filter((compte) => compte.serie === serie)
    .map(({ cle, nombre, centimes }) => ({
      ...{ cle, libelle: direLigne(serie, cle), nombre, centimes },
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
}

/** The steps that somebody has passed, by service; under `EFFECTIF_MINIMAL` dossiers a length would be one of theirs, not a delay. */
export const delaisDe = (comptes: readonly Compte[]): LigneDeDelai[] =>
  (Object.keys(ETAPES) as Etape[]).flatMap((etape) =>
    BRANCHES.flatMap((branche) => {
      const siens = comptes.filter(
        (compte) => compte.serie === 'delais' && compte.cle === etape && compte.branche === branche,
      );
      const nombre = totalDe(siens);
      if (nombre === 0) return [];
      const [mediane, neufSurDix] =
        nombre < EFFECTIF_MINIMAL ? [null, null] : [quantile(siens, 0.5), quantile(siens, 0.9)];
      const service = capitale(LIBELLES_BRANCHES[branche]);
      return [{ etape, branche, libelle: ETAPES[etape], service, nombre, mediane, neufSurDix }];
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

/** What the figures of a page are made of. */
export interface Matiere {
  comptes: readonly Compte[];
  /** Deposits of the year before. */
  avant: readonly Compte[];
  lieux: { genre: 'etablissements' | 'academies'; lignes: readonly LieuCompte[] };
  jusqua: Jour;
}

const [texte, nombre, montant] = [colonne('texte'), colonne('nombre'), colonne('montant')];

/** Heads of the series whose lines are sums of money too. */
const EN_ARGENT: Partial<Record<Serie, string>> = { issues: 'Euros par an', argent: 'Euros' };

/** A figure as a sheet for a spreadsheet: the numbers that its picture draws. */
export function feuilleDe(figure: IdDeFigure, { comptes, avant, lieux, jusqua }: Matiere): Feuille {
  const nom = FEUILLES[figure];
  switch (figure) {
    case 'depots':
      return {
        nom,
        colonnes: [
          { titre: 'Jour', genre: 'jour' },
          ...[...CANAUX, 'Total', 'Depuis le début', 'L’an dernier au même jour'].map(nombre),
        ],
        lignes: joursDeDepots(comptes, avant, jusqua).map(
          ({ jour: leJour, total, cumul, anDernier, ...canaux }) => [
            ...[leJour.toString(), ...CANAUX.map((canal) => canaux[canal]), total, cumul, anDernier],
          ],
        ),
      };
    case 'delais':
      return {
        nom,
        colonnes: [
          ...['Étape', 'Service'].map(texte),
          ...['Nombre', 'Médiane en jours', 'Neuf sur dix en jours'].map(nombre),
        ],
        lignes: delaisDe(comptes).map(({ libelle, service, nombre: combien, mediane, neufSurDix }) => [
          ...[libelle, service, combien, mediane, neufSurDix],
        ]),
      };
    case 'etablissements':
    case 'academies':
      return {
        nom,
        colonnes: [
          ...(figure === 'academies' ? ['Code', 'Académie'] : ['UAI', 'Établissement']).map(texte),
          ...['Reçues', 'À décider', 'Décidées'].map(nombre),
        ],
        lignes: (figure === lieux.genre ? lieux.lignes : []).map(
          ({ code, nom: leNom, recues, attendent, decidees }) => [code, leNom, recues, attendent, decidees],
        ),
      };
    default: {
      const argent = EN_ARGENT[figure];
      return {
        nom,
        colonnes: [texte('Quoi'), nombre('Nombre'), ...(argent ? [montant(argent)] : [])],
        lignes: lignesDe(comptes, figure).map(({ libelle, nombre: combien, centimes }) => [
          ...[libelle, combien, ...(argent ? [centimes] : [])],
        ]),
      };
    }
  }
}
