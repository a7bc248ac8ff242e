/** The forecast of credits of an académie: due, foreseen, liquidated, paid and to come, to the cent (C. VI). */
import { beforeAll, describe, expect, test } from 'vitest';
import { donnerMonCompte } from '#lib/compte-bancaire/actes.ts';
import { CompteSchema } from '#lib/compte-bancaire/schema.ts';
import { rentree } from '#lib/droit/annee.ts';
import { PROGRAMMES, programmeDe } from '#lib/droit/argent/comptes.ts';
import { coutPrevu, partsPrevues, repartitionObservee } from '#lib/droit/argent/previsions.ts';
import type { Role } from '#lib/droit/competence.ts';
import { centimes } from '#lib/droit/montant.ts';
import { controlerEtat, figerEtat, preparerEtat } from '#lib/etat-de-paiement/actes.ts';
import { saisirFrais } from '#lib/frais/actes.ts';
import { fichierDesPrevisions, previsionsDeCredits } from '#lib/prevision/queries.ts';
import { adresseDesHypotheses, HypothesesSchema } from '#lib/prevision/schema.ts';
import { ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { direDuVersement } from '#lib/versement/actes.ts';
import { versementsAPayer } from '#lib/versement/queries.ts';
import { DireSchema } from '#lib/versement/schema.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';

const { uai: UAI, academieCode } = ETABLISSEMENTS.collegePublic;
const SANS_SAISIE = HypothesesSchema.parse({});

const agent = (ou: NomEtablissement, role: Role, jour = '2026-12-10') =>
  acteur({ ou, academie: ETABLISSEMENTS[ou].academieCode } as Scene, role, le(jour));
const prevoir = async (adresse: unknown = {}) => {
  const [prevision] = await previsionsDeCredits(
    await agent('collegePublic', 'gestionnaire_sab'),
    RENTREE,
    HypothesesSchema.parse(adresse),
  );
  if (!prevision) throw new Error('aucune prévision');
  return prevision;
};
const duProgramme = async (numero: string, adresse: unknown = {}) =>
  (await prevoir(adresse)).programmes.find(({ programme }) => programme === numero)?.prevision;

beforeAll(async () => {
  // In the collège public: two attributions in échelon 3, a refusal, three dossiers without decision.
  const paye = await dossierA('notifiee', 'college_public');
  const doit = await dossierA('notifiee', 'college_public');
  const refuse = await dossierA('instruction_sans_droit', 'college_public');
  await verbes.refuser(refuse, le('2026-09-16'));
  for (const stade of ['deposee', 'en_instruction', 'incomplete'] as const)
    await dossierA(stade, 'college_public');
  await dossierA('brouillon', 'college_public');
  await dossierA('desistee', 'college_public');
  // In the lycée: one attribution in échelon 6, with an équipement.
  const lyceen = await dossierA('notifiee', 'lycee_public');
  await falsifier(`INSERT INTO droit (id, dossier_id, eleve_id, decision_id, composante, du, au, echelon, centimes_annuels, payeur)
    SELECT gen_random_uuid(), dossier_id, eleve_id, decision_id, 'equipement', du, au, echelon, 34171, payeur
    FROM droit WHERE dossier_id = '${lyceen.dossierId}' AND composante = 'bourse'`);
  await donnerMonCompte(
    await acteur(paye, 'famille', le('2026-11-20')),
    CompteSchema.parse({
      iban: 'FR2099999000010000000001A82',
      titulaire: (
        await lire<{ nom: string }>(
          `SELECT prenom || ' ' || nom AS nom FROM responsable r JOIN dossier d ON d.demandeur_id = r.id WHERE d.id = $1`,
          [paye.dossierId],
        )
      )[0]?.nom,
    }),
  );
  const comptable = await agent('collegePublic', 'agent_comptable');
  await saisirFrais(comptable, {
    uai: UAI,
    trimestre: 1,
    frais: [{ eleveId: doit.eleveId, centimes: centimes(5_000) }],
  });
  await ouvrirTrimestre(await agent('collegePublic', 'delegue_recteur', '2026-11-16'), {
    academieCode,
    trimestre: 1,
    remiseLe: le('2026-12-04'),
  });
  const chef = await agent('collegePublic', 'chef_etablissement', '2026-12-01');
  const id = await preparerEtat(chef, {
    uai: UAI,
    academieCode,
    branche: 'college_public',
    rentree: RENTREE,
    trimestre: 1,
  });
  await controlerEtat(chef, id);
  await figerEtat(chef, id);
  const versement = (await versementsAPayer(comptable, RENTREE)).find(
    ({ dossierId }) => dossierId === paye.dossierId,
  );
  await direDuVersement(
    comptable,
    DireSchema.parse({ versementId: versement?.id, fait: 'paye', jour: '05/12/2026' }),
  );
}, 240_000);

describe('an académie', () => {
  test('reads by programme and trimestre what is due, foreseen, liquidated, paid and to come', async () => {
    // Due: 2 × 175 €, and the lycée’s 357 €, its équipement (341.71 €) with the first trimestre.
    // Foreseen: three dossiers, 2 of 3 decided in échelon 3, 6 667 of 10 000: 3 × 0.6667 × 525 € = 1 050.05 €.
    // Liquidated: the collège’s first trimestre. Paid: 175 €, and 50 € of fees deducted from a sum that has no account.
    expect(await duProgramme('230-04')).toEqual({
      enCours: 3,
      du: [35_000 + 35_700 + 34_171, 35_000 + 35_700, 35_000 + 35_700],
      prevu: [35_001, 35_001, 35_003],
      liquide: [35_000, 0, 0],
      paye: [22_500, 0, 0],
      aVenir: [104_872, 105_701, 105_703],
    });
    expect(await duProgramme('139-08')).toMatchObject({ enCours: 0, du: [0, 0, 0], aVenir: [0, 0, 0] });
  });

  test('says where its shares come from, and on how many decisions they rest', async () => {
    expect((await prevoir()).hypotheses).toEqual({
      college: { source: 'cette_annee', decides: 3, parts: [0, 0, 6_667] },
      lycee: { source: 'cette_annee', decides: 1, parts: [0, 0, 0, 0, 0, 10_000] },
    });
  });

  test('takes the shares that are typed, of their type alone', async () => {
    // Half in échelon 1 (120 €), a quarter in échelon 2 (336 €): 3 × (60 + 84) = 432 €, 144 € a trimestre.
    const adresse = { college_1: '50', college_2: ' 25 ' };
    expect(await duProgramme('230-04', adresse)).toMatchObject({ prevu: [14_400, 14_400, 14_400] });
    const { hypotheses } = await prevoir(adresse);
    expect([hypotheses.college.source, hypotheses.lycee.source]).toEqual(['tapees', 'cette_annee']);
  });

  test('prefers last year’s decisions', async () => {
    const prives = [await dossierA('notifiee', 'college_prive'), await dossierA('deposee', 'college_prive')];
    await falsifier(`INSERT INTO campagne SELECT (jsonb_populate_record(c, '{"rentree": 2025}')).* FROM campagne c WHERE rentree = 2026
      AND NOT EXISTS (SELECT FROM campagne WHERE rentree = 2025);
      UPDATE dossier SET rentree = 2025 WHERE id = '${prives[0]?.dossierId}'`);
    expect((await prevoir()).hypotheses.college).toEqual({
      source: 'an_dernier',
      decides: 1,
      parts: [0, 0, 10_000],
    });
    // One pending dossier in the privé: 525 €, all of it to come.
    expect(await duProgramme('139-08')).toMatchObject({
      enCours: 1,
      prevu: [17_500, 17_500, 17_500],
      aVenir: [17_500, 17_500, 17_500],
    });
  });

  test('gives a file whose lines sum up to the page', async () => {
    const { octets, nom } = await fichierDesPrevisions(
      await agent('collegePublic', 'responsable_sab'),
      RENTREE,
      SANS_SAISIE,
    );
    expect(nom).toBe('previsions-2026-12-10.csv');
    const [entete, ...lignes] = new TextDecoder()
      .decode(octets)
      .trimEnd()
      .split('\r\n')
      .map((ligne) => ligne.split(';'));
    expect(entete?.slice(-5)).toEqual(['du', 'prevu', 'liquide', 'paye', 'a_venir']);
    const dus = lignes
      .filter(([, programme]) => programme === '230-04')
      .map((cellules) => Math.round(Number(cellules[7]?.replace(',', '.')) * 100));
    // 104 871 + 70 700 + 70 700, as above.
    expect(dus.reduce((a, b) => a + b, 0)).toBe(246_271);
  });
});

describe('refuses', () => {
  test.each([
    ['collegePublic', 'chef_etablissement'],
    ['collegePublic', 'agent_comptable'],
    ['collegePublic', 'delegue_recteur'],
    ['collegePublic', 'administrateur'],
  ] as const)('the credits to %s %s', async (ou, role) => {
    expect(await previsionsDeCredits(await agent(ou, role), RENTREE, SANS_SAISIE)).toEqual([]);
  });

  test('the figures of another académie', async () => {
    const [toulouse] = await previsionsDeCredits(
      await agent('collegeToulouse', 'gestionnaire_sab'),
      RENTREE,
      SANS_SAISIE,
    );
    expect(toulouse).toMatchObject({ academieCode: '16', lieux: [] });
    expect(toulouse?.hypotheses.college).toEqual({ source: 'aucune', decides: 0, parts: null });
  });

  test('shares beyond a hundred per cent, and what is no share', () => {
    expect(HypothesesSchema.parse({ college_1: '60', college_2: '41', lycee_1: '10' })).toEqual({
      college: null,
      lycee: [1_000, 0, 0, 0, 0, 0],
      saisies: { college_1: '60', college_2: '41', lycee_1: '10' },
      fautes: ['Collège : la somme des parts est de 101 % ; elle ne dépasse pas 100 %.'],
    });
    for (const faux of ['-5', '101', 'abc', '12,5']) {
      const { lycee, saisies, fautes } = HypothesesSchema.parse({ lycee_1: faux });
      expect([lycee, saisies]).toEqual([null, { lycee_1: faux }]);
      expect(fautes).toEqual([
        `Lycée, échelon 1 : « ${faux} » n’est pas une part ; écrivez un nombre entier de 0 à 100.`,
      ]);
    }
    for (const rien of [null, {}, { lycee_1: ' ' }, { lycee_1: ['1', '2'] }])
      expect(HypothesesSchema.parse(rien)).toEqual({ college: null, lycee: null, saisies: {}, fautes: [] });
    expect(adresseDesHypotheses(HypothesesSchema.parse({ college_1: '50', college_2: '25' }))).toBe(
      '?college_1=50&college_2=25',
    );
    expect(adresseDesHypotheses(SANS_SAISIE)).toBe('');
  });
});

describe('the law of the forecast', () => {
  test('counts each échelon to the centime, and puts what does not divide in the third trimestre', () => {
    // Of 7 lycéens, 33.33 % in échelon 1 (504 €) and 10 % in échelon 6 (1 071 €): 1 175.88 € + 749.70 €.
    const parts = [3_333, 0, 0, 0, 0, 1_000];
    expect(coutPrevu(rentree(2026), 'lycee', 7, parts)).toBe(117_588 + 74_970);
    expect(partsPrevues(rentree(2026), 'lycee', 7, parts)).toEqual([64_186, 64_186, 64_186]);
    expect(partsPrevues(rentree(2026), 'lycee', 7, null)).toEqual([0, 0, 0]);
    expect(coutPrevu(rentree(2026), 'college', 0, [10_000])).toBe(0);
  });

  test('refuses to observe shares where nothing was decided', () => {
    expect(repartitionObservee(0, [0, 0, 0])).toBeNull();
    expect(repartitionObservee(3, [1, 0, 1])).toEqual([3_333, 0, 3_333]);
  });

  test('pays the CNED from the programme of public teaching, the privé alone from the other', () => {
    expect(programmeDe('cned')).toBe(PROGRAMMES.public);
    expect(programmeDe('lycee_public')).toBe(PROGRAMMES.public);
    expect(programmeDe('college_prive')).toBe(PROGRAMMES.prive);
  });
});
