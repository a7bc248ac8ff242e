import type { MotifRedige } from './motifs.ts';
import type { LigneRedigee } from './rediger.ts';
import { regleDe } from './registre.ts';

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
const MONTANT_MASQUE = /-?NaN(?:[\s\u00a0\u202f]?€)?/gu;
const MASQUE = '•••• €';

const estPrivee = ([cle, valeur]: [string, unknown]): boolean =>
  typeof valeur === 'number' && !PUBLIQUES.has(cle);

/** True when the line tells an income, or a distance from which one is found again. */
export const ditUnRevenu = ({ valeurs }: Pick<LigneRedigee, 'valeurs'>): boolean =>
  Object.entries(valeurs).some(estPrivee);

/** The words of a sentence, whatever its amounts. */
const sansMontants = (texte: string): string =>
  texte.replace(MONTANT, MASQUE).replace(MONTANT_MASQUE, MASQUE);

/**
 * The sentence worded without what tells an income: an amount that stays is public, since nothing else was there to write.
 * When the words themselves would change, or the rule is gone, every amount is hidden.
 */
function texteMasque({ regle, issue, valeurs, texte }: LigneRedigee): string {
  const publiques = Object.fromEntries(
    Object.entries(valeurs).map((paire) => (estPrivee(paire) ? [paire[0], Number.NaN] : paire)),
  );
  try {
    const redite = regleDe(regle).dire({ regle, issue, valeurs: publiques });
    if (sansMontants(redite) === sansMontants(texte)) return redite.replace(MONTANT_MASQUE, MASQUE);
  } catch {
    // A rule that the register has lost, or whose sentence wants the value: nothing is known to be public.
  }
  return texte.replace(MONTANT, MASQUE);
}

/**
 * A line as it is read by who may not see the incomes: what tells one is hidden, the ceilings and the amounts of the barème
 * stay. A new value of the law is hidden until this file says that it is public.
 */
export function masquerLigne(ligne: LigneRedigee): LigneRedigee {
  if (!ditUnRevenu(ligne)) return ligne;
  const valeurs = Object.fromEntries(Object.entries(ligne.valeurs).filter((paire) => !estPrivee(paire)));
  return { ...ligne, valeurs, texte: texteMasque(ligne) };
}

/** True for a line that tells what a concubin earns, alone or beside the demandeur. */
const ditUnRevenuDuConcubin = ({ regle, valeurs }: LigneRedigee): boolean =>
  regle.startsWith('ressources_') && (valeurs.qui === 'concubin' || typeof valeurs.concubin === 'number');

/** A line as its demandeur reads it: the concubin's incomes are theirs (reading ressources_total_du_couple). */
export const masquerLeConcubin = (ligne: LigneRedigee): LigneRedigee =>
  ditUnRevenuDuConcubin(ligne) ? masquerLigne(ligne) : ligne;

/** Reasons of a decision as the masked trace beside them tells them; what the procedure or a person wrote stays. */
export const masquerMotifs = (
  motifs: readonly MotifRedige[],
  masquee: readonly LigneRedigee[],
): MotifRedige[] =>
  motifs.map((motif) => ({
    ...motif,
    texte: masquee.findLast(({ regle }) => regle === motif.regle)?.texte ?? motif.texte,
  }));
