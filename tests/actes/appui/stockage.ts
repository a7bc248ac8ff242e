import { readdir } from 'node:fs/promises';
import { configuration } from '#lib/technique/configuration.ts';

/** Number of stored files, so that one left behind is seen. */
export async function fichiersRanges(): Promise<number> {
  const { stockage } = configuration();
  if (stockage.sorte !== 'disque') throw new Error('ces tests rangent sur disque');
  const tout = await readdir(stockage.dossier, { recursive: true, withFileTypes: true }).catch(() => []);
  return tout.filter((entree) => entree.isFile()).length;
}
