import { maintenant } from '#lib/technique/horloge.ts';
import { prismaDuSysteme } from '#lib/technique/prisma.ts';

/** Makes the place of the months to come, and lets go of those that are past their time. Done twice, it changes nothing. */
export async function entretenirLesAppels(): Promise<void> {
  await prismaDuSysteme().$executeRaw`SELECT entretenir_les_appels(${maintenant().toString()}::timestamptz)`;
}
