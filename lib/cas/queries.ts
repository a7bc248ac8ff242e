import { ecrireReponses, jugerFichier, recevoirCas } from '#lib/connecteurs/fichier-de-cas.ts';

/** All answers to the situations sent, as the lines of a CSV file. Throws `FichierRefuse` before the first. */
export async function reponsesAuxCas(formulaire: FormData): Promise<AsyncGenerator<string>> {
  return ecrireReponses(jugerFichier(await recevoirCas(formulaire)));
}
