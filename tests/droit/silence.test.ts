/** Two months of silence reject a demande (CRPA L. 231-4, 3°), at both sides of the day. */
import { describe, expect, test } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { rejetParSilence } from '#lib/droit/delais/silence.ts';
import { agendaDesRecours } from '#lib/droit/recours/agenda.ts';

const COMPLETE = jour('2026-09-03');

describe('a complete demande of 3 September', () => {
  test('is rejected by silence on 3 November, as one may say from the day after', () => {
    expect(rejetParSilence('en_instruction', COMPLETE, jour('2026-11-04'))?.toString()).toBe('2026-11-03');
  });

  test.each(['deposee', 'en_instruction', 'proposee'] as const)(
    'refuses: before, and on the day itself, while %s',
    (etat) => {
      expect(rejetParSilence(etat, COMPLETE, jour('2026-11-02'))).toBeNull();
      expect(rejetParSilence(etat, COMPLETE, jour('2026-11-03'))).toBeNull();
    },
  );

  test.each(['brouillon', 'incomplete', 'decidee', 'notifiee', 'desistee', 'irrecevable'] as const)(
    'refuses: %s, where nobody owes a decision',
    (etat) => {
      expect(rejetParSilence(etat, COMPLETE, jour('2027-06-30'))).toBeNull();
    },
  );

  test('refuses: while nothing proves that it was complete (CRPA L. 114-5)', () => {
    expect(rejetParSilence('en_instruction', null, jour('2027-06-30'))).toBeNull();
  });
});

describe('the remedies against silence', () => {
  const CONTRE = {
    acte: 'rejet_implicite',
    departement: '59',
    academie: 'de Lille',
    territoire: 'metropole',
    recue: jour('2026-11-03'),
  } as const;

  test('lycée: fifteen days franc from the rejection for the RAPO, told as such', () => {
    const [rapo] = agendaDesRecours(
      { ...CONTRE, type: 'lycee', branche: 'lycee_public' },
      jour('2026-11-10'),
    );
    expect(rapo?.voie.genre).toBe('rapo');
    expect(rapo?.delai?.echeance?.toString()).toBe('2026-11-19');
    expect(rapo?.delai?.phrase).toContain('après le rejet né du silence');
    expect(rapo?.delai?.phrase).not.toContain('réception');
    expect(rapo?.clos).toBe(false);
  });

  test('collège: two months franc from the rejection, the judge included', () => {
    const recours = agendaDesRecours(
      { ...CONTRE, type: 'college', branche: 'college_public' },
      jour('2026-11-10'),
    );
    expect(recours.map(({ delai }) => delai?.echeance?.toString())).toEqual([
      '2027-01-04',
      '2027-01-04',
      '2027-01-04',
    ]);
    for (const { delai } of recours) expect(delai?.phrase).toContain('silence');
  });

  test('refuses: a RAPO once its last day is behind', () => {
    const [rapo] = agendaDesRecours(
      { ...CONTRE, type: 'lycee', branche: 'lycee_public' },
      jour('2026-11-20'),
    );
    expect(rapo?.clos).toBe(true);
  });
});
