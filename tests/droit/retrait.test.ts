/** The end of an attributed bourse: its reasons, the time to be heard, the time to mend an error. */
import { describe, expect, test } from 'vitest';
import type { Territoire } from '#lib/droit/calendrier/territoire.ts';
import { jour } from '#lib/droit/date.ts';
import { echeanceRetraitPourErreur } from '#lib/droit/delais/administration.ts';
import { echeanceObservations } from '#lib/droit/delais/famille.ts';
import { redigerMotifs } from '#lib/droit/rediger.ts';
import { ligneDuRetrait, type MotifDeRetrait } from '#lib/droit/retrait/motifs.ts';

describe('the time to be heard (delai.observations)', () => {
  test.each<[string, Territoire, string, string]>([
    ['2027-01-12', 'metropole', '2027-01-27', 'an ordinary Wednesday'],
    ['2027-01-15', 'metropole', '2027-02-01', 'a Saturday goes to Monday'],
    ['2026-10-27', 'metropole', '2026-11-12', '11 November goes to the next day'],
    ['2027-12-05', 'reunion', '2027-12-21', '20 December does not work in Saint-Denis'],
  ])('invited on %s in %s, until %s: %s', (recue, territoire, attendue) => {
    expect(echeanceObservations(jour(recue), territoire).echeance?.toString()).toBe(attendue);
  });

  test('refuses: nothing runs against a family that nothing proves to be invited', () => {
    const delai = echeanceObservations(null, 'metropole');
    expect(delai.echeance).toBeNull();
    expect(delai.phrase).toMatch(/^Aucun délai ne court/);
  });
});

describe('the time to mend an error (delai.retrait_pour_erreur)', () => {
  test.each([
    ['2026-10-21', '2027-02-21', 'from date to date, a Sunday included'],
    ['2026-10-31', '2027-02-28', 'the last day of a short month'],
    ['2027-10-31', '2028-02-29', 'a leap year'],
  ])('decided on %s, until %s: %s', (decidee, attendue) => {
    expect(echeanceRetraitPourErreur(jour(decidee)).echeance?.toString()).toBe(attendue);
  });
});

describe('the reasons of a withdrawal', () => {
  test.each<[MotifDeRetrait, string, string, RegExp]>([
    ['charge', 'retrait.charge', 'C. III.C.1.b (décret n° 2023-614)', /charge effective et permanente/],
    ['fraude', 'retrait.fraude', 'CRPA L. 241-2', /obtenue par fraude/],
    ['erreur', 'retrait.erreur', 'CRPA L. 242-1', /attribuée par erreur/],
    ['renonciation', 'retrait.renonciation', 'C. V.B ; CRPA L. 121-1', /y renonce/],
    ['merite_assiduite', 'retrait.merite_assiduite', 'C. IV.C.3 ; D. 531-40', /au mérite est suspendue/],
    ['merite_resultats', 'retrait.merite_resultats', 'C. IV.C.3 ; D. 531-40', /efforts et les résultats/],
  ])('%s: %s', (motif, regle, article, phrase) => {
    const [redige] = redigerMotifs([ligneDuRetrait(motif, jour('2027-01-31'))], 'lycee');
    expect(redige).toMatchObject({ regle, article, texte: expect.stringMatching(phrase) });
    expect(redige?.texte).toMatch(/pour l’avenir : son dernier jour est le dimanche 31 janvier 2027\.$/);
  });

  test('refuses: to name a last day before anything is decided', () => {
    const [redige] = redigerMotifs([ligneDuRetrait('charge', null)], 'lycee');
    expect(redige?.texte).not.toMatch(/dernier jour/);
  });
});
