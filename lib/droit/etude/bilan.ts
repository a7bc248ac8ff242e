/** What a rehearsal of the étude automatique counts, before anything is written: outcomes, échelons, cost, and why the others wait. */
import { type Centimes, centimes } from '../montant.ts';
import type { IssueDuConsentement } from './etude.ts';

type Nombres = Readonly<Record<string, number>>;

export interface BilanDesEtudes {
  total: number;
  issues: Nombres;
  /** Attributions by "college 2". */
  echelons: Nombres;
  /** Bourses of a whole year, primes apart. */
  cout: Centimes;
  /** Refusals by the rule that refuses first. */
  refus: Nombres;
  /** What lacks, or stops: a dossier counts once for each of its causes. */
  causes: Nombres;
}

export const BILAN_VIDE: BilanDesEtudes = {
  ...{ total: 0, cout: centimes(0) },
  ...{ issues: {}, echelons: {}, refus: {}, causes: {} },
};

/** One more of each of these; no key comes twice. */
const plus = (nombres: Nombres, ...cles: readonly string[]): Nombres => ({
  ...nombres,
  ...Object.fromEntries(cles.map((cle) => [cle, (nombres[cle] ?? 0) + 1])),
});

/** The count without these calls, which were made again and are counted anew. */
export const sansReprises = (bilan: BilanDesEtudes, reprises: number): BilanDesEtudes => ({
  ...bilan,
  total: bilan.total - reprises,
  issues: { ...bilan.issues, a_reprendre: (bilan.issues.a_reprendre ?? 0) - reprises },
});

/** The count with one more outcome: whatever their order, the same. */
export function compter(
  bilan: BilanDesEtudes,
  issue: IssueDuConsentement | { genre: 'laisse' },
): BilanDesEtudes {
  const compte = { ...bilan, total: bilan.total + 1, issues: plus(bilan.issues, issue.genre) };
  if (issue.genre === 'incomplete' || issue.genre === 'personne')
    return { ...compte, causes: plus(bilan.causes, ...issue.causes) };
  if (issue.genre !== 'attribution' && issue.genre !== 'refus') return compte;
  const { resultat } = issue;
  if (resultat.genre === 'sans_droit') return { ...compte, refus: plus(bilan.refus, resultat.motif.regle) };
  if (resultat.genre !== 'droit') return compte;
  const { type, echelon, annuel } = resultat.droit;
  return {
    ...compte,
    echelons: plus(bilan.echelons, `${type} ${echelon}`),
    cout: centimes(bilan.cout + annuel),
  };
}
