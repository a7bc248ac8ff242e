import type { Quota } from '#lib/reponse/faits.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { prisma } from '#lib/technique/prisma.ts';

/** Where an address stands that shows no token of ours; `tenue`: it has called too much, and waits until the end of the quota. */
export interface Frein {
  quota: Quota | null;
  tenue: boolean;
}

/** Addresses that wait, as this process knows them: a flood costs the base nothing more. */
const TENUES = new Map<string, { quota: Quota; depuis: number }>();

const secondes = (): number => maintenant().epochMilliseconds / 1_000;
const TENUES_MAX = 10_000;

/**
 * Counts a call without a token by the address that it comes from, across processes: above a thousand in a minute, twelve
 * hours. An address that is unknown, or cannot be counted now, is not held: the call is refused anyway.
 */
export async function compterLAdresse(adresse: string | null): Promise<Frein> {
  if (adresse === null) return { quota: null, tenue: false };
  const connue = TENUES.get(adresse);
  if (connue) {
    // Our own clock only says how long ago the base told it: it may be wrong by any amount.
    const instant = connue.quota.instant + Math.max(0, secondes() - connue.depuis);
    if (connue.quota.fin > instant) return { quota: { ...connue.quota, instant }, tenue: true };
  }
  const [lu] = await prisma().$queryRaw<
    { parMinute: number; compte: number; fin: bigint; instant: number }[]
  >`
      SELECT par_minute AS "parMinute", compte, fin, extract(epoch FROM clock_timestamp())::float8 AS instant FROM compter_l_adresse(${adresse}::inet)`.catch(
    () => [],
  );
  if (!lu) return { quota: null, tenue: false };
  const quota = { ...lu, fin: Number(lu.fin) };
  const tenue = quota.compte > quota.parMinute;
  if (tenue) {
    if (TENUES.size >= TENUES_MAX) TENUES.clear();
    TENUES.set(adresse, { quota, depuis: secondes() });
  }
  return { quota, tenue };
}
