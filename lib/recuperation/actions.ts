'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { DemandeDeChiffresSchema, ReponseAuxChiffresSchema } from './schema.ts';

/** Has the tax administration asked for the figures of who writes this draft, and leads to where they are shown. */
export async function demander(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerFamille();
  return traiter(DemandeDeChiffresSchema, donnees, async (demande) => {
    await actes.demanderLesChiffres(portee, demande);
    return redirect(`/famille/demande/${demande.dossierId}/impots`);
  });
}

/** Keeps what the family says of its figures, and goes back to its demande. */
export async function repondre(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerFamille();
  return traiter(ReponseAuxChiffresSchema, donnees, async (reponse) => {
    await actes.repondreAuxChiffres(portee, reponse);
    return redirect(`/famille/demande/${reponse.dossierId}`);
  });
}
