import { rentreeDu } from '#lib/droit/annee.ts';
import { LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import { fichierDuRapprochement } from '#lib/pointage/queries.ts';
import { ListeDemandeeSchema } from '#lib/pointage/schema.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** One list of the reconciliation of the day, whole, for a spreadsheet. */
export async function GET(requete: Request): Promise<Response> {
  const portee = await exigerAgent(...LISENT_LES_ETATS);
  const { liste } = ListeDemandeeSchema.parse(Object.fromEntries(new URL(requete.url).searchParams));
  return fichierDuRapprochement(portee, rentreeDu(portee.jour), liste).then(repondreFichier, repondreRefus);
}
