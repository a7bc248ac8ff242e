import { type Demander, enAtelier, TravailInterrompu } from '#lib/connecteurs/octets/atelier.ts';
import { FichierRefuse, recevoirCas } from '#lib/connecteurs/octets/cas-recus.ts';
import type { ResumeDeCas } from '#lib/connecteurs/octets/juges/cas.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { LIGNES_MONTREES } from './schema.ts';

async function examiner<R>(portee: Portee, travail: (demander: Demander) => Promise<R>): Promise<R> {
  try {
    return await enAtelier(portee.auteur, travail);
  } catch (erreur) {
    if (!(erreur instanceof TravailInterrompu)) throw erreur;
    throw new FichierRefuse('Ce contenu demande trop de travail. Coupez-le en plusieurs fichiers.');
  }
}

/** How many of the situations sent have each result, and the first answers. Throws `FichierRefuse`. */
export async function resumeDesCas(portee: Portee, formulaire: FormData): Promise<ResumeDeCas> {
  const recus = await recevoirCas(formulaire);
  return examiner(portee, (demander) => demander('resume_de_cas', { recus, montrees: LIGNES_MONTREES }));
}

/** All answers to the situations sent, as a CSV file. Throws `FichierRefuse`. */
export async function reponsesAuxCas(portee: Portee, formulaire: FormData): Promise<Uint8Array> {
  const recus = await recevoirCas(formulaire);
  return examiner(portee, (demander) => demander('reponses_aux_cas', recus));
}
