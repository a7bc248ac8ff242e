'use server';

import { redirect } from 'next/navigation';
import { accomplir } from '#lib/dossier/porte.ts';
import { ActeMotiveSchema, retourAuDossier } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import {
  InviterSchema,
  ObservationsSchema,
  RenonciationSchema,
  ReprendreMeriteSchema,
  RetirerSchema,
} from './schema.ts';

/** Invites the family to say what it thinks of a withdrawal. */
export async function inviter(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(InviterSchema, donnees, async ({ motif, motivation, ...cible }) => {
    await accomplir(portee, actes.inviter(cible, { motif, motivation }));
    return redirect(retourAuDossier(cible, 'inviter_a_presenter_ses_observations'));
  });
}

/** Records what the family answers. */
export async function recevoirObservations(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ObservationsSchema, donnees, async ({ recuesLe, observations, ...cible }) => {
    await accomplir(portee, actes.recevoirObservations(cible, { recuesLe, observations }));
    return redirect(retourAuDossier(cible, 'recevoir_observations'));
  });
}

/** Records a renunciation that came on paper. */
export async function renoncerALaBourse(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RenonciationSchema, donnees, async ({ dernierJour, expose, ...cible }) => {
    await accomplir(portee, actes.renoncerALaBourse(cible, { dernierJour, expose }));
    return redirect(retourAuDossier(cible, 'renoncer_a_la_bourse'));
  });
}

/** Withdraws the bourse. */
export async function retirer(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RetirerSchema, donnees, async ({ dernierJour, motivation, ...cible }) => {
    await accomplir(portee, actes.retirer(cible, { dernierJour, motivation }));
    return redirect(retourAuDossier(cible, 'retirer'));
  });
}

/** Suspends the bourse au mérite. */
export async function suspendreMerite(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(RetirerSchema, donnees, async ({ dernierJour, motivation, ...cible }) => {
    await accomplir(portee, actes.suspendreMerite(cible, { dernierJour, motivation }));
    return redirect(retourAuDossier(cible, 'suspendre_merite'));
  });
}

/** Makes a suspended bourse au mérite start again. */
export async function reprendreMerite(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ReprendreMeriteSchema, donnees, async ({ premierJour, motivation, ...cible }) => {
    await accomplir(portee, actes.reprendreMerite(cible, { premierJour, motivation }));
    return redirect(retourAuDossier(cible, 'reprendre_merite'));
  });
}

/** Lets the bourse go on. */
export async function abandonnerRetrait(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent();
  return traiter(ActeMotiveSchema, donnees, async ({ motivation, ...cible }) => {
    await accomplir(portee, actes.abandonnerRetrait(cible, motivation));
    return redirect(retourAuDossier(cible, 'abandonner_retrait'));
  });
}
