'use server';

import { revalidatePath } from 'next/cache';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { importerCertificat, retirerCertificat } from './actes.ts';
import { ImporterSchema, RetirerSchema } from './schema.ts';

/** Proposes a certificate. */
export async function importer(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  const etat = await traiter(ImporterSchema, donnees, async (lu) => {
    await importerCertificat(portee, lu);
    return 'Proposé : le certificat comptera quand un autre administrateur l’aura confirmé.';
  });
  if (etat.statut === 'fait') revalidatePath('/admin', 'layout');
  return etat;
}

/** Stops believing a certificate. */
export async function retirer(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  const etat = await traiter(RetirerSchema, donnees, async (lu) => {
    await retirerCertificat(portee, lu);
    return 'Retiré : aucune signature n’est plus vérifiée par lui.';
  });
  if (etat.statut === 'fait') revalidatePath('/admin', 'layout');
  return etat;
}
