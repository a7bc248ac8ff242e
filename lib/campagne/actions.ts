'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { enregistrerCampagne, prolongerCampagne } from './actes.ts';
import { CampagneSchema, ProlongationSchema } from './schema.ts';

/** Puts a campaign on record, or corrects it, then shows it. */
export async function enregistrer(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  return traiter(CampagneSchema, donnees, async (lue) => {
    await enregistrerCampagne(portee, lue);
    return redirect(`/admin/campagnes/${lue.rentree}`);
  });
}

/** Proposes later closing days. */
export async function prolonger(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  const etat = await traiter(ProlongationSchema, donnees, async (lue) => {
    await prolongerCampagne(portee, lue);
    return 'Proposé : la prolongation prendra effet quand un autre administrateur l’aura confirmée.';
  });
  if (etat.statut === 'fait') revalidatePath('/admin', 'layout');
  return etat;
}
