'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { PARTIES } from '#lib/habilitation/schema.ts';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { ChangementSchema, CorrectionSchema, MotifSchema } from './schema.ts';

/** Puts one part of a request right. */
export async function corriger(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('instructeur_habilitations');
  const donnees = formulaireDe(envoi);
  const cible = CorrectionSchema.safeParse(Object.fromEntries(donnees));
  if (!cible.success) return traiter(CorrectionSchema, donnees, async () => '');
  return traiter(z.intersection(PARTIES[cible.data.partie], MotifSchema), donnees, async (lu) => {
    await actes.corriger(portee, cible.data, lu);
    return redirect(`/agent/habilitations/${cible.data.id}?fait=corriger`);
  });
}

/** Tells every body what changes for all. */
export async function annoncerLeChangement(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('instructeur_habilitations');
  return traiter(ChangementSchema, formulaireDe(envoi), async (changement) => {
    const dites = await actes.annoncerLeChangement(portee, changement);
    return dites === 1
      ? 'Le changement est annoncé à une demande. La personne qui la suit reçoit un courriel.'
      : `Le changement est annoncé à ${dites} demandes. La personne qui suit chacune reçoit un courriel.`;
  });
}
