import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';

/** Days after the last try; a code opens for less. */
const MEMOIRE = 200;

/** Forgets the tries that hold nobody back any more. Done twice, it changes nothing. */
export async function oublierLesEssais(): Promise<void> {
  const jour = await aujourdHui();
  await enPortee(porteeSysteme(jour), (tx) =>
    tx.essaiDeCode.deleteMany({ where: { jour: { lt: dateDe(jour.subtract({ days: MEMOIRE })) } } }),
  );
}
