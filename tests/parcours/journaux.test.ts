/** What the site and the worker wrote during all the journeys: lines for machines, and nothing of anybody. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withClient } from '#scripts/postgres.ts';
import { expect, test } from './appui/essai.ts';

const dits = (processus: string): string =>
  readFileSync(path.join(process.env.BOURSES_JOURNAUX ?? '', `${processus}.log`), 'utf8');

/** Everything in the base that belongs to a person, once each. */
const PERSONNELS = `
  SELECT DISTINCT v FROM (
    SELECT unnest(ARRAY[nom || ' ' || prenom, prenom || ' ' || nom, ine]) AS v FROM eleve
    UNION ALL SELECT unnest(ARRAY[nom || ' ' || prenom, prenom || ' ' || nom, courriel, telephone, adresse]) FROM responsable
    UNION ALL SELECT unnest(ARRAY[nom || ' ' || prenom, prenom || ' ' || nom, courriel]) FROM agent
    UNION ALL SELECT courriel FROM courrier) AS tout WHERE length(v) > 5`;

for (const processus of ['web', 'worker'])
  test(`the logs of the ${processus} name nobody`, async () => {
    const rows = await withClient(process.env.DATABASE_URL_ADMIN ?? '', (client) =>
      client.query<{ v: string }>(PERSONNELS),
    );
    expect(rows.rows.length).toBeGreaterThan(500);
    const journal = dits(processus);
    expect(rows.rows.map(({ v }) => v).filter((v) => journal.includes(v))).toEqual([]);
  });

test('each warning or error is one object a line, with what it is about', () => {
  const lignes = ['web', 'worker'].flatMap((processus) => dits(processus).split('\n'));
  const objets = lignes.filter((ligne) => ligne.startsWith('{')).map((ligne) => JSON.parse(ligne));
  for (const objet of objets)
    expect(objet).toMatchObject({ instant: expect.any(String), quoi: expect.any(String) });
  // Next tells its start in its own words; nothing else may.
  const autres = lignes.filter((ligne) => ligne.trim() !== '' && !ligne.startsWith('{'));
  expect(autres.filter((ligne) => !/^(▲|- |✓| *$)/u.test(ligne))).toEqual([]);
});
