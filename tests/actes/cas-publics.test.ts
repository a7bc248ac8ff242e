/**
 * The public cases of API Particulier's own staging, copied by hand from what it publishes: what is asked on the left, what is answered
 * on the right. A client written against that staging finds the same here.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { CAS_PUBLICS } from '#lib/cas-public/faits.ts';
import { JETON_PUBLIC, TOUS_LES_CAS } from '#lib/essai/faits.ts';
import { adresseDAppel, appeler, ouvrirInterface, type Parametres } from './appui/interface.ts';

let base = '';
beforeAll(async () => {
  base = await ouvrirInterface();
});

const PUBLIES = `
Martin / Justine / F 20-01-2000 0890003V 2022 = 0210015C 2022-2023 211324099991 ST boursier 1
Dupont / Nouhe / M 09-12-2007 0921236U 2024 = 0921236U 2024-2025 10310019110 ST boursier 1
Dupont / Nouhe / M 09-12-2007 0921236U 2025 = 0921236U 2025-2026 10310019110 ST boursier 1
Thomas / Kevin / M 07-02-2002 0941035P 2024 = 0941035P 2024-2025 10310019110 ST boursier 1
Thomas / Kevin / M 07-02-2002 0941035P 2025 = 0941035P 2025-2026 10310019110 ST boursier 1
Bispo-Antoinette / Hanan / F 24-12-1999 0941035P 2024 = 0941035P 2024-2025 10310019110 ST boursier 2
Bispo-Antoinette / Hanan / F 24-12-1999 0941035P 2025 = 0941035P 2025-2026 10310019110 ST boursier 2
Depuis / Scavi / M 08-02-2002 0750611G 2024 = 0750611G 2024-2025 10310019110 ST boursier 2
Depuis / Scavi / M 08-02-2002 0750611G 2025 = 0750611G 2025-2026 10310019110 ST boursier 2
Carey / Abdelhay / M 11-07-2003 0750611G 2024 = 0750611G 2024-2025 10310019110 ST boursier 3
Carey / Abdelhay / M 11-07-2003 0750611G 2025 = 0750611G 2025-2026 10310019110 ST boursier 3
EL / Nass / F 09-02-2002 0911028Y 2024 = 0911028Y 2024-2025 10310019110 ST boursier 3
EL / Nass / F 09-02-2002 0911028Y 2025 = 0911028Y 2025-2026 10310019110 ST boursier 3
Delin / Antoine / M 03-12-2000 0931190N 2024 = 0931190N 2024-2025 10010012110 ST boursier 1
Delin / Antoine / M 03-12-2000 0931190N 2025 = 0931190N 2025-2026 10010012110 ST boursier 1
Perrier / Alex / M 02-02-2002 0782567S 2024 = 0782567S 2024-2025 10010012110 ST boursier 1
Perrier / Alex / M 02-02-2002 0782567S 2025 = 0782567S 2025-2026 10010012110 ST boursier 1
Bob / Nassima / F 04-12-2004 0782567S 2024 = 0782567S 2024-2025 10010012110 ST boursier 2
Bob / Nassima / F 04-12-2004 0782567S 2025 = 0782567S 2025-2026 10010012110 ST boursier 2
Herve / Lena / F 03-02-2002 0782567S 2024 = 0782567S 2024-2025 10010012110 ST boursier 3
Herve / Lena / F 03-02-2002 0782567S 2025 = 0782567S 2025-2026 10010012110 ST boursier 3
Pereira / Maoris / M 05-08-2002 0782567S 2024 = 0782567S 2024-2025 10010012110 ST boursier 3
Pereira / Maoris / M 05-08-2002 0782567S 2025 = 0782567S 2025-2026 10010012110 ST boursier 3
Bouti / Siham / F 04-02-2002 0782567S 2024 = 0782567S 2024-2025 10010012110 ST boursier 4
Bouti / Siham / F 04-02-2002 0782567S 2025 = 0782567S 2025-2026 10010012110 ST boursier 4
Nom / Narjes / F 06-01-2006 0782567S 2024 = 0782567S 2024-2025 10010012110 ST boursier 4
Nom / Narjes / F 06-01-2006 0782567S 2025 = 0782567S 2025-2026 10010012110 ST boursier 4
Boucher / Gabrielle / F 05-02-2002 0782567S 2024 = 0782567S 2024-2025 10010012110 ST boursier 5
Boucher / Gabrielle / F 05-02-2002 0782567S 2025 = 0782567S 2025-2026 10010012110 ST boursier 5
Lunette / Zahid / M 07-12-2000 0782567S 2024 = 0782567S 2024-2025 10010012110 ST boursier 5
Lunette / Zahid / M 07-12-2000 0782567S 2025 = 0782567S 2025-2026 10010012110 ST boursier 5
Dupré / Hind / F 08-12-2000 0782567S 2024 = 0782567S 2024-2025 10010012110 ST boursier 6
Dupré / Hind / F 08-12-2000 0782567S 2025 = 0782567S 2025-2026 10010012110 ST boursier 6
Louki / Ahmed / M 06-02-2002 0921236U 2024 = 0921236U 2024-2025 10010012110 ST boursier 6
Louki / Ahmed / M 06-02-2002 0921236U 2025 = 0921236U 2025-2026 10010012110 ST boursier 6
Caravelle / Marc-Antoine / M 15-04-2002 0782567S 2024 = 0782567S 2024-2025 10010012110 ST sans -
Caravelle / Marc-Antoine / M 15-04-2002 0782567S 2025 = 0782567S 2025-2026 10010012110 ST sans -
De Carvalho / Alexandra / F 14-03-2000 0782567S 2024 = 0782567S 2024-2025 10010012110 ST sans -
De Carvalho / Alexandra / F 14-03-2000 0782567S 2025 = 0782567S 2025-2026 10010012110 ST sans -
Dupond / Nicolas / M 02-02-2002 0931190N 2024 = 0931190N 2024-2025 10010012110 ST sans -
Dupond / Nicolas / M 02-02-2002 0931190N 2025 = 0931190N 2025-2026 10010012110 ST sans -
Hamilton / Nicole / F 18-07-2002 0782567S 2024 = 0782567S 2024-2025 10010012110 ST sans -
Hamilton / Nicole / F 18-07-2002 0782567S 2025 = 0782567S 2025-2026 10010012110 ST sans -
Randri / Ishan / M 17-06-2003 0782567S 2024 = 0782567S 2024-2025 10010012110 ST sans -
Randri / Ishan / M 17-06-2003 0782567S 2025 = 0782567S 2025-2026 10010012110 ST sans -
Ronaldo / Marie Davida / F 16-05-2001 0782567S 2024 = 0782567S 2024-2025 10010012110 ST sans -
Ronaldo / Marie Davida / F 16-05-2001 0782567S 2025 = 0782567S 2025-2026 10010012110 ST sans -
Sales / Lisa / F 12-02-2000 0911028Y 2024 = 0911028Y 2024-2025 10310019110 ST sans -
Sales / Lisa / F 12-02-2000 0911028Y 2025 = 0911028Y 2025-2026 10310019110 ST sans -
Zidane / Hamid / M 13-12-2005 0931190N 2024 = 0931190N 2024-2025 10010012110 ST sans -
Zidane / Hamid / M 13-12-2005 0931190N 2025 = 0931190N 2025-2026 10010012110 ST sans -
BENALI / AMINE / M 11-12-2015 0132634T 2025 = 0132634T 2025-2026 211324099991 ST boursier 1
RIVIERE / CHLOE / F 06-07-2016 0131328Y 2025 = 0131328Y 2025-2026 211324099991 ST boursier 1
FERRAND / ELISE / F 27-09-2014 0132733A 2025 = 0132733A 2025-2026 211324099991 ST boursier 1
MARTIN / EMMA / F 15-08-2012 0132733A 2025 = 0132733A 2025-2026 211324099991 ST boursier 1
DUPONT / LOUISE / F 22-06-2010 0130043B 2025 = 0130043B 2025-2026 211324099991 ST boursier 1
DUPONT / MAXIME / M 01-09-2015 0130002G 2025 = 0130002G 2025-2026 211324099991 ST boursier 1
GIRAUD / SARAH / F 12-07-2012 0132409Y 2025 = 0132409Y 2025-2026 211324099991 ST boursier 1
CARON / YASSINE / M 02-02-2010 0132733A 2025 = 0132733A 2025-2026 211324099991 ST boursier 1
SAYDOU / ADAM / M 03-06-2017 0132326H 2025 = 0132326H 2025-2026 211324099991 ST sans -
ROBERT / CLARA / F 21-09-2005 0130039X 2025 = 0130039X 2025-2026 211324099991 ST sans -
LEROY / HUGO / M 18-06-2008 0130136C 2025 = 0130136C 2025-2026 211324099991 ST sans -
DUPONT / INES / F 03-12-2016 0130002G 2025 = 0130002G 2025-2026 211324099991 ST sans -
MARTINE / JUSTINE / F 15-01-2006 0130040Y 2025 = 0130040Y 2025-2026 211324099991 ST sans -
GIRAUD / LEA / F 25-11-2018 0132409Y 2025 = 0132409Y 2025-2026 211324099991 ST sans -
PETIT / LOUIS / M 09-04-2007 0132327J 2025 = 0132327J 2025-2026 211324099991 ST sans -
FERRAND / ELISE / F 27-09-2004 0130001F 2025 = 0130001F 2025-2026 211324099991 NS sans -
Garcia / Mateo / M 07-03-2012 0130032P 2025 = 0130032P 2024-2025 20010000210 ST boursier -
Nguyen / Adam / M 05-01-2011 0133510V 2025 = 0133510V 2024-2025 20010000410 ST boursier -
Benzarte / Lana / F 18-11-2011 0130022D 2025 = 0130022D 2024-2025 20010000110 ST sans -
Diallo / Felixia / F 30-09-2010 0131705H 2025 = 0131705H 2024-2025 20010000310 ST sans -
Lopez / Sofia / F 14-02-2010 0131367R 2025 = 0131367R 2024-2025 10010012110 ST sans -
`;

const LIBELLES: Readonly<Record<string, string>> = {
  ...{ '211324099991': '1CAP1 STAFFEUR ORNEMANISTE', '10310019110': '3EME GENERALE' },
  ...{ '10010012110': '2NDE GENERALE ET TECHNOLOGIQUE', '20010000410': '6EME', '20010000110': '5EME' },
  ...{ '20010000210': '4EME', '20010000310': '3EME', ST: 'Scolaire', NS: 'Non scolarisé' },
};

/** The parameters of a line, as the public `curl` sends them, and the body that it gets. */
function lire(ligne: string): { parametres: Parametres; data: object } {
  const [demande = '', reponse = ''] = ligne.split(' = ');
  const [nom = '', prenom = '', suite = ''] = demande.split(' / ');
  const [sexe = '', le = '', codeEtablissement = '', anneeScolaire = ''] = suite.split(' ');
  const [jour = '', mois = '', annee = ''] = le.split('-');
  const [uai, dite, mef = '', statut = '', bourse, echelon] = reponse.split(' ');
  return {
    parametres: {
      // The recipient of the public commands: any SIRET does.
      ...{ recipient: '13002526500013', nomNaissance: nom, 'prenoms[]': [prenom], sexeEtatCivil: sexe },
      ...{ anneeDateNaissance: annee, moisDateNaissance: String(Number(mois)) },
      ...{ jourDateNaissance: String(Number(jour)), codeEtablissement, anneeScolaire },
    },
    data: {
      identite: { nom, prenom, sexe, date_naissance: `${annee}-${mois}-${jour}` },
      module_elementaire_formation: { code_mef_stat: mef, libelle: LIBELLES[mef] },
      annee_scolaire: dite,
      est_scolarise: statut === 'ST',
      statut_eleve: { code: statut, libelle: LIBELLES[statut] },
      etablissement: { code_uai: uai, code_ministere_tutelle: '06' },
      est_boursier: bourse === 'boursier',
      echelon_bourse: echelon === '-' ? null : Number(echelon),
    },
  };
}

const LIGNES = PUBLIES.trim().split('\n');
const demander = (version: string, parametres: Parametres) =>
  appeler(adresseDAppel(base, `/essai/${version}/men/scolarites/identite`, parametres), JETON_PUBLIC);
const codes = ({ statut, corps }: Awaited<ReturnType<typeof demander>>) => [statut, corps.errors?.[0].code];

describe('a public case, under its very parameters', () => {
  test.each(LIGNES)('%s', async (ligne) => {
    const { parametres, data } = lire(ligne);
    for (const version of ['v3', 'v4']) {
      const { statut, corps } = await demander(version, parametres);
      expect([statut, corps]).toEqual([200, { data, links: {}, meta: {} }]);
    }
    const { statut, corps } = await demander('v5', parametres);
    expect([statut, corps.data]).toEqual([200, { ...data, regime_pensionnat: null }]);
  });

  test('one that is not found, one that takes too long: the same codes', async () => {
    const { parametres } = lire(LIGNES[0] ?? '');
    const jerome = { ...parametres, 'prenoms[]': ['Jerome'] };
    const felix = { ...parametres, nomNaissance: 'Faure', 'prenoms[]': ['Felix'], sexeEtatCivil: 'M' };
    for (const version of ['v3', 'v4', 'v5']) {
      const inconnu = await demander(version, jerome);
      expect(codes(inconnu)).toEqual([404, '30003']);
      expect(inconnu.corps.errors[0]).toMatchObject({
        ...{ title: 'Entité non trouvée', source: null, meta: { provider: 'MEN' } },
      });
      const tard = await demander(version, felix);
      expect(codes(tard)).toEqual([504, '30002']);
      expect(tard.corps.errors[0].title).toBe('Intermédiaire hors-délai');
    }
    // The public file names its parameter `sexe`, which the contract does not know.
    const telQuel = { ...felix, sexeEtatCivil: undefined, sexe: 'M' };
    expect(codes(await demander('v3', telQuel))).toEqual([422, '00427']);
  });

  test('of the second version: the same pupil, the same refusals', async () => {
    const justine = { nom: 'Martin', prenom: 'Justine', sexe: 'f', dateNaissance: '2000-01-20' };
    const ou = { codeEtablissement: '0890003V', anneeScolaire: '2022' };
    const lireLaV2 = async (ecart: Parametres) => {
      const adresse = adresseDAppel(base, '/essai/api/v2/scolarites', { ...justine, ...ou, ...ecart });
      const { statut, corps } = await appeler(adresse, undefined, { 'x-api-key': JETON_PUBLIC });
      return [statut, corps.error ?? corps];
    };
    expect(await lireLaV2({})).toEqual([
      200,
      {
        eleve: { nom: 'Martin', prenom: 'Justine', sexe: 'F', date_naissance: '2000-01-20' },
        ...{ code_etablissement: '0210015C', annee_scolaire: '2022-2023', est_scolarise: true },
        ...{ est_boursier: true, niveau_bourse: 1, status_eleve: { code: 'ST', libelle: 'Scolaire' } },
      },
    ]);
    expect(await lireLaV2({ sexe: 'not_valid' })).toEqual([400, 'unprocessable_entity_error_gender_error']);
    expect(await lireLaV2({ prenom: 'Jerome' })).toEqual([404, 'not_found']);
    const depardieu = { nom: 'Depardieu', prenom: 'Francis', sexe: 'm' };
    expect(await lireLaV2(depardieu)).toEqual([503, 'network_error']);
    expect((await lireLaV2({ nom: 'Faure', prenom: 'Felix', sexe: 'm' }))[0]).toBe(504);
  });
});

/** A case with one of its criteria off by little. */
const ECARTS: readonly ((dits: Record<string, unknown>) => Parametres)[] = [
  ({ nomNaissance }) => ({ nomNaissance: `${nomNaissance}x` }),
  ({ nomNaissance }) => ({ nomNaissance: String(nomNaissance).slice(1) }),
  ({ 'prenoms[]': prenoms }) => ({ 'prenoms[]': [`${prenoms}x`] }),
  ({ sexeEtatCivil }) => ({ sexeEtatCivil: sexeEtatCivil === 'M' ? 'F' : 'M' }),
  ({ anneeDateNaissance }) => ({ anneeDateNaissance: String(Number(anneeDateNaissance) + 1) }),
  ({ moisDateNaissance }) => ({ moisDateNaissance: String((Number(moisDateNaissance) % 12) + 1) }),
  ({ jourDateNaissance }) => ({ jourDateNaissance: jourDateNaissance === '1' ? '2' : '1' }),
  ({ codeEtablissement }) => ({ codeEtablissement: String(codeEtablissement).replace(/^\d/, '9') }),
  () => ({ anneeScolaire: '2021' }),
];

describe('refuses', () => {
  test.each(LIGNES.map((ligne, rang) => [ligne, rang] as const))('off by little: %s', async (ligne, rang) => {
    const { parametres } = lire(ligne);
    const ecart = ECARTS[rang % ECARTS.length]?.(parametres);
    expect(codes(await demander('v5', { ...parametres, ...ecart }))).toEqual([404, '30003']);
  });

  test('the public token in production: it opens the staging alone', async () => {
    const { parametres } = lire(LIGNES[0] ?? '');
    const adresse = adresseDAppel(base, '/v5/men/scolarites/identite', parametres);
    expect(codes(await appeler(adresse, JETON_PUBLIC))).toEqual([401, '00101']);
  });

  test('without a SIRET that holds, or by another version', async () => {
    const { parametres } = lire(LIGNES[0] ?? '');
    expect(codes(await demander('v3', { ...parametres, recipient: '13002526500014' }))).toEqual([
      422,
      '00210',
    ]);
    expect(codes(await demander('v3', { ...parametres, recipient: undefined }))).toEqual([422, '00203']);
    expect(codes(await demander('v2', parametres))).toEqual([404, '00402']);
  });
});

test('names are searched as in production: neither case, accents nor hyphens count', async () => {
  const de = (debut: string) => lire(LIGNES.find((ligne) => ligne.startsWith(debut)) ?? '').parametres;
  for (const [cas, nomNaissance] of [
    ['Bispo', 'BISPO ANTOINETTE'],
    ['Dupré', 'dupre'],
    ['De Carvalho', 'de-carvalho'],
    ['Dupré', 'Dupr\u0065\u0301'],
  ] as const)
    expect((await demander('v5', { ...de(cas), nomNaissance })).statut, nomNaissance).toBe(200);
  const compose = { ...de('Ronaldo'), 'prenoms[]': ['Marie-Davida', 'Ana'] };
  expect((await demander('v5', compose)).statut).toBe(200);
  expect((await demander('v5', { ...compose, 'prenoms[]': ['Marie'] })).statut).toBe(404);
});

test('no two cases of the staging have the same parameters, nor the same description', () => {
  const uns = TOUS_LES_CAS.map(({ criteres }) => JSON.stringify(criteres).toLowerCase());
  expect(new Set(uns).size).toBe(uns.length);
  expect(new Set(TOUS_LES_CAS.map(({ description }) => description)).size).toBe(uns.length);
  expect(CAS_PUBLICS.filter(({ reponse }) => typeof reponse !== 'string')).toHaveLength(LIGNES.length);
});
