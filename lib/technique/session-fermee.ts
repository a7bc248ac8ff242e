import type { Jeton } from './jeton.ts';
import { resteAVivre } from './jeton.ts';
import { prisma } from './prisma.ts';

/** True when its owner ended this session: a copy of its cookie opens nothing. */
export const estFermee = async ({ session }: Jeton): Promise<boolean> =>
  (await prisma().sessionFermee.count({ where: { session } })) > 0;

/** Ends a session for good, and forgets those whose cookie is over by itself. */
export async function fermer(jeton: Jeton): Promise<void> {
  const finLe = new Date(Date.now() + resteAVivre(jeton) * 1000);
  await prisma().sessionFermee.deleteMany({ where: { finLe: { lt: new Date() } } });
  await prisma().sessionFermee.createMany({ data: { session: jeton.session, finLe }, skipDuplicates: true });
}
