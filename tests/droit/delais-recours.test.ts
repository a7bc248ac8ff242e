import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estJourOuvrable } from '#lib/droit/calendrier/feries.ts';
import { TERRITOIRES, type Territoire } from '#lib/droit/calendrier/territoire.ts';
import { avant, jour } from '#lib/droit/date.ts';
import { dernierJour } from '#lib/droit/delais/delai.ts';
import {
  echeanceGracieuxOuHierarchique,
  echeanceRapo,
  echeanceReponseRapo,
  echeanceReponseRecoursAdministratif,
  echeanceTribunal,
  echeanceTribunalSansReponse,
  echeanceUnAnSansPreuve,
} from '#lib/droit/delais/recours.ts';

const unJour = fc.integer({ min: 0, max: 20_000 }).map((n) => jour('2016-09-01').add({ days: n }));
const unTerritoire = fc.constantFrom(...TERRITOIRES);

describe('arithmétique', () => {
  test.each([
    ['2026-12-31', '2027-02-28'],
    ['2027-12-31', '2028-02-29'],
    ['2026-12-28', '2027-02-28'],
    ['2026-12-27', '2027-02-27'],
    ['2027-07-31', '2027-09-30'],
    ['2028-02-29', '2028-04-29'],
  ])('%s and two months: %s', (depart, terme) => {
    expect(dernierJour(jour(depart), { mois: 2 }).toString()).toBe(terme);
  });

  test('a délai franc ends one day later than the same delay', () => {
    fc.assert(
      fc.property(unJour, fc.integer({ min: 1, max: 6 }), (j, mois) => {
        const simple = dernierJour(j, { mois });
        expect(dernierJour(j, { mois }, true).equals(simple.add({ days: 1 }))).toBe(true);
      }),
    );
  });
});

describe('recours préalable du lycée (delai.rapo)', () => {
  test.each<[string, Territoire, string, string]>([
    ['2026-11-02', 'metropole', '2026-11-18', 'fifteen clear days'],
    ['2026-10-01', 'metropole', '2026-10-19', 'the 17th is a Saturday'],
    ['2026-10-26', 'metropole', '2026-11-12', '11 November'],
    ['2027-05-11', 'metropole', '2027-05-27', '27 May works in Paris'],
    ['2027-05-11', 'guadeloupe', '2027-05-28', 'and not in Basse-Terre'],
    ['2027-05-12', 'saint_martin', '2027-05-31', '28 May is a Friday off in Saint-Martin'],
    ['2027-05-25', 'guyane', '2027-06-11', '10 June in Cayenne'],
    ['2027-12-04', 'reunion', '2027-12-21', '20 December in Saint-Denis'],
  ])('received on %s in %s, until %s: %s', (reception, territoire, attendue) => {
    expect(echeanceRapo(jour(reception), territoire).echeance?.toString()).toBe(attendue);
  });

  test('is said to be franc', () => {
    expect(echeanceRapo(jour('2026-11-02'), 'metropole').phrase).toContain('délai franc');
  });

  test('refuses to run without proof of reception', () => {
    expect(echeanceRapo(null, 'metropole').echeance).toBeNull();
  });

  test('always leaves fifteen whole days and ends on a working day', () => {
    fc.assert(
      fc.property(unJour, unTerritoire, (j, territoire) => {
        const fin = echeanceRapo(j, territoire).echeance;
        if (!fin) throw new Error('échéance attendue');
        expect(j.until(fin).days).toBeGreaterThanOrEqual(16);
        expect(estJourOuvrable(fin, territoire)).toBe(true);
      }),
    );
  });
});

describe('silence de l’administration', () => {
  test.each([
    ['2026-11-18', '2027-01-18'],
    ['2026-12-31', '2027-02-28'],
    ['2026-11-01', '2027-01-01'],
  ])('delai.reponse_rapo: received on %s, rejected on %s, Sunday or holiday alike', (recu, attendue) => {
    expect(echeanceReponseRapo(jour(recu)).echeance?.toString()).toBe(attendue);
    expect(echeanceReponseRecoursAdministratif(jour(recu)).echeance?.toString()).toBe(attendue);
  });

  test('refuses: an unknown reception makes no rejection', () => {
    expect(echeanceReponseRapo(null).echeance).toBeNull();
    expect(echeanceReponseRecoursAdministratif(null).id).toBe('delai.reponse_recours_administratif');
    expect(echeanceReponseRecoursAdministratif(null).echeance).toBeNull();
  });
});

describe('recours gracieux ou hiérarchique (delai.gracieux_ou_hierarchique)', () => {
  test('two months franc, pushed to a working day', () => {
    expect(echeanceGracieuxOuHierarchique(jour('2026-11-10'), 'metropole').echeance?.toString()).toBe(
      '2027-01-11',
    );
    expect(echeanceGracieuxOuHierarchique(jour('2026-11-12'), 'metropole').echeance?.toString()).toBe(
      '2027-01-13',
    );
  });

  test('never ends before the delay of the tribunal', () => {
    fc.assert(
      fc.property(unJour, unTerritoire, (j, territoire) => {
        expect(echeanceGracieuxOuHierarchique(j, territoire).echeance?.toString()).toBe(
          echeanceTribunal(j, territoire).echeance?.toString(),
        );
      }),
    );
  });
});

describe('tribunal administratif', () => {
  test.each([
    ['2026-12-31', '2027-03-01', 'last day of February, plus the clear day'],
    ['2027-12-31', '2028-03-01', 'a leap year'],
    ['2028-01-10', '2028-03-13', '11 March 2028 is a Saturday'],
    ['2026-11-10', '2027-01-11', 'two months and a day'],
  ])('delai.tribunal: received on %s, until %s: %s', (reception, attendue) => {
    expect(echeanceTribunal(jour(reception), 'metropole').echeance?.toString()).toBe(attendue);
  });

  test('a month more from overseas, two from abroad', () => {
    expect(echeanceTribunal(jour('2028-01-10'), 'metropole', 'outre_mer').echeance?.toString()).toBe(
      '2028-04-11',
    );
    expect(echeanceTribunal(jour('2028-01-10'), 'metropole', 'etranger').echeance?.toString()).toBe(
      '2028-05-11',
    );
    expect(echeanceTribunal(jour('2028-01-10'), 'metropole', 'etranger').phrase).toContain('4 mois');
  });

  test.each([
    ['2027-10-31', '2028-03-01'],
    ['2026-12-31', '2027-05-03'],
    ['2026-11-10', '2027-03-11'],
  ])('delai.tribunal_sans_reponse: recours of %s, until %s', (introduction, attendue) => {
    expect(echeanceTribunalSansReponse(jour(introduction), 'metropole').echeance?.toString()).toBe(attendue);
  });

  test.each([
    ['2026-09-18', '2027-09-20', 'Saturday, then a Sunday, put off'],
    ['2026-09-21', '2027-09-22', 'from date to date, franc'],
    ['2028-02-29', '2029-03-01', 'a February without its 29th'],
  ])('delai.un_an_sans_preuve: surely known on %s, until %s: %s', (connue, attendue) => {
    expect(echeanceUnAnSansPreuve(jour(connue), 'metropole').echeance?.toString()).toBe(attendue);
  });

  test('four months never end before two months of silence and two months to act', () => {
    fc.assert(
      fc.property(unJour, unTerritoire, (j, territoire) => {
        const rejet = echeanceReponseRecoursAdministratif(j).echeance;
        const deuxFois = echeanceTribunal(rejet, territoire).echeance;
        const quatreMois = echeanceTribunalSansReponse(j, territoire).echeance;
        if (!deuxFois || !quatreMois) throw new Error('échéance attendue');
        expect(avant(quatreMois, deuxFois)).toBe(false);
      }),
    );
  });

  test('refuses to run without proof of reception', () => {
    expect(echeanceTribunal(null, 'metropole').echeance).toBeNull();
    expect(echeanceTribunalSansReponse(null, 'metropole').echeance).toBeNull();
  });
});
