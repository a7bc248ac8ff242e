import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { jugerLigne } from '#lib/droit/cas/juger.ts';
import { nation } from '#monde/nation.ts';
import { commande } from '#scripts/nation.ts';

const dossier = mkdtempSync(join(tmpdir(), 'nation-'));
afterAll(() => rmSync(dossier, { recursive: true }));

async function lancer(...args: string[]) {
  const stdout = new PassThrough({ highWaterMark: 1e7 });
  const stderr = new PassThrough({ highWaterMark: 1e7 });
  const status = await commande(args, { stdout, stderr });
  return { status, sortie: String(stdout.read() ?? ''), erreur: String(stderr.read() ?? '') };
}

describe('a fictitious nation', () => {
  test('the same seed is the same nation, another seed another one', async () => {
    const premiere = await lancer('300', '--graine', '7');
    expect(premiere.status).toBe(0);
    expect(await lancer('300', '--graine', '7')).toEqual(premiere);
    expect((await lancer('300', '--graine', '8')).sortie).not.toBe(premiere.sortie);
  });

  test('a larger one begins with a smaller one', async () => {
    const petite = (await lancer('50')).sortie;
    const grande = (await lancer('400')).sortie;
    expect(grande.startsWith(petite)).toBe(true);
    expect(petite.trim().split('\r\n')).toHaveLength(51);
    expect(grande.trim().split('\r\n')).toHaveLength(401);
  });

  test.each([2016, 2019, 2020, 2026])(
    'the law of %i judges every line: a right, or above the ceiling',
    (annee) => {
      const reponses = [...nation(1_000, 1, rentree(annee))].map((ligne, rang) =>
        jugerLigne(rang + 2, ligne),
      );
      const autres = reponses.filter(
        ({ resultat, motif }) =>
          resultat !== 'droit' && !(resultat === 'sans_droit' && motif.startsWith('bareme_plafond_depasse')),
      );
      expect(autres).toEqual([]);
    },
  );

  test('every échelon has its pupils', () => {
    const reponses = [...nation(1_000, 1, rentree(2026))].map((ligne, rang) => jugerLigne(rang + 2, ligne));
    const echelons = new Set(reponses.map(({ type, echelon }) => `${type} ${echelon}`));
    for (const echelon of ['1', '2', '3']) expect(echelons).toContain(`college ${echelon}`);
    for (const echelon of ['1', '2', '3', '4', '5', '6']) expect(echelons).toContain(`lycee ${echelon}`);
  });

  test.each([
    [2019, '2017'],
    [2020, '2019'],
    [2040, '2039'],
  ])('the rentrée %i brings the avis of %s', (annee, avis) => {
    const [ligne] = nation(1, 1, rentree(annee));
    expect(ligne).toMatchObject({ rentree: String(annee), annee_avis: avis });
  });

  test('a year without barème is refused by its name, each line being read', () => {
    for (const ligne of nation(20, 1, rentree(2040)))
      expect(jugerLigne(2, ligne)).toMatchObject({
        resultat: 'incalculable',
        manques: expect.stringContaining('2040-2041'),
      });
  });

  test('goes to a file, and says nothing else', async () => {
    const fichier = join(dossier, 'nation.csv');
    expect(await lancer('20', '--sortie', fichier)).toEqual({ status: 0, sortie: '', erreur: '' });
    expect(readFileSync(fichier, 'utf8')).toBe((await lancer('20')).sortie);
  });

  test.each([
    ['no number', []],
    ['nobody', ['0']],
    ['too many', ['20000001']],
    ['a negative number', ['--', '-5']],
    ['a half', ['1.5']],
    ['two numbers', ['10', '20']],
    ['a seed that is no number', ['10', '--graine', 'x']],
    ['a seed beyond 32 bits', ['10', '--graine', '4294967296']],
    ['a year before the first barème', ['10', '--rentree', '2015']],
    ['a year too far', ['10', '--rentree', '2041']],
    ['a file without a name', ['10', '--sortie', '']],
    ['an unknown option', ['10', '--seed', '1']],
  ])('refuses %s and tells how to ask', async (_, args) => {
    const { status, sortie, erreur } = await lancer(...args);
    expect({ status, sortie }).toEqual({ status: 1, sortie: '' });
    expect(erreur).toMatch(/^Usage : npm run nation -- NOMBRE/);
  });

  test('a folder that does not exist is told, nothing is written', async () => {
    const { status, erreur } = await lancer('5', '--sortie', join(dossier, 'absent', 'nation.csv'));
    expect(status).toBe(1);
    expect(erreur).toContain('ENOENT');
  });
});
