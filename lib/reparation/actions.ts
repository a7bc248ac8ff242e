'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { CorrectionSchema, RejeuSchema, RemiseSchema, SuiteSchema } from './schema.ts';

/** Corrects the état civil that an étude was made with. */
export async function corriger(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(CorrectionSchema, donnees, async (dite) => {
    await actes.corriger(portee, dite);
    return redirect(`/agent/etudes/reparation/${dite.consentementId}?fait=corrige`);
  });
}

/** Plays again what is ready, and leads to what it gains. */
export async function rejouer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RejeuSchema, donnees, async (rejeu) => {
    const passages = await actes.rejouer(portee, rejeu);
    return redirect(passages.length === 1 ? `/agent/etudes/${passages[0]}` : '/agent/etudes');
  });
}

/** Prepares what is decided without any call, and leads to what it would do. */
export async function preparerLaSuite(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(SuiteSchema, donnees, async (suite) => {
    const passages = await actes.preparerLaSuite(portee, suite);
    return redirect(passages.length === 1 ? `/agent/etudes/${passages[0]}` : '/agent/etudes');
  });
}

/** Sets the day on which what is left becomes ordinary dossiers, and leads to what it would do. */
export async function fixerLaRemise(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RemiseSchema, donnees, async (dite) =>
    redirect(`/agent/etudes/${await actes.fixerLaRemise(portee, dite)}`),
  );
}
