import { type BasesDeCalcul, projeter } from '#lib/droit/bareme/projection.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';

const ENTIER = new Intl.NumberFormat('fr-FR');
const rangee = (titre: string | number, valeurs: readonly number[]): string =>
  [titre, ...valeurs.map((v) => ENTIER.format(v))].join('\t');

/** An annexe as a spreadsheet pastes it, with the figures of the projection and the primes of 2026. */
export function annexeCollee(type: TypeBourse, bases: BasesDeCalcul): string {
  const { plafonds, montants } = projeter(bases)[type];
  return [
    ...plafonds.map((ligne, i) => rangee(i + 1, ligne)),
    rangee('Montants', montants),
    rangee('Internat', [327, 396, 465, 534, 603, 672].slice(0, type === 'college' ? 3 : 6)),
    ...(type === 'lycee' ? [rangee('Mérite', [402, 522, 642, 762, 882, 1_002]), 'Équipement\t341,71'] : []),
  ].join('\n');
}
