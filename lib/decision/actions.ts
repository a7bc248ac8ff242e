'use server';

import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { ActeMotiveSchema, CibleSchema, retourAuDossier } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { AttribuerSchema, RefuserSchema } from './schema.ts';

/** Attributes the bourse at the échelon computed, or chosen with its reason. */
export async function attribuer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(AttribuerSchema, donnees, async ({ cible, choix }) => {
    await accomplir(portee, actes.attribuer(cible, choix));
    return redirect(retourAuDossier(cible, 'attribuer'));
  });
}

/** Refuses the bourse for the reasons computed, or for the one written. */
export async function refuser(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RefuserSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.refuser(cible, motivation));
    return redirect(retourAuDossier(cible, 'refuser'));
  });
}

/** Calls back a decision that has not left. */
export async function rattraperDecision(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.rattraperDecision(cible, motivation));
    return redirect(retourAuDossier(cible, 'rattraper_decision'));
  });
}

/** Refuses because the pieces did not come. */
export async function refuserIncompletude(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(CibleSchema, donnees, async (cible) => {
    await accomplir(portee, actes.refuserIncompletude(cible));
    return redirect(retourAuDossier(cible, 'refuser_incompletude'));
  });
}

/** Refuses a late demande in a public collège. */
export async function refuserHorsDelai(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(CibleSchema, donnees, async (cible) => {
    await accomplir(portee, actes.refuserHorsDelai(cible));
    return redirect(retourAuDossier(cible, 'refuser_hors_delai'));
  });
}

/** Pronounces the irrecevabilité of a late demande. */
export async function declarerIrrecevable(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(CibleSchema, donnees, async (cible) => {
    await accomplir(portee, actes.declarerIrrecevable(cible));
    return redirect(retourAuDossier(cible, 'declarer_irrecevable'));
  });
}

/** Sends the chef's proposal to the service académique. */
export async function proposer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(CibleSchema, donnees, async (cible) => {
    await accomplir(portee, actes.proposer(cible));
    return redirect(retourAuDossier(cible, 'proposer'));
  });
}
