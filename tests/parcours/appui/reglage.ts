import { prisma } from '#lib/technique/prisma.ts';
import { JOUR_DES_PARCOURS, vivreLe } from './monde.ts';

/** Before the journeys: the day on which all of them are lived. */
export default async function reglage(): Promise<void> {
  await vivreLe(JOUR_DES_PARCOURS);
  await prisma().$disconnect();
}
