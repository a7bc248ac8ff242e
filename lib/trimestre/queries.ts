/** The trimestres of an académie: by when their states are due, and whether they are open (C. IV.B). */
import { rentree } from '#lib/droit/annee.ts';
import { anneeScolaire, type Trimestre, trimestresDe } from '#lib/droit/argent/trimestres.ts';
import { apres, type Jour } from '#lib/droit/date.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';

export interface TrimestreVu {
  trimestre: Trimestre;
  debut: Jour;
  fin: Jour;
  /** Day by which its states are due; null while nobody opened it. */
  remiseLe: Jour | null;
  ouvert: boolean;
  fermeLe: Jour | null;
  /** Its states are late: the day has passed. */
  enRetard: boolean;
}

/** The three trimestres of the year as an académie has them. */
export async function trimestresDeLAcademie(
  portee: Portee,
  academieCode: string,
  annee: number,
): Promise<TrimestreVu[]> {
  const dits = await enPortee(portee, (tx) =>
    tx.trimestreAcademique.findMany({ where: { academieCode, rentree: annee } }),
  );
  return trimestresDe(anneeScolaire(rentree(annee))).map((periode) => {
    const dit = dits.find(({ trimestre }) => trimestre === periode.trimestre);
    const fermeLe = jourOuNul(dit?.fermeLe);
    const remiseLe = dit ? jourDe(dit.remiseLe) : null;
    const ouvert = remiseLe !== null && !fermeLe;
    return { ...periode, remiseLe, ouvert, fermeLe, enRetard: ouvert && apres(portee.jour, remiseLe) };
  });
}
