import { identifiant } from '#app/introuvable.ts';
import { certificatImprime } from '#lib/certificat/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerFamille } from '#lib/technique/session.ts';

/** The certificate of boursier of a dossier, to print. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const portee = await exigerFamille();
  return certificatImprime(portee, identifiant((await params).id)).then(repondreFichier, repondreRefus);
}
