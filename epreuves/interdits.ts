/** `npm run epreuve -- interdits`: every act that the procedure allows to nobody there, tried by every role in every state. */
import path from 'node:path';
import { ROOT } from '#scripts/construction.ts';
import { Panne } from '#scripts/panne.ts';
import { runNode } from '#scripts/processus.ts';

export const titre =
  'Tout acte que la procédure ne permet pas, tenté dans chaque branche et chaque état par chaque rôle : refusé, sans une ligne changée.';

/** @throws {Panne} when one of them passes, or changes a row; the report of the tests names it */
export async function run(): Promise<void> {
  const code = await runNode(
    [
      path.join(ROOT, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--project', 'actes', 'tests/actes/procedure-interdits.test.ts'],
    ],
    { ...process.env, NODE_ENV: 'test', INTERDITS_UN_SUR: '1' },
    'inherit',
  );
  if (code !== 0)
    throw new Panne('Un acte interdit a passé, ou a laissé une trace : voyez le rapport ci-dessus.');
}
