import { expect } from '@playwright/test';
import { fermerPrisma } from '#lib/technique/prisma.ts';
import { JOUR_DES_PARCOURS, vivreLe } from './monde.ts';

/** Letters of the world that the worker still has to make. */
async function enAttente(): Promise<number> {
  const reponse = await fetch(`${process.env.NEXTAUTH_URL}/api/sante`);
  const { file } = (await reponse.json()) as { file: { enAttente: number } };
  return file.enAttente;
}

/** Before the journeys: the day on which all of them are lived, and a worker that has finished with the world. */
export default async function reglage(): Promise<void> {
  await vivreLe(JOUR_DES_PARCOURS);
  await fermerPrisma();
  await expect.poll(enAttente, { message: 'tâches laissées par le monde', timeout: 20 * 60_000 }).toBe(0);
}
