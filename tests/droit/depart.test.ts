import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dernierDepart } from '#lib/depart/faits.ts';

test.each([
  // Winter: Paris is an hour ahead of UTC.
  ['2026-11-24T03:00:00Z', '04:00', '2026-11-24T03:00:00Z'],
  ['2026-11-24T02:59:59Z', '04:00', '2026-11-23T03:00:00Z'],
  // Summer: two hours.
  ['2026-07-01T02:00:00Z', '04:00', '2026-07-01T02:00:00Z'],
  ['2026-07-01T01:59:59Z', '04:00', '2026-06-30T02:00:00Z'],
  // The night of the change, in October then in March, whose 02:30 does not exist.
  ['2026-10-25T12:00:00Z', '04:00', '2026-10-25T03:00:00Z'],
  ['2027-03-28T12:00:00Z', '02:30', '2027-03-28T01:30:00Z'],
  ['2027-01-01T02:00:00Z', '23:30', '2026-12-31T22:30:00Z'],
])('at %s, the last departure of %s was at %s', (instant, heure, depart) => {
  expect(dernierDepart(Temporal.Instant.from(instant), heure).toString()).toBe(depart);
});
