import type { Transaction } from '#lib/technique/prisma.ts';

/** Which of these bourses ended before their year with nobody to go on with them, by id of the dossier (C. V.A). */
export async function finiesSansSuite(
  tx: Transaction,
  dossiers: readonly { id: string }[],
): Promise<Set<string>> {
  const ids = dossiers.map(({ id }) => id);
  const finies = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM finies_sans_suite(${ids}::uuid[]) AS id`;
  return new Set(finies.map(({ id }) => id));
}
