import { tableurDesClasses } from '#lib/avancement/queries.ts';
import { RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { FormeDeTableurSchema } from '#lib/technique/champs.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The table of the page, for a spreadsheet. */
export async function GET(requete: Request): Promise<Response> {
  const portee = await exigerAgent(...RELANCEURS);
  const { forme } = FormeDeTableurSchema.parse(Object.fromEntries(new URL(requete.url).searchParams));
  return tableurDesClasses(portee, forme).then(repondreFichier, repondreRefus);
}
