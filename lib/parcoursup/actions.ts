'use server';

import { refresh } from 'next/cache';
import { rentreeDu } from '#lib/droit/annee.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { COCHEURS } from './queries.ts';
import { CocherSchema } from './schema.ts';

/** Keeps that a pupil was ticked in Parcoursup, or no longer is. */
export async function cocherParcoursup(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...COCHEURS);
  return traiter(CocherSchema, donnees, async (vu) => {
    await actes.cocherParcoursup(portee, vu, rentreeDu(portee.jour));
    refresh();
    return 'Enregistré.';
  });
}
