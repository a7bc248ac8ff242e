import { consigner } from '#lib/technique/consignes.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { prismaDuSysteme } from '#lib/technique/prisma.ts';

/** Makes the place of the months to come, and lets go of those that are past their time. Done twice, it changes nothing. */
export async function entretenirLesAppels(): Promise<void> {
  await prismaDuSysteme().$executeRaw`SELECT entretenir_les_appels(${maintenant().toString()}::timestamptz)`;
}

/**
 * Keeps the tokens that call much more than they ever did, and tells them to the logs, once a day each: a leak looks like that.
 */
export async function surveillerLesAppels(): Promise<void> {
  const trouves = await prismaDuSysteme().$queryRaw<
    { jeton: string; habilitation: string; appels: number; habituels: number }[]
  >`SELECT jeton_id AS jeton, habilitation_id AS habilitation, appels, habituels FROM signaler_les_volumes()`;
  for (const trouve of trouves) consigner('attention', 'volume_d_appels_inhabituel', { ...trouve });
}
