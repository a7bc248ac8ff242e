/** The small form of the closing of a trimestre: chefs certify and sign, each state once and whole; nothing fails, nothing twice. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { certifier, clore } from '#epreuves/jeudi/cloture.ts';
import { CLOTURE, planterColleges } from '#epreuves/jeudi/colleges.ts';
import { jouer, type Passage } from '#epreuves/jeudi/passage.ts';
import { attendre, ouvrirPile, type Pile } from '#epreuves/pannes/pile.ts';

const COLLEGES = 12;

let pile: Pile;
let passages: Passage[];
let encoreUneFois: Passage[];

beforeAll(async () => {
  pile = await ouvrirPile();
  await pile.executer(`INSERT INTO horloge (id, jour) VALUES (1, '${CLOTURE}')`);
  // Some two boursiers in each of the collèges of the crowd; none in some of them.
  await planterColleges(pile.executer, 1_000);
  const figes = () => pile.compter(`SELECT count(*) FROM etat_de_paiement WHERE etape = 'fige'`);
  const certifies: number[] = [];
  const eux = { de: 1, a: 1 + COLLEGES };
  let fini = false;
  const passage = jouer([certifier(3, eux, certifies), clore(2, certifies, () => !fini)], () => !fini);
  await attendre(async () => (await figes()) === (await pile.compter(ATTENDUS)));
  await attendre(() => certifies.length === 0);
  fini = true;
  passages = await passage;
  const signe = Number((await pile.lire('SELECT min(uai) FROM etat_de_paiement')).slice(1, 7));
  encoreUneFois = await jouer([clore(1, [signe], () => false)], () => true);
}, 1_200_000);
afterAll(() => pile.fermer());

/** Collèges of the first numbers that have a boursier. */
const ATTENDUS = `SELECT count(DISTINCT d.uai) FROM dossier d JOIN droit r ON r.dossier_id = d.id
  WHERE d.uai BETWEEN '9000001F' AND '9${String(COLLEGES).padStart(6, '0')}F'`;

test('each collège signed its state once, which pays each of its boursiers once', async () => {
  expect(await pile.compter(ATTENDUS)).toBeGreaterThan(COLLEGES / 2);
  expect(await pile.compter(`SELECT count(*) FROM etat_de_paiement`)).toBe(await pile.compter(ATTENDUS));
  expect(await pile.compter('SELECT count(*) FROM boursier_a_payer')).toBe(
    await pile.compter(
      `SELECT count(DISTINCT d.id) FROM dossier d JOIN droit r ON r.dossier_id = d.id
       WHERE d.uai BETWEEN '9000001F' AND '9${String(COLLEGES).padStart(6, '0')}F'`,
    ),
  );
  expect(await pile.compter('SELECT coalesce(min(a_verser), 0) FROM boursier_a_payer')).toBeGreaterThan(0);
});

test('refuses: no failure of any kind', () => {
  expect(
    passages.flatMap(({ nom, erreurs }) => Object.keys(erreurs).map((dite) => `${nom} : ${dite}`)),
  ).toEqual([]);
});

test('refuses: to sign again what is signed, and counts it as a failure', async () => {
  expect(Object.keys(encoreUneFois[0]?.erreurs ?? {})).toEqual([expect.stringMatching(/déjà clos/)]);
});
