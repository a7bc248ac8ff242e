/** A letter made as the worker makes it, and read as whoever opens it does. */
import { lireCourrier } from '#lib/courrier/queries.ts';
import { produireCourriers } from '#lib/courrier/taches.ts';
import type { GenreCourrier } from '#lib/droit/courrier/lettres.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { lire } from './proprietaire.ts';

/** The text of the last letter of a kind of a dossier, printed on a day; its spaces made plain. */
export async function lettreLue(s: Scene, genre: GenreCourrier, leJour: string): Promise<string> {
  const [courrier] = await lire<{ id: string }>(
    'SELECT id FROM courrier WHERE dossier_id = $1 AND genre = $2::genre_courrier ORDER BY jour DESC, reference DESC LIMIT 1',
    [s.dossierId, genre],
  );
  const id = courrier?.id ?? '';
  await produireCourriers({ courrierIds: [id] }, le(leJour));
  const role = s.branche === 'college_public' ? 'chef_etablissement' : 'responsable_sab';
  const { texte } = await lirePdf((await lireCourrier(await acteur(s, role, le(leJour)), id)).octets);
  return texte.replaceAll(/\s+/g, ' ');
}
