import { identifiant } from '#app/introuvable.ts';
import { copieDuDossier } from '#lib/copie/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** What a dossier holds of its demandeur, as one PDF to hand over. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const portee = await exigerAgent();
  return copieDuDossier(portee, identifiant((await params).id)).then(repondreFichier, repondreRefus);
}
