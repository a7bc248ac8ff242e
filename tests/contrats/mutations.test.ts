/** The mutations of `npm run epreuve -- mutations` still bear on today's sources: found here, long before the campaign. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SUBJECTS } from '#epreuves/mutations/subjects.ts';

const MUTATIONS = Object.values(SUBJECTS).flat();

test.each(MUTATIONS)('$id still finds its text, once', ({ file, before, after }) => {
  expect(readFileSync(file, 'utf8').split(before)).toHaveLength(2);
  expect(after).not.toBe(before);
});

test('every one has an id of its own, a test that exists and a sentence', () => {
  expect(new Set(MUTATIONS.map(({ id }) => id)).size).toBe(MUTATIONS.length);
  for (const { id, test: killer, breaks, equivalent = 'Rien.' } of MUTATIONS) {
    expect(readFileSync(killer, 'utf8'), id).toContain('expect(');
    for (const phrase of [breaks, equivalent]) expect(phrase, id).toMatch(/^\p{Lu}.*\.$/su);
  }
});
