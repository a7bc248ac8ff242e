import { rentreeDu } from '#lib/droit/annee.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { listeAPayer } from '#lib/versement/queries.ts';

/** What the agent comptable has to pay, for a spreadsheet. */
export async function GET(): Promise<Response> {
  const portee = await exigerAgent('agent_comptable');
  return listeAPayer(portee, rentreeDu(portee.jour)).then(repondreFichier, repondreRefus);
}
