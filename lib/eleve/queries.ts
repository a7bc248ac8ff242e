import { ETATS_CLOS } from '#lib/droit/etats.ts';
import { academiesDe, enPortee, type Portee, uaisDe } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type LectureDeNom, lireIne, lireNoms } from './schema.ts';

const POUR_CHOISIR = (annee: number) =>
  ({
    scolarites: {
      where: { rentree: annee },
      include: { etablissement: true },
      orderBy: { entreeLe: 'desc' },
    },
    dossiers: { where: { rentree: annee }, orderBy: { creeLe: 'desc' } },
    liens: { include: { responsable: true } },
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
    const eleve = await tx.eleve.findUnique({ where: { ine }, select: { id: true } });
    return eleve ? [eleve.id] : [];
  }
  const lectures = lireNoms(texte);
  if (lectures.length === 0) return [];
  const lues = lecturesSql(lectures, [...uaisDe(portee), ...academiesDe(portee)]);
  const ids = await trouver(tx, TELLES_QUELLES, lues, annee, limite);
  if (ids.length >= limite) return ids;
  return [...new Set([...ids, ...(await trouver(tx, FAUTES_COMPRISES(annee), lues, annee, limite))])].slice(
    0,
    limite,
  );
}

/** The readings of a text in each place of the portée, as words of the search. */
const lecturesSql = (lectures: readonly LectureDeNom[], lieux: readonly string[]) => Prisma.sql`
  SELECT DISTINCT p.lieu, mot_cherche(l.nom) AS nom, mot_cherche(l.prenom) AS prenom
  FROM unnest(${lectures.map(({ nom }) => nom)}::text[], ${lectures.map(({ prenom }) => prenom)}::text[]) AS l(nom, prenom),
    unnest(${[...lieux]}::text[]) AS p(lieu)`;

/** What was typed, or the beginning of it. */
const TELLES_QUELLES = Prisma.sql`SELECT lieu, nom, prenom, nom || ' ' || prenom AS tape FROM lues`;

/** Words kept for a word typed wrong: the nearest of those that some pupil of the place bears. */
const MOTS_PROCHES = 8;

const proches = (colonne: 'nom' | 'prenom', annee: number) => Prisma.sql`
  SELECT t.lieu, t.mot AS tape, m.mot
  FROM (SELECT DISTINCT lieu, ${Prisma.raw(colonne)} AS mot FROM lues) t, LATERAL (
    SELECT mot FROM mots_proches(t.mot) AS mot, LATERAL (
      SELECT 1 FROM recherche_eleve r WHERE r.lieu = t.lieu AND r.rentree = ${annee} AND r.${Prisma.raw(colonne)} = mot LIMIT 1) porte
    LIMIT ${MOTS_PROCHES}) m`;

/** The same with about one mistake in each word. */
const FAUTES_COMPRISES = (annee: number) => Prisma.sql`
  SELECT l.lieu, coalesce(n.mot, '') AS nom, coalesce(p.mot, '') AS prenom, l.nom || ' ' || l.prenom AS tape
  FROM lues l
  LEFT JOIN (${proches('nom', annee)}) n ON n.lieu = l.lieu AND n.tape = l.nom
  LEFT JOIN (${proches('prenom', annee)}) p ON p.lieu = l.lieu AND p.tape = l.prenom
  WHERE (l.nom = '' OR n.mot IS NOT NULL) AND (l.prenom = '' OR p.mot IS NOT NULL)`;

/** The pupils of some words, nearest to what was typed first. Each word is a range of an index, read up to the limit. */
async function trouver(tx: Transaction, mots: Prisma.Sql, lues: Prisma.Sql, annee: number, limite: number) {
  const plage = (condition: Prisma.Sql, ordre: Prisma.Sql) => Prisma.sql`
    (SELECT r.eleve_id, r.nom, r.prenom FROM recherche_eleve r
     WHERE r.lieu = m.lieu AND r.rentree = ${annee} AND ${condition} ORDER BY ${ordre} LIMIT ${limite})`;
  const trouves = await tx.$queryRaw<{ eleve_id: string }[]>`
    WITH lues AS MATERIALIZED (${lues}), mots AS MATERIALIZED (${mots})
    SELECT t.eleve_id FROM mots m, LATERAL (
      ${plage(Prisma.sql`m.nom <> '' AND m.prenom <> '' AND r.nom = m.nom AND r.prenom BETWEEN m.prenom AND m.prenom || '~'`, Prisma.sql`r.prenom`)}
      UNION ALL
      ${plage(Prisma.sql`m.prenom = '' AND r.nom BETWEEN m.nom AND m.nom || '~'`, Prisma.sql`r.nom, r.prenom`)}
      UNION ALL
      ${plage(Prisma.sql`m.nom = '' AND r.prenom BETWEEN m.prenom AND m.prenom || '~'`, Prisma.sql`r.prenom, r.nom`)}) t
    GROUP BY t.eleve_id
    ORDER BY max(similarity(t.nom || ' ' || t.prenom, m.tape)) DESC, min(t.nom), min(t.prenom), t.eleve_id
    LIMIT ${limite}`;
  return trouves.map(({ eleve_id }) => eleve_id);
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
  dossiers.find(({ etat }) => etat !== 'brouillon' && !ETATS_CLOS.some((clos) => clos === etat)) ?? null;

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
