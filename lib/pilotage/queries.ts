import type { LigneDemandee } from '#lib/denombrement/queries.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { type Branche, brancheOrdinaire, type RoleDAgent } from '#lib/droit/competence.ts';
import { ETATS_A_DECIDER } from '#lib/droit/etats.ts';
import type { Secteur, TypeEtablissement } from '#lib/droit/situation.ts';
import { moisArretes } from '#lib/nation/queries.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { affectationsQuiLisent, enLecture, type Portee, tient } from '#lib/technique/portee.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type Compte, clesDe, DECIDEES, type EtablissementCompte, quantile } from './faits.ts';
import { EFFECTIF_MINIMAL, type FiltresDePilotage, SERIES, type Serie } from './schema.ts';

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

/** Codes of the académies whose dossiers the person follows whole. */
export const academiesSuivies = (portee: Portee): string[] => lieuxSuivis(portee).academies.map(lieu);

/** The counts of the périmètre, each thing once: an établissement of a followed académie is in its sum. Row-level security confirms it. */
function dansLePerimetre(portee: Portee, { uai, departement }: Partial<FiltresDePilotage>): Prisma.Sql {
  const { uais, academies } = lieuxSuivis(portee);
  const deLAcademie = Prisma.sql`c.academie_code || '/' || c.branche = ANY (${academies}::text[])`;
  const deLEtablissement = Prisma.sql`c.uai || '/' || c.branche = ANY (${uais}::text[])`;
  if (uai) return Prisma.sql`c.uai = ${uai} AND (${deLAcademie} OR ${deLEtablissement})`;
  if (departement)
    return Prisma.sql`c.uai = ANY (ARRAY(SELECT t.uai FROM etablissement t WHERE t.departement_code = ${departement}))
      AND (${deLAcademie} OR ${deLEtablissement})`;
  return Prisma.sql`(c.academie_code = ANY (${academies.map(lieu)}::text[]) AND c.uai = '' AND ${deLAcademie}
    OR c.uai = ANY (${uais.map(lieu)}::text[]) AND ${deLEtablissement} AND NOT ${deLAcademie})`;
}

/** Rows of a campaign, living or as they were frozen. */
const deLaCampagne = (annee: number, { arrete }: FiltresDePilotage): Prisma.Sql =>
  Prisma.sql`c.rentree = ${annee} AND c.arrete_le = ${arrete ?? 'infinity'}::date`;

/** Of an établissement `t`: that it is of the département that is looked at. */
const duDepartement = ({ departement }: Partial<FiltresDePilotage>): Prisma.Sql =>
  departement ? Prisma.sql`t.departement_code = ${departement}` : Prisma.sql`true`;

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
  const { canal, du, au } = filtres;
  const lus = await enLecture(
    portee,
    (tx) => tx.$queryRaw<(Omit<Compte, 'centimes'> & { centimes: bigint; instant: Date })[]>`
      SELECT c.serie, CASE c.serie WHEN 'delais' THEN c.branche END AS branche, CASE c.serie WHEN 'depots' THEN c.canal END AS canal,
        CASE c.serie WHEN 'depots' THEN c.jour::text END AS jour, c.cle, c.duree, sum(c.nombre)::int AS nombre,
        sum(c.centimes)::bigint AS centimes, max(c.instant) AS instant
      FROM chiffre c WHERE ${dansLePerimetre(portee, filtres)} AND ${deLaCampagne(annee, filtres)} AND c.serie = ANY (${[...series]}::text[])
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

/**
 * The établissements of the followed académies, those where most demandes wait first, those of pupils without any demande last;
 * empty for who follows no académie.
 */
export async function chiffresParEtablissement(
  portee: Portee,
  annee: number,
  filtres: FiltresDePilotage,
): Promise<EtablissementCompte[]> {
  const { academies } = lieuxSuivis(portee);
  const lus = await enLecture(
    portee,
    (tx) => tx.$queryRaw<
      (EtablissementCompte & { type: TypeEtablissement; secteur: Secteur; academie: string })[]
    >`
      SELECT t.uai AS code, t.nom, t.departement_code AS departement, t.type::text AS type, t.secteur::text AS secteur, t.academie_code AS academie,
        coalesce(c.recues, 0)::int AS recues, coalesce(c.attendent, 0)::int AS attendent, coalesce(c.decidees, 0)::int AS decidees
      FROM etablissement t LEFT JOIN (
        SELECT c.uai, sum(c.nombre) AS recues,
          sum(c.nombre) FILTER (WHERE c.cle = ANY (${[...ETATS_A_DECIDER]}::text[])) AS attendent,
          sum(c.nombre) FILTER (WHERE c.cle = ANY (${[...DECIDEES]}::text[])) AS decidees
        FROM chiffre c
        WHERE c.academie_code = ANY (${academies.map(lieu)}::text[]) AND c.academie_code || '/' || c.branche = ANY (${academies}::text[])
          AND c.uai <> '' AND ${deLaCampagne(annee, filtres)} AND c.serie = 'etats'
          AND ${filtres.canal ? Prisma.sql`c.canal::text = ${filtres.canal}` : Prisma.sql`true`}
        GROUP BY c.uai) c ON c.uai = t.uai
      WHERE t.academie_code = ANY (${academies.map(lieu)}::text[]) AND ${duDepartement(filtres)}
        AND (c.uai IS NOT NULL OR EXISTS (SELECT FROM scolarite s WHERE s.uai = t.uai AND s.rentree = ${annee}))
      ORDER BY attendent DESC, recues DESC, t.nom, t.uai`,
  );
  return lus
    .filter((lu) => lu.recues > 0 || academies.includes(`${lu.academie}/${brancheOrdinaire(lu)}`))
    .map(({ type: _, secteur: __, academie: ___, ...compte }) => compte);
}

/** An établissement where a line of a figure counts something: how many and, of a delay, in how many days. */
export interface LieuDUneLigne {
  uai: string;
  nom: string;
  nombre: number;
  mediane: number | null;
}

/** Where a line of a figure counts something, the établissements of the followed places that have most first. */
export async function lieuxDUneLigne(
  portee: Portee,
  annee: number,
  { serie, cle, branche, canal, du, au }: LigneDemandee,
  filtres: Pick<FiltresDePilotage, 'departement'> = {},
): Promise<LieuDUneLigne[]> {
  const { uais, academies } = lieuxSuivis(portee);
  const lus = await enLecture(
    portee,
    (tx) => tx.$queryRaw<{ uai: string; nom: string; duree: number; nombre: number }[]>`
      SELECT c.uai, t.nom, c.duree, sum(c.nombre)::int AS nombre FROM etablissement t
        JOIN chiffre c ON c.academie_code = t.academie_code AND c.uai = t.uai
      WHERE (t.academie_code = ANY (${academies.map(lieu)}::text[]) OR t.uai = ANY (${uais.map(lieu)}::text[]))
        AND ${duDepartement(filtres)} AND (c.academie_code || '/' || c.branche = ANY (${academies}::text[]) OR c.uai || '/' || c.branche = ANY (${uais}::text[]))
        AND c.rentree = ${annee} AND c.arrete_le = 'infinity' AND c.serie = ${serie} AND c.cle = ANY (${clesDe(serie, cle)}::text[])
        AND ${branche ? Prisma.sql`c.branche::text = ${branche}` : Prisma.sql`true`}
        AND ${canal ? Prisma.sql`c.canal::text = ${canal}` : Prisma.sql`true`}
        AND (c.jour = '-infinity' OR c.jour BETWEEN ${du ?? '-infinity'}::date AND ${au ?? 'infinity'}::date)
      GROUP BY c.uai, t.nom, c.duree`,
  );
  return [...Map.groupBy(lus, ({ uai }) => uai).entries()]
    .map(([uai, siens]) => {
      const nombre = siens.reduce((somme, { nombre: n }) => somme + n, 0);
      const mediane = serie === 'delais' && nombre >= EFFECTIF_MINIMAL ? quantile(siens, 0.5) : null;
      return { uai, nom: siens[0]?.nom ?? uai, nombre, mediane };
    })
    .toSorted(
      (a, b) =>
        (b.mediane ?? 0) - (a.mediane ?? 0) || b.nombre - a.nombre || a.nom.localeCompare(b.nom, 'fr'),
    );
}

/** The one établissement whose dossiers the person follows; null of several, or of an académie. */
export function seulLieu(portee: Portee): string | null {
  const { uais, academies } = lieuxSuivis(portee);
  const [seul, ...autres] = new Set(uais.map(lieu));
  return academies.length === 0 && autres.length === 0 ? (seul ?? null) : null;
}

/** Who sees the campaign in pictures: those who follow its dossiers, and the ministère. */
export const VOIENT_LES_FIGURES: readonly RoleDAgent[] = [...agentsQuiLisent('suivi'), 'ministere'];

/** Who reads the figures of the nation, and follows no dossier of a place. */
export const voitLaNation = (portee: Portee): boolean =>
  tient(portee, 'ministere') && affectationsQuiLisent(portee, 'suivi').length === 0;

/** Campaigns and months whose figures the person may ask for, the last first. */
export async function releves(portee: Portee, annee: number): Promise<{ annees: number[]; mois: string[] }> {
  const deLaNation = voitLaNation(portee) ? await moisArretes(portee, annee) : null;
  return enLecture(portee, async (tx) => {
    const annees = await tx.campagne.findMany({
      where: { rentree: { lte: rentreeDu(portee.jour) } },
      select: { rentree: true },
      orderBy: { rentree: 'desc' },
    });
    const dits = annees.map(({ rentree }) => rentree);
    if (deLaNation) return { annees: dits, mois: deLaNation };
    const mois = await tx.$queryRaw<{ mois: string }[]>`
      SELECT m.mois::text AS mois FROM (
        SELECT generate_series(make_date(${annee}, 1, 1), least(make_date(${annee} + 2, 12, 1), ${dateDe(portee.jour)}::date), '1 month')::date AS mois) m
      WHERE EXISTS (SELECT FROM chiffre c WHERE ${dansLePerimetre(portee, {})} AND c.rentree = ${annee} AND c.arrete_le = m.mois)
      ORDER BY 1 DESC`;
    return { annees: dits, mois: mois.map(({ mois: lu }) => lu) };
  });
}
