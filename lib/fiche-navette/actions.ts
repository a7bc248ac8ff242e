'use server';

import { refresh } from 'next/cache';
import { REMPLISSENT_LES_FICHES } from '#lib/droit/argent/fiche-navette.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { RemplirSchema, RepondreSchema } from './schema.ts';

/** Fills the fiche navette. */
export async function remplir(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...REMPLISSENT_LES_FICHES);
  const etat = await traiter(RemplirSchema, donnees, async (fiche) => {
    await actes.remplirLaFiche(portee, fiche);
    return 'Fiche enregistrée : imprimez-la, et envoyez-la à l’IEN-IO.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Types the answer of the IEN-IO. */
export async function repondre(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...REMPLISSENT_LES_FICHES);
  const etat = await traiter(RepondreSchema, donnees, async (reponse) => {
    await actes.repondreALaFiche(portee, reponse);
    return 'Réponse enregistrée.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}
