/** What each means of reaching families has brought in an établissement: the numbers, and the pupils behind each. */
import { rentreeDu } from '#lib/droit/annee.ts';
import { LISENT_LE_RADAR } from '#lib/droit/echeances/radar.ts';
import { type LieuDuRadar, lieuxPeuples, lieuxTenus } from '#lib/radar/queries.ts';
import { enLecture, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { ApportDUnMoyen, EleveJoint } from './faits.ts';
import type { ApportDemande } from './schema.ts';

/**
 * The pupils `s` of a place whose family was reached this year, once for each means (`x`, from its first day on), with their demande
 * `d`: that of this day or later where there is one (`ensuite`), else the last of before.
 */
const joints = (portee: Portee, uai: string): Prisma.Sql => {
  const annee = rentreeDu(portee.jour);
  const { uais, academies } = lieuxTenus(portee, LISENT_LE_RADAR);
  return Prisma.sql`
  scolarite s JOIN eleve e ON e.id = s.eleve_id JOIN LATERAL (
    SELECT relance, moyen, min(jour) AS jour FROM (
      SELECT true AS relance, etape AS moyen, jour FROM relance WHERE scolarite_id = s.id
      UNION ALL SELECT false, canal, jour FROM fait_de_radar WHERE scolarite_id = s.id AND genre = 'contact') f
    GROUP BY relance, moyen) x ON true
  LEFT JOIN LATERAL (
    SELECT d.id, d.numero, d.recu_le, d.recu_le >= x.jour AS ensuite FROM dossier d
    WHERE d.eleve_id = s.eleve_id AND d.rentree = ${annee} AND d.etat <> 'brouillon'
    ORDER BY ensuite DESC NULLS LAST, d.recu_le DESC, d.id LIMIT 1) d ON true
  WHERE s.uai = ${uai} AND s.rentree = ${annee} AND (s.uai = ANY (${uais}) OR s.academie_code = ANY (${academies}))`;
};

/** By each means, pupils whose family was reached this year in a place, and those for whom a demande came on that day or later. */
export const apportsDesMoyens = (portee: Portee, uai: string): Promise<ApportDUnMoyen[]> =>
  enLecture(
    portee,
    (tx) => tx.$queryRaw<ApportDUnMoyen[]>`
      SELECT x.relance, x.moyen, count(*)::int AS joints, count(*) FILTER (WHERE d.ensuite)::int AS deposees
      FROM ${joints(portee, uai)}
      GROUP BY x.relance, x.moyen ORDER BY joints DESC, x.relance DESC, x.moyen`,
  );

/** Pupils listed at once. */
export const JOINTS_LISTES = 100;

/**
 * The pupils that a number of a means counts, by class and name, from a rank on. Throws Refus introuvable for an établissement that
 * the person does not hold.
 */
export function elevesJoints(
  portee: Portee,
  { uai, relance, moyen, deposees }: Omit<ApportDemande, 'page'>,
  depuis: number,
): Promise<{ lieu: LieuDuRadar; lignes: EleveJoint[]; total: number }> {
  return enLecture(portee, async (tx) => {
    const lieu = (await lieuxPeuples(tx, portee, rentreeDu(portee.jour), LISENT_LE_RADAR)).find(
      (un) => un.uai === uai,
    );
    if (!lieu) throw new Refus('introuvable', 'Cet établissement n’est pas des vôtres.');
    const lus = await tx.$queryRaw<(EleveJoint & { total: number })[]>`
      WITH vus AS MATERIALIZED (
        SELECT s.id, s.classe, e.nom, e.nom_usage AS "nomUsage", e.prenom, e.prenom_usage AS "prenomUsage", x.jour::text AS "jointLe",
          d.id AS "dossierId", d.numero, d.recu_le::text AS "recuLe", (count(*) OVER ())::int AS total
        FROM ${joints(portee, uai)} AND x.relance = ${relance} AND x.moyen = ${moyen}
          AND (d.ensuite OR NOT ${deposees})
        ORDER BY s.classe, e.nom, e.prenom, s.id LIMIT ${JOINTS_LISTES} OFFSET ${depuis})
      SELECT v.*, r.scolarite_id IS NOT NULL AS "aJoindre"
      FROM vus v LEFT JOIN raisons_du_radar(ARRAY (SELECT id FROM vus)) r ON r.scolarite_id = v.id
      ORDER BY v.classe, v.nom, v.prenom, v.id`;
    return { lieu, lignes: lus.map(({ total: _, ...lu }) => lu), total: lus[0]?.total ?? 0 };
  });
}
