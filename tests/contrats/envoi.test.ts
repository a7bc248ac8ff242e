/** What reaches the framework's decoder: plain values for the doors of our forms, from our own pages. */
import { beforeAll, describe, expect, test } from 'vitest';
import { estAppel, exigerEnvoiLisible, repondreCorpsRefuse } from '#lib/technique/envoi.ts';
import { CONFIGURATION } from './configuration-de-test.ts';

const SITE = CONFIGURATION.NEXTAUTH_URL;

beforeAll(() => {
  Object.assign(process.env, CONFIGURATION);
});

/** Judged as sent by somebody signed in. */
const lire = (requete: Request, connecte = true) => exigerEnvoiLisible(requete, async () => connecte);

const formulaire = (champs: Record<string, string | Blob>): FormData => {
  const donnees = new FormData();
  for (const [nom, valeur] of Object.entries(champs)) donnees.append(nom, valeur);
  return donnees;
};
const envoi = (body: BodyInit, headers: Record<string, string> = {}): Request =>
  new Request(`${SITE}/agent`, { method: 'POST', body, headers: { Origin: SITE, ...headers } });
/** The form of a page without script: its door, and the state bound to it. */
const page = (etat: string, champs: Record<string, string | Blob> = {}): Request =>
  envoi(
    formulaire({
      $ACTION_REF_1: '',
      '$ACTION_1:0': '{"id":"60ab","bound":"$@1"}',
      '$ACTION_1:1': etat,
      $ACTION_KEY: 'k1',
      ...champs,
    }),
  );
const script = (corps: string): Request =>
  envoi(corps, { 'Next-Action': '60ab', 'Content-Type': 'text/plain;charset=UTF-8' });

const ADRESSE_D_APPEL = '/anges/v2/eleve/informations-scolarite/perimetre';
/** Sent by no page: no origin. */
const appel = (chemin: string, headers: Record<string, string> = {}): Request =>
  new Request(`${SITE}${chemin}`, {
    method: 'POST',
    body: '{}',
    headers: { 'Content-Type': 'application/json', ...headers },
  });

describe('what our own pages send', () => {
  test.each<[string, () => Request]>([
    ['a form without script', () => page('[{"statut":"vierge"}]')],
    ['after a refusal', () => page('[{"statut":"refuse","texte":"$undefined","saisie":{"prix":"$$5"}}]')],
    [
      'whose answers look like the notation',
      () => page('[{}]', { nom: '$1:__proto__:then', message: '$@1' }),
    ],
    ['with a file', () => page('[{}]', { fichiers: new Blob(['%PDF']) })],
    ['a form sent by script', () => envoi(formulaire({ '1_nom': 'x', 0: '[{"statut":"vierge"},"$K1"]' }))],
    ['a door without argument', () => script('[]')],
    ['a door alone', () => envoi(formulaire({ $ACTION_ID_60ab: '' }))],
    ['a plain form of a route', () => envoi('a=1', { 'Content-Type': 'application/x-www-form-urlencoded' })],
    ['a reading', () => new Request(`${SITE}/agent?q=%00`)],
    ['a call of the interface, from a machine', () => appel(ADRESSE_D_APPEL)],
    ['a call of the staging', () => appel(`/essai${ADRESSE_D_APPEL}`)],
  ])('lets through: %s', (_, requete) => expect(lire(requete())).resolves.toBeUndefined());
});

describe('refuses', () => {
  test('from no page: another address than that of the calls, and a door of a form at theirs', async () => {
    for (const requete of [
      appel('/agent'),
      appel(`/agent${ADRESSE_D_APPEL}`),
      appel(`${ADRESSE_D_APPEL}/x`),
      appel('/anges/v1/eleve/informations-scolarite'),
      appel(ADRESSE_D_APPEL, { 'Next-Action': '60ab' }),
    ])
      await expect(lire(requete)).rejects.toThrow(/ne vient pas d’une page/);
    const lourd = appel(ADRESSE_D_APPEL, { 'Content-Length': '1000001' });
    await expect(lire(lourd)).rejects.toThrow(/pas de si lourd/);
  });

  test('a call without length, as a call: an error of its own form; a page, as a page', async () => {
    const morceaux = { 'Transfer-Encoding': 'chunked' };
    await expect(lire(appel(ADRESSE_D_APPEL, morceaux))).rejects.toThrow(/ce qu’il pèse/);
    expect(estAppel(appel(`/essai${ADRESSE_D_APPEL}`, morceaux))).toBe(true);
    expect(estAppel(appel('/agent', morceaux))).toBe(false);
    // The software of a body asks for its access in a form, and reads a refusal of that form.
    expect(estAppel(appel('/api/oauth/token'))).toBe(true);
    expect(estAppel(appel('/api/oauth/token/x'))).toBe(false);
    const acces = repondreCorpsRefuse('r-1', '2026-12-15T10:00:00Z', '/api/oauth/token');
    expect(await acces.json()).toEqual({
      error: 'invalid_request',
      error_description: expect.stringContaining('Content-Length'),
    });
    expect(estAppel(appel(ADRESSE_D_APPEL, { 'Next-Action': '60ab' }))).toBe(false);
    const reponse = repondreCorpsRefuse('r-1', '2026-12-15T10:00:00Z', ADRESSE_D_APPEL);
    expect([reponse.status, reponse.headers.get('x-request-id')]).toEqual([400, 'r-1']);
    expect(await reponse.json()).toEqual({
      type: 'Requête incorrecte',
      title: expect.any(String),
      detail: expect.stringContaining('Content-Length'),
      status: 'BAD_REQUEST',
      'date-time': '2026-12-15T10:00:00Z',
    });
  });

  test.each([
    '{',
    '',
    'null',
    '{}',
    '"x"',
    '["$@1"]',
    '["$F1"]',
    '["$1:__proto__:then"]',
    '[{"then":"$B0"}]',
    '[[["$Q1"]]]',
    '[1,2,3,4,5]',
  ])('the argument %s, bound to a form or sent by script', async (argument) => {
    await expect(lire(page(argument))).rejects.toThrow(/ne peut pas être lu/);
    await expect(lire(script(argument))).rejects.toThrow(/ne peut pas être lu/);
    await expect(lire(envoi(formulaire({ 0: argument })))).rejects.toThrow(/ne peut pas être lu/);
  });

  test.each([
    '{"id":"60ab","bound":"$@2"}',
    '{"id":"60ab","bound":"$@1","then":"$1"}',
    '{"bound":"$@1"}',
    '[]',
    'x',
    '{"id":{"x":1},"bound":null}',
  ])('a door that is described as %s', (porte) =>
    expect(lire(page('[{}]', { '$ACTION_1:0': porte }))).rejects.toThrow(/ne peut pas être lu/),
  );

  test('a door whose argument is a file, is missing, or comes twice', async () => {
    const double = formulaire({ '$ACTION_1:0': '{"id":"60ab","bound":"$@1"}', '$ACTION_1:1': '[{}]' });
    double.append('$ACTION_1:1', '[{}]');
    for (const corps of [
      formulaire({ '$ACTION_1:0': '{"id":"60ab","bound":"$@1"}', '$ACTION_1:1': new Blob(['[{}]']) }),
      formulaire({ '$ACTION_1:0': '{"id":"60ab","bound":"$@1"}' }),
      double,
    ])
      await expect(lire(envoi(corps))).rejects.toThrow(/ne peut pas être lu/);
  });

  test('a body cut in the middle', () =>
    expect(
      lire(envoi('--x\r\nContent-Dis', { 'Content-Type': 'multipart/form-data; boundary=x' })),
    ).rejects.toThrow(/ne peut pas être lu/));

  test.each(['https://ailleurs.example', 'null', ''])('what comes from elsewhere: %s', (Origin) =>
    expect(lire(envoi('x', { Origin }))).rejects.toThrow(/ne vient pas/),
  );

  test('an address that is no text, and what is sent to a file', async () => {
    await expect(lire(new Request(`${SITE}/agent/%ED%A0%80`))).rejects.toThrow(/adresse/);
    for (const method of ['POST', 'PUT', 'OPTIONS'])
      await expect(
        lire(new Request(`${SITE}/favicon.svg`, { method, headers: { Origin: SITE } })),
      ).rejects.toThrow(/fichier/);
  });
});

describe('what a request weighs, judged before a byte is read', () => {
  const MEGA = 1_000_000;
  const pesant = (chemin: string, poids: number, connecte = true) =>
    lire(
      new Request(`${SITE}${chemin}`, {
        method: 'POST',
        body: 'a=1',
        headers: {
          Origin: SITE,
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': String(poids),
        },
      }),
      connecte,
    );
  const AVEC_FICHIERS = [
    '/famille/dossiers/5f0c',
    '/famille/dossiers/5f0c/envoi',
    '/agent/dossiers/5f0c/actes/recevoir_piece',
    '/agent/dossiers/5f0c/actes/joindre_fichiers',
    '/agent/dossiers/5f0c/actes/joindre_fichiers/envoi',
    '/agent/cas',
    '/agent/cas/fichier',
  ];
  const SANS_FICHIER = [
    '/',
    '/simulateur',
    '/agent/saisie',
    '/agent/dossiers/5f0c/actes/attribuer',
    '/agent/dossiers/5f0c/actes/attribuer/envoi',
    '/famille/dossiers/5f0c/renoncer',
    '/famille/dossiers/5f0c/envoi/autre',
    '/api/auth/callback/agents',
  ];

  test.each(AVEC_FICHIERS)('lets through: 32 MB sent to %s by somebody signed in', (chemin) =>
    expect(pesant(chemin, 32 * MEGA)).resolves.toBeUndefined(),
  );
  test.each(AVEC_FICHIERS)('refuses: one byte more to %s, saying what to do', (chemin) =>
    expect(pesant(chemin, 32 * MEGA + 1)).rejects.toMatchObject({
      code: 'impossible',
      message: expect.stringMatching(/33 Mo en tout ; 30 Mo au plus .* en plusieurs fois : rien n’est/),
    }),
  );
  test.each(AVEC_FICHIERS)('refuses: more than 1 MB to %s from nobody', async (chemin) => {
    await expect(pesant(chemin, MEGA + 1, false)).rejects.toMatchObject({ code: 'interdit' });
    await expect(pesant(chemin, MEGA, false)).resolves.toBeUndefined();
  });
  test.each(SANS_FICHIER)('refuses: more than 1 MB to %s, from anybody; 1 MB passes', async (chemin) => {
    await expect(pesant(chemin, MEGA + 1)).rejects.toMatchObject({ code: 'impossible' });
    await expect(pesant(chemin, MEGA)).resolves.toBeUndefined();
  });
  test('refuses: a body that does not tell its weight', () =>
    expect(lire(envoi('x', { 'Transfer-Encoding': 'chunked' }))).rejects.toThrow(/ce qu’il pèse/));
});
