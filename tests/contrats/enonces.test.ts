import { expect, test } from 'vitest';
import { nommeurDEnonces } from '#lib/technique/enonces.ts';

const essayer = (nommer: (sql: string) => string | undefined, sql: string, fois: number) =>
  Array.from({ length: fois }, () => nommer(sql)).at(-1);

test('a statement that comes back is named, always the same, and two texts never alike', () => {
  const nommer = nommeurDEnonces();
  const un = essayer(nommer, 'SELECT 1', 10);
  expect(un).toMatch(/^[\w-]+$/);
  expect(nommer('SELECT 1')).toBe(un);
  expect(essayer(nommer, 'SELECT 2', 10)).not.toBe(un);
  // PostgreSQL cuts a longer name, and would take two for one.
  expect(String(un).length).toBeLessThan(64);
});

test('refuses: to name what was seen once, or once each of ten thousand', () => {
  const nommer = nommeurDEnonces();
  for (let n = 0; n < 10_000; n++) expect(nommer(`SELECT ${n}`)).toBeUndefined();
});

test('refuses: to name more than a connection can keep, and goes on with those it knows', () => {
  const nommer = nommeurDEnonces();
  const premier = essayer(nommer, 'SELECT 0', 10);
  for (let n = 1; n < 2_000; n++) essayer(nommer, `SELECT ${n}`, 10);
  expect(essayer(nommer, 'SELECT late', 10)).toBeUndefined();
  expect(nommer('SELECT 0')).toBe(premier);
});
