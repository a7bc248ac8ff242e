import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { runEpreuve } from '#scripts/epreuve.ts';

let folder: string;
const said = vi.spyOn(console, 'log').mockImplementation(() => {});

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bourses-epreuves-'));
  writeFileSync(
    path.join(folder, 'tient.ts'),
    `export const titre = 'Tient.'; export const run = async () => {};`,
  );
  writeFileSync(
    path.join(folder, 'cede.ts'),
    `export const titre = 'Cède.'; export const run = async ([ou]) => { throw new Error('cédé ' + ou); };`,
  );
});
afterEach(() => said.mockClear());
afterAll(() => rmSync(folder, { recursive: true }));

const lines = () => said.mock.calls.map(([line]) => line);

describe('npm run epreuve', () => {
  test('lists the campaigns with what they try, when none is named', async () => {
    await runEpreuve([], folder);
    expect(lines()).toEqual(['cede : Cède.', 'tient : Tient.']);
  });

  test('every campaign of the project says what it tries', async () => {
    await runEpreuve([]);
    expect(lines().length).toBeGreaterThan(0);
    for (const line of lines()) expect(line).toMatch(/^[a-z-]+ : \p{Lu}.*\.$/u);
  });

  test('runs the one that is named', async () => {
    await runEpreuve(['tient'], folder);
    expect(lines()).toEqual(['Tient.']);
  });

  test('refuses: what a campaign finds, with the arguments it was given', async () => {
    await expect(runEpreuve(['cede', 'ici'], folder)).rejects.toThrow('cédé ici');
  });

  test('refuses: a name that no campaign has, and gives those that exist', async () => {
    await expect(runEpreuve(['autre'], folder)).rejects.toThrow('« autre ». Épreuves : cede, tient.');
    await expect(runEpreuve(['../scripts/test'], folder)).rejects.toThrow('Aucune épreuve');
  });
});
