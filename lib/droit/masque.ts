import type { LigneRedigee } from './rediger.ts';

/** Numbers of a trace that say nothing of a household's income. Any other number is treated as if it did. */
const PUBLIQUES: ReadonlySet<string> = new Set([
  'age',
  'annee',
  'anneeDesRevenus',
  'annuel',
  'echelon',
  'echelons',
  'enfants',
  'equipement',
  'internat',
  'jours',
  'ligne',
  'maximum',
  'merite',
  'mois',
  'plafond',
  'rentree',
  'total_enfants',
  'trimestre',
]);

const MONTANT = /-?\d[\d\s\u00a0\u202f]*(?:,\d+)?[\s\u00a0\u202f]?€/gu;
const MASQUE = '•••• €';

const estPrivee = ([cle, valeur]: [string, unknown]): boolean =>
  typeof valeur === 'number' && !PUBLIQUES.has(cle);

/** True when the line tells an income, or a distance from which one is found again. */
export const ditUnRevenu = ({ valeurs }: Pick<LigneRedigee, 'valeurs'>): boolean =>
  Object.entries(valeurs).some(estPrivee);

/**
 * A line as an agent reads it before asking for the incomes: in a line that tells one, every amount is hidden. A new
 * value of the law is hidden until this file says that it is public.
 */
export function masquerLigne(ligne: LigneRedigee): LigneRedigee {
  if (!ditUnRevenu(ligne)) return ligne;
  const valeurs = Object.fromEntries(Object.entries(ligne.valeurs).filter((paire) => !estPrivee(paire)));
  return { ...ligne, valeurs, texte: ligne.texte.replace(MONTANT, MASQUE) };
}
