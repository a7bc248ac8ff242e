import { notFound } from 'next/navigation';
import { repondreRefus } from '#lib/technique/fichier.ts';
import { exigerMemeOrigine } from '#lib/technique/origine.ts';
import { acteDAgent } from '../actes-d-agent.ts';

/** Receives the files of an act from a page that shows how far they have gone: the same door as its form. */
export async function POST(
  requete: Request,
  { params }: RouteContext<'/agent/dossiers/[id]/actes/[acte]/envoi'>,
): Promise<Response> {
  try {
    exigerMemeOrigine(requete);
  } catch (erreur) {
    return repondreRefus(erreur);
  }
  const suivi = acteDAgent((await params).acte)?.suivi;
  if (!suivi) notFound();
  const etat = await suivi(await requete.formData().catch(() => new FormData()));
  return Response.json(etat, { headers: { 'Cache-Control': 'no-store' } });
}
