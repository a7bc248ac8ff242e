'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { libelleDuGeste } from './faits.ts';
import { GesteSchema, PreparationSchema } from './schema.ts';

/** Prepares a run, and leads to it. */
export async function preparer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(PreparationSchema, donnees, async (lu) => {
    const id = await actes.preparerPassage(portee, lu);
    return redirect(`/agent/etudes/${id}`);
  });
}

/** Rehearses, starts, pauses, resumes or stops a run. */
export async function mener(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(GesteSchema, donnees, async ({ passageId, geste }) => {
    const genre = await actes.mener(portee, passageId, geste);
    refresh();
    return `${libelleDuGeste(geste, genre)} : c’est fait.`;
  });
}
