/** A newly typed annexe is checked cell by cell against the projection before it may be used. */
import type { TypeBourse } from '../situation.ts';
import { ENFANTS_MAXIMUM, nombreEchelons } from './coefficients.ts';
import type { Grille, Grilles } from './projection.ts';

/** A cell that differs. `enfants` is 0 for a yearly amount; `saisi` is null when the cell is missing or not a whole number. */
export interface EcartDeCellule {
  type: TypeBourse;
  enfants: number;
  echelon: number;
  saisi: number | null;
  attendu: number;
}

const lue = (valeur: number | undefined): number | null =>
  valeur !== undefined && Number.isSafeInteger(valeur) && valeur >= 0 ? valeur : null;

function ecartsDuType(type: TypeBourse, saisie: Grille, attendue: Grille): EcartDeCellule[] {
  const ecarts: EcartDeCellule[] = [];
  for (let enfants = 0; enfants <= ENFANTS_MAXIMUM; enfants++) {
    const lignes =
      enfants === 0
        ? [saisie.montants, attendue.montants]
        : [saisie.plafonds[enfants - 1], attendue.plafonds[enfants - 1]];
    for (let echelon = 1; echelon <= nombreEchelons(type); echelon++) {
      const saisi = lue(lignes[0]?.[echelon - 1]);
      const attendu = lignes[1]?.[echelon - 1] as number;
      if (saisi !== attendu) ecarts.push({ type, enfants, echelon, saisi, attendu });
    }
  }
  return ecarts;
}

/**
 * Every cell of the typed annexes 6 and 7 that differs from the projection: amounts first, then ceilings, collège then lycée.
 * Empty when the 81 figures agree. A difference is not always an error (the annexe of 2026 prints one), but never goes unseen.
 */
export function ecartsAvecLaProjection(saisie: Grilles, projection: Grilles): EcartDeCellule[] {
  return [
    ...ecartsDuType('college', saisie.college, projection.college),
    ...ecartsDuType('lycee', saisie.lycee, projection.lycee),
  ];
}
