import { GARDE_DES_ECHANGES } from '#lib/droit/consentement/textes.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';

/** Forgets the traces that are past their time. Done twice, it changes nothing. */
export async function oublierLesEchanges(): Promise<void> {
  await enPortee(
    porteeSysteme(await aujourdHui()),
    (tx) =>
      tx.$executeRaw`DELETE FROM echange WHERE instant < now() - make_interval(months => ${GARDE_DES_ECHANGES.mois}::int)`,
    'lot',
  );
}
