'use server';

import { refresh } from 'next/cache';
import { accomplir } from '#lib/dossier/porte.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { retourAuDossier } from '#lib/technique/retour.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { DaterReceptionSchema, RelancerSchema } from './schema.ts';

/** Dates the reception of the last letter. */
export async function daterReception(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(DaterReceptionSchema, donnees, async ({ recuLe, preuve, ...cible }) => {
    await accomplir(portee, actes.daterReception(cible, { recuLe, preuve }));
    return retourAuDossier(cible, 'dater_reception');
  });
}

/** Gives a letter set aside back to the worker. */
export async function relancerCourrier(donnees: FormData): Promise<void> {
  const portee = await exigerAgent();
  await actes.relancerProduction(portee, RelancerSchema.parse(Object.fromEntries(donnees)).courrierId);
  refresh();
}
