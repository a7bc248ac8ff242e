/** The routes of SYGNE through the real HTTP stand-in: the records that files give, and no half reading taken for a whole. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EnregistrementLu } from '#lib/connecteurs/base-scolaire/lu.ts';
import { type AccesSygne, ouvrirSygne } from '#lib/connecteurs/base-scolaire/sygne.ts';
import { ELEVES, LIENS, SCOLARITES } from '#monde/population.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';

const POLITIQUE = { delaiMs: 60_000, reprises: 1, repriseMs: 1, coupeApres: 50, reposMs: 60_000 };
const UAI = ETABLISSEMENTS.lyceePro.uai;
const LE = '2026-09-20T02:00:00';
let adresse = '';
let doublure: ChildProcess;

beforeAll(async () => {
  doublure = spawn(process.execPath, ['doublures/sygne.ts'], {
    env: { ...process.env, PORT_SYGNE: '0', CLIENT_SYGNE: 'bourses', SECRET_SYGNE: 'un secret' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [dit] = doublure.stdout ? await once(doublure.stdout, 'data') : [''];
  adresse = `http://127.0.0.1:${String(dit).trim()}`;
  return () => void doublure.kill();
});

const sygne = (acces: Partial<AccesSygne> = {}) =>
  ouvrirSygne({ adresse, client: 'bourses', secret: 'un secret', politique: POLITIQUE, ...acces });
const vues = async (): Promise<Record<string, number>> => (await fetch(`${adresse}/vu`)).json();

async function tout(uai = UAI, source = sygne()): Promise<EnregistrementLu[]> {
  const tous: EnregistrementLu[] = [];
  for await (const lecture of source.lire(uai, 2026, LE))
    if ('enregistrements' in lecture) tous.push(...lecture.enregistrements);
  return tous;
}
const genre = <G extends EnregistrementLu['genre']>(lus: readonly EnregistrementLu[], cherche: G) =>
  lus.filter((lu): lu is Extract<EnregistrementLu, { genre: G }> => lu.genre === cherche);

describe('one établissement, one year', () => {
  test('gives each pupil of the list, its division, its responsables and their links, and refuses none', async () => {
    const lus = await tout();
    const attendus = SCOLARITES.filter(({ uai, rentree }) => uai === UAI && rentree === 2026);
    expect(genre(lus, 'refus')).toEqual([]);
    expect(genre(lus, 'eleve')).toHaveLength(attendus.length);
    expect(genre(lus, 'division')).toHaveLength(attendus.length);
    const ids = new Set(attendus.map(({ eleveId }) => eleveId));
    expect(genre(lus, 'lien')).toHaveLength(LIENS.filter(({ eleveId }) => ids.has(eleveId)).length);
    const cles = new Set(genre(lus, 'responsable').map(({ cle }) => cle));
    expect(genre(lus, 'lien').every(({ cleResponsable }) => cles.has(cleResponsable))).toBe(true);
    expect(cles.size).toBe(genre(lus, 'responsable').length);
  });

  test('says of a pupil what the files say, in the same words', async () => {
    const [scolarite] = SCOLARITES.filter(({ uai }) => uai === UAI);
    const eleve = ELEVES.find(({ id }) => id === scolarite?.eleveId);
    const lu = genre(await tout(), 'eleve').find(({ ine }) => ine === eleve?.ine);
    expect(lu).toMatchObject({
      cle: eleve?.ine,
      naissance: eleve?.naissance,
      sexe: eleve?.sexe,
      mef: scolarite?.mef,
      entreeLe: scolarite?.entreeLe,
      statut: 'ST',
      autresPrenoms: 'ANNE',
      paysNaissance: '100',
      departementNaissance: '059',
      communeNaissance: '59350',
    });
    // The name of the record stands as nom d'usage there: it is none.
    expect(lu).not.toHaveProperty('nomUsage', lu?.nom);
  });

  test('says what it is a reading of, and nothing of structures nor nomenclatures', async () => {
    const lectures = sygne().lire(UAI, 2026, LE);
    const entete = { source: 'sygne', uai: UAI, rentree: 2026, exporteLe: LE };
    expect((await lectures.next()).value).toEqual({ entete, contenu: 'eleves' });
    expect((await lectures.next()).value).toEqual({ entete, contenu: 'responsables' });
    expect((await lectures.next()).value).toHaveProperty('enregistrements');
  });

  test('keeps who has no INE, and refuses with its cause a birth that is no date', async () => {
    const lus = await tout('0599008H');
    expect(genre(lus, 'eleve')).toMatchObject([
      { nom: 'KOVALENKO', cle: expect.stringMatching(/^sans-ine-/) },
    ]);
    expect(genre(lus, 'refus')).toMatchObject([
      { de: 'eleve', nom: 'TOM SANSDATE', causes: [expect.stringContaining('Date de naissance')] },
    ]);
  });

  test('asked again, takes what it knows when nothing changed', async () => {
    const source = sygne();
    const [une, autre] = [await tout(UAI, source), await tout(UAI, source)];
    expect(autre).toEqual(une);
    // The list, then two routes a pupil.
    expect((await vues())['304']).toBe(1 + 2 * genre(une, 'eleve').length);
  });
});

describe('what goes wrong', () => {
  test('refuses: an établissement that SYGNE does not know, by its code', async () => {
    await expect(tout('0599999Z')).rejects.toMatchObject({
      code: 'introuvable',
      message: expect.stringContaining('0599999Z'),
    });
  });

  test('down once: tried again, and read', async () => {
    expect(await tout('0599003C')).toEqual([]);
    expect((await vues())['0599003C']).toBe(2);
  });

  test('refuses: down for long, after a bounded number of tries', async () => {
    await expect(tout('0599002B')).rejects.toMatchObject({ name: 'SansReponse' });
    expect((await vues())['0599002B']).toBe(2);
  });

  test('refuses: never an answer, once the time that it is given is over', async () => {
    const source = sygne({ politique: { ...POLITIQUE, delaiMs: 50, reprises: 0 } });
    // The token is asked for first, with a patience of its own.
    await expect(tout('0599001A', source)).rejects.toMatchObject({ name: 'SansReponse' });
  });

  test.each([
    ['cut in the middle', '0599004D'],
    ['a page of maintenance', '0599005E'],
    ['pupils of another établissement', '0599006F'],
    ['another shape', '0599007G'],
  ])('refuses: %s, as no reading at all', async (_, uai) => {
    await expect(tout(uai)).rejects.toMatchObject({ name: 'SansReponse' });
  });

  test('refuses: a wrong secret', async () => {
    await expect(tout(UAI, sygne({ secret: 'faux' }))).rejects.toMatchObject({ name: 'SansReponse' });
  });

  test('a token that ended before its time is taken anew, in the middle of a reading too', async () => {
    const lectures = sygne().lire(UAI, 2026, LE);
    await lectures.next();
    await fetch(`${adresse}/finir`, { method: 'POST' });
    await lectures.next();
    expect((await lectures.next()).value).toHaveProperty('enregistrements');
  });
});
