import { identifiant } from '#app/introuvable.ts';
import { RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { formulairePrepare } from '#lib/radar/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The form of a demande with what the school base knows of a pupil and of a person, to give to that person. */
export async function GET(
  requete: Request,
  { params }: { params: Promise<{ scolarite: string }> },
): Promise<Response> {
  const portee = await exigerAgent(...RELANCEURS);
  const id = identifiant((await params).scolarite);
  const personne = identifiant(new URL(requete.url).searchParams.get('personne') ?? '');
  return formulairePrepare(portee, id, personne).then(repondreFichier, repondreRefus);
}
