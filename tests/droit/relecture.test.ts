/** Which decisions are read twice before they leave. */
import { describe, expect, test } from 'vitest';
import { motifDeRelecture, tombeDansLaPart } from '#lib/droit/relecture.ts';
import { risquesDe } from '#lib/droit/relecture-risques.ts';
import { faitsDeRisque } from '#lib/relecture/faits.ts';

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
  reglage: { premieres, part, risques: [] },
  signees,
  aReprendre,
  risques: [],
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
    expect(
      motifDeRelecture(decision(DERNIER), { reglage: null, signees: 0, aReprendre: true, risques: [] }),
    ).toBe('reprise');
  });

  test('refuses: where nothing is set', () => {
    expect(
      motifDeRelecture(decision(PREMIER), { reglage: null, signees: 0, aReprendre: false, risques: [] }),
    ).toBeNull();
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

describe('a risk', () => {
  const droit = (margeAvantPlafond: number, ecartEchelonSuperieur: number | null) => ({
    ...{ genre: 'droit' as const, trace: [] },
    droit: { margeAvantPlafond, ecartEchelonSuperieur },
  });
  const refus = (ecart: number) => ({
    genre: 'sans_droit' as const,
    motifs: [],
    trace: [{ regle: 'bareme_plafond_depasse', issue: 'exclue', valeurs: { ecart } }],
  });
  const SANS = { situation: null, enfants: null };
  const SEULE = { situation: 'parent_isole', enfants: 2 };
  const montre = (faits: Partial<Parameters<typeof risquesDe>[0]>) =>
    risquesDe({ resultat: null, chiffres: [], foyer: SANS, foyerDAvant: null, ...faits } as Parameters<
      typeof risquesDe
    >[0]);

  test.each([
    ['on the ceiling', droit(0, 900)],
    ['fifty euros under it', droit(50, null)],
    ['fifty euros above the one of the next échelon', droit(4_000, 50)],
    ['one euro above every ceiling', refus(1)],
  ])('is near a ceiling: %s', (_, resultat) =>
    expect(montre({ resultat: resultat as never })).toEqual(['plafond_proche']),
  );
  test.each([
    ['fifty-one euros from both', droit(51, 51)],
    ['refused by far', refus(51)],
    ['nothing computed', null],
  ])('is not near a ceiling: %s', (_, resultat) =>
    expect(montre({ resultat: resultat as never })).toEqual([]),
  );

  test('is in figures that were recorded twice otherwise, and not in the same ones, nor in those of two persons', () => {
    const avis = (rfr: number, enfants = 2) => ({ rfr, enfants });
    const dits = (...ressources: object[]) =>
      risquesDe(
        faitsDeRisque(
          ressources.map((dites) => ({ contenu: { ressources: dites } })),
          { situation: null, resultat: null, foyerDAvant: null },
        ),
      );
    expect(dits({ avis: avis(12_000) }, { avis: avis(21_000) })).toEqual(['chiffres_repris']);
    expect(dits({ avis: avis(12_000) }, { avis: avis(12_000, 3) })).toEqual(['chiffres_repris']);
    expect(
      dits({ avis: avis(1), avisConcubin: avis(12_000) }, { avis: avis(1), avisConcubin: avis(11_000) }),
    ).toEqual(['chiffres_repris']);
    expect(dits({ avis: avis(12_000), avisConcubin: avis(9_000) }, { avis: avis(12_000) })).toEqual([]);
    expect(dits({ avis: { rfr: 12_000 } }, { avis: avis(12_000) }, {})).toEqual([]);
  });

  test('is in a family that changed between two years; what one of them does not say is no change', () => {
    expect(montre({ foyer: SEULE, foyerDAvant: { ...SEULE, enfants: 3 } })).toEqual(['foyer_change']);
    expect(montre({ foyer: SEULE, foyerDAvant: { ...SEULE, situation: 'concubinage' } })).toEqual([
      'foyer_change',
    ]);
    expect(montre({ foyer: SEULE, foyerDAvant: SEULE })).toEqual([]);
    expect(montre({ foyer: SEULE, foyerDAvant: SANS })).toEqual([]);
    expect(montre({ foyer: SEULE, foyerDAvant: null })).toEqual([]);
  });

  test('is read before the share is drawn, after the first decisions, and refused to a chef’s own', () => {
    const cible = (premieres: number) => ({
      ...controle(premieres, 100, 1),
      risques: ['foyer_change'] as const,
    });
    expect(motifDeRelecture(decision(DERNIER), cible(0))).toBe('risque');
    expect(motifDeRelecture(decision(DERNIER), cible(2))).toBe('premieres');
    expect(
      motifDeRelecture({ acte: 'attribuer', branche: 'college_public', id: PREMIER }, cible(0)),
    ).toBeNull();
  });
});
