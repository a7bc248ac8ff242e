/** What a copy of a person's data says, and who may print it. Pure. */
import type { GenreDeDonnee, Regard } from '#lib/droit/besoin-d-en-connaitre.ts';

/** Who may not read all of it prints none; incomes alone may be left out. */
const IMPRIMES: readonly GenreDeDonnee[] = [
  'identite',
  'coordonnees',
  'situation_familiale',
  'pieces',
  'courriers',
  'decision',
  'suivi',
];

/** Whether who reads each kind so may print the copy. */
export const imprimeLaCopie = (regardSur: (genre: GenreDeDonnee) => Regard): boolean =>
  IMPRIMES.every((genre) => regardSur(genre) === 'lit');
