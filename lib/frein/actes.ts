import type { Quota } from '#lib/reponse/faits.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { prisma } from '#lib/technique/prisma.ts';

/** Where an address stands that shows no token of ours; `tenue`: it has called too much, and waits until the end of the quota. */
export interface Frein {
  quota: Quota | null;
  tenue: boolean;
}

/** Addresses that wait, as this process knows them: a flood costs the base nothing more. */
const TENUES = new Map<string, Quota>();
const TENUES_MAX = 10_000;

/**
 * Counts a call without a token by the address that it comes from, across processes: above a thousand in a minute, twelve
 * hours. An address that is unknown, or cannot be counted now, is not held: the call is refused anyway.
 */
export async function compterLAdresse(adresse: string | null): Promise<Frein> {
  if (adresse === null) return { quota: null, tenue: false };
  const connue = TENUES.get(adresse);
  if (connue && connue.fin * 1_000 > maintenant().epochMilliseconds) return { quota: connue, tenue: true };
  const [lu] = await prisma().$queryRaw<{ parMinute: number; compte: number; fin: bigint }[]>`
      SELECT par_minute AS "parMinute", compte, fin FROM compter_l_adresse(${adresse}::inet)`.catch(() => []);
  if (!lu) return { quota: null, tenue: false };
  const quota = { ...lu, fin: Number(lu.fin) };
  const tenue = quota.compte > quota.parMinute;
  if (tenue) {
    if (TENUES.size >= TENUES_MAX) TENUES.clear();
    TENUES.set(adresse, quota);
  }
  return { quota, tenue };
}
