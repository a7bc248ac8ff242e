import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';

/** Pupils erased in one transaction: it holds the locks of their dossiers. */
const PAR_LOT = 20;

/** Removes from the storage the files whose rows are gone; one that is gone already counts as done. */
async function retirerLesFichiers(portee: Portee, eliminationId: string): Promise<void> {
  const restes = await enPortee(portee, (tx) =>
    tx.ligneDElimination.findMany({
      where: { eliminationId, cles: { isEmpty: false } },
      select: { rang: true, cles: true },
      orderBy: { rang: 'asc' },
    }),
  );
  for (const { rang, cles } of restes) {
    for (const cle of cles) await stockage().supprimer(cleDeFichier(cle));
    await enPortee(
      portee,
      (tx) => tx.$queryRaw`SELECT oublier_les_cles(${eliminationId}::uuid, ${rang}::int)::text`,
    );
  }
}

/**
 * Executes a lot that bears both visas: rows first, a few pupils in each transaction, then their files. Killed anywhere and
 * started again, it goes on where it was; done twice, it changes nothing.
 */
export async function eliminer({ eliminationId }: Taches['eliminer']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  for (;;) {
    await retirerLesFichiers(portee, eliminationId);
    const [suite] = await enPortee(
      portee,
      (tx) =>
        tx.$queryRaw<
          { faites: number }[]
        >`SELECT eliminer_la_suite(${eliminationId}::uuid, ${PAR_LOT}::int) AS faites`,
      'lot',
    );
    if (!suite?.faites) break;
  }
  await enPortee(portee, (tx) => tx.$queryRaw`SELECT clore_l_elimination(${eliminationId}::uuid)`);
  await compterLaConservation();
}

/** Removes the old requests on personal data, then counts again what falls due in the year that comes, and what holds it back: the page of conservation reads the counts. */
export async function compterLaConservation(): Promise<void> {
  await enPortee(
    porteeSysteme(await aujourdHui()),
    (tx) => tx.$queryRaw`SELECT retirer_les_exercices(), compter_les_echeances_de_conservation()::text`,
    'verification',
  );
}
