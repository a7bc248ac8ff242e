import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { jourAParis } from '#lib/technique/dates.ts';

const dit = (instant: string) => jourAParis(Temporal.Instant.from(instant)).toString();

test.each([
  ['2026-11-30T22:59:59.999Z', '2026-11-30'],
  ['2026-11-30T23:00:00Z', '2026-12-01'],
  ['2026-12-01T22:59:59.999Z', '2026-12-01'],
  ['2026-11-30T22:59:59.999Z', '2026-11-30'],
  // The day of spring has twenty-three hours, that of autumn twenty-five.
  ['2027-03-27T23:00:00Z', '2027-03-28'],
  ['2027-03-28T21:59:59.999Z', '2027-03-28'],
  ['2027-03-28T22:00:00Z', '2027-03-29'],
  ['2027-10-30T22:00:00Z', '2027-10-31'],
  ['2027-10-31T22:59:59.999Z', '2027-10-31'],
  ['2027-10-31T23:00:00Z', '2027-11-01'],
])('%s is on %s in Paris', (instant, attendu) => expect(dit(instant)).toBe(attendu));

test('any instants, in any order, are on the day that the platform writes for Paris', () => {
  const calendrier = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
  const instant = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2035-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(fc.array(instant, { minLength: 1, maxLength: 8 }), (instants) => {
      for (const lu of instants) expect(dit(lu.toISOString())).toBe(calendrier.format(lu));
    }),
  );
});
