import { garderEnLigne } from '#lib/depot/actions.ts';
import { repondreRefus } from '#lib/technique/fichier.ts';
import { heureDeParis } from '#lib/technique/horloge.ts';
import { exigerMemeOrigine } from '#lib/technique/origine.ts';

/** Keeps the draft that the page sends at each change. 409 gives back what another device saved meanwhile. */
export async function PUT(requete: Request, { params }: RouteContext<'/famille/demande/[id]/brouillon'>) {
  try {
    exigerMemeOrigine(requete);
  } catch (erreur) {
    return repondreRefus(erreur);
  }
  const corps: unknown = await requete.json().catch(() => null);
  const { statut, ...reponse } = await garderEnLigne((await params).id, corps);
  return Response.json(
    { ...reponse, heure: heureDeParis() },
    { status: statut, headers: { 'Cache-Control': 'no-store' } },
  );
}
