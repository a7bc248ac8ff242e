/** Lots of data that fall due: prepared, then signed by the DPO and by an administrateur, or set aside. */
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { avecLesRefusDeLaBase } from '#lib/technique/refus-de-la-base.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import { REGLE_DES_LOTS } from './faits.ts';
import { exigerDePoster, exigerLaConservation } from './queries.ts';

async function demander<T>(portee: Portee, travail: (tx: Transaction) => Promise<T>): Promise<T> {
  exigerLaConservation(portee);
  return avecLesRefusDeLaBase(() => enPortee(portee, travail, 'lot'));
}

/**
 * Makes the list of the next pupils whose data are due and that nothing holds back, `nombre` at most. Returns the id of the
 * lot. Throws a Refus when nothing is due.
 */
export const preparerUneElimination = (portee: Portee, nombre: number): Promise<string> =>
  demander(portee, async (tx) => {
    const [lot] = await tx.$queryRaw<
      { id: string }[]
    >`SELECT preparer_une_elimination(${REGLE_DES_LOTS}, ${nombre}::int) AS id`;
    return lot?.id ?? '';
  });

/**
 * Signs a lot in the function that the person holds. `empreinte` is that of the list that was read. Returns true with the second
 * visa: the worker then tells the families, and executes after the delay; at once when the lot holds no dossier. Throws a Refus to the same person twice, on a list that changed, once it is settled.
 */
export const viserUneElimination = (portee: Portee, id: string, empreinte: string): Promise<boolean> =>
  demander(portee, async (tx) => {
    const [vise] = await tx.$queryRaw<
      { entier: boolean }[]
    >`SELECT viser_l_elimination(${id}::uuid, ${empreinte}) AS entier`;
    const entier = vise?.entier ?? false;
    if (entier) {
      const { dossiers } = await tx.elimination.findUniqueOrThrow({ where: { id } });
      await ajouterTache(tx, dossiers > 0 ? 'annoncer_l_elimination' : 'eliminer', { eliminationId: id });
    }
    return entier;
  });

/** Sets a lot aside until its erasing may begin, with the reason. */
export const ecarterUneElimination = (portee: Portee, id: string, motif: string): Promise<void> =>
  demander(portee, async (tx) => {
    await tx.$queryRaw`SELECT ecarter_l_elimination(${id}::uuid, ${motif})`;
  });

/**
 * Says that the letters to whom no mail reaches are posted: `combien`, as they were listed. Returns for how many pupils. The delay of
 * their lot runs once all of it is. Throws a Refus when the list has changed since.
 */
export async function posterLesAnnonces(portee: Portee, combien: number): Promise<number> {
  exigerDePoster(portee);
  const [fait] = await avecLesRefusDeLaBase(() =>
    enPortee(
      portee,
      (tx) => tx.$queryRaw<{ eleves: number }[]>`SELECT poster_les_annonces(${combien}::int) AS eleves`,
      'lot',
    ),
  );
  return fait?.eleves ?? 0;
}
