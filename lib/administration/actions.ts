'use server';

import { revalidatePath } from 'next/cache';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { confirmerActe, ecarterActe } from './actes.ts';
import { AttenteSchema, EcartSchema } from './schema.ts';

/** Gives the second signature to an act that waits. */
export async function confirmer(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  const etat = await traiter(AttenteSchema, donnees, async ({ id }) => {
    await confirmerActe(portee, id);
    return 'Confirmé : l’acte a pris effet.';
  });
  if (etat.statut === 'fait') revalidatePath('/admin', 'layout');
  return etat;
}

/** Sets aside an act that waits. */
export async function ecarter(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  const etat = await traiter(EcartSchema, donnees, async ({ id, motif }) => {
    await ecarterActe(portee, id, motif);
    return 'Acte écarté : il ne prendra pas effet.';
  });
  if (etat.statut === 'fait') revalidatePath('/admin', 'layout');
  return etat;
}
