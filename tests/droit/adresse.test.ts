/** Addresses as letters print them, and codes as people write them. */
import { describe, expect, test } from 'vitest';
import { defautsDAdresse, lignesDAdresse, nettoyerCodePostal } from '#lib/droit/adresse.ts';

describe('the lines of an address, as La Poste and the UPU order them', () => {
  test('in France: complement, street, code and town in capitals, no country', () => {
    expect(
      lignesDAdresse({
        adresse: '12 rue des Lilas',
        complement: 'Bât. B',
        codePostal: '59000',
        commune: 'Lille',
      }),
    ).toEqual(['Bât. B', '12 rue des Lilas', '59000 LILLE']);
    expect(
      lignesDAdresse({ adresse: 'BP 12', codePostal: '59042', commune: 'Lille Cedex 9', pays: 'France' }),
    ).toEqual(['BP 12', '59042 LILLE CEDEX 9']);
  });

  test('abroad: the code as it is there, the country alone on the last line', () => {
    expect(
      lignesDAdresse({ adresse: 'Rue de Nimy 7', codePostal: '7000', commune: 'Mons', pays: 'Belgique' }),
    ).toEqual(['Rue de Nimy 7', '7000 MONS', 'BELGIQUE']);
    expect(
      lignesDAdresse({
        adresse: '1 Main Street',
        codePostal: '',
        commune: 'Dublin D02 X285',
        pays: 'Irlande',
      }),
    ).toEqual(['1 Main Street', 'DUBLIN D02 X285', 'IRLANDE']);
  });
});

describe('where the post of another country looks for the code (UPU)', () => {
  test.each([
    ['États-Unis', '10003', 'New York NY', ['NEW YORK NY 10003', 'ÉTATS-UNIS']],
    ['Etats-Unis d’Amérique', '10003', 'New York NY', ['NEW YORK NY 10003', 'ETATS-UNIS D’AMÉRIQUE']],
    ['canada', 'H3B 1A7', 'Montréal QC', ['MONTRÉAL QC H3B 1A7', 'CANADA']],
    ['Inde', '605001', 'Pondichéry', ['PONDICHÉRY 605001', 'INDE']],
    ['Royaume-Uni', 'SW1A 1AA', 'London', ['LONDON', 'SW1A 1AA', 'ROYAUME-UNI']],
    ['Irlande', 'D02 X285', 'Dublin', ['DUBLIN', 'D02 X285', 'IRLANDE']],
    ['Irlande', '', 'Dublin', ['DUBLIN', 'IRLANDE']],
    ['Suisse', '1204', 'Genève', ['1204 GENÈVE', 'SUISSE']],
    ['Maroc', '20250', 'Casablanca', ['20250 CASABLANCA', 'MAROC']],
    ['Polynésie française', '98713', 'Papeete', ['98713 PAPEETE', 'POLYNÉSIE FRANÇAISE']],
  ])('%s', (pays, codePostal, commune, fin) => {
    expect(lignesDAdresse({ adresse: '1 rue', codePostal, commune, pays })).toEqual(['1 rue', ...fin]);
  });
});

describe('a postal code', () => {
  test.each([
    ['59 000', '59000'],
    [' 59000 ', '59000'],
    ['F-59000', '59000'],
    ['b-7000', 'B-7000'],
    ['sw1a 1aa', 'SW1A 1AA'],
    ['20090', '20090'],
  ])('« %s » is %s', (tape, lu) => {
    expect(nettoyerCodePostal(tape)).toBe(lu);
  });

  test.each(['59000', '01000', '98800', '20000'])('takes in France: %s', (codePostal) => {
    expect(defautsDAdresse({ resideEnFrance: true, codePostal })).toEqual({});
  });

  test.each(['7000', 'B-7000', '00000', '00123', '99999', '590001'])(
    'refuses in France: « %s »',
    (codePostal) => {
      expect(defautsDAdresse({ resideEnFrance: true, codePostal })).toEqual({
        codePostal: expect.stringContaining('cinq chiffres'),
      });
      expect(defautsDAdresse({ resideEnFrance: false, codePostal, pays: 'France' })).toHaveProperty(
        'codePostal',
      );
    },
  );

  test('takes the sector of the armed forces, whose mail La Poste carries, and no other code in 00', () => {
    const aux = (codePostal: string, commune?: string) =>
      Object.keys(defautsDAdresse({ resideEnFrance: true, codePostal, commune }));
    expect(aux('00841', 'ARMÉES')).toEqual([]);
    expect(aux('00100', 'Armees')).toEqual([]);
    expect(aux('00000', 'ARMÉES')).toEqual(['codePostal']);
    expect(aux('00100', 'Mons')).toEqual(['codePostal']);
    expect(aux('00100')).toEqual(['codePostal']);
  });

  test('refuses « 59000 CEDEX », and says where CEDEX goes', () => {
    expect(defautsDAdresse({ resideEnFrance: true, codePostal: '59000 CEDEX' }).codePostal).toContain(
      'avec la commune',
    );
  });

  test('refuses: abroad without its country; takes any code there', () => {
    expect(defautsDAdresse({ resideEnFrance: false, codePostal: '7000' })).toEqual({
      pays: expect.stringContaining('à remplir'),
    });
    expect(defautsDAdresse({ resideEnFrance: false, codePostal: '7000', pays: 'Belgique' })).toEqual({});
  });
});
