'use server';

import { redirect } from 'next/navigation';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { CorrigerEleveSchema } from '#lib/eleve/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { CorrigerResponsableSchema, ReunirSchema, SeparerSchema } from './schema.ts';

/** Corrects what was recorded of a pupil, with the reason. */
export async function corrigerEleve(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SAISISSANTS);
  return traiter(CorrigerEleveSchema, donnees, async (correction) => {
    await actes.corrigerEleve(portee, correction);
    return redirect(`/agent/eleves/${correction.scolariteId}`);
  });
}

/** Corrects what was recorded of a responsable, with the reason. */
export async function corrigerResponsable(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SAISISSANTS);
  return traiter(CorrigerResponsableSchema, donnees, async (correction) => {
    await actes.corrigerResponsable(portee, correction);
    return redirect(`/agent/eleves/${correction.scolariteId}/responsables/${correction.responsableId}`);
  });
}

/** Says that two records are one person. */
export async function reunir(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SAISISSANTS);
  return traiter(ReunirSchema, donnees, async (reunion) => {
    await actes.reunir(portee, reunion);
    return redirect(`/agent/eleves/${reunion.scolariteId}`);
  });
}

/** Undoes a reunion. */
export async function separer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SAISISSANTS);
  return traiter(SeparerSchema, donnees, async (separation) => {
    await actes.separer(portee, separation);
    return redirect(`/agent/eleves/${separation.scolariteId}`);
  });
}
