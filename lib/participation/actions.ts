'use server';

import { refresh } from 'next/cache';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { deciderDeParticiper } from './actes.ts';
import { ParticipationSchema } from './schema.ts';

/** Keeps what the head of a privé sous contrat decides. */
export async function decider(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('chef_etablissement');
  const etat = await traiter(ParticipationSchema, donnees, async (lu) => {
    await deciderDeParticiper(portee, lu);
    return 'Décision enregistrée.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}
