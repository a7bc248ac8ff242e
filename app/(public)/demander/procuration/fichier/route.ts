import { rentreeDu } from '#lib/droit/annee.ts';
import { procurationVierge } from '#lib/procuration/queries.ts';
import { repondreFichier } from '#lib/technique/fichier.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';

/** The empty procuration of the year (annexe 10), to print. */
export async function GET(): Promise<Response> {
  const jour = await aujourdHui();
  return repondreFichier(procurationVierge(rentreeDu(jour), jour));
}
