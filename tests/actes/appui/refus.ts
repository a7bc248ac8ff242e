import { expect } from 'vitest';
import { type CodeDeRefus, Refus } from '#lib/technique/refus.ts';

/** The Refus of an act that must not pass. Fails when it passes, or stops for anything else. */
export async function refusDe(acte: Promise<unknown>): Promise<Refus> {
  const issue = await acte.then(
    () => 'accompli',
    (erreur: unknown) => erreur,
  );
  if (!(issue instanceof Refus)) throw issue instanceof Error ? issue : new Error(`refus attendu : ${issue}`);
  return issue;
}

/** Same, with its code checked. */
export async function attendreRefus(acte: Promise<unknown>, code: CodeDeRefus): Promise<Refus> {
  const refus = await refusDe(acte);
  expect(refus.code, refus.message).toBe(code);
  return refus;
}
