'use server';

import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { ActeMotiveSchema, retourAuDossier } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { RectifierSchema, SignalerErreurSchema } from './schema.ts';

/** Records an error that the family told the office. */
export async function signalerErreur(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(SignalerErreurSchema, donnees, async ({ erreurLe, origine, expose, ...cible }) => {
    await accomplir(portee, actes.signalerErreur(cible, { erreurLe, origine, expose }));
    return redirect(retourAuDossier(cible, 'signaler_erreur'));
  });
}

/** Corrects the demande, once the difference was seen. */
export async function rectifier(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RectifierSchema, donnees, async ({ cible, ...rectification }) => {
    await accomplir(portee, actes.rectifier(cible, rectification));
    return redirect(retourAuDossier(cible, 'rectifier'));
  });
}

/** Leaves the demande as it is. */
export async function ecarterRectification(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.ecarterRectification(cible, motivation));
    return redirect(retourAuDossier(cible, 'ecarter_rectification'));
  });
}
