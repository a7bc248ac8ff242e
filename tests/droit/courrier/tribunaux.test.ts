import { describe, expect, it } from 'vitest';
import { DEPARTEMENTS, tribunalAdministratif } from '#lib/droit/recours/tribunaux.ts';

const METROPOLE = Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, '0')).filter(
  (c) => c !== '20',
);
const OUTRE_MER = ['971', '972', '973', '974', '975', '976', '977', '978', '986', '987', '988'];

describe('tribunal of a département (CJA R. 221-3)', () => {
  it('covers each département once, Corsica in two, overseas included', () => {
    expect([...DEPARTEMENTS].sort()).toEqual([...METROPOLE, '2A', '2B', ...OUTRE_MER].sort());
  });

  it.each([
    ['59', 'tribunal administratif de Lille'],
    ['80', 'tribunal administratif d’Amiens'],
    ['2A', 'tribunal administratif de Bastia'],
    ['92', 'tribunal administratif de Cergy-Pontoise'],
    ['93', 'tribunal administratif de Montreuil'],
    ['83', 'tribunal administratif de Toulon'],
    ['07', 'tribunal administratif de Lyon'],
    ['974', 'tribunal administratif de La Réunion'],
  ])('%s: %s', (departement, nom) => {
    expect(tribunalAdministratif(departement)?.nom).toBe(nom);
  });

  it('reads the three characters of the ministry’s files', () => {
    expect(tribunalAdministratif('059')).toBe(tribunalAdministratif('59'));
    expect(tribunalAdministratif('02a')).toBe(tribunalAdministratif('2A'));
  });

  it.each(['20', '96', '', '5', '099', '999', 'Nord'])('knows no tribunal for « %s »', (departement) => {
    expect(tribunalAdministratif(departement)).toBeUndefined();
  });
});
