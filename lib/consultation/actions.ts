'use server';

import { traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { DevoilerSchema, type EtatDeDevoilement, type ValeurDevoilee } from './schema.ts';

/** Shows masked values of a dossier, with a reason. */
export async function devoiler(_: EtatDeDevoilement, donnees: FormData): Promise<EtatDeDevoilement> {
  const portee = await exigerAgent();
  let valeurs: ValeurDevoilee[] = [];
  const etat = await traiter(DevoilerSchema, donnees, async (demande) => {
    valeurs = await actes.devoiler(portee, demande);
    return 'Affiché une fois : la page suivante ne le montre plus.';
  });
  return { ...etat, valeurs };
}
