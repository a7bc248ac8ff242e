/** Which of the decisions of a dossier is meant: in force, known to the family, or open to a recours. */
import { describe, expect, test } from 'vitest';
import { decisionContestee, decisionEnVigueur, decisionNotifiee } from '#lib/dossier/faits.ts';

interface Decision {
  id: string;
  rang: number;
  remplaceId: string | null;
  notification: object | null;
}

const refus: Decision = { id: 'refus', rang: 1, remplaceId: null, notification: { envoyeeLe: '2026-10-01' } };
const correction: Decision = { id: 'correction', rang: 2, remplaceId: 'refus', notification: null };
const correctionRecue: Decision = { ...correction, notification: { envoyeeLe: '2026-11-01' } };

const nommer = (...decisions: Decision[]) => ({
  enVigueur: decisionEnVigueur({ decisions })?.id,
  notifiee: decisionNotifiee({ decisions })?.id,
  contestee: decisionContestee({ decisions })?.id,
});

describe('the decision meant', () => {
  test('is none before the first', () => {
    expect(nommer()).toEqual({ enVigueur: undefined, notifiee: undefined, contestee: undefined });
  });

  test('is the only one, once the family knows it', () => {
    expect(nommer(refus)).toEqual({ enVigueur: 'refus', notifiee: 'refus', contestee: 'refus' });
  });

  test('refuses: a recours against a decision that the family has not received', () => {
    expect(nommer({ ...refus, notification: null })).toEqual({
      enVigueur: 'refus',
      notifiee: undefined,
      contestee: undefined,
    });
  });

  test.each([
    ['first', [correction, refus]],
    ['last', [refus, correction]],
  ])(
    'refuses: a recours against a decision just replaced, the new one being read %s, while the family knows the old one',
    (_, decisions) => {
      expect(nommer(...decisions)).toEqual({
        enVigueur: 'correction',
        notifiee: 'refus',
        contestee: undefined,
      });
    },
  );

  test.each([
    ['first', [correctionRecue, refus]],
    ['last', [refus, correctionRecue]],
  ])('is the one that replaces, once the family knows it, read %s', (_, decisions) => {
    expect(nommer(...decisions)).toEqual({
      enVigueur: 'correction',
      notifiee: 'correction',
      contestee: 'correction',
    });
  });
});
