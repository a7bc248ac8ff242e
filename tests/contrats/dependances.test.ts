/** What a production may install, and what the machines of integration run. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defautsDe, paquetsDeProduction } from '#scripts/dependances.ts';

const paquet = { nom: 'exemple', version: '1.2.3', licence: 'MIT' };

describe('a package of a production', () => {
  test('is taken under a licence that goes with ours', () => {
    expect(defautsDe([paquet, { ...paquet, licence: 'Apache-2.0 AND LGPL-3.0-or-later' }])).toEqual([]);
  });

  test.each(['GPL-3.0-only', 'SSPL-1.0', 'UNLICENSED', '', 'MIT AND GPL-3.0-only'])(
    'refuses: the licence « %s »',
    (licence) => {
      expect(defautsDe([{ ...paquet, licence }])).toHaveLength(1);
    },
  );

  test.each(['1.2.3-beta.1', '0.0.1-rc.0', '2.0.0-alpha'])('refuses: the pre-release %s', (version) => {
    expect(defautsDe([{ ...paquet, version }])).toEqual([`exemple ${version}: a pre-release`]);
  });
});

test('leaves out of a production what only building, testing or one system ask for', () => {
  const packages = {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/b': { version: '1.0.0', license: 'MIT', dev: true },
    'node_modules/c': { version: '1.0.0', license: 'MIT', devOptional: true },
    'node_modules/a-linux': { version: '1.0.0', license: 'MIT', os: ['linux'] },
    'node_modules/a/node_modules/d': { version: '2.0.0', license: 'ISC' },
  };
  expect(paquetsDeProduction({ packages }).map(({ nom }) => nom)).toEqual(['a', 'd']);
});

test('refuses: an action of integration named by a tag, which can be moved', () => {
  const actions = [...readFileSync('.github/workflows/ci.yml', 'utf8').matchAll(/uses: (\S+)/g)].map(
    ([, nom]) => nom,
  );
  expect(actions.length).toBeGreaterThan(0);
  expect(actions.filter((nom) => !/@[0-9a-f]{40}$/.test(nom ?? ''))).toEqual([]);
});
