import { mesDonneesEnTableur } from '#lib/donnees/queries.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerFamille } from '#lib/technique/session.ts';

/** All that is held of the family that asks, as a table for a spreadsheet. */
export async function GET(): Promise<Response> {
  const portee = await exigerFamille();
  return mesDonneesEnTableur(portee).then(repondreFichier, repondreRefus);
}
