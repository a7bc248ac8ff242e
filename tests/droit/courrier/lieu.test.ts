import { describe, expect, test } from 'vitest';
import type { Branche } from '#lib/droit/competence.ts';
import { departementDeLaDecision, villeDe } from '#lib/droit/recours/lieu.ts';
import { tribunalAdministratif } from '#lib/droit/recours/tribunaux.ts';

// A pupil of the Gers, whose service académique sits in Toulouse (C. IV.B; CJA R. 312-1).
const tribunal = (branche: Branche, departementDuDossier = '032') =>
  tribunalAdministratif(
    departementDeLaDecision({
      branche,
      departementDuDossier,
      departementDeLEtablissement: '032',
      adresseDuService: '75 rue Saint-Roch, 31400 Toulouse',
    }),
  )?.siege;

describe('the tribunal of the département where the decision was taken', () => {
  test('a collège public decides at home', () => {
    expect(tribunal('college_public')).toBe('Pau');
  });

  test.each(['college_prive', 'lycee_public', 'lycee_prive'] as const)(
    'refuses: the établissement’s tribunal for %s, which the service académique decides',
    (branche) => {
      expect(tribunal(branche)).toBe('Toulouse');
    },
  );

  test('the CNED’s service sits where the circulaire names it, whatever the académie’s address', () => {
    expect(tribunal('cned', '029')).toBe('Rennes');
  });

  test('refuses: a tribunal when the address of the service tells no town', () => {
    expect(
      departementDeLaDecision({
        branche: 'lycee_public',
        departementDuDossier: '032',
        departementDeLEtablissement: '032',
        adresseDuService: '',
      }),
    ).toBe('');
  });

  test.each([
    ['1 rue Claude-Bernard, 59000 Lille', '59000', 'Lille'],
    ['CS 87703, 31077 Toulouse Cedex 4', '31077', 'Toulouse Cedex 4'],
    ['Rue sans ville', '', ''],
  ])('reads the town of « %s »', (adresse, codePostal, commune) => {
    expect(villeDe(adresse)).toEqual({ codePostal, commune });
  });
});
