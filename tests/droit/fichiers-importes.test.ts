/** What a file of absences or of fees says, line by line, and what is kept of it: pure. */
import { describe, expect, it } from 'vitest';
import { comparerAbsences, lireAbsences } from '#lib/absence/faits.ts';
import { CHAMPS_D_ABSENCES } from '#lib/absence/schema.ts';
import {
  defautsDesColonnes,
  devinerColonnes,
  type EleveDuLieu,
  feuilleDesRefus,
  reconnaitre,
} from '#lib/correspondance/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { anneeScolaire } from '#lib/droit/argent/trimestres.ts';
import { jour } from '#lib/droit/date.ts';
import { comparerFrais, lireFrais } from '#lib/frais/faits.ts';
import { CHAMPS_DE_FRAIS } from '#lib/frais/schema.ts';

const eleve = (
  id: string,
  nom: string,
  prenom: string,
  naissance: string,
  ecarts: object = {},
): EleveDuLieu => ({
  ...{ id, nom, prenom, naissance, ine: null, nomUsage: null, prenomUsage: null },
  ...ecarts,
});
const DIALLO = eleve('d', 'Diallo', 'Mamadou', '2013-07-05', { ine: '000000033CC' });
const ZOE = eleve('z', 'L’Hermitte--Cœur', 'Zoë', '2014-11-30');
const LIEU = [DIALLO, ZOE, eleve('k', 'Kovalenko', 'Oleksandra', '2015-02-01', { nomUsage: 'Martin' })];

describe('Which pupil a line speaks of', () => {
  const dit = (ecarts: object) => ({ ine: null, nom: '', prenom: '', naissance: '2013-07-05', ...ecarts });

  it('is known by the INE and the birth; else by the names, as people type them, and the birth', () => {
    expect(reconnaitre(dit({ ine: '000000033CC' }), LIEU)).toBe(DIALLO);
    const zoe = { nom: 'L HERMITTE COEUR', prenom: 'ZOE', naissance: '2014-11-30' };
    expect(reconnaitre(dit(zoe), LIEU)).toBe(ZOE);
    // Not in the base yet with its INE.
    expect(reconnaitre(dit({ ...zoe, ine: '000000099ZZ' }), LIEU)).toBe(ZOE);
    expect(
      reconnaitre(dit({ nom: 'MARTIN', prenom: 'Oleksandra', naissance: '2015-02-01' }), LIEU),
    ).toMatchObject({ id: 'k' });
  });

  it.each([
    ['an INE whose birth differs', { ine: '000000033CC', naissance: '2013-07-06' }, /pas né à cette date/],
    [
      'names whose birth differs',
      { nom: 'DIALLO', prenom: 'Mamadou', naissance: '2012-07-05' },
      /aucun élève/,
    ],
    [
      'another INE than the one of these names',
      { ine: '000000044DD', nom: 'DIALLO', prenom: 'Mamadou' },
      /aucun élève/,
    ],
    ['nobody', { nom: 'INCONNU', prenom: 'Jean' }, /Jean INCONNU : aucun élève de l’établissement/],
  ])('refuses: %s', (_, ecarts, cause) => {
    expect(reconnaitre(dit(ecarts), LIEU)).toEqual({ cause: expect.stringMatching(cause) });
  });

  it('refuses: two pupils of the same names and birth', () => {
    const deux = [eleve('a', 'Roux', 'Léa', '2013-07-05'), eleve('b', 'ROUX', 'Lea', '2013-07-05')];
    expect(reconnaitre(dit({ nom: 'Roux', prenom: 'Léa' }), deux)).toEqual({
      cause: expect.stringMatching(/deux élèves/),
    });
  });
});

const NOMS = [
  ...['Nom', 'Prénom', 'Né(e) le', 'Classe', 'N° National', 'Date début', 'Heure début', 'Date fin'],
  ...['Heure fin', 'Motif', 'Justifiée', 'Demi-journées'],
];
const COLONNES = devinerColonnes(CHAMPS_D_ABSENCES, NOMS, null);
const ANNEE = { annee: anneeScolaire(rentree(2026)), jour: jour('2026-11-20'), mercredi: false };
/** A line of Mamadou, from Monday 21 September at eight to a day and an hour. */
const ligne = (fin: string, a: string, ecarts: Record<number, string> = {}): string[] =>
  [
    ...['DIALLO', 'Mamadou', '05/07/2013', '4C', '000000033CC', '21/09/2026', '08h00', fin, a],
    ...['Motif non encore connu', 'Non', ''],
  ].map((cellule, rang) => ecarts[rang] ?? cellule);
const tableau = (noms: readonly string[], ...lignes: string[][]) => ({
  noms,
  lignes: lignes.map((cellules, rang) => ({ numero: rang + 2, cellules })),
});
const lire = (...lignes: string[][]) => lireAbsences(tableau(NOMS, ...lignes), COLONNES, ANNEE);
const demies = (fin: string, a: string, ecarts?: Record<number, string>): string[] => {
  const [lue] = lire(ligne(fin, a, ecarts));
  if (!lue || 'causes' in lue) throw new Error(lue?.causes.join(' '));
  return lue.demiJournees.map(({ jour: du, demiJournee }) => `${du.day} ${demiJournee}`);
};

describe('A line of absences', () => {
  it('finds its columns by their names, however they are marked', () => {
    expect(COLONNES).toEqual({
      ...{ ine: 'N° National', nom: 'Nom', prenom: 'Prénom', naissance: 'Né(e) le', du: 'Date début' },
      ...{ heureDu: 'Heure début', au: 'Date fin', heureAu: 'Heure fin', demiJournees: 'Demi-journées' },
      ...{ justifiee: 'Justifiée', motif: 'Motif' },
    });
  });

  it('is half-days of class between its hours, and agrees with the number that the file counts', () => {
    expect(demies('21/09/2026', '12h00')).toEqual(['21 matin']);
    expect(demies('21/09/2026', '17h00')).toEqual(['21 matin', '21 apres_midi']);
    expect(demies('21/09/2026', '17:00', { 6: '13h30' })).toEqual(['21 apres_midi']);
    expect(demies('22/09/2026', '10h00')).toEqual(['21 matin', '21 apres_midi', '22 matin']);
    // Five mornings and four afternoons: no class on Wednesday afternoon.
    expect(demies('25/09/2026', '17h00', { 11: '9' })).toHaveLength(9);
    expect(demies('', '', { 6: '' })).toEqual(['21 matin', '21 apres_midi']);
  });

  it.each([
    ['no birth', { 2: '' }, /Date de naissance : absente/],
    ['no INE nor names', { 0: '', 4: '' }, /Ni INE, ni nom et prénom/],
    ['an INE of another form', { 4: '33CC' }, /INE « 33CC » : onze caractères/],
    ['no first day', { 5: '' }, /Premier jour : absent/],
    ['a day that is none', { 7: '31/09/2026' }, /Dernier jour/],
    ['an end before the beginning', { 7: '18/09/2026' }, /précède le premier/],
    ['a day to come', { 7: '23/11/2026' }, /dans le futur/],
    ['a day of another school year', { 5: '15/06/2026', 7: '15/06/2026' }, /hors de l’année scolaire/],
    ['an hour that is none', { 6: 'matin' }, /Heure « matin »/],
    ['half a half-day', { 11: '1,5' }, /demi-journées brutes/],
    ['a number that its days do not make', { 11: '3' }, /compte 3 demi-journées.*en font 2/],
    ['a weekend', { 5: '19/09/2026', 7: '20/09/2026' }, /aucune demi-journée de classe/],
    ['justified, perhaps', { 10: 'peut-être' }, /écrivez oui ou non/],
  ])('refuses: %s', (_, ecarts, cause) => {
    expect(lire(ligne('21/09/2026', '17h00', ecarts))).toEqual([
      { numero: 2, causes: [expect.stringMatching(cause)] },
    ]);
  });

  it('says every cause at once', () => {
    expect(lire(ligne('21/09/2026', '17h00', { 2: '', 6: '25h00' }))[0]).toMatchObject({
      causes: [expect.stringMatching(/naissance/), expect.stringMatching(/Heure/)],
    });
  });
});

describe('Absences beside the base', () => {
  const dite = (du: string, etat: string) => ({
    ...{ rentree: 2026, jour: new Date(`${du}T00:00:00Z`), demiJournee: 'matin', etat },
  });
  const comparer = (dites: object[], ...lignes: string[][]) =>
    comparerAbsences(lire(...lignes), { eleves: LIEU, suivis: new Map([['d', dites as never]]) }, 2026);

  it('writes what nobody said of: never what was judged, nor what was taken back as a mistake', () => {
    const [suite] = comparer(
      [dite('2026-09-21', 'justifiee'), dite('2026-09-22', 'retiree')],
      ligne('23/09/2026', '12h00'),
    );
    expect(suite).toMatchObject({ sort: 'nouveau', connues: 2, motif: 'Motif non encore connu' });
    expect(suite && 'demiJournees' in suite ? suite.demiJournees : []).toEqual([
      { jour: '2026-09-21', demiJournee: 'apres_midi' },
      { jour: '2026-09-22', demiJournee: 'apres_midi' },
      { jour: '2026-09-23', demiJournee: 'matin' },
    ]);
  });

  it('counts a half-day once, however many lines tell it', () => {
    const lignes = [ligne('21/09/2026', '12h00'), ligne('21/09/2026', '11h00')];
    expect(comparer([], ...lignes).map(({ sort }) => sort)).toEqual(['nouveau', 'inchange']);
  });

  it('keeps nothing of an absence said justified, nor of a pupil without a demande', () => {
    const deZoe = ligne('21/09/2026', '17h00', { 0: 'LHERMITTECOEUR', 1: 'Zoé', 2: '30/11/2014', 4: '' });
    expect(comparer([], ligne('21/09/2026', '17h00', { 10: 'Oui', 11: '1,5' }), deZoe)).toMatchObject([
      { sort: 'laissee', pourquoi: expect.stringMatching(/justifiée/) },
      { sort: 'laissee', pourquoi: expect.stringMatching(/Ni demande ni bourse/) },
    ]);
  });
});

describe('A line of fees', () => {
  const noms = ['INE', 'Nom', 'Prénom', 'Né(e) le', 'Montant'];
  const colonnes = devinerColonnes(CHAMPS_DE_FRAIS, noms, null);
  const deux = (a: string, b = a) => [
    ['000000033CC', 'DIALLO', 'Mamadou', '05/07/2013', a],
    ['', 'L’HERMITTE CŒUR', 'Zoé', '30/11/2014', b],
  ];
  const comparer = (lignes: string[][], boursiers: [string, number | null][]) =>
    comparerFrais(lireFrais(tableau(noms, ...lignes), colonnes), LIEU, new Map(boursiers));

  it('is new, changed or known to the cent; of who is no boursier, it is left', () => {
    const boursiers: [string, number | null][] = [
      ['d', 9_840],
      ['z', null],
    ];
    expect(comparer(deux('98,40', '1 070,05 €'), boursiers)).toMatchObject([
      { sort: 'inchange', centimes: 9_840 },
      { sort: 'nouveau', centimes: 107_005, avant: null },
    ]);
    expect(comparer(deux('98,41'), [['d', 9_840]])).toMatchObject([
      { sort: 'change', centimes: 9_841, avant: 9_840 },
      { sort: 'laissee', nom: 'Zoë L’Hermitte--Cœur' },
    ]);
  });

  it.each(['', '-12', '98,405', 'douze', '5 000,01'])('refuses: « %s »', (montant) => {
    const [suite] = comparer(deux(montant), [['d', null]]);
    expect(suite).toMatchObject({
      sort: 'refus',
      numero: 2,
      causes: [expect.stringMatching(/Montant des frais/)],
    });
  });

  it('refuses: the same pupil twice', () => {
    const [premiere = []] = deux('10');
    expect(comparer([premiere, premiere], [['d', null]])).toMatchObject([
      { sort: 'nouveau' },
      { sort: 'refus', causes: [expect.stringMatching(/ligne 2/)] },
    ]);
  });

  it('refuses: a column chosen twice, one that the file has not, one that lacks', () => {
    expect(defautsDesColonnes(CHAMPS_DE_FRAIS, { ...colonnes, montant: 'INE' }, noms)).toHaveProperty([
      'colonne.ine',
    ]);
    expect(defautsDesColonnes(CHAMPS_DE_FRAIS, { ...colonnes, montant: 'Prix' }, noms)).toEqual({
      'colonne.montant': 'Montant des frais : le fichier n’a pas de colonne « Prix ».',
    });
    expect(defautsDesColonnes(CHAMPS_DE_FRAIS, {}, noms)).toEqual({
      'colonne.naissance': 'Date de naissance : choisissez la colonne qui le dit.',
      'colonne.montant': 'Montant des frais : choisissez la colonne qui le dit.',
    });
  });

  it('comes back refused with its number and its cause, and may be sent again as it is', () => {
    const lignes = deux('douze', '10');
    const feuille = feuilleDesRefus(tableau(noms, ...lignes), comparer(lignes, [['z', null]]));
    expect(feuille).toEqual([
      [...noms, 'Ligne du fichier', 'Cause du refus'],
      [...(lignes[0] ?? []), '2', expect.stringMatching(/Montant des frais/)],
    ]);
    const [entete = [], ...suivantes] = feuille;
    const renvoyee = tableau(entete, ...suivantes.map((vue) => [...vue]));
    const encore = comparerFrais(lireFrais(renvoyee, colonnes), LIEU, new Map([['z', null]]));
    expect(feuilleDesRefus(renvoyee, encore)).toEqual(feuille);
  });
});
