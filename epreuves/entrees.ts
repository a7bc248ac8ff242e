/** `npm run epreuve -- entrees [COUNT [SEED]]`: the requests of the journey `hostile`, far more of them. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '#scripts/construction.ts';
import { Panne } from '#scripts/panne.ts';
import { prepareTrialProduct } from '#scripts/produit-d-essai.ts';

export const titre = 'Des requêtes hostiles sur chaque page, formulaire et argument : aucune réponse 5xx.';

/** Requests between two words on how far it went; each batch finds the pages again, as they are by then. */
const BATCH = 5_000;

/**
 * @param args how many requests (100 000), and the seed they are drawn from (1)
 * @throws {Panne} when an answer is a fault of ours, with the requests to send again
 */
export async function run([count = '100000', seed = '1']: string[]): Promise<void> {
  const reports = path.join(ROOT, '.rapports');
  await mkdir(reports, { recursive: true });
  const product = await prepareTrialProduct(reports);
  try {
    Object.assign(process.env, await product.start());
    const { attaquer } = await import('#tests/parcours/appui/hostile.ts');
    const { dossiersAVoir } = await import('#tests/parcours/appui/dossiers-a-voir.ts');
    const { JOUR_DES_PARCOURS, vivreLe } = await import('#tests/parcours/appui/monde.ts');
    await vivreLe(JOUR_DES_PARCOURS);
    const site = String(process.env.NEXTAUTH_URL);
    const faults: string[] = [];
    const statuses: Record<number, number> = {};
    for (let sent = 0; sent < Number(count); sent += BATCH) {
      const nombre = Math.min(BATCH, Number(count) - sent);
      const { fautes, statuts } = await attaquer(site, await dossiersAVoir(), {
        graine: Number(seed) + sent,
        nombre,
      });
      faults.push(...fautes);
      for (const [status, times] of Object.entries(statuts))
        statuses[Number(status)] = (statuses[Number(status)] ?? 0) + times;
      console.log(`${sent + nombre} requêtes, ${faults.length} faute(s) : ${JSON.stringify(statuses)}`);
    }
    if (faults.length > 0)
      throw new Panne(`${faults.length} réponses sont nos fautes :\n${faults.join('\n')}`);
  } finally {
    await product.stop();
  }
}
