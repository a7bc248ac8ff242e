/** What a bench measures, and how: medians of several runs, since machines are noisy. */
export interface Mesure {
  nom: string;
  valeur: number;
  unite: string;
  /** A limit or a peer, measured in the same run unless its name says "connu". */
  reference?: { nom: string; valeur: number };
  objectif: { sens: 'au_moins' | 'au_plus'; valeur: number };
}

/** Row counts asked for on the command line; growth shows between them. */
export interface Options {
  tailles: readonly number[];
  /** Rounds that count, after one that does not: one is enough to see that a bench works. */
  tours: number;
}

/** The median of some figures. */
export function mediane(valeurs: readonly number[]): number {
  const tri = [...valeurs].sort((a, b) => a - b);
  const milieu = tri.length >> 1;
  return tri.length % 2 === 1
    ? (tri[milieu] as number)
    : ((tri[milieu - 1] as number) + (tri[milieu] as number)) / 2;
}

/**
 * Operations a second: median over `tours` runs after as many runs of warming up. `passe` does `operations` of them and
 * returns a figure that depends on each, so that nothing is optimised away.
 */
export function debit(operations: number, tours: number, passe: () => number): number {
  const debits: number[] = [];
  let temoin = 0;
  for (let tour = -tours; tour < tours; tour++) {
    const debut = performance.now();
    temoin += passe();
    const duree = performance.now() - debut;
    if (tour >= 0) debits.push((operations * 1000) / duree);
  }
  if (!Number.isFinite(temoin)) throw new Error('le calcul mesuré ne rend pas un nombre');
  return mediane(debits);
}

/** Pseudo-random numbers in [0, 1[ from a seed (mulberry32): the same rows on every machine. */
export function alea(graine: number): () => number {
  let etat = graine;
  return () => {
    etat = (etat + 0x6d2b79f5) | 0;
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
