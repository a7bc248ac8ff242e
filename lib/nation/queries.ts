/** What the ministère reads of the campaigns: figures, and nobody. */
import type { Branche } from '#lib/droit/competence.ts';
import { ETATS_A_DECIDER } from '#lib/droit/etats.ts';
import { type Compte, DECIDEES, type LieuCompte } from '#lib/pilotage/faits.ts';
import { EFFECTIF_MINIMAL, type Serie } from '#lib/pilotage/schema.ts';
import { enLecture, type Portee, tient } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';

function exigerLeMinistere(portee: Portee): void {
  if (!tient(portee, 'ministere')) throw new Refus('introuvable', 'Cette page n’existe pas.');
}

/** The figures of a branch in an académie; null: fewer than `EFFECTIF_MINIMAL`. */
export interface Chiffres {
  academie: string;
  branche: Branche;
  enCours: number | null;
  /** Decisions that families have been notified of. */
  attributions: number | null;
  refus: number | null;
  /** What the attributions give in a year. */
  centimes: number | null;
}

/** The figures of the year, of every académie, without anybody's name. Throws Refus introuvable to anybody but the ministère. */
export async function chiffresDeLaRentree(portee: Portee, annee: number): Promise<Chiffres[]> {
  exigerLeMinistere(portee);
  const lus = await enLecture(
    portee,
    (tx) => tx.$queryRaw<(Omit<Chiffres, 'centimes'> & { centimes: bigint | null })[]>`
      SELECT academie, branche::text AS branche, en_cours AS "enCours", attributions, refus, centimes
      FROM chiffres_de_la_rentree(${annee}, ${EFFECTIF_MINIMAL})`,
    'lot',
  );
  return lus.map(({ centimes, ...lu }) => ({ ...lu, centimes: centimes === null ? null : Number(centimes) }));
}

/** Counts of the nation, and those of each académie that has enough of them. */
export interface ChiffresDeLaNation {
  comptes: Compte[];
  parAcademie: { code: string; nom: string; comptes: Compte[] }[];
  /** When they were counted; null when nothing is. */
  releveLe: Date | null;
}

type Lu = Omit<Compte, 'centimes'> & {
  academie: string | null;
  nom: string | null;
  centimes: bigint;
  instant: Date;
};

/** Lines of académies that count the same thing, added. */
const additionner = (comptes: readonly Compte[]): Compte[] =>
  [...Map.groupBy(comptes, ({ serie, cle }) => `${serie} ${cle}`).values()].map((siens) => ({
    ...(siens[0] as Compte),
    nombre: siens.reduce((somme, { nombre }) => somme + nombre, 0),
    centimes: siens.reduce((somme, { centimes }) => somme + centimes, 0),
  }));

/**
 * The counts of a campaign over the nation, living or as they were frozen (`arrete`, ISO day). A line of an académie under
 * `EFFECTIF_MINIMAL` is neither given nor added. Throws Refus introuvable to anybody but the ministère.
 */
export async function chiffresDeLaNation(
  portee: Portee,
  annee: number,
  arrete: string | undefined,
  series: readonly Serie[],
): Promise<ChiffresDeLaNation> {
  exigerLeMinistere(portee);
  const lus = await enLecture(
    portee,
    (tx) => tx.$queryRaw<Lu[]>`
      SELECT serie, academie, nom, branche::text AS branche, canal::text AS canal, jour::text AS jour, cle, duree, nombre, centimes, instant
      FROM chiffres_de_la_nation(${annee}, ${arrete ?? 'infinity'}::date, ${EFFECTIF_MINIMAL})
      WHERE serie = ANY (${[...series]}::text[]) ORDER BY nom NULLS FIRST`,
    'lot',
  );
  const enCompte = ({ academie: _, nom: __, instant: ___, centimes, ...lu }: Lu): Compte => ({
    ...lu,
    centimes: Number(centimes),
  });
  const deLaNation = lus.filter(({ academie }) => academie === null).map(enCompte);
  const desAcademies = lus.filter(({ academie }) => academie !== null);
  return {
    comptes: [...deLaNation, ...additionner(desAcademies.map(enCompte))],
    parAcademie: [...Map.groupBy(desAcademies, ({ academie }) => academie ?? '')].map(([code, siens]) => ({
      ...{ code, nom: siens[0]?.nom ?? code },
      comptes: siens.map(enCompte),
    })),
    releveLe: lus.reduce<Date | null>(
      (dernier, { instant }) => (dernier && dernier > instant ? dernier : instant),
      null,
    ),
  };
}

/** The places of an académie: what its départements and its établissements received, with the département of each. */
export interface LieuxDUneAcademie {
  departements: LieuCompte[];
  etablissements: (LieuCompte & { departement: string })[];
}

/**
 * The places of an académie from `EFFECTIF_MINIMAL` demandes on, those that received most first; a count that would tell fewer, or
 * let them be found by subtraction, is null. Throws Refus introuvable to anybody but the ministère.
 */
export async function lieuxDUneAcademie(
  portee: Portee,
  annee: number,
  arrete: string | undefined,
  academie: string,
): Promise<LieuxDUneAcademie> {
  exigerLeMinistere(portee);
  const lus = await enLecture(
    portee,
    (tx) => tx.$queryRaw<(LieuCompte & { genre: keyof LieuxDUneAcademie; departement: string })[]>`
      SELECT genre, code, nom, departement, recues, attendent, decidees
      FROM chiffres_des_lieux(${annee}, ${arrete ?? 'infinity'}::date, ${academie}, ${EFFECTIF_MINIMAL},
        ${[...ETATS_A_DECIDER]}::text[], ${[...DECIDEES]}::text[])`,
    'lot',
  );
  const { departements = [], etablissements = [] } = Object.groupBy(lus, ({ genre }) => genre);
  return { departements, etablissements };
}

/** Months whose figures of the campaign were frozen, the last first: every account reads which, as the public page does. */
export async function moisArretes(portee: Portee, annee: number): Promise<string[]> {
  exigerLeMinistere(portee);
  const lus = await enLecture(
    portee,
    (tx) => tx.$queryRaw<{ mois: string }[]>`
      SELECT DISTINCT mois::text AS mois FROM chiffre_public WHERE rentree = ${annee} ORDER BY 1 DESC`,
  );
  return lus.map(({ mois }) => mois);
}
