/** docs/siecle.md, field by field: each one is changed in a whole export, and changes what the table says of it, or nothing. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EnregistrementLu } from '#lib/connecteurs/base-scolaire/lu.ts';
import { type Lecture, lireSiecle } from '#lib/connecteurs/base-scolaire/siecle.ts';

interface Champ {
  numero: number;
  fichier: string;
  bloc: string;
  champ: string;
  /** "eleve.naissance"; null when it is not read. */
  lu: string | null;
  pourquoi: string;
}

const CHAMPS: readonly Champ[] = readFileSync(
  path.resolve(import.meta.dirname, '../../../docs/siecle.md'),
  'utf8',
)
  .split('\n')
  .flatMap((ligne) => {
    const [, numero, fichier = '', bloc = '', champ = '', lu = '', pourquoi = ''] = ligne
      .split('|')
      .map((cellule) => cellule.trim().replaceAll('`', ''));
    return /^\d+$/.test(numero ?? '')
      ? [{ numero: Number(numero), fichier, bloc, champ, lu: lu === 'non lu' ? null : lu, pourquoi }]
      : [];
  });

/** Two values of a field: that of the export, and another. Where nothing is checked, two words. */
const VALEURS: Readonly<Record<string, readonly [string, string]>> = {
  UAJ: ['0759990B', '0759991C'],
  ANNEE_SCOLAIRE: ['2026', '2025'],
  DATE_EXPORT: ['25/11/2026', '24/11/2026'],
  HORODATAGE: ['25/11/2026 18:42:07', '25/11/2026 18:42:08'],
  ID_NATIONAL: ['000000011AA', '000000022BB'],
  INE_BEA: ['0000000001A', '0000000002B'],
  INE_RNIE: ['000000033CC', '000000044DD'],
  DATE_NAISS: ['01/06/2013', '02/06/2013'],
  CODE_SEXE: ['1', '2'],
  CODE_REGIME: ['0', '3'],
  CODE_STATUT: ['ST', 'AP'],
  CODE_MEF: ['10110001110', '10110001111'],
  DATE_ENTREE: ['01/09/2026', '02/09/2026'],
  DATE_SORTIE: ['01/12/2026', '02/12/2026'],
  CODE_MOTIF_SORTIE: ['10', '99'],
  CODE_RNE: ['0759990B', '0759991C'],
  CODE_PAYS: ['100', '341'],
  CODE_DEPARTEMENT_NAISS: ['075', '02A'],
  CODE_COMMUNE_INSEE_NAISS: ['75056', '69383'],
  CODE_COMMUNE_INSEE: ['75056', '69383'],
  TYPE_STRUCTURE: ['D', 'G'],
  ACCEPTE_SMS: ['0', '1'],
  MEL: ['un@exemple.fr', 'deux@exemple.fr'],
  NIVEAU_RESPONSABILITE: ['1', '2'],
  RESP_LEGAL: ['1', '0'],
  CODE_PARENTE: ['10', '20'],
  CODE_PROFESSION: ['54', '37'],
};
for (const drapeau of [
  ...['PAIE_FRAIS_SCOLAIRES', 'PERCOIT_LES_AIDES', 'HEBERGE_ELEVE', 'A_CONTACTER_EN_PRIORITE'],
  ...['RESP_FINANCIER', 'PERS_PAIEMENT', 'PERS_CONTACT'],
])
  (VALEURS as Record<string, readonly [string, string]>)[drapeau] = ['0', 'true'];

/** What stands where a field is read in the place of another, which has to be absent. */
const EN_L_ABSENCE_DE: Readonly<Record<string, string>> = {
  RESP_LEGAL: 'NIVEAU_RESPONSABILITE',
  RESP_FINANCIER: 'PAIE_FRAIS_SCOLAIRES',
  PERS_PAIEMENT: 'PERCOIT_LES_AIDES',
  COMMUNE_ETRANGERE: 'LIBELLE_POSTAL',
};

/** A block below DONNEES: the element of each record, and what is around its fields. */
const BLOCS: Readonly<
  Record<string, { racine: string; dans: string; element: string; autour?: string; avec?: string[] }>
> = {
  ELEVE: { racine: 'BEE_ELEVES', dans: 'ELEVES', element: 'ELEVE' },
  SCOLARITE_AN_DERNIER: {
    ...{ racine: 'BEE_ELEVES', dans: 'ELEVES', element: 'ELEVE', autour: 'SCOLARITE_AN_DERNIER' },
  },
  OPTIONS_ELEVE: { racine: 'BEE_ELEVES', dans: 'OPTIONS', element: 'OPTION', autour: 'OPTIONS_ELEVE' },
  STRUCTURE: {
    ...{ racine: 'BEE_ELEVES', dans: 'STRUCTURES', element: 'STRUCTURES_ELEVE', autour: 'STRUCTURE' },
    avec: ['@ELEVE_ID'],
  },
  SCOLARITE: {
    ...{ racine: 'BEE_ELEVES', dans: 'SCOLARITES', element: 'SCOLARITE_ELEVE', autour: 'SCOLARITE' },
    avec: ['@ELEVE_ID'],
  },
  BOURSES: { racine: 'BEE_ELEVES', dans: 'BOURSES', element: 'BOURSE' },
  ADRESSE: { racine: 'BEE_RESPONSABLES', dans: 'ADRESSES', element: 'ADRESSE' },
  PERSONNE: { racine: 'BEE_RESPONSABLES', dans: 'PERSONNES', element: 'PERSONNE' },
  RESPONSABLE_ELEVE: { racine: 'BEE_RESPONSABLES', dans: 'RESPONSABLES', element: 'RESPONSABLE_ELEVE' },
  DIVISION: { racine: 'BEE_STRUCTURES', dans: 'DIVISIONS', element: 'DIVISION' },
  GROUPE: { racine: 'BEE_STRUCTURES', dans: 'GROUPES', element: 'GROUPE' },
  UAJ: { racine: 'BEE_COMMUN', dans: 'UAJS', element: 'UAJ' },
  ANNEE_SCOLAIRE: { racine: 'BEE_COMMUN', dans: 'ANNEES', element: 'ANNEE_SCOLAIRE' },
  PERIODE_PEDAGOGIQUE: { racine: 'BEE_COMMUN', dans: 'PERIODES', element: 'PERIODE_PEDAGOGIQUE' },
};
/** The attribute that holds the code of a nomenclature. */
const NOMENCLATURES: Readonly<Record<string, string>> = {
  ...{ MEF: 'CODE_MEF', MATIERE: 'CODE_MATIERE', REGIME: 'CODE_REGIME', LIEN_PARENTE: 'CODE_PARENTE' },
  ...{ BOURSE: 'CODE_BOURSE', PROFESSION: 'CODE_PROFESSION', STATUT_ELEVE: 'CODE_STATUT' },
  ...{ MOTIF_SORTIE: 'CODE_MOTIF_SORTIE', CIVILITE: 'CODE_CIVILITE', PROVENANCE: 'CODE_PROVENANCE' },
  CONTRAT: 'CODE_CONTRAT',
};

const nu = (champ: string): string =>
  (champ.split('/').at(-1) ?? '').replace('(UT)', 'UT').replace('1..4', '1');
const valeurDe = (champ: string, autre: boolean): string =>
  (VALEURS[nu(champ)] ?? VALEURS[nu(champ).slice(1)] ?? ['1', '2'])[autre ? 1 : 0] ?? '';

/** A whole export where one field is looked at, with its value or its other value. */
interface Export {
  vise: Champ | null;
  autre: boolean;
}

/** The records of one block, all fields told. */
function ecrireLeBloc(nom: string, { vise, autre }: Export): string {
  const ou = BLOCS[nom] ?? {
    ...{ racine: 'BEE_NOMENCLATURES', dans: `${nom}S`, element: nom },
  };
  const absent = vise && EN_L_ABSENCE_DE[vise.champ];
  const siens = CHAMPS.filter(({ bloc, fichier }) => bloc === nom && fichier !== 'GFC');
  const attributs = new Map<string, string>();
  if (ou.avec) attributs.set('ELEVE_ID', '1');
  const code = NOMENCLATURES[nom];
  if (code) attributs.set(code, valeurDe(code, false));
  let dedans = '';
  for (const champ of siens) {
    if (champ.champ === absent) continue;
    const valeur = valeurDe(champ.champ, autre && champ === vise);
    if (champ.champ.startsWith('@')) attributs.set(champ.champ.slice(1), valeur);
    else {
      const noms = champ.champ.replace('(UT)', 'UT').replace('1..4', '1').split('/');
      dedans += `${noms.map((n) => `<${n}>`).join('')}${valeur}${noms
        .toReversed()
        .map((n) => `</${n}>`)
        .join('')}`;
    }
  }
  const dit = [...attributs].map(([cle, valeur]) => ` ${cle}="${valeur}"`).join('');
  return `<${ou.dans}><${ou.element}${dit}>${ou.autour ? `<${ou.autour}>${dedans}</${ou.autour}>` : dedans}</${ou.element}></${ou.dans}>`;
}

/** A pupil has the fields of its block, and those of its last schooling inside. */
function ecrireLesEleves(change: Export): string {
  const dernier = /<SCOLARITE_AN_DERNIER>.*<\/SCOLARITE_AN_DERNIER>/.exec(
    ecrireLeBloc('SCOLARITE_AN_DERNIER', change),
  );
  return ecrireLeBloc('ELEVE', change).replace('</ELEVE></ELEVES>', `${dernier?.[0]}</ELEVE></ELEVES>`);
}

function ecrire(racine: string, change: Export = { vise: null, autre: false }): Uint8Array {
  const parametres = CHAMPS.filter(({ bloc }) => bloc === 'PARAMETRES')
    .map(
      (champ) =>
        `<${champ.champ}>${valeurDe(champ.champ, change.autre && champ === change.vise)}</${champ.champ}>`,
    )
    .join('');
  const noms =
    racine === 'BEE_NOMENCLATURES'
      ? Object.keys(NOMENCLATURES)
      : Object.keys(BLOCS).filter((nom) => BLOCS[nom]?.racine === racine);
  const blocs = noms
    .filter((nom) => nom !== 'SCOLARITE_AN_DERNIER')
    .map((nom) => (nom === 'ELEVE' ? ecrireLesEleves(change) : ecrireLeBloc(nom, change)))
    .join('');
  return Buffer.from(
    `<?xml version="1.0" encoding="ISO-8859-15"?><${racine} VERSION="2.1"><PARAMETRES>${parametres}</PARAMETRES><DONNEES>${blocs}</DONNEES></${racine}>`,
    'latin1',
  );
}

const RACINES: Readonly<Record<string, string>> = {
  ...{ tous: 'BEE_ELEVES', élèves: 'BEE_ELEVES', adresses: 'BEE_RESPONSABLES' },
  ...{ responsables: 'BEE_RESPONSABLES', structures: 'BEE_STRUCTURES' },
  ...{ nomenclatures: 'BEE_NOMENCLATURES', communs: 'BEE_COMMUN' },
};

/** Each thing that is read of an export, by its place: "eleve 1 naissance". */
async function lire(octets: Uint8Array): Promise<Map<string, string>> {
  const lectures: Lecture[] = [];
  for await (const lecture of lireSiecle({ nom: 'export.xml', octets })) lectures.push(lecture);
  const dits = new Map<string, string>();
  const dire = (ou: string, objet: object) => {
    for (const [nom, valeur] of Object.entries(objet)) dits.set(`${ou}.${nom}`, JSON.stringify(valeur));
  };
  for (const lecture of lectures)
    if ('entete' in lecture) dire('entete', lecture.entete);
    else for (const lu of lecture.enregistrements as EnregistrementLu[]) dire(`${lu.genre} ${lu.numero}`, lu);
  return dits;
}

/** Names of what differs: "eleve.naissance", without the place. */
const differences = (avant: Map<string, string>, apres: Map<string, string>): string[] => [
  ...new Set(
    [...avant.keys(), ...apres.keys()]
      .filter((cle) => avant.get(cle) !== apres.get(cle))
      .map((cle) => cle.replace(/ \d+\./, '.')),
  ),
];

test('knows each of the 168 fields once, and says why of those that are left', () => {
  expect(CHAMPS.map(({ numero }) => numero)).toEqual(Array.from({ length: 168 }, (_, rang) => rang + 1));
  expect(new Set(CHAMPS.map(({ fichier, bloc, champ }) => `${fichier} ${bloc} ${champ}`)).size).toBe(168);
  expect(CHAMPS.filter(({ lu, pourquoi }) => !lu && !pourquoi)).toEqual([]);
});

test('a whole export is read without a refusal', async () => {
  for (const racine of new Set(Object.values(RACINES)))
    expect([...(await lire(ecrire(racine))).keys()].filter((cle) => cle.startsWith('refus'))).toEqual([]);
});

describe('a field', () => {
  const lisibles = CHAMPS.filter(({ fichier }) => fichier !== 'GFC');
  test.each(lisibles.map((champ) => [`${champ.numero} ${champ.bloc} ${champ.champ}`, champ] as const))(
    '%s does what the table says',
    async (_, champ) => {
      const racine = RACINES[champ.fichier] ?? '';
      const [avant, apres] = await Promise.all(
        [false, true].map((autre) => lire(ecrire(racine, { vise: champ, autre }))),
      );
      const changes = differences(avant as Map<string, string>, apres as Map<string, string>);
      if (champ.lu) expect(changes).toContain(champ.lu);
      else expect(changes).toEqual([]);
    },
  );
});

test('the addresses of pupils are not read', async () => {
  const eleves = Buffer.from(ecrire('BEE_ELEVES')).toString('latin1');
  const avec = eleves.replace(
    '</DONNEES>',
    `${ecrireLeBloc('ADRESSE', { vise: null, autre: false })}</DONNEES>`,
  );
  expect(avec.length).toBeGreaterThan(eleves.length);
  expect(
    differences(await lire(Buffer.from(eleves, 'latin1')), await lire(Buffer.from(avec, 'latin1'))),
  ).toEqual([]);
});

test('refuses a file for GFC, accounts included: nothing of it is read', async () => {
  expect(CHAMPS.filter(({ fichier }) => fichier === 'GFC').every(({ lu }) => lu === null)).toBe(true);
  await expect(lire(ecrire('BEE_GFC'))).rejects.toThrow(/ce n’est pas un export de la base élèves/);
});
