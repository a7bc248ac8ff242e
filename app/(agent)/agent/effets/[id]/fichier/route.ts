import { identifiant } from '#app/introuvable.ts';
import { fichierDeLEffet, LISENT_LES_EFFETS } from '#lib/effet/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The counts of a measure, for a spreadsheet. */
export async function GET(
  _requete: Request,
  { params }: RouteContext<'/agent/effets/[id]/fichier'>,
): Promise<Response> {
  const portee = await exigerAgent(...LISENT_LES_EFFETS);
  return fichierDeLEffet(portee, identifiant((await params).id)).then(repondreFichier, repondreRefus);
}
