/** The ministry's own route by area, through HTTP: a JSON body, the same answer as by the current version, and its refusals. */
import { beforeAll, describe, expect, test } from 'vitest';
import { JETON_PUBLIC } from '#lib/essai/faits.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { hasard } from '#monde/hasard.ts';
import { CCAS, COMMUNE } from '#monde/jetons.ts';
import { le } from '#monde/scene.ts';
import { emettre, ouvrirInterface, type Reponse } from './appui/interface.ts';
import { lire } from './appui/proprietaire.ts';

const CHEMIN = '/anges/v2/eleve/informations-scolarite/perimetre';
let [base, jeton] = ['', ''];
let pupil: Record<'id' | 'nom' | 'prenom' | 'sexe' | 'naissance' | 'uai' | 'departement', string>;

beforeAll(async () => {
  base = await ouvrirInterface();
  jeton = (await emettre()).texte;
  await reglerLeJour(le('2026-12-15'));
  const [lu] = await lire<typeof pupil>(`
    SELECT e.id, e.nom, e.prenom, e.sexe, e.naissance, s.uai, t.departement_code AS departement
    FROM eleve e JOIN scolarite s ON s.eleve_id = e.id JOIN etablissement t ON t.uai = s.uai
    WHERE s.sortie_le IS NULL AND length(e.naissance) = 10 AND s.entree_le < '2026-10-01' AND s.niveau = 'college'
      AND t.departement_code = '059'
    ORDER BY e.id LIMIT 1`);
  if (!lu) throw new Error('aucun élève');
  pupil = lu;
}, 120_000);

const juste = () => ({
  ...{ nom: pupil.nom, prenom: pupil.prenom, sexe: pupil.sexe === 'M' ? 1 : 2, 'annee-scolaire': '2026' },
  ...{ 'date-naissance': pupil.naissance, 'degre-etablissement': '2D', 'type-perimetre': 'departement' },
  'valeurs-perimetre': ['059'],
});

async function envoyer(
  body: BodyInit,
  { texte = jeton, entetes = {}, ou = CHEMIN }: { texte?: string; entetes?: object; ou?: string } = {},
): Promise<Reponse> {
  const reponse = await fetch(`${base}${ou}`, {
    ...{ method: 'POST', body },
    headers: { authorization: `Bearer ${texte}`, 'content-type': 'application/json', ...entetes },
  });
  const lu = await reponse.text();
  return { statut: reponse.status, corps: lu === '' ? null : JSON.parse(lu), entetes: reponse.headers };
}
const demander = (ecarts: object = {}, dits: Parameters<typeof envoyer>[1] = {}) =>
  envoyer(JSON.stringify({ ...juste(), ...ecarts }), dits);

describe('a pupil who is found', () => {
  test('by the département: in the words of the ministry, with a trace that does not keep what was asked', async () => {
    const { statut, corps, entetes } = await demander();
    expect([statut, corps.identification]).toEqual([
      200,
      {
        ...{ nom: pupil.nom, prenom: pupil.prenom, sexe: pupil.sexe === 'M' ? 1 : 2 },
        ...{ 'date-naissance': pupil.naissance, 'annee-scolaire': '2026' },
        etablissement: { 'code-uai': pupil.uai, 'ministere-tutelle': '06' },
      },
    ]);
    expect(corps['info-scolarite']).toMatchObject({
      ...{ 'est-scolarise': true, 'statut-eleve': { code: 'ST', libelle: 'SCOLAIRE' } },
    });
    expect(corps['info-bourse']).toEqual({ 'est-boursier': false, 'niveau-bourse': null });
    expect([entetes.get('content-type'), entetes.get('sunset')]).toEqual([
      'application/json; charset=utf-8',
      expect.stringContaining('2027'),
    ]);
    const requete = entetes.get('x-request-id');
    expect(await lire('SELECT porte, eleve_id, code FROM appel WHERE id = $1', [requete])).toEqual([
      { porte: 'ministere', eleve_id: pupil.id, code: null },
    ]);
  });

  test('by the région, among several départements, a year and a sex as JSON or as text', async () => {
    for (const ecarts of [
      { 'type-perimetre': 'region', 'valeurs-perimetre': ['09'] },
      { 'valeurs-perimetre': ['062', '059'] },
      { 'annee-scolaire': 2026, sexe: pupil.sexe === 'M' ? '1' : '2' },
      { 'annee-scolaire': '2026-2027', nom: pupil.nom.toLowerCase() },
    ])
      expect((await demander(ecarts)).statut, JSON.stringify(ecarts)).toBe(200);
    expect((await demander({}, { entetes: { 'x-siret-partenaire': COMMUNE } })).statut).toBe(200);
  });

  test('limited to the rights that the call names, among those of the token', async () => {
    const { corps } = await demander({ scope: 'men_statut_boursier, inconnu' });
    expect(corps['info-bourse']).toEqual({ 'est-boursier': false });
    expect(corps['info-scolarite']).toEqual({ 'est-scolarise': true });
    const liste = await demander({ scope: ['men_statut_boursier', 'men_echelon_bourse'] });
    expect(liste.corps['info-bourse']).toEqual({ 'est-boursier': false, 'niveau-bourse': null });
    const limite = (await emettre({ scopes: ['men_statut_scolarite'] })).texte;
    const refuse = await demander({ scope: 'men_statut_boursier' }, { texte: limite });
    expect([refuse.statut, refuse.corps.status]).toEqual([403, 'FORBIDDEN']);
  });

  test('in the staging: the case by département, with the public token', async () => {
    const dits = { texte: JETON_PUBLIC, ou: `/essai${CHEMIN}` };
    const martin = { nom: 'Martin', prenom: 'Justine', sexe: 2, 'date-naissance': '2012-01-20' };
    const { statut, corps } = await demander(martin, dits);
    expect([statut, corps['info-bourse']]).toEqual([200, { 'est-boursier': true, 'niveau-bourse': 2 }]);
    expect((await demander({ ...martin, 'valeurs-perimetre': ['062'] }, dits)).statut).toBe(404);
    expect((await demander({}, dits)).statut).toBe(404);
  });
});

describe('refuses', () => {
  test.each<[string, object, string]>([
    ['a name of figures', { nom: 'R2D2' }, 'nom de naissance'],
    ['no first name', { prenom: undefined }, 'prénoms'],
    ['a third sex', { sexe: 3 }, 'sexe'],
    ['a sex that is no number', { sexe: { toString: 1 } }, 'sexe'],
    ['a day that does not exist', { 'date-naissance': '2012-02-30' }, 'date de naissance'],
    ['a year of two figures', { 'annee-scolaire': 26 }, 'année scolaire'],
    ['two years apart', { 'annee-scolaire': '2026-2028' }, 'année scolaire'],
    ['no degree', { 'degre-etablissement': undefined }, 'degré'],
    ['a third degree', { 'degre-etablissement': '3D' }, 'degré'],
    ['no kind of area', { 'type-perimetre': undefined }, 'périmètre géographique'],
    ['an area that is no area', { 'type-perimetre': 'commune' }, 'périmètre géographique'],
    ['a département that is none', { 'valeurs-perimetre': ['59'] }, 'code BCN de département'],
    ['a région by the name of a département', { 'type-perimetre': 'region' }, 'code BCN de région'],
    ['an empty area', { 'valeurs-perimetre': [] }, 'valeurs du périmètre'],
    ['an area that is no list', { 'valeurs-perimetre': '059' }, 'valeurs du périmètre'],
    ['a list without end', { 'valeurs-perimetre': Array(50_000).fill('059') }, 'valeurs du périmètre'],
  ])('%s', async (_nom, ecarts, dit) => {
    const { statut, corps } = await demander(ecarts);
    expect([statut, corps.status]).toEqual([400, 'BAD_REQUEST']);
    expect(corps.detail).toContain(dit);
    expect(Object.keys(corps)).toEqual(['type', 'title', 'detail', 'status', 'date-time']);
  });

  test.each(['', '{', 'null', '[]', '"x"', '12', '{"__proto__":{"nom":"x"}}', '\u0000'])(
    'a body that says nothing: %j',
    async (body) => {
      const { statut, corps } = await envoyer(body);
      expect([statut, corps.status]).toEqual([400, 'BAD_REQUEST']);
    },
  );

  test('a pupil of elsewhere, of the first degree or unknown: the same answer', async () => {
    for (const ecarts of [
      { 'valeurs-perimetre': ['013'] },
      { 'degre-etablissement': '1D' },
      { nom: `${pupil.nom}x` },
      { 'annee-scolaire': '2021' },
    ]) {
      const { statut, corps } = await demander(ecarts);
      expect([statut, corps.status, corps.title]).toEqual([404, 'NOT_FOUND', 'Entité non trouvée']);
    }
  });

  test('without a token that holds, for a body that is not ours to serve, by a reading', async () => {
    expect((await demander({}, { texte: JETON_PUBLIC })).statut).toBe(401);
    expect((await demander({}, { texte: 'x' })).corps.status).toBe('UNAUTHORIZED');
    for (const siret of ['21750001600019', '12', CCAS.replace(/.$/, 'x')])
      expect((await demander({}, { entetes: { 'x-siret-partenaire': siret } })).statut, siret).toBe(400);
    const lecture = await fetch(`${base}${CHEMIN}`, { headers: { authorization: `Bearer ${jeton}` } });
    expect(lecture.status).toBe(404);
  });
});

/** What a field of a JSON body may hold that no client of good will sends. */
const FAUX: readonly unknown[] = [
  ...[null, true, 0, -1, 1e308, '', ' ', '\u0000', '\ud83d', 'é'.repeat(5_000), '2026-02-30', '0001-01-01'],
  ...[[], {}, [null], ['059', null], [['059']], [{}], { toString: 1 }, { length: 1, 0: '059' }],
  ...['departement', 'region', ['09'], '1D', 'men_statut_boursier', ['men_statut_boursier', 3]],
];

test('five hundred bodies of chance: never a fault of ours', async () => {
  const { entier, parmi } = hasard(20_261_127);
  const statuts = new Map<number, number>();
  for (let rang = 0; rang < 500; rang++) {
    const champs = [...Object.keys(juste()), 'scope', '__proto__', 'constructor'];
    const ecarts = Array.from({ length: entier(1, 3) }, () => [parmi(champs), parmi(FAUX)]);
    const body = JSON.stringify({ ...juste(), ...Object.fromEntries(ecarts) });
    const { statut } = await envoyer(rang % 20 === 0 ? body.slice(0, entier(0, body.length)) : body);
    expect(statut, body).toBeLessThan(500);
    statuts.set(statut, (statuts.get(statut) ?? 0) + 1);
  }
  // Not all were refused at the door.
  expect(statuts.get(400)).toBeGreaterThan(200);
  expect(statuts.get(200)).toBeGreaterThan(20);
}, 120_000);
