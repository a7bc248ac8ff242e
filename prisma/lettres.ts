/** The letters of the demonstration, printed and stored by the worker's own job. */
import { produireCourriers } from '#lib/courrier/taches.ts';
import type { Jour } from '#lib/droit/date.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { enLots } from '#lib/technique/taches.ts';
import { signerLesLettres } from '#monde/lettres.ts';

/** Produces every letter that waits, on a day, and signs those on paper; those that cannot leave are set aside with their cause. */
export async function produireLesLettres(leJour: Jour): Promise<void> {
  const enAttente = await enPortee(porteeSysteme(leJour), (tx) =>
    tx.courrier.findMany({ where: { etat: 'a_produire' }, select: { id: true } }),
  );
  for (const lot of enLots(enAttente))
    await produireCourriers({ courrierIds: lot.map(({ id }) => id) }, leJour);
  await signerLesLettres(leJour);
}
