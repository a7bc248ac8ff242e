import { describe, expect, it } from 'vitest';
import { communesDe, trouverCommune } from '#lib/droit/lieux/communes.ts';
import { departementDe, lireCodeDepartement } from '#lib/droit/lieux/departements.ts';
import { type LieuEcrit, lireLieuDeNaissance } from '#lib/droit/lieux/lieu-de-naissance.ts';
import { FRANCE, lireCodePays, nomDuPays, PAYS_PROPOSES } from '#lib/droit/lieux/pays.ts';
import { naissance } from '#lib/droit/naissance.ts';

const lire = (ne: string, ecrit: LieuEcrit) => lireLieuDeNaissance(ecrit, naissance(ne));
const enFrance = (ne: string, departement: string, commune: string) =>
  lire(ne, { pays: '100', departement, commune });
const code = (ne: string, departement: string, commune: string) => {
  const lu = enFrance(ne, departement, commune);
  return 'lieu' in lu ? lu.lieu.commune : lu.fautes;
};

describe('Pays de naissance', () => {
  it('reads both ways in which bases write a code', () => {
    expect([lireCodePays('99352'), lireCodePays(' 352 ')]).toEqual(['352', '352']);
  });

  it.each([['DZ'], ['999'], [''], ['98352'], ['Algérie']])('refuses: %s is no code of the table', (texte) => {
    expect(lireCodePays(texte)).toBeNull();
  });

  it('proposes France first, and each code once', () => {
    expect(PAYS_PROPOSES[0]).toEqual({ valeur: FRANCE, libelle: 'France' });
    expect(new Set(PAYS_PROPOSES.map(({ valeur }) => valeur)).size).toBe(PAYS_PROPOSES.length);
  });

  it('knows Czechoslovakia until its last day', () => {
    expect(lire('1992-12-31', { pays: '115' })).toEqual({ lieu: { pays: '115' } });
  });

  it('refuses: Czechoslovakia on the day after, and says so', () => {
    expect(lire('1993-01-01', { pays: '115' })).toEqual({
      fautes: {
        pays: 'Pays de naissance : Tchécoslovaquie n’existait plus pour une personne née le 01/01/1993.',
      },
    });
  });

  it('takes a year that may hold the last day, and a country younger than the person', () => {
    expect(lire('1990', { pays: '141' })).toEqual({ lieu: { pays: '141' } });
    expect(lire('1975-03-02', { pays: '155' })).toEqual({ lieu: { pays: '155' } });
  });

  it('refuses: a name of a code that does not exist', () => {
    expect(() => nomDuPays('999')).toThrow(RangeError);
  });
});

describe('Département de naissance', () => {
  it('reads the ways in which people write a code', () => {
    expect(['75', '075', '2a', '02B', '971'].map(lireCodeDepartement)).toEqual([
      '075',
      '075',
      '02A',
      '02B',
      '971',
    ]);
  });

  it.each([['096'], ['2C'], ['0'], ['']])('refuses: %s', (texte) => {
    expect(lireCodeDepartement(texte)).toBeNull();
  });

  it.each([
    ['1967-12-31', '075', 'Seine'],
    ['1968-01-01', '075', 'Paris'],
    ['1962-07-02', '091', 'Alger (Algérie)'],
    ['1968-01-01', '091', 'Essonne'],
    ['1975-12-31', '020', 'Corse'],
    ['1976-01-01', '02A', 'Corse-du-Sud'],
    ['1990-02-26', '022', 'Côtes-du-Nord'],
    ['1990-02-27', '022', 'Côtes-d’Armor'],
  ])('on %s, %s is %s', (ne, departement, nom) => {
    expect(departementDe(departement, naissance(ne))?.nom).toBe(nom);
  });

  it.each([
    ['1962-07-03', '091'],
    ['1967-12-31', '091'],
    ['1976-01-01', '020'],
    ['1975-12-31', '02B'],
    ['2007-07-14', '978'],
  ])('refuses: on %s, %s named nothing', (ne, departement) => {
    expect(departementDe(departement, naissance(ne))).toBeNull();
    expect(enFrance(ne, departement, 'Orléans')).toEqual({
      fautes: { departement: expect.stringContaining('n’existait pas') },
    });
  });

  it('gives the country of today for a former département of Algeria, whatever the town', () => {
    expect(enFrance('1955-04-02', '091', 'Blida')).toEqual({ lieu: { pays: '352' } });
  });
});

describe('Commune de naissance', () => {
  it.each([
    ['1967-12-31', '75', 'Boulogne-Billancourt', '75012'],
    ['1968-01-01', '92', 'Boulogne-Billancourt', '92012'],
    ['1975-12-31', '020', 'Ajaccio', '20004'],
    ['1976-01-01', '2A', 'ajaccio', '2A004'],
    ['2015-12-31', '01', 'Arbignieu', '01015'],
    ['2016-01-01', '01', 'Arboys-en-Bugey', '01015'],
    ['1972-12-31', '55', 'Culey', '55138'],
    ['2014-01-01', '55', 'Culey', '55138'],
    ['2007-07-14', '971', 'Saint-Martin', '97127'],
    ['2007-07-15', '978', 'St Martin', '97801'],
    ['1985-05-06', '75', '112', '75112'],
    ['1985-05-06', '75', 'Paris 12e arrondissement', '75112'],
    ['1985-05-06', '31', 'TOULOUSE', '31555'],
    ['1985-05-06', '988', 'Nouméa', '98818'],
  ])('on %s, in %s, %s is %s', (ne, departement, commune, attendu) => {
    expect(code(ne, departement, commune)).toBe(attendu);
  });

  it.each([
    ['1968-01-01', '75', 'Boulogne-Billancourt', 'Une commune de ce nom était dans le 092.'],
    ['1973-01-01', '55', 'Culey', '« Culey » n’était pas dans le département 055'],
    ['2013-12-31', '55', 'Culey', '« Culey » n’était pas dans le département 055'],
    ['2015-12-31', '01', 'Arboys en Bugey', 'n’était pas dans le département 001'],
    ['1985-05-06', '59', 'Valencienne', 'Peut-être : Valenciennes (59606)'],
    ['1985-05-06', '59', '', 'Commune de naissance : à remplir.'],
    ['1985-05-06', '59', '99999', 'n’était pas dans le département 059'],
    ['1985-05-06', '59', '<b>', 'Recopiez-la'],
  ])('refuses: on %s, in %s, « %s », and says the way out', (ne, departement, commune, dit) => {
    expect(code(ne, departement, commune)).toEqual({ commune: expect.stringContaining(dit) });
  });

  it('takes what may be of an incomplete birth: 1968 has both codes', () => {
    expect([code('1967', '75', 'Nanterre'), code('1968', '92', 'Nanterre')]).toEqual(['75050', '92050']);
    expect(code('1968', '75', 'Nanterre')).toEqual({ commune: expect.stringContaining('092') });
  });

  it('refuses: a département or a commune for a birth abroad, each under its field', () => {
    expect(lire('1985-05-06', { pays: '350', departement: '75', commune: 'Paris' })).toEqual({
      fautes: {
        departement: expect.stringContaining('laissez-le vide'),
        commune: expect.stringContaining('laissez-la vide'),
      },
    });
  });

  it('refuses: no country, no département', () => {
    expect(lire('1985-05-06', {})).toEqual({ fautes: { pays: expect.stringContaining('à choisir') } });
    expect(lire('1985-05-06', { pays: '100' })).toEqual({
      fautes: { departement: expect.stringContaining('à choisir') },
    });
  });

  it('knows each département of today by its communes, and no code twice on one day', () => {
    const jour = naissance('2026-01-01');
    for (let rang = 1; rang <= 95; rang += 1) {
      const departement = String(rang).padStart(3, '0');
      if (departement === '020') continue;
      const communes = communesDe(departement, jour);
      expect(communes.length, departement).toBeGreaterThan(0);
      expect(new Set(communes.map((vue) => vue.code)).size, departement).toBe(communes.length);
    }
    expect(trouverCommune('Bastia', '02B', jour)).toHaveLength(1);
    expect(communesDe('099', jour)).toEqual([]);
  });
});
