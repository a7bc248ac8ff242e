'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { sourceDeLaRequete } from '#lib/technique/porteur.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { InvitationALaPartSchema, ReponseALaPartSchema } from './schema.ts';

/** Sends the concubin the link by which to give their own incomes. */
export async function inviter(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const portee = await exigerFamille();
  return traiter(InvitationALaPartSchema, donnees, async (invitation) => {
    await actes.inviterAuDepot(portee, invitation);
    return redirect(`/famille/demande/${invitation.dossierId}/concubin`);
  });
}

/** Keeps what a concubin answers by the link. */
export async function repondre(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  return traiter(ReponseALaPartSchema, donnees, async (dit) => {
    await actes.repondreALaPart(dit, await sourceDeLaRequete(), await aujourdHui());
    return redirect(`/part/${dit.partId}?fait=${dit.reponse}`);
  });
}
