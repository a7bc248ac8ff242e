import { identifiant } from '#app/introuvable.ts';
import { procurationPreremplie } from '#lib/procuration/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerFamille } from '#lib/technique/session.ts';

/** The procuration of a dossier, filled, to print. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const portee = await exigerFamille();
  return procurationPreremplie(portee, identifiant((await params).id)).then(repondreFichier, repondreRefus);
}
