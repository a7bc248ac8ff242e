import type { z } from 'zod';
import { maintenant } from '#lib/technique/horloge.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { santeDuMoment } from '#lib/technique/sante.ts';
import type { EtatSchema } from './schema.ts';

/** The last time that the data answered, in this process. */
let dernierOui: string | null = null;

/** The day of the school base that the answers follow; null before the first, or when the base does not answer. */
const jourDesDonnees = async (): Promise<string | null> => {
  const [{ jour } = { jour: null }] = await prisma().$queryRaw<
    { jour: string | null }[]
  >`SELECT jour_des_donnees()::text AS jour`.catch(() => []);
  return jour;
};

/** Whether the data answer now, and of which day they are. */
export async function etatDeLInterface(): Promise<z.output<typeof EtatSchema>> {
  const { base } = await santeDuMoment();
  const instant = maintenant().toString({ smallestUnit: 'second' });
  if (base === 'en_service') dernierOui = instant;
  return {
    status: base === 'en_service' ? 'ok' : 'bad_gateway',
    last_update: instant,
    last_ok_status: dernierOui,
    data_date: base === 'en_service' ? await jourDesDonnees() : null,
  };
}
