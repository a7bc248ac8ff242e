import { garder } from '#lib/demande/actions.ts';
import { repondreRefus } from '#lib/technique/fichier.ts';
import { heureDeParis } from '#lib/technique/horloge.ts';
import { exigerMemeOrigine } from '#lib/technique/origine.ts';

/** Keeps the draft that the entry screen sends at each change. 409 gives back what somebody else saved meanwhile. */
export async function PUT(requete: Request, { params }: RouteContext<'/agent/saisie/[id]/brouillon'>) {
  try {
    exigerMemeOrigine(requete);
  } catch (erreur) {
    return repondreRefus(erreur);
  }
  const corps: unknown = await requete.json().catch(() => null);
  const { statut, ...reponse } = await garder((await params).id, corps);
  return Response.json(
    { ...reponse, heure: heureDeParis() },
    { status: statut, headers: { 'Cache-Control': 'no-store' } },
  );
}
