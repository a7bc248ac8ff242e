/** What anybody may ask, and that costs, is worked out once for all who ask together. */
import { describe, expect, test } from 'vitest';
import { GET } from '#app/api/sante/route.ts';
import { retenir } from '#lib/technique/memoire.ts';

const DUREE = 3_000;

/** Answers 1, 2, 3… each time that it works, and a clock moved by hand. */
function compteur() {
  const heure = { ms: 0 };
  let fois = 0;
  const lire = retenir(
    async () => {
      fois += 1;
      return fois;
    },
    DUREE,
    () => heure.ms,
  );
  return { heure, lire };
}

describe('an answer that is kept', () => {
  test('is worked out once for all who ask together', async () => {
    const { lire } = compteur();
    expect(await Promise.all(Array.from({ length: 100 }, lire))).toEqual(Array(100).fill(1));
  });

  test('is the same until its time is over, and another one then', async () => {
    const { heure, lire } = compteur();
    expect(await lire()).toBe(1);
    heure.ms = DUREE - 1;
    expect(await lire()).toBe(1);
    heure.ms = DUREE;
    expect(await lire()).toBe(2);
    expect(await lire()).toBe(2);
  });

  test('refuses: to keep a failure', async () => {
    let fois = 0;
    const lire = retenir(
      async () => {
        fois += 1;
        if (fois === 1) throw new Error('une fois');
        return fois;
      },
      DUREE,
      () => 0,
    );
    await expect(lire()).rejects.toThrow('une fois');
    expect(await lire()).toBe(2);
  });
});

test('refuses: to look at the health again for each of those who ask for it together', async () => {
  const reponses = await Promise.all(Array.from({ length: 50 }, () => GET()));
  const dites = await Promise.all(reponses.map((reponse) => reponse.text()));
  expect(new Set(dites).size).toBe(1);
});
