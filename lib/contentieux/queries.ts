import type { GenreDeRecours } from '#lib/droit/recours/reponse.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { enLecture, type Portee } from '#lib/technique/portee.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type FiltresDuContentieux, RETENUE, SEPARATEUR, SILENCE, type SuiteDuRecours } from './schema.ts';

/** What contests the same thing, in the same form. */
export interface Contentieux extends Record<SuiteDuRecours, number> {
  /** What is contested, and the article of its first reason: « refus|C. IV.A ». */
  motif: string;
  genre: GenreDeRecours;
  total: number;
  /** Days in which half were answered; null while none was. */
  joursDeReponse: number | null;
}

export interface LigneDeRecours {
  id: string;
  dossierId: string;
  numero: string;
  nom: string;
  prenom: string;
  etablissement: string;
  motif: string;
  genre: GenreDeRecours;
  suite: SuiteDuRecours;
  formeLe: Date;
  reponduLe: Date | null;
}

/** Rows of a list at most. */
export const RECOURS_LISTES = 200;

const MOTIF = Prisma.sql`CASE WHEN r.retenue_id IS NOT NULL THEN ${RETENUE}::text WHEN x.id IS NULL THEN ${SILENCE}::text
  ELSE x.genre::text || coalesce(${SEPARATEUR}::text || (x.motifs->0->>'article'), '') END`;
const SUITE = Prisma.sql`CASE WHEN r.issue IS NULL THEN 'attend' WHEN r.issue IN ('accueilli', 'rouvert') THEN 'accueilli' ELSE r.issue::text END`;

/** The recours of the year that the person may read, each with what it contests. */
const lus = (portee: Portee, annee: number): Prisma.Sql => Prisma.sql`
  SELECT r.id, r.dossier_id, ${MOTIF} AS motif, r.genre::text AS genre, ${SUITE} AS suite, r.forme_le, r.recu_le, r.repondu_le
  FROM recours r JOIN dossier d ON d.id = r.dossier_id LEFT JOIN decision x ON x.id = r.decision_id
  WHERE d.rentree = ${annee} AND ${perimetre(portee, 'decision')}`;

/** The recours of the périmètre, counted by what they contest, their kind and their outcome, what is contested most first. */
export const contentieuxDeLaRentree = (portee: Portee, annee: number): Promise<Contentieux[]> =>
  enLecture(
    portee,
    (tx) => tx.$queryRaw<Contentieux[]>`
      SELECT motif, genre, count(*)::int AS total,
        (count(*) FILTER (WHERE suite = 'attend'))::int AS attend, (count(*) FILTER (WHERE suite = 'accueilli'))::int AS accueilli,
        (count(*) FILTER (WHERE suite = 'maintenu'))::int AS maintenu, (count(*) FILTER (WHERE suite = 'tardif'))::int AS tardif,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY repondu_le - recu_le) FILTER (WHERE repondu_le IS NOT NULL) AS "joursDeReponse"
      FROM (${lus(portee, annee)}) r GROUP BY motif, genre ORDER BY total DESC, motif, genre`,
  );

/** The recours that a figure counts, the first formed first. */
export function recoursComptes(
  portee: Portee,
  annee: number,
  { motif, genre, suite }: FiltresDuContentieux,
): Promise<LigneDeRecours[]> {
  const conditions = [
    ...(motif ? [Prisma.sql`r.motif = ${motif}`] : []),
    ...(genre ? [Prisma.sql`r.genre = ${genre}`] : []),
    ...(suite ? [Prisma.sql`r.suite = ${suite}`] : []),
    perimetre(portee, 'identite'),
  ];
  return enLecture(
    portee,
    (tx) => tx.$queryRaw<LigneDeRecours[]>`
      SELECT r.id, d.id AS "dossierId", d.numero, e.nom, e.prenom, t.nom AS etablissement, r.motif, r.genre, r.suite,
        r.forme_le AS "formeLe", r.repondu_le AS "reponduLe"
      FROM (${lus(portee, annee)}) r JOIN dossier d ON d.id = r.dossier_id JOIN eleve e ON e.id = d.eleve_id
        JOIN etablissement t ON t.uai = d.uai
      WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY r.forme_le, r.id LIMIT ${RECOURS_LISTES}`,
  );
}
