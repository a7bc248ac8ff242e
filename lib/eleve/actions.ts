'use server';

import { redirect } from 'next/navigation';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { CorrigerEleveSchema } from './schema.ts';

/** Corrects what was recorded of a pupil, with the reason. */
export async function corrigerEleve(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SAISISSANTS);
  return traiter(CorrigerEleveSchema, donnees, async (correction) => {
    await actes.corrigerEleve(portee, correction);
    return redirect(`/agent/eleves/${correction.scolariteId}`);
  });
}
