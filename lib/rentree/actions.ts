'use server';

import { revalidatePath } from 'next/cache';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { OuvertureSchema, PassageSchema } from './schema.ts';

/** Proposes the passage to a school year, or the way back. */
export async function proposer(_avant: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  const etat = await traiter(PassageSchema, formulaireDe(envoi), async (lu) => {
    await actes.proposerPassage(portee, lu);
    return 'Proposé : un autre administrateur le confirme dans « Actes à confirmer ».';
  });
  if (etat.statut === 'fait') revalidatePath('/admin', 'layout');
  return etat;
}

const FAIT = {
  ouvrir_academie: 'La campagne est ouverte.',
  arreter_academie: 'La campagne est arrêtée : plus aucune demande ni aucun acte n’y est possible.',
  reprendre_academie: 'La campagne a repris.',
} as const;

/** Opens, stops or resumes a campaign in an académie. */
export async function regler(_avant: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  const etat = await traiter(OuvertureSchema, formulaireDe(envoi), async (lu) => {
    await actes.reglerOuverture(portee, lu);
    return FAIT[lu.geste];
  });
  if (etat.statut === 'fait') revalidatePath('/admin', 'layout');
  return etat;
}
