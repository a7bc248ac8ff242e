/** A product that is broken again and again while people work. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages, ROOT } from '#scripts/construction.ts';
import { gatherImage, PAGES } from '#scripts/image.ts';
import { Panne } from '#scripts/panne.ts';
import { runNode } from '#scripts/processus.ts';

export const titre =
  'Cinquante personnes qui agissent, cinquante qui visitent le site et deux workers, pendant que le site, les workers, la base, les disques et l’horloge tombent en panne tour à tour.';

const TOURS = 3;

/** `npm run epreuve -- pannes [ROUNDS]`: each round has every fault once, in another order. */
export async function run([tours = String(TOURS)]: string[]): Promise<void> {
  await buildPages(PAGES, path.join(ROOT, '.rapports'), 'standalone');
  const image = await mkdtemp(path.join(tmpdir(), 'bourses-image-'));
  try {
    await gatherImage(image);
    for (let tour = 0; tour < Number(tours); tour++) {
      const args = [fileURLToPath(new URL('pannes/tour.ts', import.meta.url)), image, String(tour)];
      if ((await runNode(args, process.env, 'inherit')) !== 0)
        throw new Panne(`Le tour ${tour + 1} n’a pas tenu : la raison est affichée plus haut.`);
    }
  } finally {
    await rm(image, { recursive: true, force: true });
  }
}
