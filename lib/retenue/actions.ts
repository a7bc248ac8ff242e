'use server';

import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { ActeMotiveSchema, retourAuDossier } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';

/** Asks the service académique for a retenue. */
export async function demanderRetenue(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.demanderRetenue(cible, motivation));
    return redirect(retourAuDossier(cible, 'demander_retenue'));
  });
}

/** Retains for the unjustified absences of the year. */
export async function retenir(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.retenir(cible, motivation));
    return redirect(retourAuDossier(cible, 'retenir'));
  });
}

/** Answers the chef that nothing is retained. */
export async function ecarterRetenue(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.ecarterRetenue(cible, motivation));
    return redirect(retourAuDossier(cible, 'ecarter_retenue'));
  });
}

/** Gives back what was retained for absences justified since. */
export async function rendreRetenue(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.rendreRetenue(cible, motivation));
    return redirect(retourAuDossier(cible, 'rendre_retenue'));
  });
}
