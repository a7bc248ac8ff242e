import { type Etendue, faitsDe } from '#lib/denombrement/queries.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import type { Jour } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { EFFECTIF_MINIMAL } from './schema.ts';

/** Writes the living counts of an extent again: those of each établissement, and their sum for the académie. */
async function compter(tx: Transaction, etendue: Etendue): Promise<void> {
  const { annee, academie } = etendue;
  // Two passes at once would each write them.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`chiffre/${academie}`}, ${annee}))`;
  await tx.$executeRaw`DELETE FROM chiffre WHERE academie_code = ${academie} AND rentree = ${annee} AND arrete_le = 'infinity'`;
  await tx.$executeRaw`
    INSERT INTO chiffre (arrete_le, rentree, academie_code, uai, branche, serie, canal, jour, cle, duree, nombre, centimes)
    SELECT 'infinity', ${annee}, ${academie}, coalesce(uai, ''), branche, serie, canal, jour, cle, duree, count(*), sum(centimes)
    FROM (${Prisma.join(Object.values(faitsDe(etendue)).flat(), ' UNION ALL ')}) f
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
