import { identifiant } from '#app/introuvable.ts';
import { lireCourrier } from '#lib/courrier/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The PDF of a letter within the agent's portée. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const portee = await exigerAgent();
  return lireCourrier(portee, identifiant((await params).id)).then(repondreFichier, repondreRefus);
}
