'use server';

import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { CibleSchema, retourAuDossier } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';

/** Closes one of the two demandes of the parents of a pupil in résidence alternée. */
export async function declarerDoubleDemande(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(CibleSchema, donnees, async (cible) => {
    await accomplir(portee, actes.declarerDoubleDemande(cible));
    return redirect(retourAuDossier(cible, 'declarer_double_demande'));
  });
}
