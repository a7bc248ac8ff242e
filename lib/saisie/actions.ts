'use server';

import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { retourAuDossier } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { ComplementSchema } from './schema.ts';

/** Adds to the demande what it did not say. */
export async function completerDemande(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ComplementSchema, donnees, async ({ cible, reponses }) => {
    await accomplir(portee, actes.completerDemande(cible, reponses));
    return redirect(retourAuDossier(cible, 'completer_demande'));
  });
}
