'use server';

import { formulaireDe } from '#lib/technique/formulaire.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { resumeDesCas } from './queries.ts';
import type { EtatDesCas } from './schema.ts';

/** Judges the whole file, counts its results, and gives back its first answers. Nothing is kept. */
export async function jugerLesCas(_avant: EtatDesCas, envoi: FormData): Promise<EtatDesCas> {
  const portee = await exigerAgent('gestionnaire_sab', 'responsable_sab');
  const formulaire = formulaireDe(envoi);
  const texte = String(formulaire.get('texte') ?? '');
  const champ = (formulaire.get('fichier') as File | null)?.size ? 'fichier' : 'texte';
  const debut = performance.now();
  try {
    const resume = await resumeDesCas(portee, formulaire);
    return { statut: 'juge', texte, ...resume, millisecondes: Math.round(performance.now() - debut) };
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    return { statut: 'refuse', champ, causes: erreur.message.split('\n'), texte };
  }
}
