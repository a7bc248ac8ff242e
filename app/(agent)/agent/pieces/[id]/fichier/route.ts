import { lireFichier } from '#lib/piece/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** A file of a piece within the agent's portée, shown in the browser. */
export async function GET(
  _requete: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const portee = await exigerAgent();
  return lireFichier(portee, (await params).id).then(repondreFichier, repondreRefus);
}
