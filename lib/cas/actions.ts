'use server';

import { FichierRefuse, jugerFichier, recevoirCas } from '#lib/connecteurs/fichier-de-cas.ts';
import { formulaireDe } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { type EtatDesCas, LIGNES_MONTREES } from './schema.ts';

/** Judges the whole file, counts its results, and gives back its first answers. Nothing is kept. */
export async function jugerLesCas(_avant: EtatDesCas, envoi: FormData): Promise<EtatDesCas> {
  await exigerAgent('gestionnaire_sab', 'responsable_sab');
  const formulaire = formulaireDe(envoi);
  const texte = String(formulaire.get('texte') ?? '');
  const champ = (formulaire.get('fichier') as File | null)?.size ? 'fichier' : 'texte';
  const debut = performance.now();
  try {
    const { reponses } = jugerFichier(await recevoirCas(formulaire));
    const comptes: Record<string, number> = {};
    const premieres = [];
    let total = 0;
    for await (const reponse of reponses) {
      total += 1;
      comptes[reponse.resultat] = (comptes[reponse.resultat] ?? 0) + 1;
      if (premieres.length < LIGNES_MONTREES) {
        const { ligne, ref, resultat, type, echelon, annuel, motif, manques, questions } = reponse;
        premieres.push({ ligne, ref, resultat, type, echelon, annuel, motif, manques, questions });
      }
    }
    const millisecondes = Math.round(performance.now() - debut);
    return { statut: 'juge', texte, comptes, total, premieres, millisecondes };
  } catch (erreur) {
    if (!(erreur instanceof FichierRefuse)) throw erreur;
    return { statut: 'refuse', champ, causes: erreur.message.split('\n'), texte };
  }
}
