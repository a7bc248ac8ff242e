/** The small form of the third Thursday: families file, chefs decide, letters leave; nothing fails, nothing twice. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planterFoyers } from '#epreuves/jeudi/foyers.ts';
import { jouer, type Passage } from '#epreuves/jeudi/passage.ts';
import { decider, deposer, JEUDI } from '#epreuves/jeudi/travaux.ts';
import { attendre, ouvrirPile, type Pile } from '#epreuves/pannes/pile.ts';
import type { Cible } from '#lib/dossier/porte.ts';

const FOYERS = 12;

let pile: Pile;
let passages: Passage[];
const deposes: Cible[] = [];

beforeAll(async () => {
  pile = await ouvrirPile();
  await pile.executer(`INSERT INTO horloge (id, jour) VALUES (1, '${JEUDI}')`);
  await planterFoyers(pile.executer, FOYERS);
  await pile.demarrerWorker();
  const decides = async () => pile.compter(`SELECT count(*) FROM decision WHERE genre = 'attribution'`);
  let fini = false;
  const passage = jouer(
    [deposer(3, { de: 0, a: FOYERS }, deposes), decider(2, deposes, () => !fini)],
    () => !fini,
  );
  await attendre(async () => (await decides()) === FOYERS);
  fini = true;
  passages = await passage;
  await attendre(
    async () => (await pile.compter(`SELECT count(*) FROM courrier WHERE etat = 'a_produire'`)) === 0,
  );
}, 1_200_000);
afterAll(() => pile.fermer());

test('each family filed once, online, and each demande was granted', async () => {
  expect(await pile.compter(`SELECT count(DISTINCT eleve_id) FROM dossier WHERE canal = 'en_ligne'`)).toBe(
    FOYERS,
  );
  expect(await pile.compter(`SELECT count(*) FROM dossier WHERE canal = 'en_ligne'`)).toBe(FOYERS);
  const faits = Object.fromEntries(passages.map(({ nom, durees }) => [nom, durees.length]));
  expect(faits['famille : déposer en ligne']).toBe(FOYERS);
  expect(faits['chef : instruire et attribuer']).toBe(FOYERS);
});

test('refuses: no failure of any kind', () => {
  expect(
    passages.flatMap(({ nom, erreurs }) => Object.keys(erreurs).map((dite) => `${nom} : ${dite}`)),
  ).toEqual([]);
});

test('the letters left: one decision each, notified', async () => {
  await attendre(async () => (await pile.compter('SELECT count(*) FROM notification')) === FOYERS);
  await attendre(
    async () => (await pile.compter(`SELECT count(*) FROM courrier WHERE etat = 'a_produire'`)) === 0,
  );
});
