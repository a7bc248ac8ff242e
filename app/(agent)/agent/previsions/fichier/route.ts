import { rentreeDu } from '#lib/droit/annee.ts';
import { fichierDesPrevisions, PREVOIENT_LES_CREDITS } from '#lib/prevision/queries.ts';
import { HypothesesSchema } from '#lib/prevision/schema.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The forecast of credits of each place and trimestre, on the hypotheses of the address. */
export async function GET(requete: Request): Promise<Response> {
  const portee = await exigerAgent(...PREVOIENT_LES_CREDITS);
  const hypotheses = HypothesesSchema.parse(Object.fromEntries(new URL(requete.url).searchParams));
  return fichierDesPrevisions(portee, rentreeDu(portee.jour), hypotheses).then(
    repondreFichier,
    repondreRefus,
  );
}
