/** Which decisions are read twice before they leave. */
import { describe, expect, test } from 'vitest';
import { motifDeRelecture, tombeDansLaPart } from '#lib/droit/relecture.ts';

/** Version 4 identifiers whose first 32 bits are chosen: the chance that a decision carries. */
const tire = (debut: string): string => `${debut}-0000-4000-8000-000000000000`;
const PREMIER = tire('00000000');
const DERNIER = tire('ffffffff');

const decision = (id = PREMIER, acte = 'attribuer', branche = 'lycee_public' as const) => ({
  acte,
  branche,
  id,
});
const controle = (premieres: number, part: number, signees: number, aReprendre = false) => ({
  reglage: { premieres, part },
  signees,
  aReprendre,
});

describe('the draw', () => {
  test('a share of ten hundredths takes the first tenth of the identifiers, and nothing beyond', () => {
    // A tenth of 2^32 is 429 496 729.6: hexadecimal 19999999 is under, 1999999a over.
    expect(tombeDansLaPart(tire('19999999'), 10)).toBe(true);
    expect(tombeDansLaPart(tire('1999999a'), 10)).toBe(false);
    expect(tombeDansLaPart(tire('7fffffff'), 50)).toBe(true);
    expect(tombeDansLaPart(tire('80000000'), 50)).toBe(false);
  });

  test('refuses: none at nought, and leaves nobody out at a hundred', () => {
    expect(tombeDansLaPart(PREMIER, 0)).toBe(false);
    expect(tombeDansLaPart(DERNIER, 100)).toBe(true);
  });
});

describe('what is read twice', () => {
  test('the first decisions of who signs, up to the number set; then the share', () => {
    expect(motifDeRelecture(decision(DERNIER), controle(5, 0, 0))).toBe('premieres');
    expect(motifDeRelecture(decision(DERNIER), controle(5, 0, 4))).toBe('premieres');
    expect(motifDeRelecture(decision(DERNIER), controle(5, 0, 5))).toBeNull();
    expect(motifDeRelecture(decision(PREMIER), controle(5, 10, 5))).toBe('part');
    expect(motifDeRelecture(decision(DERNIER), controle(5, 10, 5))).toBeNull();
  });

  test('what a reader asked to take up again is read again, whatever the setting', () => {
    expect(motifDeRelecture(decision(DERNIER), controle(0, 0, 99, true))).toBe('reprise');
    expect(motifDeRelecture(decision(DERNIER), { reglage: null, signees: 0, aReprendre: true })).toBe(
      'reprise',
    );
  });

  test('refuses: where nothing is set', () => {
    expect(motifDeRelecture(decision(PREMIER), { reglage: null, signees: 0, aReprendre: false })).toBeNull();
  });

  test('refuses: the decision of a chef, who signs in his own name', () => {
    const duChef = { acte: 'attribuer', branche: 'college_public', id: PREMIER } as const;
    expect(motifDeRelecture(duChef, controle(500, 100, 0))).toBeNull();
    expect(motifDeRelecture(duChef, controle(500, 100, 0, true))).toBeNull();
  });

  test.each([
    'accueillir_recours',
    'maintenir_refus',
    'retirer',
    'declarer_irrecevable',
    'refuser_hors_delai',
  ])('refuses: « %s », which its author could not take back', (acte) => {
    expect(motifDeRelecture(decision(PREMIER, acte), controle(500, 100, 0))).toBeNull();
  });

  test.each(['attribuer', 'refuser', 'refuser_incompletude', 'refuser_avis_tardif'])(
    'takes « %s »',
    (acte) => {
      expect(motifDeRelecture(decision(PREMIER, acte), controle(0, 100, 0))).toBe('part');
    },
  );
});
