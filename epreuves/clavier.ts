/** `npm run epreuve -- clavier`: a paper form typed by keyboard alone, every press counted, from the open form to its end. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '#scripts/construction.ts';
import { Panne } from '#scripts/panne.ts';
import { prepareTrialProduct } from '#scripts/produit-d-essai.ts';

export const titre =
  'Une demande papier saisie au clavier : famille connue en 40 frappes au plus, inconnue en 100.';

/** @throws {Panne} when a family takes more presses than it may, with the count of each */
export async function run(): Promise<void> {
  const reports = path.join(ROOT, '.rapports');
  await mkdir(reports, { recursive: true });
  const product = await prepareTrialProduct(reports);
  try {
    Object.assign(process.env, await product.start());
    const { saisirAuClavier } = await import('#tests/parcours/appui/frappes.ts');
    const counts = await saisirAuClavier(String(process.env.NEXTAUTH_URL));
    for (const { famille, frappes, permises } of counts)
      console.log(`${famille} : ${frappes} frappes (${permises} au plus)`);
    const over = counts.filter(({ frappes, permises }) => frappes > permises);
    if (over.length > 0)
      throw new Panne(`Trop de frappes : ${over.map(({ famille }) => famille).join(', ')}.`);
  } finally {
    await product.stop();
  }
}
