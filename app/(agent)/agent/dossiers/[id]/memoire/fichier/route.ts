import { identifiant } from '#app/introuvable.ts';
import { ObjetDemandeSchema } from '#lib/recours/schema.ts';
import { projetDeMemoire } from '#lib/requete/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The draft of the State's answer to the court, with what it produces, as one PDF. */
export async function GET(
  requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const portee = await exigerAgent();
  const { objet } = ObjetDemandeSchema.parse(Object.fromEntries(new URL(requete.url).searchParams));
  return projetDeMemoire(portee, identifiant((await params).id), objet).then(repondreFichier, repondreRefus);
}
