import { RETENUE, SEPARATEUR, SILENCE } from '#lib/contentieux/schema.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import type { Jour } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { EFFECTIF_MINIMAL } from './schema.ts';

/** What is counted: the campaign of an académie. */
interface Etendue {
  annee: number;
  academie: string;
}

/** The dossiers of the extent that were filed. */
const deposes = ({ annee, academie }: Etendue): Prisma.Sql =>
  Prisma.sql`(SELECT * FROM dossier WHERE academie_code = ${academie} AND rentree = ${annee} AND etat <> 'brouillon') d`;

const SANS_JOUR = Prisma.sql`'-infinity'::date`;

/** A line of counts, one row for each thing counted: `d` gives the place. */
const fait = (
  serie: string,
  de: Prisma.Sql,
  dit: { jour?: Prisma.Sql; cle?: Prisma.Sql; duree?: Prisma.Sql; centimes?: Prisma.Sql },
): Prisma.Sql => Prisma.sql`
  SELECT d.uai, d.branche, d.canal, ${serie}::text AS serie, ${dit.jour ?? SANS_JOUR} AS jour, ${dit.cle ?? Prisma.sql`''`}::text AS cle,
    ${dit.duree ?? Prisma.sql`0`} AS duree, ${dit.centimes ?? Prisma.sql`0`}::bigint AS centimes
  FROM ${de}`;

/** Days of a step, from its first day to its last; a date corrected backwards counts as none. */
const etape = (nom: string, de: Prisma.Sql, du: Prisma.Sql, au: Prisma.Sql): Prisma.Sql =>
  fait('delais', de, { cle: Prisma.sql`${nom}`, duree: Prisma.sql`greatest(${au} - ${du}, 0)` });

function delais(etendue: Etendue): Prisma.Sql[] {
  const ici = deposes(etendue);
  const premiere = Prisma.sql`${ici} JOIN decision x ON x.dossier_id = d.id AND x.rang = 1`;
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
      Prisma.sql`${ici} JOIN demande_de_pieces m ON m.dossier_id = d.id JOIN LATERAL (
        SELECT max(p.recue_le) AS recue_le FROM piece p WHERE p.demande_de_pieces_id = m.id
        HAVING bool_and(p.recue_le IS NOT NULL)) p ON true`,
      Prisma.sql`m.faite_le`,
      Prisma.sql`p.recue_le`,
    ),
    etape(
      'recours',
      Prisma.sql`${ici} JOIN recours r ON r.dossier_id = d.id WHERE r.repondu_le IS NOT NULL`,
      Prisma.sql`r.recu_le`,
      Prisma.sql`r.repondu_le`,
    ),
  ];
}

/** The consents studied, as their last run left them; without a dossier, by the kind of their établissement. */
const etudes = ({ annee, academie }: Etendue): Prisma.Sql => Prisma.sql`(
  SELECT e.uai, e.issue, e.causes, 'etude_automatique'::canal AS canal, coalesce(o.branche, CASE
    WHEN t.type = 'cned' THEN 'cned' WHEN t.type = 'college' AND t.secteur = 'public' THEN 'college_public'
    WHEN t.type = 'college' THEN 'college_prive' WHEN t.secteur = 'public' THEN 'lycee_public' ELSE 'lycee_prive' END::branche) AS branche
  FROM (SELECT DISTINCT ON (consentement_id) * FROM etude WHERE academie_code = ${academie} AND rentree = ${annee}
    ORDER BY consentement_id, instant DESC, passage_id DESC) e
    JOIN etablissement t ON t.uai = e.uai LEFT JOIN dossier o ON o.id = e.dossier_id) d`;

/** Money: once for each dossier, in the place that owes or pays. */
function argent(etendue: Etendue): Prisma.Sql[] {
  const ici = deposes(etendue);
  const somme = (nom: string, de: Prisma.Sql): Prisma.Sql =>
    fait('argent', de, { cle: Prisma.sql`${nom}`, centimes: Prisma.sql`m.centimes` });
  const desEtats = (quoi: Prisma.Sql): Prisma.Sql => Prisma.sql`
    (SELECT b.dossier_id, e.uai, e.branche, sum(${quoi})::bigint AS centimes FROM etat_de_paiement e JOIN boursier_a_payer b ON b.etat_id = e.id
      WHERE e.academie_code = ${etendue.academie} AND e.rentree = ${etendue.annee} AND e.etape = 'fige' GROUP BY 1, 2, 3) m`;
  const place = (m: Prisma.Sql): Prisma.Sql =>
    Prisma.sql`(SELECT m.uai, m.branche, o.canal, m.centimes FROM ${m} JOIN dossier o ON o.id = m.dossier_id WHERE m.centimes > 0) d,
      LATERAL (SELECT d.centimes) m`;
  return [
    somme(
      'attribue',
      Prisma.sql`${ici} JOIN (SELECT dossier_id, sum(centimes_annuels)::bigint AS centimes FROM droit WHERE ferme_par_id IS NULL
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

/** All that is counted of an extent, one row for each thing. */
function faits(etendue: Etendue): Prisma.Sql[] {
  const ici = deposes(etendue);
  return [
    fait('depots', Prisma.sql`${ici} WHERE d.recu_le IS NOT NULL`, { jour: Prisma.sql`d.recu_le` }),
    fait('etats', ici, { cle: Prisma.sql`d.etat` }),
    fait(
      'issues',
      Prisma.sql`${ici} JOIN LATERAL (SELECT y.genre, y.echelon, y.decidee_le, y.montant_annuel FROM decision y
        WHERE y.dossier_id = d.id ORDER BY y.rang DESC LIMIT 1) x ON true`,
      {
        jour: Prisma.sql`x.decidee_le`,
        cle: Prisma.sql`x.genre::text || coalesce(':' || CASE x.genre WHEN 'attribution' THEN x.echelon END, '')`,
        centimes: Prisma.sql`coalesce(CASE x.genre WHEN 'attribution' THEN x.montant_annuel END, 0)`,
      },
    ),
    ...delais(etendue),
    fait(
      'incomplets',
      Prisma.sql`${ici} JOIN piece p ON p.dossier_id = d.id
        WHERE d.etat = 'incomplete' AND p.demande_de_pieces_id IS NOT NULL AND p.recue_le IS NULL`,
      { cle: Prisma.sql`p.code` },
    ),
    fait(
      'recours',
      Prisma.sql`${ici} JOIN recours r ON r.dossier_id = d.id LEFT JOIN decision x ON x.id = r.decision_id`,
      {
        jour: Prisma.sql`r.recu_le`,
        cle: Prisma.sql`CASE WHEN r.retenue_id IS NOT NULL THEN ${RETENUE}::text WHEN x.id IS NULL THEN ${SILENCE}::text
          ELSE x.genre::text || coalesce(${SEPARATEUR}::text || (x.motifs->0->>'article'), '') END`,
      },
    ),
    fait('etudes', etudes(etendue), { cle: Prisma.sql`d.issue` }),
    fait('causes', Prisma.sql`${etudes(etendue)}, unnest(d.causes) AS c(cause)`, {
      cle: Prisma.sql`c.cause`,
    }),
    fait('suites', ici, { cle: SUITE }),
    ...argent(etendue),
  ];
}

/** Writes the living counts of an extent again: those of each établissement, and their sum for the académie. */
async function compter(tx: Transaction, etendue: Etendue): Promise<void> {
  const { annee, academie } = etendue;
  // Two passes at once would each write them.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`chiffre/${academie}`}, ${annee}))`;
  await tx.$executeRaw`DELETE FROM chiffre WHERE academie_code = ${academie} AND rentree = ${annee} AND arrete_le = 'infinity'`;
  await tx.$executeRaw`
    INSERT INTO chiffre (arrete_le, rentree, academie_code, uai, branche, serie, canal, jour, cle, duree, nombre, centimes)
    SELECT 'infinity', ${annee}, ${academie}, coalesce(uai, ''), branche, serie, canal, jour, cle, duree, count(*), sum(centimes)
    FROM (${Prisma.join(faits(etendue), ' UNION ALL ')}) f
    GROUP BY GROUPING SETS ((uai, branche, serie, canal, jour, cle, duree), (branche, serie, canal, jour, cle, duree))`;
}

/** Freezes the counts of an extent for a month, once: the first pass of the month does it. */
const arreter = (tx: Transaction, { annee, academie }: Etendue, mois: Jour): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO chiffre (arrete_le, rentree, academie_code, uai, branche, serie, canal, jour, cle, duree, nombre, centimes)
    SELECT ${dateDe(mois)}::date, rentree, academie_code, uai, branche, serie, canal, jour, cle, duree, nombre, centimes FROM chiffre
    WHERE academie_code = ${academie} AND rentree = ${annee} AND arrete_le = 'infinity'
      AND NOT EXISTS (SELECT FROM chiffre c WHERE c.academie_code = ${academie} AND c.rentree = ${annee} AND c.arrete_le = ${dateDe(mois)}::date)`;

/**
 * Publishes the counts of an extent for a month, once. A cell of fewer than `EFFECTIF_MINIMAL` is not given; one that was given the
 * time before stays as it was until it moves by as many, so that no difference between two months tells of one family.
 */
const publier = (tx: Transaction, { annee, academie }: Etendue, mois: Jour): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO chiffre_public (mois, rentree, academie_code, branche, canal, issue, nombre)
    SELECT ${dateDe(mois)}::date, ${annee}, ${academie}, n.branche, n.canal, n.issue, CASE WHEN n.bouge THEN n.nombre ELSE n.avant END
    FROM (
      SELECT coalesce(c.branche, p.branche) AS branche, coalesce(c.canal, p.canal) AS canal, coalesce(c.cle, p.issue) AS issue,
        coalesce(c.nombre, 0) AS nombre, p.nombre AS avant,
        p.nombre IS NULL OR abs(coalesce(c.nombre, 0) - p.nombre) >= ${EFFECTIF_MINIMAL} AS bouge
      FROM (SELECT branche, canal, cle, nombre FROM chiffre
          WHERE academie_code = ${academie} AND rentree = ${annee} AND arrete_le = ${dateDe(mois)}::date AND serie = 'suites' AND uai = '') c
        FULL JOIN (SELECT branche, canal, issue, nombre FROM chiffre_public
          WHERE academie_code = ${academie} AND rentree = ${annee} AND mois = (SELECT max(x.mois) FROM chiffre_public x
            WHERE x.academie_code = ${academie} AND x.rentree = ${annee} AND x.mois < ${dateDe(mois)}::date)) p
        ON (p.branche, p.canal, p.issue) = (c.branche, c.canal, c.cle)) n
    WHERE (NOT n.bouge OR n.nombre >= ${EFFECTIF_MINIMAL})
      AND NOT EXISTS (SELECT FROM chiffre_public x WHERE x.academie_code = ${academie} AND x.rentree = ${annee} AND x.mois = ${dateDe(mois)}::date)`;

const etendues = (portee: Portee): Promise<Etendue[]> =>
  enPortee(
    portee,
    (tx) => tx.$queryRaw<Etendue[]>`
      SELECT c.rentree AS annee, a.code AS academie FROM academie a, campagne c
      WHERE c.rentree >= ${rentreeDu(portee.jour) - 1} ORDER BY a.code, c.rentree`,
  );

/**
 * Counts again the campaigns of this year and of the last, académie by académie, each in its transaction: a page then reads
 * counts, never dossiers. Cut anywhere and begun again, it ends the same. `leJour`: for whoever tells the past.
 */
export async function releverLesChiffres(leJour?: Jour): Promise<void> {
  const portee = porteeSysteme(leJour ?? (await aujourdHui()));
  const mois = portee.jour.with({ day: 1 });
  for (const etendue of await etendues(portee))
    await enPortee(
      portee,
      async (tx) => {
        await compter(tx, etendue);
        await arreter(tx, etendue, mois);
        await publier(tx, etendue, mois);
      },
      'lot',
    );
}
