'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { EssaiSchema, ReglageSchema, RejeuSchema } from './schema.ts';

/** Says where the events of a request are told: the answer is the secret that signs them, shown once. */
export async function reglerWebhook(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(ReglageSchema, formulaireDe(envoi), (reglage) => actes.reglerWebhook(portee, reglage));
}

/** Sends a trial. */
export async function essayerWebhook(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(EssaiSchema, formulaireDe(envoi), async ({ id }) => {
    await actes.essayerWebhook(portee, id);
    return redirect(`/habilitations/${id}/notifications?fait=essai`);
  });
}

/** Sends a delivery again. */
export async function rejouerEnvoi(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(RejeuSchema, formulaireDe(envoi), async (rejeu) => {
    await actes.rejouerEnvoi(portee, rejeu);
    return redirect(`/habilitations/${rejeu.id}/notifications?fait=rejeu`);
  });
}
