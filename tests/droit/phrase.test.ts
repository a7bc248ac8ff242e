import { describe, expect, test } from 'vitest';
import { deLAcademie, deLEtablissement } from '#lib/droit/courrier/typographie.ts';
import { DEPARTEMENTS_PROPOSES, deDepartement } from '#lib/droit/lieux/departements.ts';
import { deNom } from '#lib/droit/phrase.ts';
import { deQuelLieu } from '#lib/pilotage/faits.ts';

describe('a name after « de »', () => {
  test.each(['Ibrahima', 'Ethan', 'Élodie', 'Œdipe', 'Ömer', 'Yves', 'Yvonne', 'Hélène', 'Hugo', 'Henri'])(
    'is elided before %s',
    (nom) => {
      expect(deNom(nom)).toBe(`d’${nom}`);
    },
  );

  test.each(['Zoé', 'Ying', 'Yasmine', 'Youssef', 'Hassan', 'Hakim', 'Hugolin', 'Łukasz', 'Жук', '3e A', ''])(
    'refuses: an elision before %s',
    (nom) => {
      expect(deNom(nom)).toBe(`de ${nom}`);
    },
  );

  test.each([
    ['Amiens', 'd’Amiens'],
    ['Orléans-Tours', 'd’Orléans-Tours'],
    ['Lille', 'de Lille'],
    ['Guyane', 'de la Guyane'],
  ])('an académie too: %s', (nom, dit) => {
    expect(deLAcademie(nom)).toBe(dit);
  });

  test.each([
    ['Ain', 'de l’Ain'],
    ['Alpes-Maritimes', 'des Alpes-Maritimes'],
    ['Ardennes', 'des Ardennes'],
    ['Ariège', 'de l’Ariège'],
    ['Côte-d’Or', 'de la Côte-d’Or'],
    ['Côtes-d’Armor', 'des Côtes-d’Armor'],
    ['Deux-Sèvres', 'des Deux-Sèvres'],
    ['Essonne', 'de l’Essonne'],
    ['Eure-et-Loir', 'd’Eure-et-Loir'],
    ['Guadeloupe', 'de la Guadeloupe'],
    ['Haute-Garonne', 'de la Haute-Garonne'],
    ['Hautes-Pyrénées', 'des Hautes-Pyrénées'],
    ['Hauts-de-Seine', 'des Hauts-de-Seine'],
    ['Hérault', 'de l’Hérault'],
    ['Ille-et-Vilaine', 'd’Ille-et-Vilaine'],
    ['La Réunion', 'de La Réunion'],
    ['Lot', 'du Lot'],
    ['Lot-et-Garonne', 'de Lot-et-Garonne'],
    ['Marne', 'de la Marne'],
    ['Nord', 'du Nord'],
    ['Paris', 'de Paris'],
    ['Saint-Martin', 'de Saint-Martin'],
    ['Territoire de Belfort', 'du Territoire de Belfort'],
    ['Val-d’Oise', 'du Val-d’Oise'],
    ['Yonne', 'de l’Yonne'],
    ['Yvelines', 'des Yvelines'],
  ])('a département has its article: %s', (nom, dit) => {
    expect(deDepartement(nom)).toBe(dit);
  });

  test('each département of today has one, and the count of each article is that of the map', () => {
    const noms = DEPARTEMENTS_PROPOSES.map(({ libelle }) =>
      libelle.replace(/^\S+ – (.* ; )?/, '').replace(/ (depuis|jusqu).*$/, ''),
    );
    const articles = noms.map((nom) => deDepartement(nom).slice(0, -nom.length).trim());
    const comptes = Map.groupBy(articles, (article) => article);
    expect(Object.fromEntries([...comptes].map(([article, { length }]) => [article, length]))).toEqual({
      ...{ du: 23, des: 15, 'de l’': 17, 'de la': 38 },
      ...{ de: 14, 'd’': 3 },
    });
  });

  test.each([
    ['Collège Les Tilleuls', 'du collège Les Tilleuls'],
    ['Lycée La Halle', 'du lycée La Halle'],
    ['LYCEE GUSTAVE EIFFEL', 'du LYCEE GUSTAVE EIFFEL'],
    ['CNED, site de Poitiers', 'du CNED, site de Poitiers'],
    ['EREA La Clairière', 'de l’EREA La Clairière'],
    ['Institution Sainte-Odile', 'de l’institution Sainte-Odile'],
    ['Établissement régional', 'de l’établissement régional'],
    ['Coll’Art', 'de Coll’Art'],
    ['Lyceum', 'de Lyceum'],
    ['Sainte-Odile', 'de Sainte-Odile'],
  ])('an établissement by its kind: %s', (nom, dit) => {
    expect(deLEtablissement(nom)).toBe(dit);
  });

  test('the title of the figures says whose they are, and nothing of a place that is not offered', () => {
    const noms = {
      academie: undefined,
      etablissements: [{ uai: '0599901A', nom: 'Collège Les Tilleuls' }],
      departements: [{ code: '059', nom: 'Nord' }],
    };
    const vide = { uai: undefined, departement: undefined };
    expect(deQuelLieu(vide, noms)).toBe('');
    expect(deQuelLieu({ ...vide, departement: '059' }, noms)).toBe(' du Nord');
    expect(deQuelLieu({ ...vide, departement: '075' }, noms)).toBe('');
    expect(deQuelLieu({ uai: '0599901A', departement: '059' }, noms)).toBe(' du collège Les Tilleuls');
    expect(deQuelLieu({ ...vide, uai: '0759999Z' }, { ...noms, etablissements: null })).toBe(
      ' de l’établissement 0759999Z',
    );
    expect(deQuelLieu(vide, { ...noms, academie: 'Amiens' })).toBe(' de l’académie d’Amiens');
  });
});
