import { tableurDesImmobiles } from '#lib/avancement/queries.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { FormeDeTableurSchema } from '#lib/technique/champs.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The table of the page, for a spreadsheet. */
export async function GET(requete: Request): Promise<Response> {
  const portee = await exigerAgent(...agentsQuiLisent('suivi'));
  const { forme } = FormeDeTableurSchema.parse(Object.fromEntries(new URL(requete.url).searchParams));
  return tableurDesImmobiles(portee, forme).then(repondreFichier, repondreRefus);
}
