/** docs/securite.md names only what exists, and no chapter of the standard is left out. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const PAGE = readFileSync('docs/securite.md', 'utf8');
const nommes = [...PAGE.matchAll(/`((?:tests|docs|lib)\/[^`]+)`/g)].map(([, fichier]) => fichier ?? '');

test('every file that the security page names exists', () => {
  expect(nommes.length).toBeGreaterThan(40);
  expect(nommes.filter((fichier) => !existsSync(fichier))).toEqual([]);
});

test('each of the seventeen chapters has its row, with what shows it or why it does not apply', () => {
  const rangees = PAGE.split('\n').filter((ligne) => /^\| V\d+ /.test(ligne));
  expect(rangees.map((ligne) => Number(/V(\d+)/.exec(ligne)?.[1]))).toEqual(
    Array.from({ length: 17 }, (_, rang) => rang + 1),
  );
  for (const rangee of rangees) expect(rangee, rangee).toMatch(/`tests\/|Not used/);
});
