import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMPTES_GFC, COMPTES_OPALE, imputer, REGLES_COMPTES } from '#lib/droit/argent/comptes.ts';
import { type CasDeFrais, deduireFrais, REGLES_FRAIS } from '#lib/droit/argent/frais-pension.ts';
import { PARTS_NULLES, type Parts, somme, ZERO } from '#lib/droit/argent/montants.ts';
import { type CasDeVersement, calculerVersement, REGLES_VERSEMENT } from '#lib/droit/argent/versement.ts';
import { centimes, euros } from '#lib/droit/montant.ts';
import type { Regle, Trace } from '#lib/droit/regle.ts';

const dire = (regles: Record<string, Regle>, trace: Trace) =>
  trace.map((ligne) => regles[ligne.regle]?.dire(ligne)).join(' ');

const MONTANTS = {
  bourse: euros(168),
  merite: euros(134),
  internat: euros(109),
  reprise: euros(200),
  equipement: euros(341.71),
};
const deduire = (frais: number, autres: Partial<CasDeFrais> = {}) =>
  deduireFrais({ secteur: 'public', montants: MONTANTS, frais: euros(frais), exceptions: [], ...autres });

describe('frais.deduction', () => {
  test('fees are taken from the bourse first, then mérite, internat and reprise', () => {
    expect(deduire(350).valeur).toMatchObject({
      deduit: { bourse: 16_800, merite: 13_400, internat: 4800, reprise: 0 },
      verse: 60_271,
      resteDesFrais: 0,
    });
  });

  test('fees equal to what is deductible leave the équipement alone', () => {
    const { valeur, trace } = deduire(611);
    expect(valeur).toMatchObject({ verse: 34_171, resteDesFrais: 0 });
    expect(dire(REGLES_FRAIS, trace)).toContain('341,71');
  });

  test('frais.equipement: one euro more is never taken from the équipement', () => {
    const { valeur, trace } = deduire(612);
    expect(valeur).toMatchObject({ verse: 34_171, resteDesFrais: 100 });
    expect(trace.at(-1)).toMatchObject({ regle: 'frais.equipement', issue: 'appliquee' });
  });

  test('no fees, nothing deducted', () => {
    expect(deduire(0).valeur).toMatchObject({ verse: 95_271, resteDesFrais: 0 });
  });

  test.each(['collectivite', 'tickets', 'autre_payeur'] as const)(
    'frais.%s: nothing is deducted, and the family owes its fees',
    (cas) => {
      const { valeur, trace } = deduire(350, { exceptions: [cas] });
      expect(valeur).toMatchObject({ verse: 95_271, resteDesFrais: 35_000 });
      expect(trace[0]?.regle).toBe(`frais.${cas}`);
      expect(dire(REGLES_FRAIS, trace)).toContain('sans déduction');
    },
  );

  test('the three exceptions are frais.collectivite, frais.tickets and frais.autre_payeur, each told once', () => {
    const { trace } = deduire(350, { exceptions: ['collectivite', 'tickets', 'autre_payeur', 'tickets'] });
    expect(trace.slice(0, 3).map((l) => l.regle)).toEqual([
      'frais.collectivite',
      'frais.tickets',
      'frais.autre_payeur',
    ]);
    expect(trace[3]).toMatchObject({ regle: 'frais.deduction', issue: 'ecartee' });
  });

  test('frais.prive: the State deducts nothing in the privé', () => {
    const { valeur, trace } = deduire(350, { secteur: 'prive' });
    expect(valeur.verse).toBe(95_271);
    expect(trace[0]?.regle).toBe('frais.prive');
  });

  test('what is paid is never below zero nor below the équipement; nothing is lost', () => {
    const montant = fc.nat(200_000).map(centimes);
    fc.assert(
      fc.property(
        fc.record({
          bourse: montant,
          merite: montant,
          internat: montant,
          reprise: montant,
          equipement: montant,
        }),
        montant,
        fc.constantFrom('public' as const, 'prive' as const),
        fc.subarray(['collectivite', 'tickets', 'autre_payeur'] as const),
        (montants, frais, secteur, exceptions) => {
          const { valeur } = deduireFrais({ secteur, montants, frais, exceptions });
          expect(valeur.verse).toBeGreaterThanOrEqual(montants.equipement);
          expect(valeur.resteDesFrais).toBeGreaterThanOrEqual(0);
          expect(valeur.verse + frais - valeur.resteDesFrais).toBe(somme(Object.values(montants)));
        },
      ),
    );
  });
});

describe('versement', () => {
  const DUES: Parts = [euros(168), euros(168), euros(168)];
  const verser = (autres: Partial<CasDeVersement> = {}) =>
    calculerVersement({
      trimestre: 1,
      dues: DUES,
      dejaVerse: ZERO,
      equipement: euros(341.71),
      equipementVersee: false,
      ...autres,
    });

  test('versement.trimestre: the first payment holds its part and the équipement', () => {
    const { valeur, trace } = verser();
    expect(valeur).toMatchObject({ part: 16_800, rappel: 0, equipement: 34_171, total: 50_971 });
    expect(trace.map((l) => l.regle)).toEqual(['versement.trimestre', 'versement.equipement']);
  });

  test('versement.rappel: a first payment in the third trimestre pays the two before, équipement included', () => {
    const { valeur, trace } = verser({ trimestre: 3 });
    expect(valeur).toMatchObject({ part: 16_800, rappel: 33_600, equipement: 34_171, total: 84_571 });
    expect(dire(REGLES_VERSEMENT, trace)).toContain('rappel de 336');
  });

  test('no rappel when the trimestres before were paid', () => {
    const { valeur } = verser({ trimestre: 3, dejaVerse: euros(336), equipementVersee: true });
    expect(valeur).toMatchObject({ rappel: 0, equipement: 0, total: 16_800 });
  });

  test('versement.equipement: never a second time', () => {
    const { valeur, trace } = verser({ trimestre: 2, dejaVerse: euros(168), equipementVersee: true });
    expect(valeur.equipement).toBe(0);
    expect(trace.at(-1)).toMatchObject({ regle: 'versement.equipement', issue: 'ecartee' });
    expect(dire(REGLES_VERSEMENT, trace)).toContain('pas une seconde fois');
  });

  test('versement.trop_percu: what was paid too much is taken from the part', () => {
    const { valeur, trace } = verser({ trimestre: 2, dejaVerse: euros(200), equipementVersee: true });
    expect(valeur).toMatchObject({ rappel: 0, total: 13_600, reversement: 0 });
    expect(dire(REGLES_VERSEMENT, trace)).toContain('32');
  });

  test('versement.trop_percu: beyond the part it must be paid back, and nothing is paid', () => {
    expect(verser({ trimestre: 2, dejaVerse: euros(400), equipementVersee: true }).valeur).toMatchObject({
      total: 0,
      reversement: 6400,
    });
  });

  test('nothing due, nothing paid', () => {
    expect(verser({ dues: PARTS_NULLES, equipement: ZERO }).valeur).toMatchObject({
      total: 0,
      reversement: 0,
    });
  });

  test('three payments in a row, whatever was missed, pay the year exactly', () => {
    const part = fc.nat(100_000).map(centimes);
    fc.assert(
      fc.property(fc.tuple(part, part, part), fc.subarray([1, 2] as const), (dues, manques) => {
        let dejaVerse = 0;
        for (const trimestre of [1, 2, 3] as const) {
          if (manques.some((manque) => manque === trimestre)) continue;
          dejaVerse += verser({
            trimestre,
            dues,
            dejaVerse: centimes(dejaVerse),
            equipement: ZERO,
          }).valeur.total;
        }
        expect(dejaVerse).toBe(somme(dues));
      }),
    );
  });
});

describe('accounts', () => {
  test('comptes.programme: 230 action 04 for the public, 139 action 08 for the privé', () => {
    expect(imputer('public', 'gfc', 'bourse', true)).toMatchObject({ programme: '230', action: '04' });
    const prive = imputer('prive', 'gfc', 'bourse', true);
    expect(prive).toMatchObject({ programme: '139', action: '08' });
    expect(prive.comptes).toBeUndefined();
    expect(dire(REGLES_COMPTES, prive.trace)).toContain('139');
  });

  test.each([
    ['bourse', '6571'],
    ['merite', '6571'],
    ['internat', '6573'],
    ['reprise', '6573'],
    ['equipement', '6573'],
  ] as const)('comptes.gfc: %s goes through %s', (composante, debit) => {
    expect(imputer('public', 'gfc', composante, true).comptes).toEqual({ debit, credit: '44112' });
  });

  test.each([
    ['bourse', true, '411200'],
    ['internat', true, '411200'],
    ['bourse', false, '466820'],
    ['equipement', true, '466820'],
  ] as const)('comptes.opale: %s (deductible: %s) is credited on %s', (composante, deductible, credit) => {
    const { comptes, trace } = imputer('public', 'opale', composante, deductible);
    expect(comptes).toEqual({ debit: '443110', credit });
    expect(dire(REGLES_COMPTES, trace)).toContain('OP@LE');
  });

  test('the accounts of the circulaire, all of them', () => {
    expect(Object.values(COMPTES_GFC)).toEqual(['6571', '6573', '7411', '44112', '441912']);
    expect(Object.values(COMPTES_OPALE)).toEqual(['443110', '411200', '466820']);
  });
});
