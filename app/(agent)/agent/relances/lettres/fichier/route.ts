import { lettresDuJour } from '#lib/relance/queries.ts';
import { LettresSchema } from '#lib/relance/schema.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The letters of a day to families that have filed nothing, as one PDF to print. */
export async function GET(requete: Request): Promise<Response> {
  const portee = await exigerAgent();
  const lu = LettresSchema.safeParse(Object.fromEntries(new URL(requete.url).searchParams));
  const lettres = lu.success
    ? lettresDuJour(portee, lu.data)
    : Promise.reject(new Refus('introuvable', 'Aucune lettre de relance à cette adresse.'));
  return lettres.then(repondreFichier, repondreRefus);
}
