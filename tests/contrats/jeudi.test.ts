/** What the third Thursday is measured with: counts of what is done and fails, the first resource that ends. */
import { describe, expect, test } from 'vitest';
import { ecrirePassages, erreursDe, jouer, reunir } from '#epreuves/jeudi/passage.ts';
import { type Consommation, premiereSaturee } from '#epreuves/jeudi/ressources.ts';

describe('what people do', () => {
  test('is counted until nothing is left, each rank once', async () => {
    const rangs: number[] = [];
    const [passage] = await jouer(
      [
        {
          nom: 'déposer',
          deFront: 3,
          faire: async (rang) => {
            if (rang >= 7) return false;
            rangs.push(rang);
            return true;
          },
        },
      ],
      () => true,
    );
    expect(passage).toMatchObject({ nom: 'déposer', erreurs: {} });
    expect(passage?.durees).toHaveLength(7);
    expect(rangs.sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('refuses: a failure is not done, is counted by its kind, and stops nobody', async () => {
    let reste = 6;
    const passages = await jouer(
      [
        {
          nom: 'demander',
          deFront: 1,
          faire: async (rang) => {
            reste--;
            if (rang % 2 === 0) throw new Error('réponse 500');
            return true;
          },
        },
      ],
      () => reste > 0,
    );
    expect(passages[0]?.durees).toHaveLength(3);
    expect(passages[0]?.erreurs).toEqual({ 'Error : réponse 500': 3 });
    expect(erreursDe(passages)).toBe(3);
    expect(ecrirePassages(passages, 1)).toContain('3 × Error : réponse 500');
  });

  test('of several processes is put together by its kind, failures too', () => {
    const un = { nom: 'a', durees: [1, 2], erreurs: { x: 1 } };
    expect(
      reunir([un, { nom: 'b', durees: [], erreurs: {} }, { nom: 'a', durees: [3], erreurs: { x: 2, y: 1 } }]),
    ).toEqual([
      { nom: 'a', durees: [1, 2, 3], erreurs: { x: 3, y: 1 } },
      { nom: 'b', durees: [], erreurs: {} },
    ]);
    expect(ecrirePassages([{ nom: 'a', durees: [10, 20, 30, 400], erreurs: {} }], 2)).toMatch(
      /a +4 +2\.0 +20 +400 +400 +0/,
    );
  });

  test('is written with its centiles, or none when nothing was done', async () => {
    const passages = await jouer([{ nom: 'rien', deFront: 1, faire: async () => false }], () => true);
    expect(ecrirePassages(passages, 10)).toMatch(/rien +0 +0\.0 +– +– +– +0/);
  });
});

describe('the first resource that ends', () => {
  const LIBRE: Consommation = {
    coeurs: 4,
    machine: 2,
    groupes: { 'la base': 1, 'le site': 1 },
    plusOccupe: { 'la base': 0.9, 'le site': 0.5 },
    attentes: { Lock: 0.1 },
  };

  test('is none while all have room, though a connection of the base works without rest', () => {
    expect(premiereSaturee(LIBRE)).toMatch(/^aucune/);
  });

  test.each<[string, Partial<Consommation>, RegExp]>([
    [
      'the processor, and who takes most of it',
      { machine: 3.6, groupes: { 'la base': 2.4, 'le site': 1.1 } },
      /^le processeur .* pris d’abord par la base \(2\.4\)\.$/,
    ],
    [
      'the processor of a machine that others keep busy, which is said',
      { machine: 3.9 },
      /occupée par autre chose pour 1\.9 cœur/,
    ],
    [
      'one process of the site, though others have room',
      { plusOccupe: { 'le site': 0.95 } },
      /^un processus \(le site\)/,
    ],
    ['the locks of the base', { attentes: { Lock: 0.3, IO: 0.1 } }, /^les verrous .*30 %/],
    ['its disk', { attentes: { IO: 0.5 } }, /^le disque/],
  ])('is %s', (_, change, dite) => {
    expect(premiereSaturee({ ...LIBRE, ...change })).toMatch(dite);
  });

  test.each<[string, Partial<Consommation>]>([
    ['a processor just under its end', { machine: 3.59 }],
    ['a process just under a core', { plusOccupe: { 'le site': 0.89 } }],
    ['locks that hold few', { attentes: { Lock: 0.29 } }],
    ['a client that waits for nothing of ours', { attentes: { Client: 1 } }],
  ])('refuses: to be %s', (_, change) => {
    expect(premiereSaturee({ ...LIBRE, ...change })).toMatch(/^aucune/);
  });
});
