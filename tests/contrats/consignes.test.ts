import { afterEach, describe, expect, test, vi } from 'vitest';
import { onRequestError } from '#instrumentation.ts';
import { champsDe, consigner, tenirLaConsole } from '#lib/technique/consignes.ts';

const { error, warn } = console;
const lignes: string[] = [];
vi.spyOn(process.stderr, 'write').mockImplementation((ligne) => {
  lignes.push(String(ligne));
  return true;
});
const derniere = () => JSON.parse(lignes.at(-1) ?? 'null');
afterEach(() => {
  lignes.length = 0;
  Object.assign(console, { error, warn });
});

const fautive = () =>
  Object.assign(new TypeError('duplicate key: (nom)=(Durand), 0612345678'), { code: '23505' });

describe('a line of the logs', () => {
  test('is one JSON object, whatever its fields hold', () => {
    consigner('erreur', 'essai', { dit: 'deux\nlignes "citées"' });
    expect(lignes).toHaveLength(1);
    expect(lignes[0]?.trimEnd()).not.toContain('\n');
    expect(derniere()).toMatchObject({ niveau: 'erreur', quoi: 'essai', dit: 'deux\nlignes "citées"' });
  });

  test('refuses: the words of an error, which may quote a row', () => {
    expect(champsDe(fautive())).toMatchObject({ nature: 'TypeError', code: '23505' });
    expect(JSON.stringify(champsDe(fautive()))).not.toMatch(/Durand|0612345678/);
  });

  test('names the request whose answer is an error, and its route, never its address', async () => {
    await onRequestError(
      fautive(),
      { path: '/agent/dossiers?q=Durand', method: 'GET', headers: { 'x-request-id': 'r-1' } },
      {
        routerKind: 'App Router',
        routePath: '/agent/dossiers',
        routeType: 'render',
        revalidateReason: undefined,
      },
    );
    expect(derniere()).toMatchObject({ quoi: 'requete_en_faute', requete: 'r-1', route: '/agent/dossiers' });
    expect(lignes.join('')).not.toContain('Durand');
  });
});

describe('what libraries say to the console', () => {
  test('keeps the kind of an error and its code', () => {
    tenirLaConsole();
    console.error('[next-auth][error][OAUTH_CALLBACK_ERROR]', fautive());
    expect(derniere()).toMatchObject({
      quoi: 'console',
      sujet: '[next-auth][error][OAUTH_CALLBACK_ERROR]',
      nature: 'TypeError',
    });
  });

  test.each([
    'Durand Lucie est inconnue',
    'Durand 0612345678',
    'parent@famille.example est inconnu',
    'le dossier 26-0000001-A',
  ])('refuses: « %s »', (phrase) => {
    tenirLaConsole();
    console.warn(phrase);
    expect(lignes.join('')).not.toContain(phrase);
  });

  test('tells once an error that the request already tells', () => {
    tenirLaConsole();
    console.error(Object.assign(fautive(), { digest: '123' }));
    expect(lignes).toEqual([]);
  });
});
