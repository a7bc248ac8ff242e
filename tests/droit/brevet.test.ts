import { describe, expect, it } from 'vitest';
import { comparer, defautsDuBrevet, lireLignes } from '#lib/brevet/faits.ts';
import { CHAMPS_DU_BREVET } from '#lib/brevet/schema.ts';
import { devinerColonnes, feuilleDesRefus } from '#lib/correspondance/faits.ts';
import { lireMention } from '#lib/droit/brevet/mention.ts';

describe('A mention of the brevet', () => {
  it.each([
    ['TRES BIEN', 'tres_bien'],
    ['TRÈS BIEN AVEC FÉLICITATIONS', 'tres_bien'],
    ['Mention très bien', 'tres_bien'],
    ['TB', 'tres_bien'],
    ['T.B.', 'tres_bien'],
    ['Bien', 'bien'],
    ['B', 'bien'],
    ['ASSEZ BIEN', 'assez_bien'],
    ['assez-bien', 'assez_bien'],
    ['AB', 'assez_bien'],
    ['Sans mention', 'aucune'],
    ['', 'aucune'],
  ])('« %s » of somebody admitted is %s', (cellule, mention) => {
    expect(lireMention(cellule, 'ADMIS')).toEqual({ mention });
  });

  it.each([
    ['BIEN', 'REFUSE', /se contredisent/],
    ['Plutôt bien', 'ADMIS', /Mention « Plutôt bien » : inconnue/],
    ['BIENVENUE', 'ADMIS', /inconnue/],
    ['', null, /aucune colonne ne dit le résultat/],
    ['', '', /Résultat « {2}» : inconnu/],
    ['BIEN', 'peut-être', /Résultat « peut-être » : inconnu/],
  ])('refuses: « %s » with the result « %s »', (cellule, resultat, dit) => {
    expect(lireMention(cellule, resultat)).toEqual({ faute: expect.stringMatching(dit) });
  });

  it('refused at the exam is not without mention', () => {
    expect(lireMention('', 'REFUSÉE')).toEqual({ mention: 'non_obtenu' });
    expect(lireMention('BIEN', null)).toEqual({ mention: 'bien' });
  });
});

const NOMS = ['INE', 'Nom de famille', 'Date de naissance', 'Session', 'Résultat', 'Mention'];
const COLONNES = devinerColonnes(CHAMPS_DU_BREVET, NOMS, null);
const tableau = (...lignes: string[][]) => ({
  noms: NOMS,
  lignes: lignes.map((cellules, rang) => ({ numero: rang + 2, cellules })),
});
const lire = (...lignes: string[][]) =>
  lireLignes(tableau(...lignes), COLONNES, { session: undefined, annee: 2026 });
const JUSTE = ['000000077GG', 'NGUYEN', '14/02/2012', '2026', 'ADMIS', 'TRES BIEN'];
const avec = (rang: number, valeur: string) =>
  JUSTE.map((cellule, place) => (place === rang ? valeur : cellule));
const CONNU = {
  id: 'e1',
  nomComplet: 'Anaïs Nguyen',
  naissance: '2012-02-14',
  brevets: [{ session: 2026, mention: 'bien' as const }],
};

describe('The columns of a file', () => {
  it('are guessed by their names, or are those kept while the file has them all', () => {
    expect(COLONNES).toEqual({
      ine: 'INE',
      naissance: 'Date de naissance',
      session: 'Session',
      resultat: 'Résultat',
      mention: 'Mention',
    });
    const gardees = { ine: 'INE', naissance: 'Date de naissance', mention: 'Nom de famille' };
    expect(devinerColonnes(CHAMPS_DU_BREVET, NOMS, gardees)).toEqual(gardees);
    expect(devinerColonnes(CHAMPS_DU_BREVET, NOMS, { ...gardees, ine: 'Identifiant' })).toEqual(COLONNES);
  });

  it.each([
    [{ ...COLONNES, ine: undefined }, '2026', 'colonne.ine'],
    [{ ...COLONNES, mention: 'Absente' }, '2026', 'colonne.mention'],
    [{ ...COLONNES, session: undefined }, undefined, 'session'],
    [{ ...COLONNES, mention: 'Résultat' }, '2026', 'colonne.resultat'],
  ])('refuses: %j, under its field', (colonnes, session, champ) => {
    expect(Object.keys(defautsDuBrevet(colonnes, NOMS, session))).toEqual([champ]);
  });
});

describe('A line of results', () => {
  it.each([
    ['no INE', avec(0, ''), /INE absent/],
    ['an INE cut short', avec(0, '77GG'), /onze caractères/],
    ['no birth', avec(2, ''), /Date de naissance/],
    ['a birth that no year has', avec(2, '31/02/2012'), /Date de naissance/],
    ['a session to come', avec(3, '2027'), /n’est pas une année possible/],
    ['a session before the brevet', avec(3, '1986'), /n’est pas une année possible/],
    ['a session of two digits', avec(3, '26'), /n’est pas une année possible/],
    ['a mention unknown', avec(5, 'EXCELLENT'), /Mention « EXCELLENT »/],
  ])('refuses: %s', (_, ligne, dit) => {
    expect(lire(ligne)).toEqual([{ numero: 2, causes: [expect.stringMatching(dit)] }]);
  });

  it('tells every cause at once', () => {
    expect(lire(['', 'X', '', '26', '', 'ASSEZ'])[0]).toMatchObject({ causes: { length: 4 } });
  });

  it('is the pupil of the INE and of the birth together, never of the INE alone', () => {
    const connus = new Map([['000000077GG', CONNU]]);
    const [nouvelle, autreJour, inconnu] = comparer(
      lire(JUSTE, avec(2, '15/02/2012').with(3, '2025'), avec(0, '000000088HH')),
      connus,
    );
    expect(nouvelle).toMatchObject({
      sort: 'change',
      avant: 'bien',
      mention: 'tres_bien',
      nom: 'Anaïs Nguyen',
    });
    expect(autreJour).toMatchObject({
      sort: 'refus',
      causes: [expect.stringContaining('pas né à cette date')],
    });
    expect(inconnu).toMatchObject({ sort: 'refus', causes: [expect.stringContaining('aucun élève')] });
    expect(comparer(lire(avec(5, 'BIEN')), connus)).toMatchObject([{ sort: 'inchange' }]);
    expect(comparer(lire(avec(3, '2025')), connus)).toMatchObject([{ sort: 'nouveau', avant: null }]);
  });

  it('refuses: one pupil twice for one session, both lines, and gives them back with their cause', () => {
    const lignes = [JUSTE, avec(5, '=BIEN'), avec(5, 'BIEN')];
    const suites = comparer(lire(...lignes), new Map([['000000077GG', CONNU]]));
    expect(suites.map(({ sort }) => sort)).toEqual(['refus', 'refus', 'refus']);
    const feuille = feuilleDesRefus(tableau(...lignes), suites);
    expect(feuille[0]).toEqual([...NOMS, 'Ligne du fichier', 'Cause du refus']);
    expect(feuille[1]).toEqual([...JUSTE, '2', expect.stringContaining('ligne 3')]);
    expect(feuille).toHaveLength(4);
  });
});
