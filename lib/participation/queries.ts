import type { Jour } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';
import type { Transaction } from '#lib/technique/prisma.ts';

/** Whether a privé sous contrat takes part on a day. */
export async function participeA(tx: Transaction, uai: string, jour: Jour): Promise<boolean> {
  const [lu] = await tx.$queryRaw<{ participe: boolean }[]>`
    SELECT participe_a_l_etude(${uai}, ${dateDe(jour)}::date) AS participe`;
  return lu?.participe ?? false;
}
