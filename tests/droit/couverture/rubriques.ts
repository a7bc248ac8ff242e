/**
 * The headings of parts I to VII and of the annexes of the circulaire of 11 May 2026, each with the rules that code it, or the reason why
 * nothing of it is computed. A heading repeated for collège and lycée has one entry for each.
 */
import { ANNEXES } from './annexes.ts';
import { PARTIE_IV } from './attribution.ts';
import { PARTIE_I, PARTIE_II } from './champ-et-demande.ts';
import { PARTIE_III } from './instruction.ts';
import type { Rubrique } from './rubrique.ts';
import { PARTIE_V, PARTIES_VI_VII } from './validite-et-paiement.ts';

/** Every heading of the seven parts, then the annexes, in the order of the text. */
export const RUBRIQUES: readonly Rubrique[] = [
  ...PARTIE_I,
  ...PARTIE_II,
  ...PARTIE_III,
  ...PARTIE_IV,
  ...PARTIE_V,
  ...PARTIES_VI_VII,
  ...ANNEXES,
];
