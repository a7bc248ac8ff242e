'use server';

import { refresh } from 'next/cache';
import { SUIVENT_LES_ENGAGEMENTS } from '#lib/droit/argent/engagement.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { RecevoirSchema, RetirerSchema } from './schema.ts';

/** Records that the signed engagement came. */
export async function recevoir(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SUIVENT_LES_ENGAGEMENTS);
  const etat = await traiter(RecevoirSchema, donnees, async (dit) => {
    await actes.recevoirLEngagement(portee, dit);
    return 'Réception notée : gardez l’engagement signé.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}

/** Takes back a reception recorded by mistake. */
export async function retirer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent(...SUIVENT_LES_ENGAGEMENTS);
  const etat = await traiter(RetirerSchema, donnees, async (dit) => {
    await actes.retirerLaReception(portee, dit);
    return 'Réception retirée : l’engagement est de nouveau attendu.';
  });
  if (etat.statut === 'fait') refresh();
  return etat;
}
