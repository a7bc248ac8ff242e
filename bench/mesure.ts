/** What a bench measures, and how: medians of several runs, since machines are noisy. */
export interface Mesure {
  nom: string;
  valeur: number;
  unite: string;
  /** A limit or a peer, measured in the same run. */
  reference?: { nom: string; valeur: number };
  /** A figure of another machine, told for its order of magnitude. */
  connu?: { nom: string; valeur: number };
  objectif: { sens: 'au_moins' | 'au_plus'; valeur: number };
}

/** Row counts asked for on the command line; growth shows between them. */
export interface Options {
  tailles: readonly number[];
  /** Rounds that count, after one that does not: one is enough to see that a bench works. */
  tours: number;
  /** Lines of the journal, when they are chosen apart. */
  lignes?: number;
}

/** The median of some figures. */
export function mediane(valeurs: readonly number[]): number {
  const tri = [...valeurs].sort((a, b) => a - b);
  const milieu = tri.length >> 1;
  return tri.length % 2 === 1
    ? (tri[milieu] as number)
    : ((tri[milieu - 1] as number) + (tri[milieu] as number)) / 2;
}

/** Milliseconds that this thread has computed: what other programs take of the machine is not counted. */
function tempsDuFil(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The value that so many hundredths of the figures do not exceed. */
export function centile(valeurs: readonly number[], rang: number): number {
  const tri = [...valeurs].sort((a, b) => a - b);
  return tri[Math.max(0, Math.ceil((tri.length * rang) / 100) - 1)] ?? Number.NaN;
}

/**
 * Operations a second of one thread: median over `tours` runs after as many runs of warming up. `passe` does
 * `operations` of them, waits for nothing, and returns a figure that depends on each, so that nothing is optimised away.
 */
export function debit(operations: number, tours: number, passe: () => number): number {
  const debits: number[] = [];
  let temoin = 0;
  for (let tour = -tours; tour < tours; tour++) {
    const debut = tempsDuFil();
    temoin += passe();
    const duree = tempsDuFil() - debut;
    if (tour >= 0) debits.push((operations * 1000) / duree);
  }
  if (!Number.isFinite(temoin)) throw new Error('le calcul mesuré ne rend pas un nombre');
  return mediane(debits);
}
