'use server';

import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { retourAuDossier } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { RelancerEnRecommandeSchema } from './schema.ts';

/** Reminds the family by a registered letter. */
export async function relancerEnRecommande(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RelancerEnRecommandeSchema, donnees, async ({ numero, ...cible }) => {
    await accomplir(portee, actes.relancerEnRecommande(cible, { numero }));
    return redirect(retourAuDossier(cible, 'relancer_en_recommande', 'courriers'));
  });
}
