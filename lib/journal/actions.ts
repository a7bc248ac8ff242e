'use server';

import { revalidatePath } from 'next/cache';
import type { EtatFormulaire } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { demanderLaVerification } from './actes.ts';

/** Asks for every hash and seal of the journal to be computed again. */
export async function verifierMaintenant(): Promise<EtatFormulaire> {
  await demanderLaVerification(await exigerAgent('administrateur'));
  revalidatePath('/admin/journal');
  return {
    statut: 'fait',
    message:
      'Demandé au worker : le résultat s’affichera ici. Comptez quelques minutes par million de lignes.',
  };
}
