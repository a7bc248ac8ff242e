/** The letters of the demonstration, printed and stored by the worker's own job. */
import { produireCourrier } from '#lib/courrier/taches.ts';
import type { Jour } from '#lib/droit/date.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';

/** Produces every letter that waits, on a day; those that cannot leave are set aside with their cause. */
export async function produireLesLettres(leJour: Jour): Promise<void> {
  const enAttente = await enPortee(porteeSysteme(leJour), (tx) =>
    tx.courrier.findMany({ where: { etat: 'a_produire' }, select: { id: true } }),
  );
  for (const { id } of enAttente) await produireCourrier({ courrierId: id }, leJour);
}
