import type { Branche } from '#lib/droit/competence.ts';
import { enLecture, type Portee, tient } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';

/** Fewer could be told apart: such a figure is not given (CNIL, données statistiques). */
export const EFFECTIF_MINIMAL = 5;

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
