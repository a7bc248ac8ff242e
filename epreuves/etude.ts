/** `npm run epreuve -- etude [KILLS]`: the engine of the étude automatique, its source, its base and the site are killed so many times (20) in one run. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Panne } from '#scripts/panne.ts';

export const titre =
  'Une étude automatique dont le moteur, la source, la base et le site sont tués tour à tour 20 fois, ou autant qu’on en demande, puis finie par deux moteurs : les mêmes dossiers qu’une étude que personne n’a dérangée.';

/**
 * @param args how many times it is killed (20)
 * @throws {Panne} when what was written differs from an undisturbed run
 */
export async function run([arrets = '20']: string[]): Promise<void> {
  const essai = spawn(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      'actes',
      'tests/actes/etude.test.ts',
      '--testTimeout',
      '0',
    ],
    { env: { ...process.env, ARRETS_DE_L_ETUDE: arrets }, stdio: 'inherit' },
  );
  const [code] = await once(essai, 'exit');
  if (code !== 0) throw new Panne('Une étude tuée n’a pas fait la même chose : voyez ci-dessus.');
}
