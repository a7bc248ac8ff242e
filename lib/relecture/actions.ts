'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { ActeMotiveSchema, CibleSchema, retourAuDossier } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { ReglageSchema } from './schema.ts';

/** Says that a decision read a second time may leave. */
export async function confirmerDecision(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(CibleSchema, donnees, async (cible) => {
    await actes.laisserPartir(portee, cible);
    return redirect(retourAuDossier(cible, 'confirmer_decision'));
  });
}

/** Asks the author of a decision to take it up again. */
export async function renvoyerDecision(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.renvoyerDecision(cible, motivation));
    return redirect(retourAuDossier(cible, 'renvoyer_decision'));
  });
}

/** Proposes what an académie asks to be read twice. */
export async function regler(_avant: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('administrateur');
  const etat = await traiter(ReglageSchema, donnees, async (reglage) => {
    await actes.reglerRelecture(portee, reglage);
    return 'Proposé : le réglage prendra effet quand un autre administrateur l’aura confirmé.';
  });
  if (etat.statut === 'fait') revalidatePath('/admin', 'layout');
  return etat;
}
