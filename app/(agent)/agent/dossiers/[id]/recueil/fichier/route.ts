import { identifiant } from '#app/introuvable.ts';
import { recueilDuRecours } from '#lib/recours/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** What goes with a recours, as one PDF. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const portee = await exigerAgent();
  return recueilDuRecours(portee, identifiant((await params).id)).then(repondreFichier, repondreRefus);
}
