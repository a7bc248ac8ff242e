/**
 * The process where files of the school base are read (lib/connecteurs/base-scolaire/lecteur.ts). It has neither secrets
 * nor a right to write; it answers on its output, one line of JSON after the other, no faster than they are taken.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { LigneDeLecture } from '#lib/connecteurs/base-scolaire/lecteur.ts';
import { type FichierDeBase, lireSiecle } from '#lib/connecteurs/base-scolaire/siecle.ts';
import type { Limites } from '#lib/connecteurs/octets/atelier.ts';
import { champsDe } from '#lib/technique/consignes.ts';
import { Refus } from '#lib/technique/refus.ts';

async function answer(line: LigneDeLecture): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain');
}

async function read(files: readonly FichierDeBase[]): Promise<void> {
  try {
    for (const file of files) for await (const lecture of lireSiecle(file)) await answer({ lecture });
    await answer({ fini: true });
  } catch (error) {
    await answer(error instanceof Refus ? { refus: error.message } : { faute: champsDe(error) });
  }
}

const watcher = new Worker(new URL('./examinateur-veille.ts', import.meta.url));
process.once('message', async ({ fichiers, limites }: { fichiers: FichierDeBase[]; limites: Limites }) => {
  watcher.postMessage(limites);
  await read(fichiers);
  process.stdout.end(() => process.exit(0));
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
