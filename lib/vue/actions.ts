'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { EnregistrerVueSchema, RetirerVueSchema } from './schema.ts';

/** Keeps the list under a name. */
export async function enregistrerVue(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(EnregistrerVueSchema, donnees, async (vue) => {
    await actes.enregistrerVue(portee, vue);
    return redirect(`/agent/dossiers?${vue.liste}`);
  });
}

/** Removes a view of one’s own. */
export async function retirerVue(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RetirerVueSchema, donnees, async ({ vueId }) => {
    await actes.retirerVue(portee, vueId);
    return redirect('/agent/dossiers');
  });
}
