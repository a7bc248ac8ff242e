import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';

/** Forgets the traces of more than thirty-six months (CRPA R. 114-9-7). Done twice, it changes nothing. */
export async function oublierLesEchanges(): Promise<void> {
  await enPortee(
    porteeSysteme(await aujourdHui()),
    (tx) => tx.$executeRaw`DELETE FROM echange WHERE instant < now() - interval '36 months'`,
    'lot',
  );
}
