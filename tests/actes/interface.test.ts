/** The interface for administrations, through HTTP, from two web processes: who may ask, what is answered, what is refused. */
import { beforeAll, describe, expect, test } from 'vitest';
import { SCOPES } from '#lib/droit/habilitation/scopes.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { COMMUNE } from '#monde/jetons.ts';
import { le, type Scene } from '#monde/scene.ts';
import {
  adresseDAppel,
  appeler,
  emettre,
  ouvrirInterface,
  type Parametres,
  type Reponse,
} from './appui/interface.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';

const CHEMIN = '/v5/men/scolarites/identite';
const APRES_CLOTURE = le('2026-12-15');
let un = '';
let jeton = '';
let boursier: Eleve;
let attend: Eleve;

interface Eleve {
  id: string;
  nom: string;
  prenom: string;
  sexe: 'M' | 'F';
  naissance: string;
  uai: string;
  departement: string;
  scolarite: string;
}

async function eleveDe({ dossierId }: Scene): Promise<Eleve> {
  const [eleve] = await lire<Eleve>(
    `SELECT e.id, e.nom, e.prenom, e.sexe, e.naissance, d.uai, d.departement_code AS departement, d.scolarite_id AS scolarite
     FROM dossier d JOIN eleve e ON e.id = d.eleve_id WHERE d.id = $1`,
    [dossierId],
  );
  if (!eleve) throw new Error(dossierId);
  return eleve;
}

/** The parameters that find a pupil. */
const identite = ({ nom, prenom, sexe, naissance, uai }: Eleve): Parametres => {
  const [annee = '', mois = '', jour = ''] = naissance.split('-');
  return {
    ...{ recipient: COMMUNE, nomNaissance: nom, 'prenoms[]': [prenom], sexeEtatCivil: sexe },
    ...{ anneeDateNaissance: annee, moisDateNaissance: mois, jourDateNaissance: jour },
    ...{ anneeScolaire: '2026-2027', codeEtablissement: uai },
  };
};

const demander = (
  parametres: Parametres,
  texte: string | undefined = jeton,
  chemin = CHEMIN,
): Promise<Reponse> => appeler(adresseDAppel(un, chemin, parametres), texte);
const codes = ({ corps }: Reponse): string[] => corps.errors.map(({ code }: { code: string }) => code);

beforeAll(async () => {
  un = await ouvrirInterface();
  boursier = await eleveDe(await dossierA('notifiee', 'college_public'));
  attend = await eleveDe(await dossierA('deposee', 'college_public'));
  jeton = (await emettre()).texte;
  await reglerLeJour(APRES_CLOTURE);
}, 120_000);

describe('a pupil who is found', () => {
  test('is answered whole to a token that bears every scope, with the headers of the contract', async () => {
    const { statut, corps, entetes } = await demander(identite(boursier));
    const [droit] = await lire<{ echelon: number }>(
      "SELECT echelon FROM droit WHERE eleve_id = $1 AND composante = 'bourse'",
      [boursier.id],
    );
    expect({ statut, ...corps }).toEqual({
      statut: 200,
      links: {},
      meta: {},
      data: {
        identite: {
          nom: boursier.nom,
          prenom: boursier.prenom,
          sexe: boursier.sexe,
          date_naissance: boursier.naissance,
        },
        module_elementaire_formation: { code_mef_stat: null, libelle: expect.any(String) },
        etablissement: { code_uai: boursier.uai, code_ministere_tutelle: '06' },
        annee_scolaire: '2026-2027',
        est_scolarise: true,
        statut_eleve: { code: 'ST', libelle: 'SCOLAIRE' },
        est_boursier: true,
        echelon_bourse: droit?.echelon,
        regime_pensionnat: null,
      },
    });
    expect(entetes.get('content-type')).toBe('application/vnd.api+json');
    expect(entetes.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(entetes.get('ratelimit-limit')).toBe('1200');
    expect(Number(entetes.get('ratelimit-reset')) % 60).toBe(0);
    expect(entetes.get('deprecation')).toBeNull();
  });

  test.each([
    [
      'in small letters, without accents nor hyphens',
      { nomNaissance: 'noel saint yves', 'prenoms[]': ['helena marie'] },
    ],
    [
      'in capitals, with others',
      { nomNaissance: 'NOËL-SAINT YVES', 'prenoms[]': ['HÉLÉNA-MARIE', 'Zoé', 'Anne'] },
    ],
    ['with another apostrophe', { nomNaissance: "Noël-Saint-Yv'es", 'prenoms[]': ['Héléna-Marie'] }],
  ])('is found by the name %s', async (_comment, noms) => {
    await falsifier(
      `UPDATE eleve SET nom = 'Noël-Saint-Yves', prenom = 'Héléna-Marie' WHERE id = '${boursier.id}'`,
    );
    const { statut, corps } = await demander({ ...identite(boursier), ...noms });
    await falsifier(
      `UPDATE eleve SET nom = '${boursier.nom}', prenom = '${boursier.prenom}' WHERE id = '${boursier.id}'`,
    );
    expect([statut, corps.data?.identite.nom]).toEqual([200, 'Noël-Saint-Yves']);
  });

  test('is found under a name of any Latin alphabet, its marks typed apart too; refuses: another alphabet', async () => {
    await falsifier(`UPDATE eleve SET nom = 'Dąbrowski' WHERE id = '${boursier.id}'`);
    for (const nomNaissance of ['Dąbrowski', 'DABROWSKI', 'Dąbrowski'.normalize('NFD')])
      expect((await demander({ ...identite(boursier), nomNaissance })).statut, nomNaissance).toBe(200);
    await falsifier(`UPDATE eleve SET nom = '${boursier.nom}' WHERE id = '${boursier.id}'`);
    expect(codes(await demander({ ...identite(boursier), nomNaissance: 'Домбровский' }))).toEqual(['00420']);
  });

  test('is found in the département, or in the region that has it; not elsewhere, nor in the first degree', async () => {
    const zone = { ...identite(boursier), codeEtablissement: undefined, degreEtablissement: '2D' };
    for (const ou of [{ 'codesBcnDepartements[]': ['075', '059'] }, { 'codesBcnRegions[]': ['09'] }])
      expect((await demander({ ...zone, ...ou })).corps.data.etablissement.code_uai).toBe(boursier.uai);
    for (const ou of [{ 'codesBcnDepartements[]': ['075'] }, { 'codesBcnRegions[]': ['10'] }])
      expect(codes(await demander({ ...zone, ...ou }))).toEqual(['30003']);
    const premier = { ...zone, degreEtablissement: '1D', 'codesBcnDepartements[]': ['059'] };
    expect(codes(await demander(premier))).toEqual(['30003']);
  });

  test('is found in the privé hors contrat that is habilité to have boursiers; refuses: in the one that is not', async () => {
    const secteur = (lui: string) =>
      falsifier(`UPDATE etablissement SET secteur = '${lui}' WHERE uai = '${boursier.uai}'`);
    const [avant] = await lire<{ secteur: string }>('SELECT secteur FROM etablissement WHERE uai = $1', [
      boursier.uai,
    ]);
    await secteur('prive_hors_contrat_habilite');
    expect((await demander(identite(boursier))).statut).toBe(200);
    await secteur('prive_hors_contrat');
    expect((await demander(identite(boursier))).corps.errors[0].code).toBe('30003');
    await secteur(avant?.secteur ?? '');
    expect((await demander(identite(boursier))).statut).toBe(200);
  });

  test('is answered of the year to come once the school base knows it; refuses: before', async () => {
    const venir = { ...identite(boursier), anneeScolaire: '2027-2028' };
    expect(codes(await demander(venir))).toEqual(['30003']);
    await falsifier(`INSERT INTO scolarite (id, eleve_id, rentree, uai, academie_code, classe, niveau, regime, entree_le)
      SELECT gen_random_uuid(), eleve_id, 2027, uai, academie_code, classe, niveau, regime, '2027-09-01' FROM scolarite
      WHERE id = '${boursier.scolarite}'`);
    const { data } = (await demander(venir)).corps;
    expect(data).toMatchObject({ annee_scolaire: '2027-2028', est_scolarise: true, est_boursier: null });
    await falsifier(`DELETE FROM scolarite WHERE eleve_id = '${boursier.id}' AND rentree = 2027`);
  });

  test('has the statistical code that its own établissement gave for its formation; refuses: that of another', async () => {
    const [{ mef = '' } = {}] = await lire<{ mef: string }>('SELECT mef FROM scolarite WHERE id = $1', [
      boursier.scolarite,
    ]);
    const dire = (uai: string, code: string, stat: string) =>
      falsifier(
        `INSERT INTO libelle_de_base (uai, nomenclature, code, libelle, mef_stat) VALUES ('${uai}', 'mef', '${code}', 'X', '${stat}')`,
      );
    const dit = async () =>
      (await demander(identite(boursier))).corps.data.module_elementaire_formation.code_mef_stat;
    await dire('0590000Z', mef, '21110010001');
    await dire(boursier.uai, '99999999999', '21150010001');
    expect(mef).toMatch(/^\d{11}$/);
    expect(await dit()).toBeNull();
    await dire(boursier.uai, mef, '21120010001');
    expect(await dit()).toBe('21120010001');
    await falsifier("DELETE FROM libelle_de_base WHERE libelle = 'X'");
  });

  test('refuses: another date, sex, établissement, year or first name finds nobody', async () => {
    const { jourDateNaissance: jour, sexeEtatCivil: sexe } = identite(boursier);
    for (const ecart of [
      { jourDateNaissance: jour === '10' ? '11' : '10' },
      { sexeEtatCivil: sexe === 'F' ? 'M' : 'F' },
      { codeEtablissement: '0590000Z' },
      { anneeScolaire: '2025' },
      { 'prenoms[]': ['Autre', boursier.prenom] },
    ])
      expect(codes(await demander({ ...identite(boursier), ...ecart }))).toEqual(['30003']);
  });

  test('each subset of the scopes opens its very fields: the others are absent', async () => {
    const seul = await emettre();
    for (let rang = 1; rang < 2 ** SCOPES.length; rang++) {
      const scopes = SCOPES.filter((_scope, i) => rang & (2 ** i));
      await falsifier(`UPDATE jeton_api SET scopes = '{${scopes}}' WHERE id = '${seul.id}'`);
      const { corps } = await demander(identite(boursier), seul.texte);
      const ouverts = scopes.flatMap((scope) => OUVRE[scope] ?? []);
      expect(Object.keys(corps.data).toSorted()).toEqual(ouverts.toSorted());
    }
  });

  test('refuses: a token whose habilitation lost a scope no longer opens it', async () => {
    const seul = await emettre();
    await falsifier(
      `UPDATE octroi SET scopes = '{men_statut_boursier}' WHERE habilitation_id = '${seul.habilitation}'`,
    );
    const { corps } = await demander(identite(boursier), seul.texte);
    expect(corps.data).toEqual({ est_boursier: true });
  });

  test('the older versions know no régime, and say that they end', async () => {
    const { corps, entetes } = await demander(identite(boursier), jeton, '/v3/men/scolarites/identite');
    expect(corps.data).not.toHaveProperty('regime_pensionnat');
    expect(corps.data.est_boursier).toBe(true);
    expect(entetes.get('deprecation')).toMatch(/^@\d+$/);
    expect(new Date(entetes.get('sunset') ?? '').getUTCFullYear()).toBe(2027);
  });
});

/** By hand: what each scope opens. */
const OUVRE: Readonly<Record<string, readonly string[]>> = {
  men_statut_identite: ['identite'],
  men_statut_scolarite: ['annee_scolaire', 'est_scolarise', 'statut_eleve'],
  men_statut_etablissement: ['etablissement'],
  men_statut_module_elementaire_formation: ['module_elementaire_formation'],
  men_statut_boursier: ['est_boursier'],
  men_echelon_bourse: ['echelon_bourse'],
  men_regime_pensionnat: ['regime_pensionnat'],
};

describe('the bourse', () => {
  const bourse = async (eleve: Eleve) => {
    const { est_boursier, echelon_bourse } = (await demander(identite(eleve))).corps.data;
    return [est_boursier, echelon_bourse];
  };
  const au = async <T>(jour: string, lire: () => Promise<T>): Promise<T> => {
    await reglerLeJour(le(jour));
    return lire().finally(() => reglerLeJour(APRES_CLOTURE));
  };
  /** The third Thursday of October. */
  const CLOTURE = '2026-10-15';

  test('of a pupil who asked nothing: unknown to the last day of the campaign, then none', async () => {
    const sans = await eleveSansDemande();
    expect(await au(CLOTURE, () => bourse(sans))).toEqual([null, null]);
    expect(await au('2026-10-16', () => bourse(sans))).toEqual([false, null]);
  });

  test('unknown longer where the académie has more time', async () => {
    const sans = await eleveSansDemande();
    await falsifier(`INSERT INTO prolongation (rentree, academie_code, cloture, cloture_cned, source)
      VALUES (2026, (SELECT academie_code FROM etablissement WHERE uai = '${sans.uai}'), '2026-11-03', '2026-11-05', 'Inondations')`);
    expect(await au('2026-11-03', () => bourse(sans))).toEqual([null, null]);
    expect(await au('2026-11-04', () => bourse(sans))).toEqual([false, null]);
    await falsifier('DELETE FROM prolongation');
  });

  test('of a pupil of the CNED: unknown to the closing of the CNED, which is another day', async () => {
    const [auCned, ailleurs] = [await eleveSansDemande("t.type = 'cned'"), await eleveSansDemande()];
    // Annexe 1: 30 October at the CNED, a fortnight after the others.
    expect(await au('2026-10-30', () => bourse(auCned))).toEqual([null, null]);
    expect(await au('2026-10-30', () => bourse(ailleurs))).toEqual([false, null]);
    expect(await au('2026-10-31', () => bourse(auCned))).toEqual([false, null]);
  });

  test('of a terminale pupil in care: on every door, that of a pupil without bourse', async () => {
    const place = await eleveSansDemande("s.libelle_mef LIKE 'TERMINALE%'");
    const { nom, prenom, sexe, naissance, uai } = place;
    const genre = sexe === 'M' ? 1 : 2;
    const deux = { nom, prenom, sexe: sexe.toLowerCase(), dateNaissance: naissance };
    const anges = { nom, prenom, sexe: genre, 'date-naissance': naissance, 'annee-scolaire': '2026' };
    const scope = 'men_statut_scolarite,men_statut_boursier,men_echelon_bourse';
    const parUai = { ...anges, sexe: String(genre), 'code-uai': uai };
    const perimetre = async () => {
      const aire = { 'degre-etablissement': '2D', 'type-perimetre': 'departement' };
      const corps = { ...anges, ...aire, 'valeurs-perimetre': [place.departement.padStart(3, '0')], scope };
      const reponse = await fetch(`${un}/anges/v2/eleve/informations-scolarite/perimetre`, {
        method: 'POST',
        headers: { authorization: `Bearer ${jeton}`, 'content-type': 'application/json' },
        body: JSON.stringify(corps),
      });
      return reponse.json();
    };
    const portes = async () => ({
      v5: (await demander(identite(place))).corps,
      v4: (await demander(identite(place), jeton, '/v4/men/scolarites/identite')).corps,
      v3: (await demander(identite(place), jeton, '/v3/men/scolarites/identite')).corps,
      v2: (
        await appeler(
          adresseDAppel(un, '/api/v2/scolarites', {
            ...{ ...deux, codeEtablissement: uai, anneeScolaire: '2026-2027' },
          }),
          undefined,
          { 'x-api-key': jeton },
        )
      ).corps,
      ministere: (await appeler(adresseDAppel(un, '/anges/v1/eleve/informations-scolarite', parUai), jeton))
        .corps,
      perimetre: await perimetre(),
    });
    const avant = await portes();
    expect(avant).toMatchObject({
      ...{ v5: { data: { est_boursier: false, echelon_bourse: null } } },
      ...{ v4: { data: { est_boursier: false, echelon_bourse: null } } },
      ...{ v3: { data: { est_boursier: false, echelon_bourse: null } } },
      v2: { est_boursier: false, niveau_bourse: null },
      ministere: { 'info-bourse': { 'est-boursier': false, 'niveau-bourse': null } },
      perimetre: { 'info-bourse': { 'est-boursier': false, 'niveau-bourse': null } },
    });
    const pendant = await au(CLOTURE, portes);
    // Ticked for Parcoursup, and kept by the département in the base.
    await falsifier(`INSERT INTO coche_parcoursup (id, eleve_id, rentree, uai, coche, auteur_id, auteur_nom, jour)
      VALUES (gen_random_uuid(), '${place.id}', 2026, '${uai}', true, gen_random_uuid(), 'A', '2026-10-01');
      UPDATE lien SET lien = 'departement' WHERE eleve_id = '${place.id}'`);
    expect(await portes()).toEqual(avant);
    expect(await au(CLOTURE, portes)).toEqual(pendant);
    await falsifier(`DELETE FROM coche_parcoursup WHERE eleve_id = '${place.id}'`);
  });

  test('unknown while a demande waits for its decision, or its decision for its letter', async () => {
    const decide = await eleveDe(await dossierA('decidee', 'college_public'));
    expect(await bourse(attend)).toEqual([null, null]);
    expect(await bourse(decide)).toEqual([null, null]);
  });

  test('a right is told to its last day; a decision that the family does not know changes nothing', async () => {
    const [{ id, echelon } = { id: '', echelon: 0 }] = await lire<{ id: string; echelon: number }>(
      "SELECT id, echelon FROM droit WHERE eleve_id = $1 AND composante = 'bourse'",
      [boursier.id],
    );
    await falsifier(`UPDATE droit SET au = '2026-12-15' WHERE id = '${id}'`);
    expect(await bourse(boursier)).toEqual([true, echelon]);
    expect(await au('2026-12-16', () => bourse(boursier))).toEqual([false, null]);
    const tue = `UPDATE droit SET ferme_par_id = (SELECT x.id FROM decision x WHERE`;
    const connue = 'EXISTS (SELECT FROM notification WHERE decision_id = x.id)';
    await falsifier(`${tue} NOT ${connue} LIMIT 1) WHERE id = '${id}'`);
    expect(await bourse(boursier)).toEqual([true, echelon]);
    await falsifier(`${tue} ${connue} LIMIT 1) WHERE id = '${id}'`);
    expect(await bourse(boursier)).toEqual([false, null]);
    await falsifier(`UPDATE droit SET au = '2027-08-31', ferme_par_id = NULL WHERE id = '${id}'`);
  });
});

async function eleveSansDemande(ou = "t.type = 'college'"): Promise<Eleve> {
  const [eleve] = await lire<Eleve>(`
    SELECT e.id, e.nom, e.prenom, e.sexe, e.naissance, s.uai, t.departement_code AS departement, s.id AS scolarite
    FROM eleve e JOIN scolarite s ON s.eleve_id = e.id JOIN etablissement t ON t.uai = s.uai
    WHERE NOT EXISTS (SELECT FROM dossier d WHERE d.eleve_id = e.id) AND s.sortie_le IS NULL AND s.rentree = 2026
      AND s.entree_le < '2026-10-01' AND ${ou} AND length(e.naissance) = 10
      AND (SELECT count(*) FROM scolarite x WHERE x.eleve_id = e.id) = 1 ORDER BY e.id LIMIT 1`);
  if (!eleve) throw new Error('plus d’élève sans demande');
  return eleve;
}

describe('the other forms of the same answer', () => {
  const { V2, MINISTERE } = { V2: '/api/v2/scolarites', MINISTERE: '/anges/v1/eleve/informations-scolarite' };
  const courts = () => ({
    ...{ nom: boursier.nom, prenom: boursier.prenom, 'date-naissance': boursier.naissance },
    ...{ sexe: boursier.sexe === 'M' ? '1' : '2', 'code-uai': boursier.uai, 'annee-scolaire': '2026' },
  });

  test('the second version: flat, under its own names, by the key of its header', async () => {
    const { nom, prenom, sexe, naissance: dateNaissance, uai } = boursier;
    const parametres = { nom, prenom, sexe: sexe.toLowerCase(), dateNaissance, codeEtablissement: uai };
    const adresse = (ecart = {}) =>
      adresseDAppel(un, V2, { ...parametres, anneeScolaire: '2026-2027', ...ecart });
    const { corps, statut } = await appeler(adresse(), undefined, { 'x-api-key': jeton });
    expect(statut).toBe(200);
    expect(corps).toEqual({
      eleve: { nom, prenom, sexe, date_naissance: dateNaissance },
      ...{ code_etablissement: uai, annee_scolaire: '2026-2027', est_scolarise: true, est_boursier: true },
      ...{ niveau_bourse: expect.any(Number), status_eleve: { code: 'ST', libelle: 'SCOLAIRE' } },
    });
    const refuse = await appeler(adresse({ sexe: 'x' }), undefined, { 'x-api-key': jeton });
    expect(refuse.statut).toBe(400);
    expect(Object.keys(refuse.corps).toSorted()).toEqual(['error', 'message', 'reason']);
    const sansEchelon = await emettre({ scopes: ['men_echelon_bourse'] });
    const limite = await appeler(adresse(), undefined, { 'x-api-key': sansEchelon.texte });
    expect(Object.keys(limite.corps)).toEqual(['eleve', 'code_etablissement', 'annee_scolaire']);
  });

  test('the ministry’s own form', async () => {
    const { corps, statut } = await appeler(adresseDAppel(un, MINISTERE, courts()), jeton);
    expect([statut, corps['info-bourse']['est-boursier']]).toEqual([200, true]);
    expect(corps.identification).toMatchObject({
      ...{ nom: boursier.nom, sexe: boursier.sexe === 'M' ? 1 : 2, 'annee-scolaire': '2026' },
      etablissement: { 'code-uai': boursier.uai, 'ministere-tutelle': '06' },
    });
    const inconnu = { ...courts(), 'code-uai': '0511474A' };
    const refuse = await appeler(adresseDAppel(un, MINISTERE, inconnu), jeton);
    expect([refuse.statut, refuse.corps.status]).toEqual([404, 'NOT_FOUND']);
    const ailleurs = { 'x-siret-partenaire': '21750001600019' };
    expect((await appeler(adresseDAppel(un, MINISTERE, courts()), jeton, ailleurs)).statut).toBe(400);
  });
});
