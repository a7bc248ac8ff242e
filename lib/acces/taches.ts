import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';

/** Days after the last try; a code opens for less. */
const MEMOIRE = 200;
/** Days after the last one of a code of an account, during which who types it is told that it is over, or has served. */
const MEMOIRE_D_UN_RATTACHEMENT = 30;

/** Forgets the tries that hold nobody back any more, and the codes of accounts that are long over. Done twice, it changes nothing. */
export async function oublierLesEssais(): Promise<void> {
  const jour = await aujourdHui();
  await enPortee(porteeSysteme(jour), async (tx) => {
    await tx.essaiDeCode.deleteMany({ where: { jour: { lt: dateDe(jour.subtract({ days: MEMOIRE })) } } });
    const passe = dateDe(jour.subtract({ days: MEMOIRE_D_UN_RATTACHEMENT }));
    await tx.codeDeRattachement.deleteMany({ where: { expireLe: { lt: passe } } });
  });
}
