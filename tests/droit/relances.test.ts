/** When a family is reminded before the closing, and by which means (C. II.A). Closing: Thursday 15 October 2026. */
import { describe, expect, test } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { type EtapeDeRelance, etapeDue } from '#lib/droit/echeances/relances.ts';

const due = (leJour: string, faites: [EtapeDeRelance, string][] = [], parCourriel = true) =>
  etapeDue(
    { cloture: jour('2026-10-15'), parCourriel },
    faites.map(([etape, fait]) => ({ etape, jour: jour(fait) })),
    jour(leJour),
  );

describe('each means from its day', () => {
  test.each<[string, [EtapeDeRelance, string][], EtapeDeRelance | null]>([
    ['2026-09-23', [], null],
    ['2026-09-24', [], 'courriel'],
    ['2026-09-30', [['courriel', '2026-09-24']], null],
    ['2026-10-01', [['courriel', '2026-09-24']], 'courrier'],
    [
      '2026-10-07',
      [
        ['courriel', '2026-09-24'],
        ['courrier', '2026-10-01'],
      ],
      null,
    ],
    [
      '2026-10-08',
      [
        ['courriel', '2026-09-24'],
        ['courrier', '2026-10-01'],
      ],
      'recommande',
    ],
    [
      '2026-10-15',
      [
        ['courriel', '2026-09-24'],
        ['courrier', '2026-10-01'],
      ],
      'recommande',
    ],
  ])('on %s', (leJour, faites, etape) => {
    expect(due(leJour, faites)).toBe(etape);
  });

  test('without an address the letter comes first', () => {
    expect(due('2026-09-30', [], false)).toBeNull();
    expect(due('2026-10-01', [], false)).toBe('courrier');
  });

  test('refuses: two reminders less than four days apart, even when both are due', () => {
    expect(due('2026-10-09', [['courriel', '2026-10-06']])).toBeNull();
    expect(due('2026-10-10', [['courriel', '2026-10-06']])).toBe('courrier');
  });

  test('refuses: anything after the closing, or once all means are used', () => {
    expect(due('2026-10-16')).toBeNull();
    expect(due('2026-10-15', [['recommande', '2026-10-08']])).toBeNull();
  });
});
