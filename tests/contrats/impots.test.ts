/** Each documented answer of the tax source, through the real HTTP stand-in. What is expected is read in its documentation. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { SansFondement, type Service } from '#lib/connecteurs/echange.ts';
import type { EtatCivilCherche } from '#lib/connecteurs/etat-civil.ts';
import { type Acces, ouvrirDgfip } from '#lib/connecteurs/impots/dgfip.ts';
import type { Demande, SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';

const POLITIQUE = { delaiMs: 60_000, reprises: 1, repriseMs: 1, coupeApres: 50, reposMs: 60_000 };
let adresse = '';
let doublure: ChildProcess;

beforeAll(async () => {
  doublure = spawn(process.execPath, ['doublures/impots.ts'], {
    env: { ...process.env, PORT_IMPOTS: '0', CLIENT_IMPOTS: 'bourses', SECRET_IMPOTS: 'un secret' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [dit] = doublure.stdout ? await once(doublure.stdout, 'data') : [''];
  adresse = `http://127.0.0.1:${String(dit).trim()}`;
  return () => void doublure.kill();
});

const source = (acces: Partial<Acces> = {}): SourceFiscale =>
  ouvrirDgfip({
    ...{ adresse, client: 'bourses', secret: 'un secret', teleservice: 'bourses', chemin: 'sfip' },
    ...{ anneeDeSfip: 2025, politique: POLITIQUE, tour: async () => 0 },
    ...acces,
  });
const traces: Service[] = [];
const demande = (): Demande => ({
  annee: 2025,
  tracer: async (service) => {
    traces.push(service);
    return randomUUID();
  },
});

const ne = (nomNaissance: string, prenom: string, sexe: 'F' | 'M', naissance: string): EtatCivilCherche => ({
  ...{ nomNaissance, prenoms: [prenom], sexe, naissance },
  ...{ pays: '99100', departement: '075', commune: '75056' },
});
const MARTEL = ne('Martel', 'Anne-Lise', 'F', '1985-04-02');
const PAULE = ne('Secret', 'Paule', 'F', '1975-05-05');
const LUC = ne('Tardif', 'Luc', 'M', '1976-06-06');
const TOM = ne('Bref', 'Tom', 'M', '1983-01-13');

describe.each(['sfip', 'r2p'] as const)('by état civil, through %s', (chemin) => {
  const chercher = (qui: EtatCivilCherche) => source({ chemin }).parEtatCivil(qui, demande());

  test('gives the figures of the year: F, H and J alone, the parent isolé, the RFR as it is', async () => {
    expect(await chercher(MARTEL)).toEqual({
      genre: 'chiffres',
      chiffres: {
        ...{ annee: 2025, rfr: 12_345, nbPacF: 2, nbPacH: 1, nbPacJ: 0 },
        ...{ situation: 'C', parentIsole: true, deuxDeclarants: false },
      },
    });
  });

  test('finds who was born abroad, of a year alone, and keeps a negative RFR', async () => {
    const awa = {
      ...ne('Ndiaye', 'Awa', 'F', '1979'),
      pays: '99341',
      departement: undefined,
      commune: undefined,
    };
    expect(await chercher(awa)).toMatchObject({ genre: 'chiffres', chiffres: { rfr: -800, nbPacJ: 1 } });
  });

  test('tells a spouse on the avis', async () => {
    const lu = await chercher(ne('Époux', 'Ivan', 'M', '1984-02-14'));
    expect(lu).toMatchObject({ chiffres: { situation: 'M', deuxDeclarants: true } });
  });

  test('a service that stumbles once is asked again', async () => {
    expect(await chercher(ne('Hoquet', 'Max', 'M', '1980-10-10'))).toMatchObject({
      chiffres: { rfr: 20_000 },
    });
  });

  test.each([
    ['ambigue', ne('Petit', 'Jean', 'M', '1980-11-11')],
    // A year alone widens the search to both of them.
    ['ambigue', ne('Petit', 'Jean', 'M', '1980')],
    ['introuvable', ne('Personne', 'Jean', 'M', '1980-11-11')],
    ['introuvable', { ...MARTEL, commune: '75101' }],
    ['sans_chiffres', LUC],
    ['sans_chiffres', TOM],
    ['indisponible', ne('Panne', 'Zoé', 'F', '1979-09-09')],
    ['indisponible', ne('Flou', 'Ève', 'F', '1982-12-12')],
    ['fiche_a_corriger', { ...MARTEL, nomNaissance: '' }],
    ['fiche_a_corriger', { ...MARTEL, pays: '100' }],
  ] as const)('refuses to take for figures: %s', async (genre, qui) => {
    expect(await chercher(qui)).toEqual({ genre });
  });
});

describe('what only one door can tell', () => {
  test('SFiP: one whose file is not given out cannot be told from a homonym', async () => {
    expect(await source().parEtatCivil(PAULE, demande())).toEqual({ genre: 'ambigue' });
  });

  test('Impôt particulier: the person is known, and protected', async () => {
    expect(await source({ chemin: 'r2p' }).parEtatCivil(PAULE, demande())).toEqual({ genre: 'protegee' });
  });

  test('SFiP: the last figures known are of another year, and of no use', async () => {
    const rose = ne('Ancien', 'Rose', 'F', '1977-07-07');
    expect(await source().parEtatCivil(rose, demande())).toEqual({ genre: 'autre_annee', annee: 2024 });
  });

  test('SFiP opened for another year than the one asked: of no use', async () => {
    const lu = await source({ anneeDeSfip: 2024 }).parEtatCivil(MARTEL, demande());
    expect(lu).toEqual({ genre: 'autre_annee', annee: 2024 });
  });
});

describe('by numéro fiscal, and by FranceConnect', () => {
  test.each([
    ['the first declarant', MARTEL, '0000000000001', 'chiffres'],
    ['the second one', ne('Epouse', 'Nina', 'F', '1985-03-15'), '0000000000013', 'chiffres'],
    [
      'names written otherwise',
      { ...MARTEL, nomNaissance: 'MARTEL', prenoms: ['anne lise'] },
      '0000000000001',
      'chiffres',
    ],
    ['refuses: another birth name', { ...MARTEL, nomNaissance: 'Martin' }, '0000000000001', 'autre_personne'],
    [
      'refuses: another day of birth',
      { ...MARTEL, naissance: '1985-04-03' },
      '0000000000001',
      'autre_personne',
    ],
    [
      'refuses: a given name that only begins alike',
      { ...MARTEL, prenoms: ['Anne-Li'] },
      '0000000000001',
      'autre_personne',
    ],
    ['refuses: the number of somebody else', MARTEL, '0000000000002', 'autre_personne'],
    ['refuses: a number that nobody has', MARTEL, '9999999999999', 'introuvable'],
    ['refuses: twelve figures', MARTEL, '000000000001', 'fiche_a_corriger'],
    ['refuses: who is known without figures', LUC, '0000000000006', 'sans_chiffres'],
    ['refuses: a protected file', PAULE, '0000000000005', 'protegee'],
  ] as const)('%s', async (_cas, qui, spi, genre) => {
    expect((await source().parNumeroFiscal(spi, qui, demande())).genre).toBe(genre);
    if (spi.length === 13)
      expect((await source().parFranceConnect(`fc-${spi}`, qui, demande())).genre).toBe(genre);
  });
});

describe('each call', () => {
  test('is announced under its own door, once, whatever is tried again', async () => {
    traces.length = 0;
    await source({ chemin: 'r2p' }).parEtatCivil(MARTEL, demande());
    await source().parEtatCivil(MARTEL, demande());
    await source().parFranceConnect('fc-0000000000010', ne('Hoquet', 'Max', 'M', '1980-10-10'), demande());
    expect(traces).toEqual(['r2p', 'impot_particulier', 'sfip', 'impot_particulier']);
  });

  test('waits for its turn before each request, a try again included', async () => {
    let tours = 0;
    const tour = async () => {
      tours += 1;
      return 0;
    };
    await source({ tour }).parNumeroFiscal('0000000000009', MARTEL, demande());
    // The token, the call, and the one made again.
    expect(tours).toBe(3);
  });

  test('refuses: to send what nothing founds', async () => {
    let tours = 0;
    const seule = source({
      tour: async () => {
        tours += 1;
        return 0;
      },
    });
    const tracer = () => Promise.reject(new SansFondement());
    await expect(seule.parEtatCivil(MARTEL, { annee: 2025, tracer })).rejects.toThrow(SansFondement);
    expect(tours).toBe(0);
  });
});

describe('the gateway', () => {
  test('a token that ends before its time is asked for again', async () => {
    const ouverte = source();
    expect((await ouverte.parEtatCivil(MARTEL, demande())).genre).toBe('chiffres');
    await fetch(`${adresse}/finir`, { method: 'POST' });
    expect((await ouverte.parEtatCivil(MARTEL, demande())).genre).toBe('chiffres');
  });

  test('refuses: a secret that is not ours, and a correlation that is no UUID', async () => {
    expect((await source({ secret: 'autre' }).parEtatCivil(MARTEL, demande())).genre).toBe('indisponible');
    const mauvaise = await source().parEtatCivil(MARTEL, {
      annee: 2025,
      tracer: async () => 'x',
    });
    expect(mauvaise.genre).toBe('fiche_a_corriger');
  });

  test('one that says nothing is left after the delay', async () => {
    const muet = ne('Muet', 'Léon', 'M', '1978-08-08');
    const presse = source({ politique: { ...POLITIQUE, delaiMs: 50, reprises: 0 } });
    // Its token comes slower than that on a busy machine: either way nothing came.
    expect((await presse.parEtatCivil(muet, demande())).genre).toBe('indisponible');
  });

  test('one that fails again and again is left alone, and asked nothing more', async () => {
    let recus = 0;
    const casse = createServer((_requete, reponse) => {
      recus += 1;
      reponse.writeHead(503).end();
    }).listen(0, '127.0.0.1');
    await once(casse, 'listening');
    const { port } = casse.address() as AddressInfo;
    const ouverte = source({
      adresse: `http://127.0.0.1:${port}`,
      politique: { ...POLITIQUE, reprises: 1, coupeApres: 4 },
    });
    for (let appel = 0; appel < 10; appel++)
      expect((await ouverte.parEtatCivil(MARTEL, demande())).genre).toBe('indisponible');
    expect(recus).toBe(4);
    casse.close();
  });
});
