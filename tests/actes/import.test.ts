/** The school base imported: read, compared, applied; what changes, what does not, and what waits for a person. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { lireLaBase } from '#lib/connecteurs/base-scolaire/lecteur.ts';
import type { Lecture } from '#lib/connecteurs/base-scolaire/siecle.ts';
import { abandonnerImport, appliquerImport, recevoirFichiers, recevoirLectures } from '#lib/import/actes.ts';
import * as taches from '#lib/import/taches.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import {
  type EleveExporte,
  elevesDeSiecle,
  type ResponsableExporte,
  responsablesDeSiecle,
} from '#monde/export-siecle.ts';
import { ELEVES, RENTREE, SCOLARITES } from '#monde/population.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const UAI = ETABLISSEMENTS.collegePublic.uai;
let secretariat: Portee;
beforeAll(async () => {
  secretariat = await agent('agent-secretariat');
});

let minute = 0;
/** A later export each time. */
const horodatage = (): string => {
  minute += 1;
  return `10/11/2026 ${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`;
};

const CATALA: ResponsableExporte = {
  cle: '801',
  nom: 'CATALA',
  prenom: 'Rosa',
  parente: '10',
  paie: false,
  percoit: true,
  portable: '+33611000001',
  adresse: '1 rue Basse',
};
const NOE: EleveExporte = {
  cle: '9001',
  ine: '111111111ZA',
  nom: 'CATALA',
  prenom: 'Noé',
  naissance: '2014-05-03',
  sexe: 'M',
  commune: '59350',
  responsables: [
    CATALA,
    { cle: '802', nom: 'CATALA', prenom: 'Luis', parente: '20', paie: true, percoit: false },
  ],
};
const ZOE: EleveExporte = {
  cle: '9002',
  nom: 'ŒUVRARD',
  prenom: 'Zoé',
  naissance: '2014-11-30',
  responsables: [{ ...CATALA, cle: '803', nom: 'ŒUVRARD', prenom: 'Léa' }],
};

const fichiers = (
  eleves: readonly EleveExporte[],
  { uai = UAI, rentree = RENTREE, quand = horodatage() } = {},
) => {
  const exporte = { uai, rentree, horodatage: quand, eleves };
  return [
    { nom: 'ResponsablesAvecAdresses.xml', octets: responsablesDeSiecle(exporte) },
    { nom: 'ElevesSansAdresses.xml', octets: elevesDeSiecle(exporte) },
  ];
};

const bilanDe = async (importId: string) =>
  (
    await lire<{ bilan: Record<string, number> }>('SELECT bilan FROM import_de_base WHERE id = $1', [
      importId,
    ])
  )[0]?.bilan;

async function comparer(eleves: readonly EleveExporte[], options?: Parameters<typeof fichiers>[1]) {
  const importId = await recevoirFichiers(secretariat, fichiers(eleves, options));
  await taches.comparerImport({ importId });
  return { importId, bilan: await bilanDe(importId) };
}

const QUI = { auteurId: null, auteurNom: 'Essai' };
async function prendre(eleves: readonly EleveExporte[], options?: Parameters<typeof fichiers>[1]) {
  const { importId, bilan } = await comparer(eleves, options);
  await appliquerImport(secretariat, importId);
  await taches.appliquerImport({ importId, ...QUI });
  return { importId, bilan };
}

/** Everything that an import may write, but for instants and for the imports themselves. */
const TABLES = [
  'eleve',
  'scolarite',
  'responsable',
  'lien',
  'eleve_de_base',
  'responsable_de_base',
  'mouvement',
  'correction_eleve',
  'correction_responsable',
];
const contenu = async () =>
  Object.fromEntries(
    await Promise.all(
      TABLES.map(async (table) => [
        table,
        (await lire<{ l: string }>(`SELECT (to_jsonb(t) - 'exporte_le')::text AS l FROM ${table} t`))
          .map(({ l }) => l)
          .sort(),
      ]),
    ),
  );

const eleveDe = async (cle: string) =>
  (
    await lire(
      `SELECT e.*, s.classe, s.regime, s.regimes, s.code_regime, s.entree_le::text, s.sortie_le::text, s.niveau, b.absent_depuis IS NOT NULL AS absent, s.id AS scolarite_id
       FROM eleve_de_base b JOIN eleve e ON e.id = b.eleve_id JOIN scolarite s ON s.id = b.scolarite_id WHERE b.cle = $1 AND b.uai = $2`,
      [cle, UAI],
    )
  )[0];

test('the nomenclature brings the statistical code of each formation; refuses: one that is not eleven figures, but not its words', async () => {
  const nomenclature = (await readFile('tests/contrats/base-scolaire/siecle/Nomenclature.xml', 'latin1'))
    .replace('0759990B', UAI)
    .replace('21150010001', '2115');
  const octets = Buffer.from(nomenclature, 'latin1');
  const importId = await recevoirFichiers(secretariat, [{ nom: 'Nomenclature.xml', octets }]);
  await taches.comparerImport({ importId });
  const dits = await lire(
    "SELECT code, libelle, mef_stat AS stat FROM libelle_de_base WHERE uai = $1 AND code IN ('10110001110', '10210001110', '29') ORDER BY code",
    [UAI],
  );
  expect(dits).toEqual([
    { code: '10110001110', libelle: '5EME', stat: '21120010001' },
    { code: '10210001110', libelle: '4EME', stat: null },
    { code: '29', libelle: 'DEMI-PENSIONNAIRE AU TICKET', stat: null },
  ]);
  await abandonnerImport(secretariat, importId);
});

describe('a first export', () => {
  test('announces before it writes, then writes pupils, stays, responsables and links', async () => {
    const avant = await contenu();
    const { importId, bilan } = await comparer([NOE, { ...ZOE, regime: '24' }]);
    expect(bilan).toMatchObject({ nouveau: 2, sans_ine: 1, refus: 0 });
    expect(await contenu()).toEqual(avant);
    await appliquerImport(secretariat, importId);
    await taches.appliquerImport({ importId, ...QUI });
    expect(await eleveDe('9001')).toMatchObject({
      ine: '111111111ZA',
      nom: 'CATALA',
      prenom: 'Noé',
      commune_naissance: '59350',
      classe: '5A',
      regime: 'externe',
      niveau: 'college',
      entree_le: '2026-09-01',
    });
    expect(await eleveDe('9002')).toMatchObject({
      ine: null,
      nom: 'ŒUVRARD',
      regime: 'demi_pensionnaire',
      code_regime: '24',
    });
    const liens = await lire(
      `SELECT r.prenom, l.lien, l.legal, l.parente, l.niveau, l.paie_les_frais, l.percoit_les_aides, r.adresse FROM lien l
       JOIN responsable r ON r.id = l.responsable_id JOIN eleve_de_base b ON b.eleve_id = l.eleve_id WHERE b.cle = '9001' ORDER BY 1`,
    );
    expect(liens).toEqual([
      {
        prenom: 'Luis',
        lien: 'pere',
        legal: true,
        parente: '20',
        niveau: '1',
        paie_les_frais: true,
        percoit_les_aides: false,
        adresse: '',
      },
      {
        prenom: 'Rosa',
        lien: 'mere',
        legal: true,
        parente: '10',
        niveau: '1',
        paie_les_frais: false,
        percoit_les_aides: true,
        adresse: '1 rue Basse',
      },
    ]);
  });

  test('keeps the print of the files and who sent them, never what they say', async () => {
    const [trace] = await lire(
      `SELECT * FROM import_de_base WHERE etat = 'applique' ORDER BY instant LIMIT 1`,
    );
    expect(trace).toMatchObject({
      uai: UAI,
      rentree: RENTREE,
      source: 'siecle',
      auteur_nom: secretariat.auteur.nom,
      auteur_id: secretariat.auteur.id,
    });
    expect(trace?.fichiers).toEqual([
      { nom: 'ResponsablesAvecAdresses.xml', empreinte: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { nom: 'ElevesSansAdresses.xml', empreinte: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    for (const table of ['ligne_lue', 'ligne_d_import'])
      expect(await lire(`SELECT * FROM ${table}`)).toEqual([]);
  });
});

describe('the same file again', () => {
  test('changes nothing', async () => {
    const avant = await contenu();
    const { bilan } = await prendre([NOE, { ...ZOE, regime: '24' }]);
    expect(bilan).toMatchObject({ inchange: 2 });
    expect(bilan?.change).toBeUndefined();
    expect(await contenu()).toEqual(avant);
  });

  test('in another order, changes nothing either', async () => {
    const avant = await contenu();
    await prendre([
      { ...ZOE, regime: '24' },
      { ...NOE, responsables: NOE.responsables?.toReversed() },
    ]);
    expect(await contenu()).toEqual(avant);
  });

  test('refuses: an older one, after a more recent was applied', async () => {
    const refus = await attendreRefus(
      recevoirFichiers(secretariat, fichiers([NOE], { quand: '01/10/2026 08:00:00' })),
      'conflit',
    );
    expect(refus.message).toMatch(/plus récent/);
  });
});

describe('what a later export changes', () => {
  test('follows a class, a régime, a name; and leaves what a person corrected meanwhile', async () => {
    const id = (await eleveDe('9002'))?.id;
    await lire(`UPDATE eleve SET prenom = 'Zoëlle' WHERE id = $1`, [id]);
    const { bilan } = await prendre([NOE, { ...ZOE, regime: '3', division: '5B' }]);
    expect(bilan).toMatchObject({ change: 1, inchange: 1 });
    expect(await eleveDe('9002')).toMatchObject({
      prenom: 'Zoëlle',
      regime: 'interne',
      // The base gives no day: that of its export.
      regimes: [
        { regime: 'demi_pensionnaire', du: '2026-09-01' },
        { regime: 'interne', du: '2026-11-10' },
      ],
      code_regime: '3',
      classe: '5B',
    });
    const [correction] = await lire(
      'SELECT avant, apres, motivation FROM correction_eleve WHERE eleve_id = $1',
      [id],
    );
    expect(correction).toEqual({
      avant: { classe: '5A', regime: 'demi_pensionnaire', regimeDu: null },
      apres: { classe: '5B', regime: 'interne', regimeDu: '2026-11-10' },
      motivation: 'Import de la base élèves du 10/11/2026.',
    });
  });

  test('absent from a file is not gone: it is marked, and comes back', async () => {
    expect((await prendre([NOE])).bilan).toMatchObject({ absent: 1, inchange: 1 });
    expect(await eleveDe('9002')).toMatchObject({ absent: true, sortie_le: null });
    expect((await prendre([NOE, { ...ZOE, regime: '3', division: '5B' }])).bilan).toMatchObject({
      retour: 1,
    });
    expect(await eleveDe('9002')).toMatchObject({ absent: false, sortie_le: null });
  });

  test('a link that the base names no more stays, marked', async () => {
    await prendre([
      { ...NOE, responsables: [CATALA] },
      { ...ZOE, regime: '3', division: '5B' },
    ]);
    const liens = await lire(
      `SELECT r.prenom, l.absent_depuis IS NOT NULL AS absent FROM lien l JOIN responsable r ON r.id = l.responsable_id
       JOIN eleve_de_base b ON b.eleve_id = l.eleve_id WHERE b.cle = '9001' ORDER BY 1`,
    );
    expect(liens).toEqual([
      { prenom: 'Luis', absent: true },
      { prenom: 'Rosa', absent: false },
    ]);
  });

  test('an exit is a dated fact; a return after it is another stay', async () => {
    const sorti = { ...ZOE, sortie: '2026-10-16', motif: '10', division: '' };
    expect((await prendre([NOE, sorti])).bilan).toMatchObject({ sortie: 1 });
    expect(await eleveDe('9002')).toMatchObject({ sortie_le: '2026-10-16', classe: 'sans classe' });
    expect((await prendre([NOE, { ...ZOE, entree: '2026-11-05' }])).bilan).toMatchObject({ retour: 1 });
    const id = (await eleveDe('9002'))?.id;
    expect(
      await lire('SELECT entree_le::text, sortie_le::text FROM scolarite WHERE eleve_id = $1 ORDER BY 1', [
        id,
      ]),
    ).toEqual([
      { entree_le: '2026-09-01', sortie_le: '2026-10-16' },
      { entree_le: '2026-11-05', sortie_le: null },
    ]);
  });
});

describe('who a pupil is', () => {
  /** A pupil of the world who is schooled there. */
  const connu = (ou: keyof typeof ETABLISSEMENTS, rang = 0) => {
    const ids = SCOLARITES.filter(({ uai, sortieLe }) => uai === ETABLISSEMENTS[ou].uai && !sortieLe).map(
      ({ eleveId }) => eleveId,
    );
    // Plain letters, enough of them: how names are heard is told elsewhere.
    const eleve = ELEVES.filter(
      ({ id, nom, prenom }) => ids.includes(id) && /^[A-Za-z]{6,}$/.test(nom) && /^[A-Za-z]+$/.test(prenom),
    )[rang];
    if (!eleve) throw new Error('élève du monde attendu');
    return eleve;
  };
  const exporte = (cle: string, eleve: ReturnType<typeof connu>): EleveExporte => ({
    cle,
    ine: eleve.ine,
    nom: eleve.nom.toUpperCase(),
    prenom: eleve.prenom,
    naissance: eleve.naissance,
    sexe: eleve.sexe as 'M' | 'F',
  });
  const lignes = (importId: string) =>
    lire(
      `SELECT cle, sort, cause, cardinality(proches) AS proches, signes FROM ligne_d_import WHERE import_id = $1 ORDER BY cle`,
      [importId],
    );

  test('INE and birth date together: the pupil known here is recognised, the one of another académie arrives', async () => {
    const { importId, bilan } = await comparer([
      exporte('1', connu('collegePublic')),
      exporte('2', connu('collegeToulouse')),
    ]);
    expect(bilan).toMatchObject({ change: 1, arrivee: 1, rattache: 2, autre_academie: 1 });
    expect(await lignes(importId)).toMatchObject([
      { cle: '1', sort: 'change' },
      { cle: '2', sort: 'arrivee', signes: ['rattache', 'autre_academie'] },
      {},
      {},
    ]);
  });

  test.each<[string, () => EleveExporte[], object[]]>([
    [
      'an INE borne by a pupil born another day',
      () => [{ ...exporte('1', connu('collegePublic')), naissance: '2012-12-31' }],
      [{ cause: 'ine_d_un_autre', proches: 1 }],
    ],
    [
      'one INE for two pupils of the file',
      () => [
        { ...NOE, cle: '1', ine: '222222222ZB', prenom: 'Un' },
        { ...NOE, cle: '2', ine: '222222222ZB', prenom: 'Deux', naissance: '2013-01-01' },
      ],
      [{ cause: 'ine_en_double' }, { cause: 'ine_en_double' }],
    ],
    [
      'the same names and day, another INE',
      () => [{ ...exporte('1', connu('collegePublic', 2)), ine: '333333333ZC' }],
      [{ cause: 'deux_ine', proches: 1 }],
    ],
    [
      'the same names and day, elsewhere, without INE nor birthplace',
      () => [{ ...exporte('1', connu('collegeToulouse', 2)), ine: undefined }],
      [{ cause: 'homonyme', proches: 1 }],
    ],
    [
      'nearly the same names, the same day, without INE',
      () => [
        {
          ...exporte('1', connu('collegePublic', 3)),
          ine: undefined,
          nom: `${connu('collegePublic', 3).nom}SKI`,
        },
      ],
      [{ cause: 'ressemble', proches: 1 }],
    ],
  ])('refuses to decide: %s', async (_, eleves, attendu) => {
    const { importId } = await comparer(eleves());
    const doutes = (await lignes(importId)).filter(({ sort }) => sort === 'a_rapprocher');
    expect(doutes).toMatchObject(attendu);
    expect(doutes).toHaveLength(attendu.length);
  });

  test('without INE, the same names, day and établissement are enough', async () => {
    const { importId } = await comparer([{ ...exporte('1', connu('collegePublic', 4)), ine: undefined }]);
    expect(await lignes(importId)).toMatchObject([
      { cle: '1', sort: 'change', signes: ['rattache', 'sans_ine'] },
      {},
      {},
    ]);
  });

  test('one mother under two keys is told, and taken as she is', async () => {
    const { importId } = await comparer([
      { ...NOE, cle: '1', ine: undefined, prenom: 'Ana', responsables: [CATALA] },
      {
        ...NOE,
        cle: '2',
        ine: undefined,
        prenom: 'Eva',
        naissance: '2013-01-01',
        responsables: [{ ...CATALA, cle: '811', portable: '0611000001' }],
      },
    ]);
    const signes = (await lignes(importId)).slice(0, 2).map((ligne) => ligne.signes);
    expect(signes).toEqual([
      ['sans_ine', 'responsable_en_double'],
      ['sans_ine', 'responsable_en_double'],
    ]);
  });
});

describe('exits and arrivals of a pupil with a dossier', () => {
  test('raise a task once, on the dossier that is under way, and decide nothing', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const [eleve] = await lire<{ ine: string; nom: string; prenom: string; naissance: string }>(
      'SELECT ine, nom, prenom, naissance FROM eleve WHERE id = $1',
      [s.eleveId],
    );
    const sorti = { ...eleve, cle: '77', sortie: '2026-10-30', motif: '10' } as EleveExporte;
    const restent = [NOE, ZOE];
    await prendre([...restent, sorti]);
    const mouvements = () =>
      lire(`SELECT genre, jour::text, motif, suite FROM mouvement WHERE dossier_id = $1`, [s.dossierId]);
    expect(await mouvements()).toEqual([{ genre: 'sortie', jour: '2026-10-30', motif: '10', suite: null }]);
    const dossier = async () =>
      (await lire('SELECT etat, drapeaux FROM dossier WHERE id = $1', [s.dossierId]))[0];
    expect(await dossier()).toMatchObject({
      etat: 'en_instruction',
      drapeaux: expect.arrayContaining(['mouvement']),
    });
    await prendre([...restent, sorti]);
    expect(await mouvements()).toHaveLength(1);
  });

  test('a régime corrected by the base reaches the dossier: its journal tells it', async () => {
    const s = await dossierA('deposee', 'college_public');
    const [eleve] = await lire<{ ine: string; nom: string; prenom: string; naissance: string }>(
      'SELECT ine, nom, prenom, naissance FROM eleve WHERE id = $1',
      [s.eleveId],
    );
    await prendre([NOE, ZOE, { ...eleve, cle: '78', regime: '3', division: '4Z' } as EleveExporte]);
    const [fait] = await lire(
      `SELECT acte, contenu FROM ligne_de_journal WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1`,
      [s.dossierId],
    );
    expect(fait).toMatchObject({ acte: 'corriger_personne', contenu: { fait: 'scolarite' } });
  });
});

describe('what cannot be taken', () => {
  test.each<[string, Parameters<typeof fichiers>[1], string, RegExp]>([
    [
      'another établissement',
      { uai: ETABLISSEMENTS.collegeToulouse.uai },
      'introuvable',
      /n’est pas dans votre périmètre/,
    ],
    ['an établissement that does not exist', { uai: '0000000A' }, 'introuvable', /0000000A/],
    ['a year without campagne', { rentree: 2031 }, 'impossible', /2031-2032/],
  ])('refuses the whole file: %s', async (_, options, code, dit) => {
    const avant = await contenu();
    const refus = await attendreRefus(
      recevoirFichiers(secretariat, fichiers([NOE], options)),
      code as 'impossible',
    );
    expect(refus.message).toMatch(dit);
    expect(await contenu()).toEqual(avant);
  });

  test('refuses files of two établissements, and forgets what was read of the first', async () => {
    const deux = [...fichiers([NOE]), ...fichiers([NOE], { uai: ETABLISSEMENTS.autreCollegePublic.uai })];
    await attendreRefus(recevoirFichiers(secretariat, deux), 'impossible');
    await taches.oublierImports();
    expect(await lire('SELECT * FROM ligne_lue')).toEqual([]);
  });

  test('refuses an export that another one, begun while it was read, has taken the place of; nothing of it stays', async () => {
    const lectures: Lecture[] = [];
    await lireLaBase(secretariat.auteur, fichiers([NOE]), async (lecture) => void lectures.push(lecture));
    let second = '';
    const premier = recevoirLectures(
      secretariat,
      [{ nom: 'premier.xml', empreinte: 'a' }],
      async (prendre) => {
        for (const lecture of lectures) {
          await prendre(lecture);
          second ||= await recevoirFichiers(secretariat, fichiers([ZOE]));
        }
      },
    );
    const refus = await attendreRefus(premier, 'conflit');
    expect(refus.message).toMatch(/a commencé pendant le vôtre/);
    await taches.oublierImports();
    expect(await lire(`SELECT DISTINCT import_id FROM ligne_lue`)).toEqual([{ import_id: second }]);
    await taches.comparerImport({ importId: second });
    await abandonnerImport(secretariat, second);
  });

  test('refuses a line with its number and its cause, takes the others, and does not call the refused one absent', async () => {
    const { importId, bilan } = await comparer([{ ...NOE, naissance: '2014-02-31' }, ZOE]);
    expect(bilan).toMatchObject({ refus: 3 });
    expect(
      await lire(`SELECT de, numero, nom, causes FROM refus_d_import WHERE import_id = $1 AND de = 'eleve'`, [
        importId,
      ]),
    ).toEqual([
      {
        de: 'eleve',
        numero: 1,
        nom: 'Noé CATALA',
        causes: ['Date de naissance : ce jour n’existe pas ou n’est pas écrit comme une date.'],
      },
    ]);
    expect(
      await lire(`SELECT cle FROM ligne_d_import WHERE import_id = $1 AND sort = 'absent' AND cle = '9001'`, [
        importId,
      ]),
    ).toEqual([]);
    await abandonnerImport(secretariat, importId);
    await taches.oublierImports();
    expect(await lire('SELECT * FROM ligne_d_import WHERE import_id = $1', [importId])).toEqual([]);
    await attendreRefus(appliquerImport(secretariat, importId), 'conflit');
  });
});

describe('cut in the middle', () => {
  const foule = Array.from(
    { length: 450 },
    (_, i): EleveExporte => ({
      cle: `f${i}`,
      ine: `${String(400_000_000 + i)}ZZ`,
      nom: `FOULE${i}`,
      prenom: 'Camille',
      naissance: '2014-01-02',
      responsables: [{ cle: `p${Math.floor(i / 2)}`, nom: `FOULE${Math.floor(i / 2)}`, prenom: 'Dominique' }],
    }),
  );
  const uai = ETABLISSEMENTS.autreCollegePublic.uai;

  test('an import stopped after any slice goes on, and nothing is written twice', async () => {
    const ailleurs = await agent('agent-gestionnaire');
    const importId = await recevoirFichiers(ailleurs, fichiers(foule, { uai }));
    await taches.comparerImport({ importId });
    await taches.comparerImport({ importId });
    await appliquerImport(ailleurs, importId);
    const systeme = porteeSysteme(le('2026-11-10'));
    const charge = { importId, ...QUI };
    await enPortee(systeme, (tx) => taches.appliquerTranche(tx, systeme, charge), 'lot');
    // The second slice is written, then its transaction is lost.
    await expect(
      enPortee(
        systeme,
        async (tx) => {
          await taches.appliquerTranche(tx, systeme, charge);
          throw new Error('tué');
        },
        'lot',
      ),
    ).rejects.toThrow('tué');
    await attendreRefus(recevoirFichiers(ailleurs, fichiers(foule, { uai })), 'conflit');
    // Two workers at once.
    await Promise.all([taches.appliquerImport(charge), taches.appliquerImport(charge)]);
    const [{ eleves, responsables, sejours } = {}] = await lire(
      `SELECT count(DISTINCT b.eleve_id)::int AS eleves, count(*)::int AS sejours,
        (SELECT count(DISTINCT responsable_id)::int FROM responsable_de_base WHERE uai = $1) AS responsables
       FROM eleve_de_base b JOIN scolarite s ON s.eleve_id = b.eleve_id WHERE b.uai = $1`,
      [uai],
    );
    expect({ eleves, responsables, sejours }).toEqual({ eleves: 450, responsables: 225, sejours: 450 });
  });
});
