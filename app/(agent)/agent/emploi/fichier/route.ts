import { rentreeDu } from '#lib/droit/annee.ts';
import { TIENNENT_L_EMPLOI } from '#lib/droit/argent/emploi.ts';
import { documentDEmploi } from '#lib/emploi/queries.ts';
import { DocumentDEmploiSchema } from '#lib/emploi/schema.ts';
import { repondreFichier, repondreRefus } from '#lib/technique/fichier.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The compte d’emploi of the mandataire, or the list that serves as attestation of presence. */
export async function GET(requete: Request): Promise<Response> {
  const portee = await exigerAgent(...TIENNENT_L_EMPLOI);
  const demande = DocumentDEmploiSchema.parse(Object.fromEntries(new URL(requete.url).searchParams));
  return documentDEmploi(portee, rentreeDu(portee.jour), demande).then(repondreFichier, repondreRefus);
}
