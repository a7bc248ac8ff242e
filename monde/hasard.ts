/** Draws that come out the same for the same seed: the synthetic world never changes from one run to the next. */
export interface Hasard {
  /** A number from 0 (included) to 1 (excluded). */
  reel(): number;
  /** A whole number from `min` to `max`, both included. */
  entier(min: number, max: number): number;
  /** True with this probability. */
  chance(probabilite: number): boolean;
  parmi<T>(choix: readonly T[]): T;
  /** A UUID of version 4, drawn from the seed. */
  uuid(): string;
}

/** Mulberry32: 32 bits of state, enough for a few hundred fictitious pupils. */
export function hasard(graine: number): Hasard {
  let etat = graine >>> 0;
  const reel = (): number => {
    etat = (etat + 0x6d2b79f5) >>> 0;
    let t = Math.imul(etat ^ (etat >>> 15), etat | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const entier = (min: number, max: number): number => min + Math.floor(reel() * (max - min + 1));
  const hexa = (longueur: number): string =>
    Array.from({ length: longueur }, () => entier(0, 15).toString(16)).join('');
  return {
    reel,
    entier,
    chance: (probabilite) => reel() < probabilite,
    parmi: <T>(choix: readonly T[]): T => choix[entier(0, choix.length - 1)] as T,
    uuid: () => `${hexa(8)}-${hexa(4)}-4${hexa(3)}-${'89ab'[entier(0, 3)]}${hexa(3)}-${hexa(12)}`,
  };
}
