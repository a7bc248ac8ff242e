/** Tries of a code that nobody must guess, counted in the base before they are judged. */
import type { Jour } from '#lib/droit/date.ts';
import { sansIdentite } from './portee.ts';
import type { Transaction } from './prisma.ts';

type Empreinte = Uint8Array<ArrayBuffer>;

/** Failed tries after which a code, and a machine, wait: of one day, and of always. Successes are not counted. */
const ESSAIS_D_UN_CODE = { parJour: 5, enTout: 15 };
const ESSAIS_D_UNE_SOURCE = { parJour: 30, enTout: 10_000 };

/** One more try, committed before it is judged: any number at once, of any process, count as many. False when it is too many. */
export const essaiAdmis = (code: Empreinte, source: Empreinte, jour: Jour): Promise<boolean> =>
  sansIdentite(jour, async (tx) => {
    const [{ admis } = { admis: false }] = await tx.$queryRaw<{ admis: boolean }[]>`
      SELECT compter_essai(${source}, ${ESSAIS_D_UNE_SOURCE.parJour}::int, ${ESSAIS_D_UNE_SOURCE.enTout}::int)
        AND compter_essai(${code}, ${ESSAIS_D_UN_CODE.parJour}::int, ${ESSAIS_D_UN_CODE.enTout}::int) AS admis`;
    return admis;
  });

/** Gives back a try that succeeded. */
export async function rendreEssai(tx: Transaction, code: Empreinte, source: Empreinte): Promise<void> {
  await tx.$queryRaw`SELECT rendre_essai(${code})::text, rendre_essai(${source})::text`;
}
