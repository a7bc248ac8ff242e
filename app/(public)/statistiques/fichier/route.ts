import { donneesOuvertes } from '#lib/statistique/queries.ts';
import { DonneesOuvertesSchema } from '#lib/statistique/schema.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';

/** The published figures of a campaign, as open data. */
export async function GET(requete: Request): Promise<Response> {
  const demande = DonneesOuvertesSchema.parse(Object.fromEntries(new URL(requete.url).searchParams));
  return donneesOuvertes(demande).then(repondreFichier, repondreRefus);
}
