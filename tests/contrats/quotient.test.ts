/** Each documented answer of the quotient familial, through the real HTTP stand-in. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { beforeAll, expect, test } from 'vitest';
import type { EtatCivilCherche } from '#lib/connecteurs/etat-civil.ts';
import { type AccesAuQuotient, ouvrirQuotient } from '#lib/connecteurs/quotient/quotient.ts';

let adresse = '';
let doublure: ChildProcess;

beforeAll(async () => {
  doublure = spawn(process.execPath, ['doublures/quotient.ts'], {
    env: { ...process.env, PORT_QUOTIENT: '0', JETON_QUOTIENT: 'notre-jeton' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [dit] = doublure.stdout ? await once(doublure.stdout, 'data') : [''];
  adresse = `http://127.0.0.1:${String(dit).trim()}`;
  return () => void doublure.kill();
});

const TRACER = async (): Promise<string> => randomUUID();
const source = (acces: Partial<AccesAuQuotient> = {}) =>
  ouvrirQuotient({
    ...{ adresse, jeton: 'notre-jeton', siret: '11004300100011', tour: async () => 0 },
    politique: { delaiMs: 60_000, reprises: 1, repriseMs: 1, coupeApres: 50, reposMs: 60_000 },
    ...acces,
  });
const nee = (nomNaissance: string): EtatCivilCherche => ({
  ...{ nomNaissance, prenoms: ['Anne-Lise', 'Marie'], sexe: 'F', naissance: '1985-04-02' },
  ...{ pays: '99100', departement: '075', commune: '75056' },
});

test('gives the caisse, the quotient of the month, the allocataires and the children', async () => {
  expect(await source().parEtatCivil(nee('Martel'), TRACER)).toEqual({
    genre: 'dossier',
    dossier: {
      ...{ caisse: 'CNAF', quotient: 612, annee: 2026, mois: 9 },
      allocataires: [{ nomNaissance: 'MARTEL', prenoms: 'ANNE-LISE', naissance: '1985-04-02', sexe: 'F' }],
      enfants: [
        { nomNaissance: 'MARTEL', prenoms: 'NOE', naissance: '2013-06-01', sexe: 'M' },
        { nomNaissance: 'MARTEL', prenoms: 'LOU', naissance: '2016-01-20', sexe: 'F' },
      ],
    },
  });
});

test('knows the MSA, and a birth whose day nobody knows', async () => {
  const lu = await source().parEtatCivil({ ...nee('Champs'), naissance: '1985' }, TRACER);
  expect(lu).toMatchObject({ genre: 'dossier', dossier: { caisse: 'MSA', enfants: [] } });
});

test.each([
  ['introuvable', nee('Personne')],
  ['sans_quotient', nee('Neant')],
  ['indisponible', nee('Panne')],
  ['indisponible', nee('Travaux')],
  ['indisponible', nee('Lent')],
  ['fiche_a_corriger', nee('')],
  ['fiche_a_corriger', { ...nee('Martel'), prenoms: [] }],
  ['fiche_a_corriger', { ...nee('Martel'), commune: undefined }],
] as const)('refuses to take for a file: %s', async (genre, qui) => {
  expect(await source().parEtatCivil(qui, TRACER)).toEqual({ genre });
});

test('refuses: a token or a SIRET that are not ours', async () => {
  expect((await source({ jeton: 'autre' }).parEtatCivil(nee('Martel'), TRACER)).genre).toBe('indisponible');
  expect((await source({ siret: '1' }).parEtatCivil(nee('Martel'), TRACER)).genre).toBe('fiche_a_corriger');
});

test('a round trip of FranceConnect gives the same file; one that ended is to be made again', async () => {
  expect((await source().parFranceConnect('fc-MARTEL', TRACER)).genre).toBe('dossier');
  expect(await source().parFranceConnect('fc-fini', TRACER)).toEqual({ genre: 'a_refaire' });
  expect(await source().parFranceConnect('un-autre', TRACER)).toEqual({ genre: 'a_refaire' });
});
