import { identifiant } from '#app/introuvable.ts';
import { SUIVENT_LES_ENGAGEMENTS } from '#lib/droit/argent/engagement.ts';
import { engagementAImprimer } from '#lib/engagement/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The engagement of a dossier, to print and sign. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const portee = await exigerAgent(...SUIVENT_LES_ENGAGEMENTS);
  return engagementAImprimer(portee, identifiant((await params).id)).then(repondreFichier, repondreRefus);
}
