import type { Duree } from './delai.ts';
import { type IdDeDelai, MODELES } from './modeles.ts';

const NOMBRES =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt'.split(
    ' ',
  );

const compte = (delai: IdDeDelai | Duree): { nombre: number; unite: string } => {
  const duree: Duree = typeof delai === 'string' ? MODELES[delai].duree : delai;
  return 'jours' in duree
    ? { nombre: duree.jours, unite: duree.jours > 1 ? 'jours' : 'jour' }
    : { nombre: duree.mois, unite: 'mois' };
};

/** "quinze jours", "un mois": a delay of the law, or a duration that a rule holds, in words. */
export function direDuree(delai: IdDeDelai | Duree): string {
  const { nombre, unite } = compte(delai);
  return `${NOMBRES[nombre] ?? nombre} ${unite}`;
}

/** "les quinze jours", "le mois". */
export const lesJours = (delai: IdDeDelai | Duree): string => {
  const { nombre, unite } = compte(delai);
  return nombre > 1 ? `les ${direDuree(delai)}` : `le ${unite}`;
};

/** "dans les deux mois qui suivent", "dans le mois qui suit". */
export const dansLesJoursQuiSuivent = (delai: IdDeDelai | Duree): string =>
  `dans ${lesJours(delai)} ${compte(delai).nombre > 1 ? 'qui suivent' : 'qui suit'}`;
