import { describe, expect, test } from 'vitest';
import { faultsOf } from '#scripts/structure.ts';

const refused = (file: string, source: string) => faultsOf(file, source).join('\n');

describe('the import rule', () => {
  test.each([
    ['app/page.tsx', "import { liste } from '#lib/dossier/queries.ts';"],
    ['components/champ.tsx', "import { DemandeSchema } from '#lib/demande/schema.ts';"],
    ['lib/recours/actes.ts', "import { accomplir } from '#lib/dossier/porte.ts';"],
    ['lib/dossier/queries.ts', "import { Prisma } from '#prisma/generated/client.ts';"],
    ['lib/droit/date.ts', "import { Temporal } from 'temporal-polyfill';"],
  ])('%s may say %s', (file, source) => {
    expect(faultsOf(file, source)).toEqual([]);
  });

  test.each([
    ['lib/droit/delai.ts', "import { prisma } from '#lib/technique/prisma.ts';", 'the law is computed'],
    ['lib/droit/delai.ts', "import { readFileSync } from 'node:fs';", 'the law is computed'],
    ['lib/droit/delai.ts', "const { x } = await import('#lib/dossier/queries.ts');", 'the law is computed'],
    ['components/champ.tsx', "import { liste } from '#lib/dossier/queries.ts';", 'pass the result as props'],
    ['components/champ.tsx', "import { configuration } from '#lib/technique/configuration.ts';", 'as props'],
    ['app/page.tsx', "import { PrismaClient } from '#prisma/generated/client.ts';", 'queries.ts'],
    [
      'lib/dossier/schema.ts',
      "import { prisma } from '#lib/technique/prisma.ts';",
      'shared with the browser',
    ],
    [
      'lib/dossier/actes.ts',
      "import { former } from '#lib/recours/actes.ts';",
      'dossier comes before recours',
    ],
    ['lib/dossier/actes.ts', "import { Page } from '#app/page.tsx';", 'not the reverse'],
    ['lib/technique/journal.ts', "import { lire } from '#lib/dossier/queries.ts';", 'serves every noun'],
    ['app/page.tsx', "import { COMPTES } from '#monde/comptes.ts';", 'imports flow toward the law'],
    ['app/page.tsx', "import { a } from '../lib/droit/date.ts';", '#lib/droit/date.ts'],
    ['lib/dossier/helpers.ts', '', 'a noun has only'],
    ['lib/utils/queries.ts', '', 'no place in the order'],
  ])('refuses: %s says %s', (file, source, advice) => {
    expect(refused(file, source)).toContain(advice);
  });

  test('refuses: an import spread over several lines', () => {
    expect(
      refused('lib/droit/a.ts', "import {\n  a,\n  b,\n} from\n  '#lib/technique/prisma.ts';"),
    ).toContain('the law');
  });
});
