import { type ChildProcess, spawn } from 'node:child_process';

/** What a confined process may read: the program, never the configuration nor the stored files. */
const LISIBLES = ['package.json', 'lib', 'scripts', 'node_modules'];

/**
 * Starts a program of `scripts/` that may read the program alone, write nothing, start nothing, and knows none of our
 * secrets; it talks by messages, and on its output when asked to. Paths are relative to the folder of the program, from
 * which every process of ours runs.
 */
export function lancerEnclos({ sortie = false }: { sortie?: boolean }, ...programme: string[]): ChildProcess {
  const droits = LISIBLES.map((nom) => `--allow-fs-read=./${nom}`);
  const reglages = [
    '--no-warnings',
    '--permission',
    '--allow-addons',
    '--allow-worker',
    // Packages may be a link to elsewhere, which the rights above do not name.
    '--preserve-symlinks',
    ...droits,
  ];
  return spawn(process.execPath, [...reglages, ...programme], {
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', sortie ? 'pipe' : 'ignore', 'ignore', 'ipc'],
  });
}
