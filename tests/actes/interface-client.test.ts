/**
 * The examples of the documentation, run as they stand against the staging: the client in TypeScript, the command, the console;
 * and a client that a public generator makes of the OpenAPI document.
 */
import { type Document, type OpenAPIClient, OpenAPIClientAxios } from 'openapi-client-axios';
import { beforeAll, expect, test } from 'vitest';
import { essayer } from '#lib/appel/queries.ts';
import { documentOpenApi } from '#lib/contrat/faits.ts';
import { EtatsSchema } from '#lib/contrat/schema.ts';
import { CAS, curlDuCas, JETON_PUBLIC, parametresDuCas } from '#lib/essai/faits.ts';
import { COMMUNE } from '#monde/jetons.ts';
import { demanderLeStatut } from '#public/documentation/client.ts';
import { ouvrirInterface } from './appui/interface.ts';

let base = '';
beforeAll(async () => {
  base = await ouvrirInterface();
});

const eleve = (nomNaissance: string) => ({
  ...{ nomNaissance, prenoms: ['Justine'], sexe: 'F' as const, naissance: '2012-01-20' },
  ...{ anneeScolaire: '2026-2027', codeEtablissement: '0590001A' },
});
const service = (jeton = JETON_PUBLIC) => ({ base: `${base}/essai`, jeton, destinataire: COMMUNE });

test.each([
  ['Martin', { genre: 'trouve', estBoursier: true, echelon: 2 }],
  ['Durand', { genre: 'trouve', estBoursier: false, echelon: null }],
  ['Petit', { genre: 'trouve', estBoursier: null, echelon: null }],
  ['Personne', { genre: 'inconnu' }],
  ['Dupont', { genre: 'a_preciser', pourquoi: expect.stringContaining('précisez') }],
])('the client learns of %s what the staging says', async (nom, attendu) => {
  expect(await demanderLeStatut(service(), eleve(nom))).toEqual(attendu);
});

test('the client finds by the département, and refuses to take a fault for an answer', async () => {
  const zone = { ...eleve('Martin'), codeEtablissement: undefined, departements: ['059'] };
  expect(await demanderLeStatut(service(), zone)).toMatchObject({ estBoursier: true });
  await expect(demanderLeStatut(service('x'), eleve('Martin'))).rejects.toThrow('00101');
  await expect(demanderLeStatut(service(), eleve('R2D2'))).rejects.toThrow('00420');
  await expect(demanderLeStatut(service(), eleve('Reseau'))).rejects.toThrow('00501');
});

test.each(CAS.map((cas) => [cas.description, cas] as const))(
  'the command and the console: %s',
  async (_nom, cas) => {
    const [, adresse = ''] = /curl "([^"]+)"/.exec(curlDuCas(base, cas)) ?? [];
    const [, nom = '', valeur = ''] = /-H "(\w+): ([^"]+)"/.exec(curlDuCas(base, cas)) ?? [];
    const corps = await (await fetch(adresse, { headers: { [nom]: valeur } })).json();
    expect(corps.data ?? corps.errors[0].code).toEqual(cas.reponse);
    const montree = JSON.parse((await essayer(parametresDuCas(cas))).corps);
    expect(montree).toEqual(corps);
  },
);

type Operation = OpenAPIClient[string];

/** An operation of the document, as its generated client calls it on the staging, the second server that it names. */
async function operation(nom: string, jeton: string): Promise<Operation> {
  const client = await new OpenAPIClientAxios({
    definition: documentOpenApi(base) as unknown as Document,
    withServer: 1,
    axiosConfigDefaults: { headers: { Authorization: `Bearer ${jeton}` }, validateStatus: () => true },
  }).init();
  const dite = client[nom];
  if (!dite) throw new Error(`${nom} : absente du document`);
  return dite;
}

test.each(CAS.map((cas) => [cas.description, cas] as const))(
  'the client generated from the document: %s',
  async (_nom, cas) => {
    const recherche = parametresDuCas(cas);
    const parametres = Object.fromEntries(
      [...new Set(recherche.keys())].map((nom) => [
        nom,
        nom.endsWith('[]') ? recherche.getAll(nom) : (recherche.get(nom) ?? ''),
      ]),
    );
    const statut = await operation('statutDeLEleve', JETON_PUBLIC);
    const { data } = await statut(parametres);
    expect(data.data ?? data.errors[0].code).toEqual(cas.reponse);
  },
);

test('the generated client reads what a token opens, and is refused another', async () => {
  const permis = await operation('droitsDuJeton', JETON_PUBLIC);
  expect((await permis()).data.scopes).toContain('men_statut_boursier');
  const inconnu = await operation('droitsDuJeton', 'x');
  const { status, data } = await inconnu();
  expect([status, data.errors[0].code]).toEqual([401, '00101']);
});

test('the generated client calls the older forms and the pings: the same pupil, in their words', async () => {
  const eleve = { nom: 'Martin', prenom: 'Justine' };
  const v2 = await operation('statutDeLEleveV2', JETON_PUBLIC);
  const lieu = { codeEtablissement: '0590001A', anneeScolaire: '2026-2027' };
  const parV2 = { ...eleve, sexe: 'f', dateNaissance: '2012-01-20', ...lieu };
  expect((await v2(parV2)).data).toMatchObject({ est_boursier: true, niveau_bourse: 2 });
  expect((await v2({ ...parV2, sexe: 'x' })).status).toBe(400);
  const perimetre = await operation('informationsScolariteParPerimetre', JETON_PUBLIC);
  const corps = {
    ...{ ...eleve, sexe: 2, 'date-naissance': '2012-01-20', 'annee-scolaire': '2026' },
    ...{ 'degre-etablissement': '2D', 'type-perimetre': 'departement', 'valeurs-perimetre': ['059'] },
  };
  expect(
    (await perimetre({}, { ...corps, scope: 'men_statut_boursier, men_echelon_bourse' })).data,
  ).toMatchObject({
    'info-bourse': { 'est-boursier': true, 'niveau-bourse': 2 },
  });
  expect(
    (await perimetre({}, { ...corps, scope: ['men_statut_scolarite'] })).data['info-bourse'],
  ).toBeUndefined();
  expect((await perimetre({}, { ...corps, 'valeurs-perimetre': [] })).status).toBe(400);
  const etats = await operation('etatDesSources', JETON_PUBLIC);
  expect(EtatsSchema.parse((await etats()).data)).toMatchObject([{ name: 'men_scolarite', status: 'ok' }]);
});
