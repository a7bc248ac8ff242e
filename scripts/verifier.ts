/** `npm run verifier`: everything that can be told without running the product. All checks run; one that fails fails it. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { generateClient, ROOT } from './construction.ts';

const BIN = path.join(ROOT, 'node_modules/.bin');
const CHECKS: { what: string; command: string; args: string[] }[] = [
  { what: 'types', command: path.join(BIN, 'tsc'), args: ['--noEmit', '-p', '.'] },
  { what: 'style et erreurs', command: path.join(BIN, 'biome'), args: ['check', '--error-on-warnings'] },
  { what: 'structure et imports', command: process.execPath, args: ['scripts/structure.ts'] },
  { what: 'code mort', command: path.join(BIN, 'knip'), args: ['--no-progress'] },
  {
    what: 'code que seuls les tests utilisent',
    command: path.join(BIN, 'knip'),
    args: ['--no-progress', '--production'],
  },
  { what: 'cycle de vie à jour', command: process.execPath, args: ['scripts/cycle-de-vie.ts', '--verifier'] },
  { what: 'recueil à jour', command: process.execPath, args: ['scripts/recueil.ts', '--verifier'] },
  { what: 'lectures à jour', command: process.execPath, args: ['scripts/lectures.ts', '--verifier'] },
  { what: 'couverture à jour', command: process.execPath, args: ['scripts/couverture.ts', '--verifier'] },
  {
    what: 'registre des traitements',
    command: process.execPath,
    args: ['scripts/registre-des-traitements.ts', '--verifier'],
  },
  {
    what: 'migrations qu’une version en service supporte',
    command: process.execPath,
    args: ['--no-warnings', 'scripts/migrations-verifier.ts'],
  },
  { what: 'dépendances', command: process.execPath, args: ['scripts/dependances.ts', '--verifier'] },
];

await generateClient();
// Route types of the pages, which the type check reads.
spawnSync(process.execPath, [path.join(ROOT, 'node_modules/next/dist/bin/next'), 'typegen'], { cwd: ROOT });

const failed = CHECKS.filter(({ what, command, args }) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8' });
  console.log(`${status === 0 ? 'bien ' : 'FAUTE'}  ${what}`);
  if (status !== 0) console.log(`${stdout ?? ''}${stderr ?? ''}`);
  return status !== 0;
});
process.exit(failed.length > 0 ? 1 : 0);
