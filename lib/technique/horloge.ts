import { Temporal } from 'temporal-polyfill';
import type { Jour } from '#lib/droit/date.ts';
import { configuration } from './configuration.ts';
import { dateDe, heureAParis, jourAParis, jourDe } from './dates.ts';
import { prisma } from './prisma.ts';

/** The real instant: for journals and time stamps, never for a rule of law. */
export const maintenant = (): Temporal.Instant => Temporal.Now.instant();

/** The hour that clocks show in Paris now: "9:05". */
export const heureDeParis = (): string => heureAParis(maintenant());

/**
 * Today in Paris, or the day of the demo when an administrator has set one. The only clock of the product:
 * every rule receives its day from here. Production never reads the demo's day.
 */
export async function aujourdHui(): Promise<Jour> {
  return (await jourDeDemonstration()) ?? jourAParis(maintenant());
}

/** The day set for the demo, or null (always null in production). */
export async function jourDeDemonstration(): Promise<Jour | null> {
  if (!configuration().demo) return null;
  const reglage = await prisma().horloge.findUnique({ where: { id: 1 } });
  return reglage ? jourDe(reglage.jour) : null;
}

/** Sets the day of the demo, or gives back the real one with null. Throws an Error in production: there is no such door. */
export async function reglerLeJour(jour: Jour | null): Promise<void> {
  if (!configuration().demo) throw new Error('la date ne se règle qu’en démonstration');
  if (!jour) {
    await prisma().horloge.deleteMany();
    return;
  }
  await prisma().horloge.upsert({
    where: { id: 1 },
    create: { jour: dateDe(jour) },
    update: { jour: dateDe(jour) },
  });
}
