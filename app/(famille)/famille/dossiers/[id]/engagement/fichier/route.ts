import { identifiant } from '#app/introuvable.ts';
import { engagementAImprimer } from '#lib/engagement/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerFamille } from '#lib/technique/session.ts';

/** The engagement for the bourse au mérite of a dossier, to print and sign. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const portee = await exigerFamille();
  return engagementAImprimer(portee, identifiant((await params).id)).then(repondreFichier, repondreRefus);
}
