'use server';

import { revalidatePath } from 'next/cache';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { proposerBloc } from './actes.ts';
import { ProposerBlocSchema } from './schema.ts';

/** Proposes the text that was tried. */
export async function proposer(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  const etat = await traiter(ProposerBlocSchema, donnees, async (lu) => {
    await proposerBloc(portee, lu);
    return 'Proposé : le texte sera dans les courriers quand un autre administrateur l’aura confirmé.';
  });
  if (etat.statut === 'fait') revalidatePath('/admin', 'layout');
  return etat;
}
