import { appliquer, type Constat, exclure, manquer } from '../constat.ts';
import type { Ligne, Regle } from '../regle.ts';
import type { Manque } from '../resultat.ts';

/** A condition that a prime demands: it holds, it closes the right, or its value is not known and is asked for. */
export function exiger(
  regle: Regle,
  tenue: boolean | undefined,
  valeurs: Ligne['valeurs'],
  manque: Manque,
): Constat {
  if (tenue === undefined) return manquer(regle, manque.champ, manque.libelle);
  return (tenue ? appliquer : exclure)(regle, valeurs);
}
