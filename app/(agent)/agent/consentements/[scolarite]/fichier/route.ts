import { RECUEILLEURS } from '#lib/droit/consentement/consentement.ts';
import { consentementPrerempli } from '#lib/recueil/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The form of a consent for a pupil, pre-filled, to print. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ scolarite: string }> },
): Promise<Response> {
  const portee = await exigerAgent(...RECUEILLEURS);
  return consentementPrerempli(portee, (await params).scolarite).then(repondreFichier, repondreRefus);
}
