'use server';

import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { retourAuDossier } from '#lib/dossier/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { AnnonceSchema, JugementSchema } from './schema.ts';

/** Records that the family awaits its avis d'impôt, why, and since when the établissement knows. */
export async function signalerAttenteAvis(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(AnnonceSchema, donnees, async ({ cause, annonceLe, ...cible }) => {
    await accomplir(portee, actes.signalerAttenteAvis(cible, { cause, annonceLe: jour(annonceLe) }));
    return redirect(retourAuDossier(cible, 'signaler_attente_avis'));
  });
}

/** Keeps an avis that came late, for the reasons written. */
export async function retenirAvisTardif(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(JugementSchema, donnees, async ({ recuLe, motivation, ...cible }) => {
    await accomplir(portee, actes.retenirAvisTardif(cible, { recuLe: jour(recuLe), motivation }));
    return redirect(retourAuDossier(cible, 'retenir_avis_tardif'));
  });
}

/** Refuses for an avis that came too late, or that the family has kept too long. */
export async function refuserAvisTardif(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(JugementSchema, donnees, async ({ recuLe, motivation, ...cible }) => {
    await accomplir(portee, actes.refuserAvisTardif(cible, { recuLe: jour(recuLe), motivation }));
    return redirect(retourAuDossier(cible, 'refuser_avis_tardif'));
  });
}
