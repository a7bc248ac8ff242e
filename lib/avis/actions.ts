'use server';

import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { retourAuDossier } from '#lib/dossier/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { AnnonceSchema } from './schema.ts';

/** Records that the family awaits its avis d'impôt, why, and since when the établissement knows. */
export async function signalerAttenteAvis(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(AnnonceSchema, donnees, async ({ cause, annonceLe, ...cible }) => {
    await accomplir(portee, actes.signalerAttenteAvis(cible, { cause, annonceLe: jour(annonceLe) }));
    return redirect(retourAuDossier(cible, 'signaler_attente_avis'));
  });
}
