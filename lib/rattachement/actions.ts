'use server';

import { redirect } from 'next/navigation';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { identiteConnectee } from '#lib/technique/connexion.ts';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { DetacherSchema, RattacherSchema, TirerSchema } from './schema.ts';

/** Draws the code that ties the account of whoever asks, told in the answer of this very POST. */
export async function tirerUnCode(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const donnees = formulaireDe(envoi);
  const identite = await identiteConnectee();
  if (identite?.fournisseur !== 'familles') redirect('/connexion');
  return traiter(TirerSchema, donnees, async () => {
    const { code, expireLe } = await actes.tirerUnCode(identite, await aujourdHui());
    return `Votre code : ${code}. Il sert une fois, jusqu’au ${ecrireJour(expireLe)}. Notez-le : il ne sera plus affiché.`;
  });
}

/** Ties the account of a code to a responsable. */
export async function rattacher(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SAISISSANTS);
  return traiter(RattacherSchema, formulaireDe(envoi), async (demande) => {
    await actes.rattacher(portee, demande);
    return redirect(`/agent/eleves/${demande.scolariteId}/responsables/${demande.responsableId}/compte`);
  });
}

/** Unties the account of a responsable. */
export async function detacher(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SAISISSANTS);
  return traiter(DetacherSchema, formulaireDe(envoi), async (demande) => {
    await actes.detacher(portee, demande);
    return redirect(`/agent/eleves/${demande.scolariteId}/responsables/${demande.responsableId}/compte`);
  });
}
