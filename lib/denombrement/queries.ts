/** What the figures of a campaign count, row by row: the worker adds these rows, a page lists those behind one figure. */
import { RETENUE, SEPARATEUR, SILENCE } from '#lib/contentieux/schema.ts';
import type { Branche } from '#lib/droit/competence.ts';
import type { Etat } from '#lib/droit/etats.ts';
import type { Canal } from '#lib/droit/situation.ts';
import { clesDe } from '#lib/pilotage/faits.ts';
import type { Serie } from '#lib/pilotage/schema.ts';
import { affectationsQuiLisent, enLecture, type Portee } from '#lib/technique/portee.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** What is counted: the campaign of an académie, or of one of its établissements. */
export interface Etendue {
  annee: number;
  academie: string;
  uai?: string;
}

const ici = (colonne: Prisma.Sql, { uai }: Etendue): Prisma.Sql =>
  uai ? Prisma.sql`${colonne} = ${uai}` : Prisma.sql`true`;

/** The dossiers of the extent that were filed. */
const deposes = (etendue: Etendue): Prisma.Sql => Prisma.sql`(SELECT * FROM dossier x
  WHERE x.academie_code = ${etendue.academie} AND x.rentree = ${etendue.annee} AND x.etat <> 'brouillon' AND ${ici(Prisma.sql`x.uai`, etendue)}) d`;

const SANS_JOUR = Prisma.sql`'-infinity'::date`;

/** One row for each thing counted: `d` gives the place, the pupil and the dossier. */
const fait = (
  serie: string,
  de: Prisma.Sql,
  dit: { jour?: Prisma.Sql; cle?: Prisma.Sql; duree?: Prisma.Sql; centimes?: Prisma.Sql },
): Prisma.Sql => Prisma.sql`
  SELECT d.id AS dossier_id, d.eleve_id, d.uai, d.branche, d.canal, ${serie}::text AS serie, ${dit.jour ?? SANS_JOUR} AS jour, ${dit.cle ?? Prisma.sql`''`}::text AS cle,
    ${dit.duree ?? Prisma.sql`0`} AS duree, ${dit.centimes ?? Prisma.sql`0`}::bigint AS centimes
  FROM ${de}`;

/** Days of a step, from its first day to its last; a date corrected backwards counts as none. */
const etape = (nom: string, de: Prisma.Sql, du: Prisma.Sql, au: Prisma.Sql): Prisma.Sql =>
  fait('delais', de, { cle: Prisma.sql`${nom}`, duree: Prisma.sql`greatest(${au} - ${du}, 0)` });

function delais(etendue: Etendue): Prisma.Sql[] {
  const deposees = deposes(etendue);
  const premiere = Prisma.sql`${deposees} JOIN decision x ON x.dossier_id = d.id AND x.rang = 1`;
  return [
    etape(
      'instruction',
      Prisma.sql`${premiere} WHERE d.recu_le IS NOT NULL`,
      Prisma.sql`greatest(d.recu_le, d.reprise_le)`,
      Prisma.sql`x.decidee_le`,
    ),
    etape(
      'notification',
      Prisma.sql`${premiere} JOIN notification n ON n.decision_id = x.id`,
      Prisma.sql`x.decidee_le`,
      Prisma.sql`n.envoyee_le`,
    ),
    etape(
      'pieces',
      Prisma.sql`${deposees} JOIN demande_de_pieces m ON m.dossier_id = d.id JOIN LATERAL (
        SELECT max(p.recue_le) AS recue_le FROM piece p WHERE p.demande_de_pieces_id = m.id
        HAVING bool_and(p.recue_le IS NOT NULL)) p ON true`,
      Prisma.sql`m.faite_le`,
      Prisma.sql`p.recue_le`,
    ),
    etape(
      'recours',
      Prisma.sql`${deposees} JOIN recours r ON r.dossier_id = d.id WHERE r.repondu_le IS NOT NULL`,
      Prisma.sql`r.recu_le`,
      Prisma.sql`r.repondu_le`,
    ),
  ];
}

/** The consents studied, as their last run left them; without a dossier, by the kind of their établissement. */
const etudes = (etendue: Etendue): Prisma.Sql => Prisma.sql`(
  SELECT e.dossier_id AS id, a.eleve_id, e.uai, e.issue, e.causes, 'etude_automatique'::canal AS canal, coalesce(o.branche, CASE
    WHEN t.type = 'cned' THEN 'cned' WHEN t.type = 'college' AND t.secteur = 'public' THEN 'college_public'
    WHEN t.type = 'college' THEN 'college_prive' WHEN t.secteur = 'public' THEN 'lycee_public' ELSE 'lycee_prive' END::branche) AS branche
  FROM (SELECT DISTINCT ON (consentement_id) * FROM etude x WHERE x.academie_code = ${etendue.academie}
    AND x.rentree = ${etendue.annee} AND ${ici(Prisma.sql`x.uai`, etendue)} ORDER BY consentement_id, instant DESC, passage_id DESC) e
    JOIN consentement a ON a.id = e.consentement_id JOIN etablissement t ON t.uai = e.uai LEFT JOIN dossier o ON o.id = e.dossier_id) d`;

/** Money: once for each dossier, in the place that owes or pays. */
function argent(etendue: Etendue): Prisma.Sql[] {
  const deposees = deposes(etendue);
  const somme = (nom: string, de: Prisma.Sql): Prisma.Sql =>
    fait('argent', de, { cle: Prisma.sql`${nom}`, centimes: Prisma.sql`m.centimes` });
  const desEtats = (quoi: Prisma.Sql): Prisma.Sql => Prisma.sql`
    (SELECT b.dossier_id, e.uai, e.branche, sum(${quoi})::bigint AS centimes FROM etat_de_paiement e JOIN boursier_a_payer b ON b.etat_id = e.id
      WHERE e.academie_code = ${etendue.academie} AND e.rentree = ${etendue.annee} AND e.etape = 'fige' AND ${ici(Prisma.sql`e.uai`, etendue)}
      GROUP BY 1, 2, 3) m`;
  const place = (m: Prisma.Sql): Prisma.Sql =>
    Prisma.sql`(SELECT o.id, o.eleve_id, m.uai, m.branche, o.canal, m.centimes FROM ${m} JOIN dossier o ON o.id = m.dossier_id WHERE m.centimes > 0) d,
      LATERAL (SELECT d.centimes) m`;
  return [
    somme(
      'attribue',
      Prisma.sql`${deposees} JOIN (SELECT dossier_id, sum(centimes_annuels)::bigint AS centimes FROM droit WHERE ferme_par_id IS NULL
        GROUP BY 1) m ON m.dossier_id = d.id`,
    ),
    somme('liquide', place(desEtats(Prisma.sql`b.a_verser`))),
    somme(
      'paye',
      place(
        desEtats(Prisma.sql`coalesce((SELECT sum(v.centimes) FROM versement v
          WHERE (v.etat_id, v.dossier_id, v.uai) = (b.etat_id, b.dossier_id, b.uai) AND 'paye' = (
            SELECT f.fait FROM fait_de_versement f WHERE f.versement_id = v.id ORDER BY f.rang DESC LIMIT 1)), 0)`),
      ),
    ),
    somme(
      'a_recouvrer',
      place(
        desEtats(Prisma.sql`
          CASE WHEN EXISTS (SELECT FROM boursier_a_payer s WHERE s.dossier_id = b.dossier_id AND s.uai = b.uai AND s.rang > b.rang)
            THEN 0 ELSE dette_a_reporter(b) END
          + coalesce((SELECT o.centimes - coalesce((SELECT sum(s.centimes) FROM suite_de_reversement s WHERE s.ordre_id = o.id), 0)
            FROM ordre_de_reversement o WHERE (o.etat_id, o.dossier_id, o.uai) = (b.etat_id, b.dossier_id, b.uai)), 0)`),
      ),
    ),
  ];
}

/** What became of a demande, as its family knows it: what is decided and has not left is still under way. */
const SUITE = Prisma.sql`CASE WHEN d.etat IN ('retiree', 'desistee') THEN d.etat::text WHEN d.etat = 'irrecevable' THEN 'refus'
  WHEN d.etat <> 'notifiee' THEN 'en_cours' ELSE coalesce((SELECT CASE x.genre WHEN 'attribution' THEN 'attribution:' || x.echelon ELSE 'refus' END
    FROM decision x WHERE x.dossier_id = d.id ORDER BY x.rang DESC LIMIT 1), 'en_cours') END`;

/** What is counted: the series of the figures, and for the public ones what became of each demande. */
export type SerieComptee = Serie | 'suites';

/** All that is counted of an extent, by series, one row for each thing: the same rows are added and listed. */
export function faitsDe(etendue: Etendue): Record<SerieComptee, Prisma.Sql[]> {
  const deposees = deposes(etendue);
  return {
    depots: [
      fait('depots', Prisma.sql`${deposees} WHERE d.recu_le IS NOT NULL`, { jour: Prisma.sql`d.recu_le` }),
    ],
    etats: [fait('etats', deposees, { cle: Prisma.sql`d.etat` })],
    issues: [
      fait(
        'issues',
        Prisma.sql`${deposees} JOIN LATERAL (SELECT y.genre, y.echelon, y.decidee_le, y.montant_annuel FROM decision y
          WHERE y.dossier_id = d.id ORDER BY y.rang DESC LIMIT 1) x ON true`,
        {
          jour: Prisma.sql`x.decidee_le`,
          cle: Prisma.sql`x.genre::text || coalesce(':' || CASE x.genre WHEN 'attribution' THEN x.echelon END, '')`,
          centimes: Prisma.sql`coalesce(CASE x.genre WHEN 'attribution' THEN x.montant_annuel END, 0)`,
        },
      ),
    ],
    delais: delais(etendue),
    incomplets: [
      fait(
        'incomplets',
        Prisma.sql`${deposees} JOIN piece p ON p.dossier_id = d.id
          WHERE d.etat = 'incomplete' AND p.demande_de_pieces_id IS NOT NULL AND p.recue_le IS NULL`,
        { cle: Prisma.sql`p.code` },
      ),
    ],
    recours: [
      fait(
        'recours',
        Prisma.sql`${deposees} JOIN recours r ON r.dossier_id = d.id LEFT JOIN decision x ON x.id = r.decision_id`,
        {
          jour: Prisma.sql`r.recu_le`,
          cle: Prisma.sql`CASE WHEN r.retenue_id IS NOT NULL THEN ${RETENUE}::text WHEN x.id IS NULL THEN ${SILENCE}::text
            ELSE x.genre::text || coalesce(${SEPARATEUR}::text || (x.motifs->0->>'article'), '') END`,
        },
      ),
    ],
    etudes: [fait('etudes', etudes(etendue), { cle: Prisma.sql`d.issue` })],
    causes: [
      fait('causes', Prisma.sql`${etudes(etendue)}, unnest(d.causes) AS c(cause)`, {
        cle: Prisma.sql`c.cause`,
      }),
    ],
    argent: argent(etendue),
    suites: [fait('suites', deposees, { cle: SUITE })],
  };
}

/** A line of a figure, of the établissement and between the days that are looked at. */
export interface LigneDemandee {
  serie: Serie;
  cle: string;
  /** Of a delay. */
  branche: Branche | undefined;
  canal: Canal | undefined;
  du: string | undefined;
  au: string | undefined;
}

/** A thing that a figure counts: a dossier, or the pupil of a consent of which none was made. */
export interface ChoseComptee {
  dossierId: string | null;
  numero: string | null;
  etat: Etat | null;
  eleveId: string;
  nom: string;
  prenom: string;
  classe: string | null;
  canal: Canal;
  /** ISO day of what is counted; null when its count has none. */
  jour: string | null;
  /** Days, of a delay. */
  duree: number;
  /** Of a sum; nothing of the others. */
  centimes: number;
}

/** Things listed at once. */
export const LISTES = 100;

/**
 * What a line of a figure counts in an établissement, the longest delay or the last day first, from a rank on; and how many there
 * are. An établissement is the widest that is listed: the page costs the same whatever the size of the académie. Nothing of a place
 * or a branch that the person does not follow.
 */
export function chosesComptees(
  portee: Portee,
  { annee, uai }: { annee: number; uai: string },
  { serie, cle, branche, canal, du, au }: LigneDemandee,
  depuis: number,
): Promise<{ lignes: ChoseComptee[]; total: number }> {
  return enLecture(portee, async (tx) => {
    const lieu = await tx.etablissement.findUnique({ where: { uai }, select: { academieCode: true } });
    if (!lieu) return { lignes: [], total: 0 };
    const suivies = affectationsQuiLisent(portee, 'suivi')
      .filter((lue) => lue.uai === uai || lue.academieCode === lieu.academieCode)
      .flatMap(({ branches }) => branches);
    const faits = Prisma.join(faitsDe({ annee, academie: lieu.academieCode, uai })[serie], ' UNION ALL ');
    const lus = await tx.$queryRaw<(Omit<ChoseComptee, 'centimes'> & { centimes: bigint; total: number })[]>`
      SELECT f.dossier_id AS "dossierId", d.numero, d.etat::text AS etat, f.eleve_id AS "eleveId", e.nom, e.prenom,
        coalesce(s.classe, (SELECT x.classe FROM scolarite x WHERE x.eleve_id = f.eleve_id AND x.uai = f.uai AND x.rentree = ${annee} LIMIT 1)) AS classe,
        f.canal::text AS canal, CASE WHEN f.jour = '-infinity' THEN NULL ELSE f.jour::text END AS jour, f.duree::int AS duree, f.centimes,
        (count(*) OVER ())::int AS total
      FROM (${faits}) f JOIN eleve e ON e.id = f.eleve_id LEFT JOIN dossier d ON d.id = f.dossier_id LEFT JOIN scolarite s ON s.id = d.scolarite_id
      WHERE f.uai = ${uai} AND f.branche::text = ANY (${[...suivies]}::text[]) AND f.cle = ANY (${clesDe(serie, cle)}::text[])
        AND ${branche ? Prisma.sql`f.branche::text = ${branche}` : Prisma.sql`true`}
        AND ${canal ? Prisma.sql`f.canal::text = ${canal}` : Prisma.sql`true`}
        AND (f.jour = '-infinity' OR f.jour BETWEEN ${du ?? '-infinity'}::date AND ${au ?? 'infinity'}::date)
      ORDER BY f.duree DESC, f.jour DESC, e.nom, e.prenom, f.eleve_id LIMIT ${LISTES} OFFSET ${depuis}`;
    return {
      lignes: lus.map(({ total: _, ...lu }) => ({ ...lu, centimes: Number(lu.centimes) })),
      total: lus[0]?.total ?? 0,
    };
  });
}
