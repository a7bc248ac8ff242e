/** Files of Siècle as it exports them, fictitious, and what happens to them between the base and us. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lireLaBase } from '#lib/connecteurs/base-scolaire/lecteur.ts';
import type { EnregistrementLu } from '#lib/connecteurs/base-scolaire/lu.ts';
import { type Lecture, lireSiecle } from '#lib/connecteurs/base-scolaire/siecle.ts';

const octetsDe = (nom: string): Buffer => readFileSync(path.join(import.meta.dirname, 'siecle', nom));
const ELEVES = octetsDe('ElevesSansAdresses.xml');
const RESPONSABLES = octetsDe('ResponsablesAvecAdresses.xml');
const ZIP = octetsDe('ExportXML_ElevesAvecAdresses.zip');

/** Bytes changed as Latin text: one character is one byte. */
const changer = (octets: Buffer, change: (texte: string) => string): Buffer =>
  Buffer.from(change(octets.toString('latin1')), 'latin1');

async function lire(octets: Uint8Array, nom = 'export.xml') {
  const lectures: Lecture[] = [];
  for await (const lecture of lireSiecle({ nom, octets })) lectures.push(lecture);
  const entetes = lectures.flatMap((lue) => ('entete' in lue ? [lue] : []));
  const lus = lectures.flatMap((lue) => ('enregistrements' in lue ? lue.enregistrements : []));
  const de = <G extends EnregistrementLu['genre']>(genre: G) =>
    lus.filter((lu): lu is Extract<EnregistrementLu, { genre: G }> => lu.genre === genre);
  return { entetes, lus, de };
}

test('un export dit de quel établissement il est, de quelle année et de quand', async () => {
  expect((await lire(ELEVES)).entetes).toEqual([
    {
      contenu: 'eleves',
      entete: { source: 'siecle', uai: '0759990B', rentree: 2026, exporteLe: '2026-11-25T18:42:07' },
    },
  ]);
});

test('les élèves sont lus avec leurs accents, sans INE, nés à l’étranger, partis', async () => {
  const { de } = await lire(ELEVES);
  expect(de('eleve').map(({ cle, nom, prenom, ine }) => [cle, nom, prenom, ine])).toEqual([
    ['90001', 'BENALI', 'Inès', '000000011AA'],
    ['90002', "L'HERMITTE", 'Zoë', '000000022BB'],
    ['90003', 'DIALLO', 'Mamadou', '000000033CC'],
    ['90004', 'KOVALENKO', 'Oleksandra', undefined],
    ['90005', 'MARTIN', 'Théo', '000000055EE'],
    ['90006', 'BENALI', 'Adam', '000000066FF'],
  ]);
  expect(de('eleve')[1]).toMatchObject({
    nomUsage: "L'HERMITTE--CŒUR",
    autresPrenoms: 'Anne-Lise, Éléonore',
    naissance: '2014-11-30',
    departementNaissance: '069',
    communeNaissance: '69383',
    sexe: 'F',
    regime: '0',
    mef: '10110001110',
    entreeLe: '2025-09-01',
    uaiAnDernier: '0759990B',
  });
  expect(de('eleve')[2]).toMatchObject({ paysNaissance: '341', villeNaissance: 'DAKAR', regime: '3' });
  expect(de('refus')).toEqual([]);
});

test('la division est prise parmi les groupes, où qu’elle soit', async () => {
  expect((await lire(ELEVES)).de('division').map(({ cleEleve, code }) => [cleEleve, code])).toEqual([
    ['90001', '3A'],
    ['90002', '5B'],
    ['90003', '4C'],
    ['90004', '5B'],
    ['90006', '5B'],
  ]);
});

test('les liens gardent qui paie et qui perçoit, écrits 0, 1, true ou false ; ce qui n’est pas dit ne devient pas un non', async () => {
  const { de } = await lire(RESPONSABLES);
  expect(de('lien').slice(0, 2)).toMatchObject([
    {
      cleEleve: '90001',
      cleResponsable: '801',
      parente: '10',
      niveau: '1',
      paieLesFrais: false,
      percoitLesAides: true,
    },
    { cleEleve: '90001', cleResponsable: '802', parente: '20', paieLesFrais: true, percoitLesAides: false },
  ]);
  const contact = de('lien').find(({ cleResponsable }) => cleResponsable === '807');
  expect(contact).toEqual({
    genre: 'lien',
    numero: 7,
    cleEleve: '90003',
    cleResponsable: '807',
    parente: '10',
    niveau: '3',
  });
});

test('avant 2018, les mêmes liens s’écrivaient autrement', async () => {
  const ancien = (await lire(octetsDe('Responsables-avant-2018.xml'))).de('lien');
  const nouveau = (await lire(RESPONSABLES)).de('lien');
  const dits = ({ cleEleve, cleResponsable, parente, paieLesFrais }: (typeof ancien)[number]) => [
    cleEleve,
    cleResponsable,
    parente,
    paieLesFrais ?? false,
  ];
  expect(ancien.slice(0, 4).map(dits)).toEqual(nouveau.slice(0, 4).map(dits));
  expect(ancien[0]).toMatchObject({ niveau: '1', percoitLesAides: true });
});

test('une adresse à l’étranger garde sa commune telle qu’elle est écrite', async () => {
  const adresses = (await lire(RESPONSABLES)).de('adresse');
  expect(adresses.find(({ pays }) => pays !== '100' && pays !== undefined)).toMatchObject({ cle: '505' });
  expect(adresses.find(({ cle }) => cle === '503')?.lignes).toEqual([
    '3 ALLÉE DES CHÊNES',
    'LIEU-DIT LE BŒUF GRAS',
  ]);
});

test('le zip de Siècle et le XML qu’il contient disent les mêmes élèves', async () => {
  expect((await lire(ZIP, 'e.zip')).de('eleve').map(({ cle }) => cle)).toEqual(
    (await lire(ELEVES)).de('eleve').map(({ cle }) => cle),
  );
});

test('structures et nomenclature donnent les mots des codes', async () => {
  expect((await lire(octetsDe('Nomenclature.xml'))).de('libelle')).toContainEqual({
    genre: 'libelle',
    numero: 8,
    nomenclature: 'regime',
    code: '29',
    libelle: 'DEMI-PENSIONNAIRE AU TICKET',
  });
  const mefs = async (octets: Uint8Array) =>
    (await lire(octets))
      .de('libelle')
      .flatMap((lu) => (lu.nomenclature === 'mef' ? [[lu.code, lu.mefStat]] : []));
  expect(await mefs(octetsDe('Nomenclature.xml'))).toContainEqual(['10310019110', '21160010001']);
  expect((await lire(octetsDe('Structures.xml'))).de('libelle').map(({ code }) => code)).toEqual([
    '3A',
    '4C',
    '5B',
  ]);
  expect((await lire(octetsDe('Communs.xml'))).lus).toEqual([]);
});

test('refuse : un élève dont le sexe ou la date manque, avec son nom et chaque cause, et prend les autres', async () => {
  const abime = changer(ELEVES, (t) =>
    t
      .replace('<CODE_SEXE>2</CODE_SEXE>', '')
      .replace('<DATE_NAISS>12/03/2013</DATE_NAISS>', '<DATE_NAISS>31/02/2013</DATE_NAISS>'),
  );
  const { de } = await lire(abime);
  expect(de('refus')).toEqual([
    {
      genre: 'refus',
      de: 'eleve',
      numero: 1,
      cle: '90001',
      nom: 'Inès BENALI',
      causes: [
        'Date de naissance : ce jour n’existe pas ou n’est pas écrit comme une date.',
        'Sexe : absent ou inconnu.',
      ],
    },
  ]);
  expect(de('eleve')).toHaveLength(5);
});

const UTF8 = Buffer.from(new TextDecoder('iso-8859-15').decode(RESPONSABLES), 'utf8');
const BOMBE = `<?xml version="1.0" encoding="ISO-8859-15"?>
<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<BEE_ELEVES><PARAMETRES><UAJ>&b;</UAJ></PARAMETRES></BEE_ELEVES>`;

test.each([
  ['réenregistré en UTF-8 sous l’en-tête de Siècle', UTF8, 'réenregistré en UTF-8'],
  [
    'réenregistré en UTF-8 avec sa marque',
    Buffer.concat([Buffer.from('\uFEFF'), ELEVES]),
    'réenregistré en UTF-8',
  ],
  [
    'déclaré dans un codage que Siècle n’écrit pas',
    changer(ELEVES, (t) => t.replace('ISO-8859-15', 'UTF-16')),
    'codage',
  ],
  ['coupé au milieu', ELEVES.subarray(0, 5_000), 'coupé ou mal formé'],
  [
    'dont une balise n’est pas fermée',
    changer(ELEVES, (t) => t.replace('</PRENOM>', '')),
    'coupé ou mal formé',
  ],
  ['gonflé d’entités', Buffer.from(BOMBE), 'DOCTYPE'],
  ['qui appelle une entité que rien ne dit', changer(ELEVES, (t) => t.replace('BENALI', '&x;')), 'mal formé'],
  ['vide', Buffer.alloc(0), 'vide'],
  ['d’un tableur', Buffer.from('nom;prenom\nBENALI;Inès\n'), 'ni un XML ni un zip'],
  ['XML d’autre chose', Buffer.from('<html><head><x/></head></html>'), 'PARAMETRES'],
  ['d’une autre exportation', changer(ELEVES, (t) => t.replaceAll('BEE_ELEVES', 'BEE_GFC')), 'pas un export'],
  ['sans établissement', changer(ELEVES, (t) => t.replace(/<UAJ>.*<\/UAJ>/, '')), 'PARAMETRES'],
  ['sans instant', changer(ELEVES, (t) => t.replace(/<HORODATAGE>.*<\/HORODATAGE>/, '')), 'PARAMETRES'],
  ['dont le zip est coupé', ZIP.subarray(0, 1_000), 'zip est incomplet'],
  [
    'dont le zip est abîmé au milieu',
    Buffer.concat([ZIP.subarray(0, 400), Buffer.alloc(60), ZIP.subarray(460)]),
    'zip est incomplet',
  ],
  [
    'd’un enregistrement démesuré',
    changer(ELEVES, (t) => t.replace('BENALI', 'A'.repeat(200_000))),
    'démesuré',
  ],
])('refuse : un fichier %s', async (_, octets, dit) => {
  await expect(lire(octets, 'mon export')).rejects.toThrow(new RegExp(`^« mon export(, .*)? » : .*${dit}`));
});

test('dans son processus, tout vient dans l’ordre ; un refus arrête tout', async () => {
  const prises: Lecture[] = [];
  const prendre = async (lecture: Lecture) => void prises.push(lecture);
  const deux = [
    { nom: 'ExportXML_ElevesAvecAdresses.zip', octets: ZIP },
    { nom: 'ResponsablesAvecAdresses.xml', octets: RESPONSABLES },
  ];
  await lireLaBase({ genre: 'agent', id: 'a' }, deux, prendre);
  expect(prises.flatMap((p) => ('contenu' in p ? [p.contenu] : []))).toEqual(['eleves', 'responsables']);
  await expect(
    lireLaBase({ genre: 'agent', id: 'a' }, [{ nom: 'x.xml', octets: UTF8 }], prendre),
  ).rejects.toMatchObject({ code: 'impossible', champ: 'fichiers' });
});

const FOULE = changer(ELEVES, (t) => t.replace(/<ELEVE [\s\S]*?<\/ELEVE>/, (e) => e.repeat(10_000)));

test('refuse : un fichier qui demande plus que son processus ne peut', async () => {
  await expect(
    lireLaBase({ genre: 'agent', id: 'a' }, [{ nom: 'x.xml', octets: FOULE }], async () => undefined, {
      secondes: 300,
      megaoctets: 1,
    }),
  ).rejects.toThrow('demande trop de travail');
});
