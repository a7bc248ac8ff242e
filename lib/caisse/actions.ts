'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { DemandeALaCaisseSchema, ReponseALaCaisseSchema } from './schema.ts';

/** Has the caisse of the person asked, and leads to where its answer is shown. */
export async function interroger(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerFamille();
  return traiter(DemandeALaCaisseSchema, donnees, async (demande) => {
    await actes.interrogerLaCaisse(portee, demande);
    return redirect(`/famille/dossiers/${demande.dossierId}/caisse`);
  });
}

/** Joins the answer to the demande, or forgets it. */
export async function repondre(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerFamille();
  return traiter(ReponseALaCaisseSchema, donnees, async (reponse) => {
    await actes.repondreALaCaisse(portee, reponse);
    return redirect(
      `/famille/dossiers/${reponse.dossierId}${reponse.reponse === 'acceptee' ? '?fait=piece' : ''}`,
    );
  });
}
