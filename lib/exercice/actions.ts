'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { DELAI_DE_REPONSE } from '#lib/droit/conservation/exercice.ts';
import { lesJours } from '#lib/droit/delais/dire.ts';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent, exigerFamille } from '#lib/technique/session.ts';
import { enregistrerUnExercice, exercerUnDroit, suivreUnExercice } from './actes.ts';
import { EnregistrerSchema, ExercerSchema, SuivreSchema } from './schema.ts';

/** A person asks for a right on its own data. */
export async function exercer(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerFamille();
  const etat = await traiter(ExercerSchema, donnees, async (lu) => {
    await exercerUnDroit(portee, lu);
    return `Votre demande est reçue : le délégué à la protection des données vous répond dans ${lesJours(DELAI_DE_REPONSE)}.`;
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** The DPO registers a request that came on paper, and opens it. */
export async function enregistrer(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerAgent('dpo');
  let id = '';
  const etat = await traiter(EnregistrerSchema, donnees, async (lu) => {
    id = await enregistrerUnExercice(portee, lu);
    return 'Demande enregistrée.';
  });
  if (etat.statut === 'fait') redirect(`/agent/droits/${id}`);
  return etat;
}

/** What the DPO does of a request. */
export async function suivre(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerAgent('dpo');
  const etat = await traiter(SuivreSchema, donnees, async (lu) => {
    await suivreUnExercice(portee, lu);
    return 'C’est inscrit au registre.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}
