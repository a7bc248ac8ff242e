import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PARTS_NULLES, type Parts, somme } from '#lib/droit/argent/montants.ts';
import {
  type Absence,
  baseDeRetenue,
  type CasDeRetenue,
  calculerRetenues,
} from '#lib/droit/argent/retenues.ts';
import { REGLES_RETENUE } from '#lib/droit/argent/retenues-regles.ts';
import { partsEgales } from '#lib/droit/argent/trimestres.ts';
import { jour } from '#lib/droit/date.ts';
import { drapeauxDe } from '#lib/droit/drapeaux.ts';
import { centimes, euros } from '#lib/droit/montant.ts';
import { regleDe } from '#lib/droit/registre.ts';

const ANNEE = { rentree: jour('2026-09-01'), fin: jour('2027-07-03') };
const BASE = euros(540);

/** `n` half-days from a day on, two a day. */
function absences(debut: string, n: number, justifiee = false): Absence[] {
  return Array.from({ length: Math.ceil(n / 2) }, (_, i) => ({
    jour: jour(debut).add({ days: i }),
    demiJournees: i * 2 + 1 === n ? 1 : 2,
    justifiee,
  }));
}
const retenir = (liste: readonly Absence[], autres: Partial<CasDeRetenue> = {}) =>
  calculerRetenues({
    type: 'college',
    annee: ANNEE,
    base: BASE,
    dues: partsEgales(BASE),
    absences: liste,
    ...autres,
  });
const montants = (liste: readonly Absence[], autres: Partial<CasDeRetenue> = {}) =>
  retenir(liste, autres).valeur.trimestres.map(({ retenue }) => retenue);
const phrase = (ligne: { regle: string }) =>
  REGLES_RETENUE[ligne.regle as keyof typeof REGLES_RETENUE].dire(ligne as never);

describe('retenue.seuil_college, retenue.seuil_lycee', () => {
  test.each(['college', 'lycee'] as const)('%s: fifteen days take nothing', (type) => {
    const { valeur, trace } = retenir(absences('2026-10-01', 30), { type });
    expect(valeur).toMatchObject({ franchi: null, total: 0, demiJournees: 30 });
    expect(trace).toMatchObject([{ regle: `retenue.seuil_${type}`, issue: 'ecartee' }]);
    expect(phrase(trace[0] as never)).toContain('aucune retenue');
  });

  test.each(['college', 'lycee'] as const)('%s: half a day more takes them all', (type) => {
    const { valeur, trace } = retenir(absences('2026-10-01', 31), { type });
    expect(valeur.franchi?.toString()).toBe('2026-10-16');
    expect(valeur.total).toBe(3100);
    expect(trace[0]).toMatchObject({ regle: `retenue.seuil_${type}`, issue: 'appliquee' });
    expect(trace.map(phrase).join(' ')).toContain('15,5 jours');
  });

  test('no absence at all takes nothing', () => {
    expect(retenir([]).valeur).toMatchObject({ franchi: null, total: 0 });
  });
});

describe('what counts', () => {
  test('retenue.absence_justifiee: a hundred justified days take nothing', () => {
    const { valeur, trace } = retenir(absences('2026-09-02', 200, true));
    expect(valeur.total).toBe(0);
    expect(trace[0]).toMatchObject({ regle: 'retenue.absence_justifiee', issue: 'ecartee' });
    expect(phrase(trace[0] as never)).toContain('100 jours');
  });

  test('retenue.hors_annee: days before the rentrée or after the end take nothing', () => {
    const { valeur, trace } = retenir([...absences('2026-08-01', 60), ...absences('2027-07-04', 20)]);
    expect(valeur.total).toBe(0);
    expect(trace[0]).toMatchObject({ regle: 'retenue.hors_annee', valeurs: { demiJournees: 80 } });
    expect(phrase(trace[0] as never)).toContain('hors de l’année');
  });

  test('one day typed twice counts once', () => {
    const quinze = absences('2026-10-01', 30);
    expect(retenir([...quinze, ...quinze]).valeur).toMatchObject({ demiJournees: 30, total: 0 });
  });

  test('two halves of one day make one day', () => {
    const matin: Absence = { jour: jour('2026-12-01'), demiJournees: 1, justifiee: false };
    expect(retenir([...absences('2026-10-01', 30), matin, matin]).valeur.total).toBe(3200);
  });
});

describe('the trimestre charged', () => {
  test('retenue.franchissement: days of the first trimestre are charged to the second, where the threshold is passed', () => {
    const liste = [...absences('2026-10-01', 30), ...absences('2027-02-01', 1)];
    expect(montants(liste)).toEqual([0, 3100, 0]);
    expect(retenir(liste).trace.map((l) => l.regle)).toEqual([
      'retenue.seuil_college',
      'retenue.taux',
      'retenue.franchissement',
    ]);
  });

  test.each([
    ['recorded the day it happens', '2026-10-16', [3100, 0, 0]],
    ['recorded on 31 December', '2026-12-31', [3100, 0, 0]],
    ['recorded on 1 January', '2027-01-01', [0, 3100, 0]],
    ['recorded after the school year', '2027-07-10', [0, 0, 3100]],
    ['recorded before the absence, by a wrong date', '2026-09-10', [3100, 0, 0]],
  ])('the crossing %s is charged where it is recorded', (_, constateLe, attendu) => {
    expect(montants(absences('2026-10-01', 31), { constateLe: jour(constateLe) })).toEqual(attendu);
  });

  test('between the crossing and its record, no trimestre is charged; then all at once', () => {
    const liste = [...absences('2026-10-01', 32), ...absences('2027-02-01', 2), ...absences('2027-05-03', 2)];
    expect(montants(liste, { constateLe: jour('2027-04-02') })).toEqual([0, 0, 3600]);
  });

  test('in lycée every line cites R. 531-31 and the dossier is flagged', () => {
    const liste = [...absences('2026-10-01', 32), ...absences('2027-02-01', 2)];
    const { trace } = retenir(liste, { type: 'lycee' });
    const ids = trace.map(({ regle }) => regle);
    expect(ids).toContain('retenue.taux_lycee');
    expect(ids).toContain('retenue.franchissement_lycee');
    expect(ids).toContain('retenue.jour_suivant_lycee');
    expect(trace.map(({ regle }) => regleDe(regle).source.article)).not.toContain('C. VII.A (D. 531-12)');
    expect(drapeauxDe(trace)).toEqual(['retenue_au_lycee']);
  });

  test('in collège no line cites the lycée and nothing is flagged', () => {
    const { trace } = retenir(absences('2026-10-01', 32));
    expect(trace.map(({ regle }) => regleDe(regle).source.article)).not.toContain('C. VII.A (R. 531-31)');
    expect(drapeauxDe(trace)).toEqual([]);
  });

  test('the lycée’s switch leaves the first fifteen days; the collège knows no such switch', () => {
    const liste = [...absences('2026-10-01', 32), ...absences('2027-02-01', 2)];
    expect(montants(liste, { type: 'lycee', quinzePremiersJours: false })).toEqual([200, 200, 0]);
    expect(montants(liste, { type: 'college', quinzePremiersJours: false })).toEqual([3200, 200, 0]);
    expect(montants(liste, { type: 'lycee' })).toEqual([3200, 200, 0]);
  });

  test('retenue.jour_suivant: each new day is charged to its own trimestre', () => {
    const liste = [...absences('2026-10-01', 32), ...absences('2027-02-01', 2), ...absences('2027-05-03', 3)];
    expect(montants(liste)).toEqual([3200, 200, 300]);
    expect(retenir(liste).trace.filter((l) => l.regle === 'retenue.jour_suivant')).toHaveLength(2);
  });

  test('a trimestre without new absence takes nothing', () => {
    const { valeur, trace } = retenir(absences('2026-10-01', 32));
    expect(valeur.trimestres[1]).toMatchObject({ retenue: 0, reversement: 0 });
    expect(trace.some((l) => l.valeurs.trimestre === 2)).toBe(false);
  });

  test('the order in which absences are typed changes nothing', () => {
    const liste = [...absences('2026-10-01', 30), ...absences('2027-02-01', 9)];
    expect(retenir(liste.toReversed())).toEqual(retenir(liste));
  });
});

describe('retenue.taux', () => {
  test('16 days of 120 € are 16/270 of it, rounded once', () => {
    const base = euros(120);
    expect(retenir(absences('2026-10-01', 32), { base, dues: partsEgales(base) }).valeur.total).toBe(711);
  });

  test('rounding is on the running total: trimestres never drift from the sum of days', () => {
    const base = euros(120);
    const liste = [...absences('2026-10-01', 32), ...absences('2027-02-01', 2), ...absences('2027-05-03', 2)];
    expect(montants(liste, { base, dues: partsEgales(base) })).toEqual([711, 45, 44]);
  });
});

describe('retenue.base', () => {
  const TOUT = {
    bourse: euros(504),
    merite: euros(402),
    internat: euros(327),
    reprise: euros(600),
    equipement: euros(341.71),
  };

  test('bourse and mérite, to which the text extends it: neither internat, reprise nor équipement', () => {
    const { valeur, trace } = baseDeRetenue(TOUT, 2026);
    expect(valeur).toBe(90_600);
    expect(phrase(trace[0] as never)).toContain('jamais la prime d’équipement');
    expect(phrase(trace[1] as never)).toContain('restent hors de la retenue');
    expect(drapeauxDe(trace)).toEqual(['primes_et_retenue']);
  });

  test('retenue.primes: with the switch, internat and reprise bear it; the équipement never', () => {
    const { valeur, trace } = baseDeRetenue(TOUT, 2026, true);
    expect(valeur).toBe(183_300);
    expect(phrase(trace[1] as never)).toContain('entrent dans la retenue');
  });

  test('without such a prime, nothing is flagged', () => {
    const { trace } = baseDeRetenue({ ...TOUT, internat: centimes(0), reprise: centimes(0) }, 2026);
    expect(drapeauxDe(trace)).toEqual([]);
  });

  test('an équipement alone makes no base', () => {
    const rien = centimes(0);
    const montantsSeuls = { bourse: rien, merite: rien, internat: rien, reprise: rien };
    expect(baseDeRetenue({ ...montantsSeuls, equipement: euros(341.71) }, 2026).valeur).toBe(0);
  });
});

describe('retenue.reversement', () => {
  test('what the trimestre cannot bear is taken back from the ones before', () => {
    const dues: Parts = [euros(180), euros(180), euros(10)] as Parts;
    const liste = [...absences('2026-10-01', 30), ...absences('2027-05-03', 2)];
    const { valeur, trace } = retenir(liste, { dues });
    expect(valeur.trimestres[2]).toMatchObject({ retenue: 1000, reversement: 2200 });
    expect(trace.at(-1)).toMatchObject({ regle: 'retenue.reversement', valeurs: { montant: 2200 } });
    expect(phrase(trace.at(-1) as never)).toContain('ordre de reversement');
  });

  test('nothing is taken back when the trimestre bears it all', () => {
    const { trace } = retenir(absences('2026-10-01', 40));
    expect(trace.some((l) => l.regle === 'retenue.reversement')).toBe(false);
  });

  test('nothing is taken from a pupil to whom nothing is due', () => {
    expect(retenir(absences('2026-10-01', 60), { dues: PARTS_NULLES }).valeur.total).toBe(0);
  });
});

describe('every retenue', () => {
  const uneAbsence = fc
    .tuple(fc.integer({ min: -20, max: 340 }), fc.constantFrom(1 as const, 2 as const), fc.boolean())
    .map(
      ([n, demiJournees, justifiee]): Absence => ({
        jour: ANNEE.rentree.add({ days: n }),
        demiJournees,
        justifiee,
      }),
    );
  const liste = fc.array(uneAbsence, { maxLength: 300 });
  const cas = fc.tuple(fc.nat(250_000), fc.tuple(fc.nat(90), fc.nat(90), fc.nat(90))).map(([n, jours]) => ({
    base: centimes(n),
    dues: jours.map((j) => centimes(Math.floor((n * j) / 270))) as unknown as Parts,
  }));

  test('never exceeds what was due up to its trimestre, and is never negative', () => {
    fc.assert(
      fc.property(liste, cas, (a, c) => {
        let du = 0;
        let pris = 0;
        retenir(a, c).valeur.trimestres.forEach(({ retenue, reversement }, i) => {
          du += c.dues[i] ?? 0;
          pris += retenue + reversement;
          expect(Math.min(retenue, reversement)).toBeGreaterThanOrEqual(0);
          expect(retenue).toBeLessThanOrEqual(c.dues[i] ?? 0);
          expect(pris).toBeLessThanOrEqual(du);
        });
        expect(retenir(a, c).valeur.total).toBe(pris);
      }),
    );
  });

  test('one more absence never lowers the total', () => {
    fc.assert(
      fc.property(liste, uneAbsence, cas, (a, une, c) => {
        expect(retenir([...a, une], c).valeur.total).toBeGreaterThanOrEqual(retenir(a, c).valeur.total);
      }),
    );
  });

  test('270 days and more take exactly the year, not a cent over', () => {
    const tout = absences('2026-09-01', 600);
    expect(retenir(tout).valeur.total).toBe(somme(partsEgales(BASE)));
  });

  test('equal inputs give equal traces', () => {
    fc.assert(
      fc.property(liste, (a) => {
        expect(retenir(a)).toEqual(retenir(a));
      }),
    );
  });
});
