'use server';

import { revalidatePath } from 'next/cache';
import { rentreeDu } from '#lib/droit/annee.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { EmettreSchema, SuiteSchema } from './schema.ts';

/** Asks a family to pay back what was paid in excess. */
export async function emettre(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(EmettreSchema, donnees, async (emission) => {
    await actes.emettreOrdre(portee, rentreeDu(portee.jour), emission);
    revalidatePath('/agent/reversements');
    return 'Ordre de reversement émis : imprimez sa lettre.';
  });
}

/** Records what was paid back, or remitted. */
export async function suivre(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(SuiteSchema, donnees, async (suite) => {
    await actes.suivreOrdre(portee, suite);
    revalidatePath('/agent/reversements');
    return 'Suite enregistrée.';
  });
}
