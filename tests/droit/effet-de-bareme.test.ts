/** What other tables would change: figures of the annexes of 2026 and of one written by hand, on both sides of each ceiling. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baremesDeLAnnexe } from '#lib/droit/bareme/annexe.ts';
import { jour } from '#lib/droit/date.ts';
import {
  changementDe,
  compterMouvement,
  type Groupe,
  type Mouvement,
  mouvementDe,
} from '#lib/droit/effet-de-bareme.ts';
import { centimes } from '#lib/droit/montant.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { ANNEXE_A_L_ESSAI } from './annexe-a-l-essai.ts';
import { avis } from './foyers.ts';
import { auCollege, auLycee } from './situations.ts';

const lue = baremesDeLAnnexe(ANNEXE_A_L_ESSAI);
if ('obstacles' in lue) throw new Error(lue.obstacles.join(' '));
const { baremes } = lue;

const A = { college: auCollege, lycee: auLycee };

const chez = (type: TypeBourse, rfr: number, enfants = 1) =>
  mouvementDe(A[type]({ foyer: { avis: avis(rfr, enfants) } }), baremes);

const mouvement = (
  type: TypeBourse,
  [de, avant]: [number, number],
  [vers, apres]: [number, number],
): Mouvement => ({
  type,
  avant: { echelon: de, centimes: centimes(avant * 100) },
  apres: { echelon: vers, centimes: centimes(apres * 100) },
});

describe('a situation judged twice', () => {
  test.each([
    ['on the old ceiling: the échelon stays, its amount is the new one', 18_488, [1, 120], [1, 123]],
    ['one euro above the old ceiling: wins a bourse', 18_489, [0, 0], [1, 123]],
    ['on the new ceiling: wins a bourse', 19_000, [0, 0], [1, 123]],
    ['one euro above the new one: nothing, before and after', 19_001, [0, 0], [0, 0]],
    ['one euro above the old second ceiling: goes up', 9_994, [1, 120], [2, 339]],
    ['one euro above the new second one: stays', 10_501, [1, 120], [1, 123]],
  ] as const)('collège, %s', (_, rfr, avant, apres) => {
    expect(chez('college', rfr)).toEqual(mouvement('college', [...avant], [...apres]));
  });

  test.each([
    ['on the new ceiling: keeps the bourse', 21_000, [1, 504], [1, 507]],
    ['one euro above it: loses it', 21_001, [1, 504], [0, 0]],
    ['one euro above the old one: never had it', 22_038, [0, 0], [0, 0]],
  ] as const)('lycée, %s', (_, rfr, avant, apres) => {
    expect(chez('lycee', rfr)).toEqual(mouvement('lycee', [...avant], [...apres]));
  });

  test('two children: the line that the annexe leaves changes the amount alone', () => {
    expect(chez('college', 22_754, 2)).toEqual(mouvement('college', [1, 120], [1, 123]));
  });

  test('refused for what no ceiling settles: refused under both', () => {
    const apprenti = auCollege({ eleve: { statut: 'apprenti' }, foyer: { avis: avis(100, 1) } });
    expect(mouvementDe(apprenti, baremes)).toEqual(mouvement('college', [0, 0], [0, 0]));
  });

  test('refuses to tell: nothing is known of the incomes', () => {
    expect(mouvementDe(auCollege({ foyer: { avis: undefined } }), baremes)).toBeNull();
  });

  // From 1 January: two of the three equal parts (C. VII.B), 957 € then 960 € a year.
  test('a right shorter than its year counts for its own days', () => {
    const tard = auLycee({ eleve: { entree: jour('2027-01-01') }, foyer: { avis: avis(5_000, 1) } });
    expect(mouvementDe(tard, baremes)).toEqual(mouvement('lycee', [5, 638], [5, 640]));
  });
});

describe('the annexe that is tried', () => {
  test('refuses: a line that lacks, named', () => {
    const sansHuit = ANNEXE_A_L_ESSAI.annexe6.replace('8;48352;26138;9222\n', '');
    expect(baremesDeLAnnexe({ ...ANNEXE_A_L_ESSAI, annexe6: sansHuit })).toMatchObject({
      obstacles: [expect.stringContaining('8')],
    });
  });

  test('refuses: an amount that does not make three equal parts', () => {
    const annexe6 = ANNEXE_A_L_ESSAI.annexe6.replace('Montants;123;', 'Montants;124;');
    expect(baremesDeLAnnexe({ ...ANNEXE_A_L_ESSAI, annexe6 })).toEqual({
      obstacles: [expect.stringMatching(/^124\s€ par an ne se partage pas en trois parts égales\.$/)],
    });
  });
});

describe('the counts', () => {
  test.each([
    [{ de: 0, vers: 0 }, 'sans'],
    [{ de: 0, vers: 1 }, 'gagnent'],
    [{ de: 1, vers: 0 }, 'perdent'],
    [{ de: 1, vers: 2 }, 'montent'],
    [{ de: 2, vers: 1 }, 'descendent'],
    [{ de: 2, vers: 2 }, 'gardent'],
  ] as const)('%o: %s', (groupe, changement) => {
    expect(changementDe(groupe)).toBe(changement);
  });

  test('whatever the order of the situations, the same groups, and every situation in one', () => {
    const situes = fc.array(
      fc.record({
        academie: fc.constantFrom('09', '10'),
        type: fc.constantFrom<TypeBourse[]>('college', 'lycee'),
        rfr: fc.integer({ min: 0, max: 30_000 }),
      }),
      { maxLength: 40 },
    );
    const compter = (lus: readonly { academie: string; type: TypeBourse; rfr: number }[]): Groupe[] =>
      lus
        .reduce<Groupe[]>((groupes, { academie, type, rfr }) => {
          const effet = chez(type, rfr);
          return effet ? compterMouvement(groupes, academie, effet) : groupes;
        }, [])
        .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
    fc.assert(
      fc.property(situes, (lus) => {
        const groupes = compter(lus);
        expect(compter(lus.toReversed())).toEqual(groupes);
        expect(groupes.reduce((somme, { nombre }) => somme + nombre, 0)).toBe(lus.length);
      }),
    );
  });
});
