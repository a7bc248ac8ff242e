import { uaiDeLAdresse } from '#app/introuvable.ts';
import { fichierDeLEtat, SUIVENT_LES_PROPOSITIONS } from '#lib/bordereau/queries.ts';
import { DocumentSchema } from '#lib/bordereau/schema.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The état global of a collège privé, as a PDF unless a table is asked for. */
export async function GET(
  requete: Request,
  { params }: { params: Promise<{ uai: string }> },
): Promise<Response> {
  const portee = await exigerAgent(...SUIVENT_LES_PROPOSITIONS);
  const demande = DocumentSchema.parse(Object.fromEntries(new URL(requete.url).searchParams));
  const uai = uaiDeLAdresse((await params).uai);
  return fichierDeLEtat(portee, uai, rentreeDu(portee.jour), demande).then(repondreFichier, repondreRefus);
}
