import { globSync } from 'node:fs';
import path from 'node:path';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { le } from '#monde/scene.ts';
import { PAGES } from './appui/adresses.ts';
import { dossiersAVoir } from './appui/dossiers-a-voir.ts';
import { expect, test } from './appui/essai.ts';
import { attaquer, cookieDe, departs, ROUTES } from './appui/hostile.ts';
import { JOUR_DES_PARCOURS } from './appui/monde.ts';

test('no request, however it is forged, makes the site answer a fault of its own', async ({ baseURL }) => {
  const bilan = await attaquer(String(baseURL), await dossiersAVoir(), { graine: 20_261_126, nombre: 2_000 });
  expect(bilan.fautes).toEqual([]);
  expect(bilan.envoyees).toBe(2_000);
  // Not all were refused at the door: pages answered, and forms were judged.
  expect(bilan.statuts[200]).toBeGreaterThan(400);
  expect(bilan.statuts[422]).toBeGreaterThan(20);
});

/** A word that every object knows, and a byte that no text holds. */
const PIEGES = ['__proto__', 'constructor', '%00'];
/** What stands for something in an address: an id, an établissement, a number, a name drawn from a list. */
const estUneCle = (segment: string): boolean => /^[0-9a-f-]{36}$|^\d{7}[A-Z]$|^\d+$/.test(segment);

test('refuses: each key and each question of each address, in the words that programs trip on', async ({
  baseURL,
}) => {
  const vus = await dossiersAVoir();
  const adresses = [
    ...PAGES.map(({ compte, adresse }) => [compte, adresse(vus)] as const),
    ...ROUTES.flatMap(([compte, adresse, methode]) =>
      methode === 'GET' ? [[compte, adresse] as const] : [],
    ),
  ];
  const envois = adresses.flatMap(([compte, adresse]) => {
    const { pathname, search } = new URL(adresse, 'http://ici.invalid');
    const segments = pathname.split('/');
    const chemins = segments.flatMap((segment, rang) =>
      estUneCle(segment) ? PIEGES.map((piege) => `${segments.with(rang, piege).join('/')}${search}`) : [],
    );
    const questions = [...new URLSearchParams(search).keys(), 'error', 'fait'].flatMap((nom) =>
      PIEGES.map((piege) => `${pathname}?${encodeURIComponent(nom)}=${piege}`),
    );
    return [...chemins, ...questions].map((envoyee) => [compte, envoyee] as const);
  });
  const uniques = new Map(envois.map((envoi) => [envoi.join(' '), envoi]));
  expect(uniques.size).toBeGreaterThan(400);
  const cookies = new Map<string | null, string>();
  for (const compte of new Set(envois.map(([qui]) => qui))) cookies.set(compte, await cookieDe(compte));
  const fautes: string[] = [];
  const file = [...uniques.values()];
  const envoyer = async (): Promise<void> => {
    for (let envoi = file.pop(); envoi; envoi = file.pop()) {
      const [compte, adresse] = envoi;
      const Cookie = cookies.get(compte) ?? '';
      const { status } = await fetch(new URL(adresse, baseURL), { headers: { Cookie }, redirect: 'manual' });
      if (status >= 500) fautes.push(`${status} ${adresse} (${compte})`);
    }
  };
  await Promise.all(Array.from({ length: 4 }, envoyer));
  expect(fautes).toEqual([]);
});

/** A plain reading, and one that a browser or a page of another site makes by itself. */
const ENTETES: Record<string, string>[] = [{}, { 'Sec-Purpose': 'prefetch', 'Sec-Fetch-Site': 'cross-site' }];

/** What the law counts of these dossiers. */
const etatDe = (ids: readonly string[]) =>
  enPortee(porteeSysteme(le(JOUR_DES_PARCOURS)), (tx) =>
    tx.dossier.findMany({
      where: { id: { in: [...ids] } },
      include: {
        decisions: { include: { notification: true }, orderBy: { id: 'asc' } },
        demandesDePieces: { orderBy: { id: 'asc' } },
        pieces: { orderBy: { id: 'asc' } },
        // The worker sends its mails and reminders meanwhile, as it should.
        courriers: { omit: { courrielEnvoyeLe: true, rappeleLe: true }, orderBy: { id: 'asc' } },
        journal: { orderBy: { id: 'asc' } },
      },
      orderBy: { id: 'asc' },
    }),
  );

/** The same, once the worker has drawn every letter of them: it may still be at it while pages are read. */
const etatDesLettresDessinees = async (ids: readonly string[]) => {
  await expect
    .poll(async () =>
      (await etatDe(ids)).flatMap(({ courriers }) => courriers).filter(({ etat }) => etat === 'a_produire'),
    )
    .toEqual([]);
  return await etatDe(ids);
};

test('nothing of the law moves when addresses are only read: links of a mail, HEAD, fetched in advance', async ({
  baseURL,
}) => {
  const base = String(baseURL);
  const { annexe, ...vus } = await dossiersAVoir();
  const ids = Object.values(vus);
  const avant = await etatDesLettresDessinees(ids);
  const lettres = avant.flatMap(({ courriers }) => courriers);
  expect(lettres.filter(({ ouvertLe }) => ouvertLe === null).length).toBeGreaterThan(2);
  const lus = [
    ...(await departs(base, { annexe, ...vus })).filter(
      ({ adresse }) => adresse.endsWith('/fichier') || ids.some((id) => adresse.includes(id)),
    ),
    ...lettres.map(({ id }) => ({
      compte: 'parent-roux',
      adresse: `${base}/famille/courriers/${id}/fichier`,
    })),
  ];
  const lectures = lus.flatMap((lu) =>
    ['GET', 'HEAD'].flatMap((method) => ENTETES.map((entetes) => ({ ...lu, method, entetes }))),
  );
  expect(lectures.length).toBeGreaterThan(100);
  for (let rang = 0; rang < lectures.length; rang += 8)
    await Promise.all(
      lectures.slice(rang, rang + 8).map(async ({ compte, adresse, method, entetes }) => {
        const headers = { ...entetes, Cookie: await cookieDe(compte) };
        await fetch(adresse, { method, redirect: 'manual', headers }).then((lue) => lue.arrayBuffer());
      }),
    );
  expect(await etatDe(ids)).toEqual(avant);
});

test('a page of another site cannot press the button that opens a letter', async ({ baseURL }) => {
  const { notifie } = await dossiersAVoir();
  const [avant] = await etatDe([notifie]);
  for (const Origin of ['https://ailleurs.example', 'null', undefined])
    for (const { id } of avant?.courriers ?? []) {
      const reponse = await fetch(`${baseURL}/famille/courriers/${id}/fichier`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: await cookieDe('parent-roux'), ...(Origin ? { Origin } : {}) },
      });
      expect(reponse.status).toBe(403);
    }
  expect(await etatDe([notifie])).toEqual([avant]);
});

test('every route that is no page is attacked', () => {
  const attaquees = ROUTES.map(([, adresse]) => new URL(adresse, 'http://ici.invalid').pathname.split('/'));
  for (const fichier of globSync('app/**/route.ts')) {
    const segments = path
      .dirname(fichier)
      .split(path.sep)
      .slice(1)
      .filter((segment) => !segment.startsWith('('));
    const vue = attaquees.some(
      ([, ...route]) =>
        segments.at(-1)?.startsWith('[...') ||
        (route.length === segments.length &&
          segments.every((segment, rang) => segment.startsWith('[') || segment === route[rang])),
    );
    expect(vue, fichier).toBe(true);
  }
});
