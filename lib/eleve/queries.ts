import type { RepriseConfirmee } from '#lib/droit/argent/reprise-etudes.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { ETATS_VIVANTS } from '#lib/droit/etats.ts';
import type { SejourLu } from '#lib/scolarite/faits.ts';
import { academiesDe, enPortee, type Portee, uaisDe } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type LectureDeNoms, lireIne, lireNoms } from './schema.ts';

/** The responsables of a pupil, but for the records that another one stands for. */
export const LIENS_TENANTS = {
  where: { responsable: { reunieDans: null } },
  include: { responsable: true },
} as const satisfies Prisma.Eleve$liensArgs;

/** The result of the brevet that stands: of the last session, the last one written. */
export const BREVET_TENANT = {
  orderBy: [{ session: 'desc' }, { instant: 'desc' }],
  take: 1,
} as const satisfies Prisma.Eleve$brevetsArgs;

/** What a dossier reads of its pupil. */
export const ELEVE_DU_DOSSIER = {
  liens: LIENS_TENANTS,
  brevets: BREVET_TENANT,
  absences: { orderBy: [{ instant: 'asc' }, { id: 'asc' }] },
} as const satisfies Prisma.EleveInclude;

const POUR_CHOISIR = (annee: number) =>
  ({
    scolarites: {
      where: { rentree: annee },
      include: { etablissement: true },
      orderBy: { entreeLe: 'desc' },
    },
    dossiers: { where: { rentree: annee }, orderBy: { creeLe: 'desc' } },
    liens: LIENS_TENANTS,
  }) as const satisfies Prisma.EleveInclude;

export type EleveTrouve = Prisma.EleveGetPayload<{ include: ReturnType<typeof POUR_CHOISIR> }>;

/** Ids of the pupils of the portée whose INE or name matches, best first; typos and accents do not matter. */
export async function idsDesElevesCherches(
  tx: Transaction,
  portee: Portee,
  texte: string,
  annee: number,
  limite: number,
): Promise<string[]> {
  const ine = lireIne(texte);
  if (ine) {
    const eleve = await tx.eleve.findUnique({ where: { ine }, select: { id: true, reunieDans: true } });
    return eleve ? [eleve.reunieDans ?? eleve.id] : [];
  }
  const lectures = lireNoms(texte);
  if (lectures.length === 0) return [];
  const lues = lecturesSql(lectures, [...uaisDe(portee), ...academiesDe(portee)]);
  const exacts = await trouver(tx, lues, TEL_QUEL, annee, limite);
  if (exacts.length >= limite) return exacts;
  const proches = await trouver(tx, lues, fautesComprises(annee), annee, limite);
  return [...new Set([...exacts, ...proches])].slice(0, limite);
}

/** The readings of a text in each place of the portée, as words of the search. */
const lecturesSql = (lectures: readonly LectureDeNoms[], lieux: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT p.lieu, m.mot, m.suite, m.mot || ' ' || m.suite AS tape
  FROM unnest(${lectures.map(({ mot }) => mot)}::text[], ${lectures.map(({ suite }) => suite)}::text[]) AS l(mot, suite),
    LATERAL (SELECT mot_cherche(l.mot) AS mot, mot_cherche(l.suite) AS suite) AS m,
    unnest(${[...lieux]}::text[]) AS p(lieu)
  WHERE m.mot <> ''`;

const TEL_QUEL = Prisma.sql`SELECT lieu, mot, suite, tape FROM lues`;

/** Words kept for one typed wrong: the nearest that some pupil of the place bears. */
const MOTS_PROCHES = 8;

/** The readings with about one mistake in each word. */
const fautesComprises = (annee: number): Prisma.Sql => Prisma.sql`
  WITH proches AS MATERIALIZED (
    SELECT t.lieu, t.mot AS tape, p.mot
    FROM (SELECT lieu, mot FROM lues UNION SELECT lieu, suite FROM lues WHERE suite <> '') t, LATERAL (
      SELECT v.mot FROM mots_proches(t.mot) AS v(mot), LATERAL (
        SELECT 1 FROM recherche_eleve r WHERE r.lieu = t.lieu AND r.rentree = ${annee} AND r.mot = v.mot LIMIT 1) porte
      LIMIT ${MOTS_PROCHES}) p)
  SELECT l.lieu, m.mot, coalesce(s.mot, '') AS suite, l.tape
  FROM lues l JOIN proches m ON m.lieu = l.lieu AND m.tape = l.mot
  LEFT JOIN proches s ON s.lieu = l.lieu AND s.tape = l.suite
  WHERE l.suite = '' OR s.mot IS NOT NULL`;

/** The pupils of some words, nearest to what was typed first. Each is a range of one index, read up to the limit. */
async function trouver(
  tx: Transaction,
  lues: Prisma.Sql,
  mots: Prisma.Sql,
  annee: number,
  limite: number,
): Promise<string[]> {
  const plage = (condition: Prisma.Sql) => Prisma.sql`
    (SELECT r.eleve_id, r.mot, r.suite FROM recherche_eleve r
     WHERE r.lieu = m.lieu AND r.rentree = ${annee} AND ${condition} ORDER BY r.mot, r.suite LIMIT ${limite})`;
  const trouves = await tx.$queryRaw<{ id: string }[]>`
    WITH lues AS MATERIALIZED (${lues}), mots AS MATERIALIZED (${mots})
    SELECT t.eleve_id AS id FROM mots m, LATERAL (
      ${plage(Prisma.sql`m.suite = '' AND r.mot BETWEEN m.mot AND m.mot || '~'`)}
      UNION ALL
      ${plage(Prisma.sql`m.suite <> '' AND r.mot = m.mot AND r.suite BETWEEN m.suite AND m.suite || '~'`)}) t
    GROUP BY t.eleve_id
    ORDER BY max(similarity(t.mot || ' ' || t.suite, m.tape)) DESC, min(t.mot), min(t.suite), t.eleve_id
    LIMIT ${limite}`;
  return trouves.map(({ id }) => id);
}

/** Pupils to choose from before an entry, with their schooling, their responsables and the dossiers of the year. */
export function chercherEleves(
  portee: Portee,
  texte: string,
  annee: number,
  limite = 20,
): Promise<EleveTrouve[]> {
  return enPortee(portee, async (tx) => {
    const ids = await idsDesElevesCherches(tx, portee, texte, annee, limite);
    const eleves = await tx.eleve.findMany({ where: { id: { in: ids } }, include: POUR_CHOISIR(annee) });
    return eleves.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  });
}

/** The dossier that already lives for this pupil in the year (C. II.C.1): announced before an entry starts. */
export const dossierVivant = ({ dossiers }: EleveTrouve) =>
  dossiers.find(({ etat }) => ETATS_VIVANTS.includes(etat)) ?? null;

/** Places where the person types demandes, UAI and académies: a function held in one corrects nothing in another. */
export const lieuxDeSaisie = ({ affectations }: Portee): string[] =>
  affectations
    .filter(({ role }) => SAISISSANTS.includes(role))
    .flatMap(({ uai, academieCode }) => uai ?? academieCode ?? []);

/** What is held in these places: a schooling or a dossier. */
export const tenuDans = (lieux: string[]) => ({
  OR: [{ uai: { in: lieux } }, { academieCode: { in: lieux } }],
});

/** A pupil with the schooling to correct and the corrections already made. Throws Refus introuvable outside the places where the person types demandes. */
export async function eleveACorriger(tx: Transaction, portee: Portee, scolariteId: string) {
  const scolarite = await tx.scolarite.findFirst({
    where: { id: scolariteId, ...tenuDans(lieuxDeSaisie(portee)) },
    include: {
      etablissement: true,
      eleve: { include: { corrections: { orderBy: { instant: 'desc' } }, liens: LIENS_TENANTS } },
    },
  });
  if (!scolarite)
    throw new Refus('introuvable', 'Cet élève n’est pas dans votre périmètre : cherchez-le par son INE.');
  return { scolarite, eleve: scolarite.eleve };
}

/** Établissements of the portée where this person may add a pupil. */
export function etablissementsDeSaisie(portee: Portee) {
  return enPortee(portee, (tx) =>
    tx.etablissement.findMany({
      where: { OR: [{ uai: { in: uaisDe(portee) } }, { academieCode: { in: academiesDe(portee) } }] },
      select: { uai: true, nom: true, type: true },
      orderBy: { nom: 'asc' },
      take: 500,
    }),
  );
}

/** Classes that already hold pupils this year in an établissement of the portée. */
export const classesConnues = (portee: Portee, annee: number, uai: string): Promise<string[]> =>
  enPortee(portee, (tx) => classesDe(tx, uai, annee));

/** The classes of an établissement, found one after the other in the index rather than by reading its pupils. */
export async function classesDe(tx: Transaction, uai: string, annee: number): Promise<string[]> {
  const suivante = (apres: Prisma.Sql) => Prisma.sql`
    (SELECT s.classe FROM scolarite s WHERE s.uai = ${uai} AND s.rentree = ${annee} ${apres} ORDER BY s.classe LIMIT 1)`;
  const classes = await tx.$queryRaw<{ classe: string }[]>`
    WITH RECURSIVE classes AS (
      ${suivante(Prisma.empty)}
      UNION ALL
      SELECT ${suivante(Prisma.sql`AND s.classe > classes.classe`)} FROM classes WHERE classes.classe IS NOT NULL)
    SELECT classe FROM classes WHERE classe IS NOT NULL`;
  return classes.map(({ classe }) => classe);
}

type Accueil = Prisma.ScolariteGetPayload<{ include: { etablissement: true } }>;

/**
 * The other schoolings that year of the pupils of these dossiers, by dossier, the last entry first: they may lie outside the
 * portée. The base gives none to a family.
 */
export async function accueilsPossibles(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, Accueil[]>> {
  const lus = await tx.$queryRaw<(Omit<Accueil, 'etablissement'> & { pour: string })[]>`
    SELECT d.id AS pour, s.id, s.eleve_id AS "eleveId", s.rentree, s.uai, s.academie_code AS "academieCode", s.classe, s.mef,
      s.libelle_mef AS "libelleMef", s.niveau::text, s.regime::text, s.code_regime AS "codeRegime", s.statut::text,
      s.regimes, s.dispositif::text, s.filiere_cned::text AS "filiereCned", s.terminale, s.entree_le AS "entreeLe",
      s.sortie_le AS "sortieLe", s.motif_sortie AS "motifSortie", s.uai_an_dernier AS "uaiAnDernier", s.lieux_lies AS "lieuxLies"
    FROM dossier d, LATERAL accueils_possibles(d.id) s WHERE d.id = ANY (${[...ids]}::uuid[]) ORDER BY s.entree_le DESC, s.id`;
  if (lus.length === 0) return new Map();
  const etablissements = await tx.etablissement.findMany({
    where: { uai: { in: lus.map(({ uai }) => uai) } },
  });
  const parUai = new Map(etablissements.map((etablissement) => [etablissement.uai, etablissement]));
  const complets = lus.flatMap((lu) => {
    const etablissement = parUai.get(lu.uai);
    return etablissement ? [{ ...lu, etablissement }] : [];
  });
  return Map.groupBy(complets, ({ pour }) => pour);
}

/** First day on which a state of each trimestre was drawn in a place that year, ISO, by trimestre. */
export async function premiersEtats(
  tx: Transaction,
  { uai, rentree }: { uai: string; rentree: number },
): Promise<Map<number, string>> {
  const lus = await tx.$queryRaw<{ trimestre: number; le: string }[]>`
    SELECT trimestre, le::text FROM premiers_etats(${uai}, ${rentree}::int)`;
  return new Map(lus.map(({ trimestre, le }) => [trimestre, le]));
}

/** What the primes of dossiers follow: the stays with their régimes, null where none ever changed, and a confirmed return. */
export interface SuiviDesPrimes {
  sejours: SejourLu[] | null;
  reprise: RepriseConfirmee | null;
  /** School days missed between two lycées; null: none. */
  manques: { du: string; au: string }[] | null;
}

/** What the primes of the dossiers of these pupils follow, by dossier. */
export async function suivisDesPrimes(
  tx: Transaction,
  eleves: readonly { dossiers: readonly { id: string }[] }[],
): Promise<Map<string, SuiviDesPrimes>> {
  const ids = eleves.flatMap(({ dossiers }) => dossiers.map(({ id }) => id));
  const lus = await tx.$queryRaw<(SuiviDesPrimes & { id: string })[]>`
    SELECT id, sejours_suivis(id) AS sejours, reprise_confirmee(id) AS reprise,
      (SELECT jsonb_agg(jsonb_build_object('du', t.manque_du, 'au', t.entree_le - 1)) FROM transfert t
        WHERE t.dossier_id = d.id AND t.manque_du IS NOT NULL) AS manques
    FROM unnest(${ids}::uuid[]) AS d (id)`;
  return new Map(lus.map(({ id, ...suivi }) => [id, suivi]));
}
