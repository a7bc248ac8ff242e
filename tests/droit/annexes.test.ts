import { describe, expect, it } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { type Bareme, baremeDe, partsTrimestrielles } from '#lib/droit/bareme/bareme.ts';
import { primesDe } from '#lib/droit/bareme/primes.ts';
import { calculerDroit } from '#lib/droit/calcul.ts';
import { echelonDe, montantAnnuel, plafondDe } from '#lib/droit/echelon.ts';
import { euros } from '#lib/droit/montant.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { CELLULES, MONTANTS } from './annexes-2026.ts';
import { demandePour, seule } from './foyers.ts';

function bareme(type: TypeBourse): Bareme {
  const resultat = baremeDe(rentree(2026), type);
  if (resultat.genre !== 'droit') throw new Error('barème 2026 absent');
  return resultat.droit;
}

/** What the whole computation grants: échelon and yearly euros, 0 when refused. */
function accorde(type: TypeBourse, rfr: number, enfants: number): [number, number] {
  const resultat = calculerDroit(demandePour(type, seule(rfr, enfants)));
  return resultat.genre === 'droit' ? [resultat.droit.echelon, resultat.droit.annuel / 100] : [0, 0];
}

describe('annexes 6 and 7 of 2026-2027, cell by cell', () => {
  it('holds 72 ceilings', () => expect(CELLULES).toHaveLength(72));

  it.each(CELLULES)('grants $type, $enfants children, échelon $echelon at $plafond €', (c) => {
    const montant = MONTANTS[c.type][c.echelon - 1];
    expect(accorde(c.type, c.plafond, c.enfants)).toEqual([c.echelon, montant]);
    expect(echelonDe(bareme(c.type), c.plafond, c.enfants)).toBe(c.echelon);
    expect(montantAnnuel(bareme(c.type), c.plafond, c.enfants)).toBe((montant ?? 0) * 100);
  });

  it.each(CELLULES)('refuses $type, $enfants children, échelon $echelon one euro above $plafond €', (c) => {
    const dessous = c.echelon === 1 ? 0 : MONTANTS[c.type][c.echelon - 2];
    expect(accorde(c.type, c.plafond + 1, c.enfants)).toEqual([c.echelon - 1, dessous]);
    expect(echelonDe(bareme(c.type), c.plafond + 1, c.enfants)).toBe(c.echelon - 1);
  });

  it.each([9, 12, 30])('reads the line of 8 children for %i children', (enfants) => {
    for (const c of CELLULES.filter((c) => c.enfants === 8)) {
      expect(accorde(c.type, c.plafond, enfants)[0]).toBe(c.echelon);
      expect(accorde(c.type, c.plafond + 1, enfants)[0]).toBe(c.echelon - 1);
    }
  });

  it('pays three equal trimestres that make the year', () => {
    expect(partsTrimestrielles(euros(1071))).toEqual([35_700, 35_700, 35_700]);
    for (const type of ['college', 'lycee'] as const)
      expect(
        bareme(type)
          .trimestres.slice(1)
          .map((t) => t[0] * 3),
      ).toEqual(MONTANTS[type].map((m) => m * 100));
  });

  it('refuses: an amount that does not divide into three equal parts', () => {
    expect(() => partsTrimestrielles(euros(341.71))).toThrow(/trois parts égales/);
  });

  it('gives no ceiling to the échelon 0', () => {
    expect(plafondDe(bareme('college'), 0, 1)).toBe(Number.POSITIVE_INFINITY);
  });

  it('prints the primes of annexes 6 and 7, in centimes', () => {
    const primes = (type: TypeBourse, echelon: number) => {
      const r = primesDe(rentree(2026), type, echelon);
      return r.genre === 'droit' ? Object.values(r.droit) : [];
    };
    expect([1, 2, 3].map((e) => primes('college', e))).toEqual([
      [32_700, null, null],
      [39_600, null, null],
      [46_500, null, null],
    ]);
    expect([1, 2, 3, 4, 5, 6].map((e) => primes('lycee', e))).toEqual([
      [32_700, 40_200, 34_171],
      [39_600, 52_200, 34_171],
      [46_500, 64_200, 34_171],
      [53_400, 76_200, 34_171],
      [60_300, 88_200, 34_171],
      [67_200, 100_200, 34_171],
    ]);
  });

  it('refuses by its name: the primes of a year whose annexes were not read', () => {
    const r = primesDe(rentree(2025), 'lycee', 1);
    expect(r).toMatchObject({ genre: 'incalculable', manques: [{ champ: 'rentree' }] });
    expect(redigerTrace(r.trace)[0]?.texte).toContain('2025-2026');
  });

  it('refuses: the primes of an échelon that does not exist', () => {
    expect(() => primesDe(rentree(2026), 'college', 4)).toThrow(RangeError);
    expect(() => primesDe(rentree(2026), 'lycee', 0)).toThrow(RangeError);
  });
});

describe('the printed 12 300 of annexe 6 (collège, 2 children, échelon 2)', () => {
  const droit = (rfr: number, enfants = 2, type: TypeBourse = 'college') => {
    const resultat = calculerDroit(demandePour(type, seule(rfr, enfants)));
    if (resultat.genre !== 'droit') throw new Error(resultat.genre);
    return resultat;
  };

  it('refuses: the échelon 2 at 12 301 €, and a human looks at it', () => {
    const { droit: d, trace } = droit(12_301);
    expect(d.echelon).toBe(1);
    expect(d.drapeaux).toEqual(['plafond_imprime_12300']);
    expect(trace.find((l) => l.regle === 'bareme_cellule_imprimee')?.issue).toBe('humain');
  });

  it.each([
    [12_300, 2],
    [12_302, 1],
  ])('flags nobody at %i € (échelon %i)', (rfr, echelon) => {
    expect(droit(rfr).droit).toMatchObject({ echelon, drapeaux: [] });
  });

  it('flags nobody at 12 301 € with another number of children or in a lycée', () => {
    expect(droit(12_301, 1).droit.drapeaux).toEqual([]);
    expect(droit(12_301, 3).droit.drapeaux).toEqual([]);
    expect(droit(12_301, 2, 'lycee').droit.drapeaux).toEqual([]);
  });
});
