import { type FormeDeTableur, fichierDeTableur } from '#lib/connecteurs/classeur.ts';
import { ecrireAnnee, rentree, rentreeDu } from '#lib/droit/annee.ts';
import type { Branche } from '#lib/droit/competence.ts';
import { lisezMoi } from '#lib/droit/courrier/classeur.ts';
import { apres, direMinute, jour, minuteDeLInstant } from '#lib/droit/date.ts';
import { ETATS, ETATS_A_DECIDER, ETATS_DE_PROCEDURE } from '#lib/droit/etats.ts';
import type { Canal } from '#lib/droit/situation.ts';
import { dateDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { affectationsQuiLisent, enLecture, type Portee, tient } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { feuilleDe, type Matiere } from './faits.ts';
import {
  EFFECTIF_MINIMAL,
  type FiltresDePilotage,
  type IdDeFigure,
  SERIES,
  type Serie,
  TITRES,
} from './schema.ts';

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
  if (!tient(portee, 'ministere')) throw new Refus('introuvable', 'Cette page n’existe pas.');
  const lus = await enLecture(
    portee,
    (tx) => tx.$queryRaw<(Omit<Chiffres, 'centimes'> & { centimes: bigint | null })[]>`
      SELECT academie, branche::text AS branche, en_cours AS "enCours", attributions, refus, centimes
      FROM chiffres_de_la_rentree(${annee}, ${EFFECTIF_MINIMAL})`,
    'lot',
  );
  return lus.map(({ centimes, ...lu }) => ({ ...lu, centimes: centimes === null ? null : Number(centimes) }));
}

const DECIDEES = ETATS.filter((etat) => ETATS_DE_PROCEDURE[etat].decide);

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

/** « place/branch » of what the person follows: of each branch of an académie the whole, of an établissement its own. */
function lieuxSuivis(portee: Portee): { uais: string[]; academies: string[] } {
  const lues = affectationsQuiLisent(portee, 'suivi');
  const avec = (lieu: string | null, branches: readonly Branche[]) =>
    lieu ? branches.map((branche) => `${lieu}/${branche}`) : [];
  return {
    uais: lues.flatMap(({ uai, branches }) => avec(uai, branches)),
    academies: lues.flatMap(({ academieCode, branches }) => avec(academieCode, branches)),
  };
}

const lieu = (suivi: string): string => suivi.split('/')[0] ?? '';

/** The counts of the périmètre, each thing once: an établissement of a followed académie is in its sum. Row-level security confirms it. */
function dansLePerimetre(portee: Portee, choisi: string | undefined): Prisma.Sql {
  const { uais, academies } = lieuxSuivis(portee);
  const deLAcademie = Prisma.sql`c.academie_code || '/' || c.branche = ANY (${academies}::text[])`;
  const deLEtablissement = Prisma.sql`c.uai || '/' || c.branche = ANY (${uais}::text[])`;
  if (choisi) return Prisma.sql`c.uai = ${choisi} AND (${deLAcademie} OR ${deLEtablissement})`;
  return Prisma.sql`(c.academie_code = ANY (${academies.map(lieu)}::text[]) AND c.uai = '' AND ${deLAcademie}
    OR c.uai = ANY (${uais.map(lieu)}::text[]) AND ${deLEtablissement} AND NOT ${deLAcademie})`;
}

/** Rows of a campaign, living or as they were frozen. */
const deLaCampagne = (annee: number, { arrete }: FiltresDePilotage): Prisma.Sql =>
  Prisma.sql`c.rentree = ${annee} AND c.arrete_le = ${arrete ?? 'infinity'}::date`;

/** What the counts of a périmètre are, and when they were made; null before the first pass of the worker. */
export interface Releve {
  comptes: Compte[];
  releveLe: Date | null;
}

/** The counts of the périmètre for a rentrée under the filters; of these series alone. */
export async function chiffresDuPerimetre(
  portee: Portee,
  annee: number,
  filtres: FiltresDePilotage,
  series: readonly Serie[] = SERIES,
): Promise<Releve> {
  const { uai, canal, du, au } = filtres;
  const lus = await enLecture(
    portee,
    (tx) => tx.$queryRaw<(Omit<Compte, 'centimes'> & { centimes: bigint; instant: Date })[]>`
      SELECT c.serie, CASE c.serie WHEN 'delais' THEN c.branche END AS branche, CASE c.serie WHEN 'depots' THEN c.canal END AS canal,
        CASE c.serie WHEN 'depots' THEN c.jour::text END AS jour, c.cle, c.duree, sum(c.nombre)::int AS nombre,
        sum(c.centimes)::bigint AS centimes, max(c.instant) AS instant
      FROM chiffre c WHERE ${dansLePerimetre(portee, uai)} AND ${deLaCampagne(annee, filtres)} AND c.serie = ANY (${[...series]}::text[])
        AND ${canal ? Prisma.sql`c.canal::text = ${canal}` : Prisma.sql`true`}
        AND (c.jour = '-infinity' OR c.jour BETWEEN ${du ?? '-infinity'}::date AND ${au ?? 'infinity'}::date)
      GROUP BY 1, 2, 3, 4, 5, 6`,
  );
  return {
    comptes: lus.map(({ centimes, instant: _, ...compte }) => ({ ...compte, centimes: Number(centimes) })),
    releveLe: lus.reduce<Date | null>(
      (dernier, { instant }) => (dernier && dernier > instant ? dernier : instant),
      null,
    ),
  };
}

/** An établissement of a followed académie: demandes received, those that wait for somebody, those that are decided. */
export interface EtablissementCompte {
  uai: string;
  nom: string;
  recues: number;
  attendent: number;
  decidees: number;
}

/** The établissements of the followed académies, those where most demandes wait first; empty for who follows none. */
export function chiffresParEtablissement(
  portee: Portee,
  annee: number,
  filtres: FiltresDePilotage,
): Promise<EtablissementCompte[]> {
  const { academies } = lieuxSuivis(portee);
  return enLecture(
    portee,
    (tx) => tx.$queryRaw<EtablissementCompte[]>`
      SELECT c.uai, t.nom, sum(c.nombre)::int AS recues,
        coalesce(sum(c.nombre) FILTER (WHERE c.cle = ANY (${[...ETATS_A_DECIDER]}::text[])), 0)::int AS attendent,
        coalesce(sum(c.nombre) FILTER (WHERE c.cle = ANY (${[...DECIDEES]}::text[])), 0)::int AS decidees
      FROM chiffre c JOIN etablissement t ON t.uai = c.uai
      WHERE c.academie_code = ANY (${academies.map(lieu)}::text[]) AND c.academie_code || '/' || c.branche = ANY (${academies}::text[])
        AND c.uai <> '' AND ${deLaCampagne(annee, filtres)} AND c.serie = 'etats'
        AND ${filtres.canal ? Prisma.sql`c.canal::text = ${filtres.canal}` : Prisma.sql`true`}
      GROUP BY c.uai, t.nom ORDER BY attendent DESC, recues DESC, t.nom, c.uai`,
  );
}

/** Campaigns and months whose figures the person may ask for, the last first. */
export function releves(portee: Portee, annee: number): Promise<{ annees: number[]; mois: string[] }> {
  return enLecture(portee, async (tx) => {
    const annees = await tx.campagne.findMany({
      where: { rentree: { lte: rentreeDu(portee.jour) } },
      select: { rentree: true },
      orderBy: { rentree: 'desc' },
    });
    const mois = await tx.$queryRaw<{ mois: string }[]>`
      SELECT m.mois::text AS mois FROM (
        SELECT generate_series(make_date(${annee}, 1, 1), least(make_date(${annee} + 2, 12, 1), ${dateDe(portee.jour)}::date), '1 month')::date AS mois) m
      WHERE EXISTS (SELECT FROM chiffre c WHERE ${dansLePerimetre(portee, undefined)} AND c.rentree = ${annee} AND c.arrete_le = m.mois)
      ORDER BY 1 DESC`;
    return { annees: annees.map(({ rentree }) => rentree), mois: mois.map(({ mois: lu }) => lu) };
  });
}

/** All that the figures of a page are made of, for a rentrée under the filters. */
export async function matiereDesFigures(
  portee: Portee,
  annee: number,
  filtres: FiltresDePilotage,
): Promise<Matiere & Pick<Releve, 'releveLe'>> {
  const anDernier = { ...filtres, du: undefined, au: undefined, arrete: undefined };
  const [releve, avant, etablissements] = await Promise.all([
    chiffresDuPerimetre(portee, annee, filtres),
    chiffresDuPerimetre(portee, annee - 1, anDernier, ['depots']),
    chiffresParEtablissement(portee, annee, filtres),
  ]);
  const aujourdHui = filtres.arrete ? jour(filtres.arrete) : portee.jour;
  const dernier = filtres.au ? jour(filtres.au) : aujourdHui;
  const jusqua = apres(dernier, aujourdHui) ? aujourdHui : dernier;
  return { ...releve, avant: avant.comptes, etablissements, jusqua };
}

/** What the filters of a file were, for who opens it later. */
const filtresDits = (
  { uai, canal, du, au, arrete }: FiltresDePilotage,
  releveLe: Date | null,
): [string, string][] => [
  ['Établissement', uai ?? 'Tous ceux qui sont suivis'],
  ['Canal', canal ?? 'Tous'],
  ['Du', du ?? 'Le début de la campagne'],
  ['Au', au ?? 'La fin'],
  arrete
    ? ['Arrêté le', arrete]
    : ['Relevé le', releveLe ? direMinute(minuteDeLInstant(releveLe.getTime())) : 'Aucun relevé'],
];

/** A figure as a file for a spreadsheet: the numbers of the page, under the same filters. Throws Refus introuvable of a figure that does not exist. */
export async function tableurDeFigure(
  portee: Portee,
  { figure, forme }: { figure: IdDeFigure | null; forme: FormeDeTableur },
  filtres: FiltresDePilotage,
): Promise<FichierServi> {
  if (!figure) throw new Refus('introuvable', 'Cette figure n’existe pas.');
  const annee = filtres.rentree ?? rentreeDu(portee.jour);
  const matiere = await matiereDesFigures(portee, annee, filtres);
  const leJour = filtres.arrete ?? portee.jour.toString();
  const titre = `${TITRES[figure]}, ${ecrireAnnee(rentree(annee))}`;
  const classeur = {
    ...{ titre, sujet: 'Pilotage des bourses', auteur: portee.auteur.nom, jour: leJour },
    feuilles: [
      feuilleDe(figure, matiere),
      lisezMoi([['Figure', titre], ...filtresDits(filtres, matiere.releveLe)]),
    ],
  };
  return fichierDeTableur(classeur, forme, `${figure}-${annee}-${leJour}`);
}
