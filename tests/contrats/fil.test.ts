/** Every line of the logs says which request, or which job, it belongs to. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { consigner, tenirLaConsole } from '#lib/technique/consignes.ts';
import { dansLeFil, filEnCours, nommerLesRequetes } from '#lib/technique/fil.ts';

const lignes: Record<string, string>[] = [];
vi.spyOn(process.stderr, 'write').mockImplementation((texte) => lignes.push(JSON.parse(String(texte))) > 0);
const { emit } = Object.getPrototypeOf(createServer()) as Server;

let serveur: Server;
let adresse = '';

beforeAll(async () => {
  nommerLesRequetes();
  serveur = createServer(async (requete, reponse) => {
    consigner('attention', 'avant');
    await setTimeout(Math.random() * 20);
    consigner('attention', 'apres', { chemin: requete.url });
    reponse.end(filEnCours().requete);
  });
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
  adresse = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`;
});
afterAll(() => {
  serveur.close();
  Object.assign(Object.getPrototypeOf(serveur), { emit });
});
beforeEach(() => {
  lignes.length = 0;
});

const demander = async (entetes: Record<string, string> = {}) =>
  (await fetch(adresse, { headers: entetes })).text();

test('each line of a request bears its id, whatever it awaited, and those at once are told apart', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, () => demander()));
  expect(new Set(ids).size).toBe(20);
  for (const id of ids) {
    const siennes = lignes.filter(({ requete }) => requete === id);
    expect(siennes.map(({ quoi }) => quoi)).toEqual(['avant', 'apres']);
  }
});

test('what libraries say during a request bears it too', () => {
  const { error, warn } = console;
  tenirLaConsole();
  dansLeFil({ requete: 'r-1' }, () => console.error('[bibliotheque]', new TypeError('x')));
  Object.assign(console, { error, warn });
  expect(lignes).toMatchObject([{ quoi: 'console', requete: 'r-1' }]);
});

test('a line of a job bears its kind and its number', async () => {
  await dansLeFil({ tache: 'sceller_journal', id: '12' }, async () => {
    await setTimeout(1);
    consigner('erreur', 'essai');
  });
  expect(lignes).toMatchObject([{ quoi: 'essai', tache: 'sceller_journal', id: '12' }]);
});

test('refuses: an id that was sent, which anybody could choose', async () => {
  expect(await demander({ 'X-Request-ID': 'choisi' })).toMatch(/^[0-9a-f-]{36}$/);
  expect(lignes.map(({ requete }) => requete)).not.toContain('choisi');
});

test('refuses: an id outside any request', () => {
  consigner('attention', 'dehors');
  expect(lignes[0]).not.toHaveProperty('requete');
});
