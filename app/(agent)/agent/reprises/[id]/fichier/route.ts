import { identifiant } from '#app/introuvable.ts';
import { REMPLISSENT_LES_FICHES } from '#lib/droit/argent/fiche-navette.ts';
import { ficheAImprimer } from '#lib/fiche-navette/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The fiche navette of a dossier, to print. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const portee = await exigerAgent(...REMPLISSENT_LES_FICHES);
  return ficheAImprimer(portee, identifiant((await params).id)).then(repondreFichier, repondreRefus);
}
