import { envoyerPieceSuivie } from '#lib/acces/actions.ts';
import { repondreRefus } from '#lib/technique/fichier.ts';
import { exigerMemeOrigine } from '#lib/technique/origine.ts';

/** Receives the files of a piece from a page that shows how far they have gone: the same door as its form. */
export async function POST(requete: Request): Promise<Response> {
  try {
    exigerMemeOrigine(requete);
  } catch (erreur) {
    return repondreRefus(erreur);
  }
  const etat = await envoyerPieceSuivie(await requete.formData().catch(() => new FormData()));
  return Response.json(etat, { headers: { 'Cache-Control': 'no-store' } });
}
