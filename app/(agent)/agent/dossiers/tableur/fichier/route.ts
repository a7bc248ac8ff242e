import { FiltresSchema } from '#lib/bannette/schema.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { listePourTableur } from '#lib/vue/queries.ts';

/** The list of the queue under the filters of the address, as a table for a spreadsheet. */
export async function GET(requete: Request): Promise<Response> {
  const portee = await exigerAgent(...agentsQuiLisent('suivi'));
  const filtres = FiltresSchema.parse(Object.fromEntries(new URL(requete.url).searchParams));
  return listePourTableur(portee, rentreeDu(portee.jour), filtres).then(repondreFichier, repondreRefus);
}
