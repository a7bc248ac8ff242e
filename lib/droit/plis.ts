import type { LigneRedigee } from './rediger.ts';

/** A trace in the order in which a person reads it: what decided first, then what was checked, then what did not apply. */
export interface Plis {
  decide: LigneRedigee[];
  verifie: LigneRedigee[];
  sansObjet: LigneRedigee[];
}

/** Rules that hold the figures compared with the barème, and the comparison itself. */
const CHIFFRES = /^(ressources|charges)_|^bareme_(?!annee)/u;

/**
 * Folds a trace in three. What decided: a reason of the refusal, what lacks, what is left to a person, the figures and their
 * comparison, and what was opposed to the family. No line is lost, and each keeps its place among its own.
 */
export function plierTrace(trace: readonly LigneRedigee[], motifs: readonly string[]): Plis {
  const plis: Plis = { decide: [], verifie: [], sansObjet: [] };
  for (const ligne of trace) plis[pliDe(ligne, motifs)].push(ligne);
  return plis;
}

function pliDe({ regle, issue, compte }: LigneRedigee, motifs: readonly string[]): keyof Plis {
  if (issue === 'ecartee') return compte ? 'decide' : 'sansObjet';
  if (issue !== 'appliquee' || motifs.includes(regle) || CHIFFRES.test(regle)) return 'decide';
  return 'verifie';
}
