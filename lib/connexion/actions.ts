'use server';

import { redirect } from 'next/navigation';
import { jetonDeSession } from '#lib/technique/connexion.ts';
import { preparerConnexion } from '#lib/technique/depart.ts';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { cheminDeRetour } from '#lib/technique/retour.ts';
import { fermerAilleurs } from '#lib/technique/session-ouverte.ts';
import { FermetureSchema } from './schema.ts';

/** Sends to the sign-in of agents; `retour` is the page to come back to. */
export async function connecterAgent(formulaire: FormData): Promise<void> {
  const retour = cheminDeRetour(formulaireDe(formulaire).get('retour'), '/agent');
  redirect(await preparerConnexion('agents', retour));
}

/** Sends to the sign-in of families. */
export async function connecterFamille(formulaire: FormData): Promise<void> {
  const retour = cheminDeRetour(formulaireDe(formulaire).get('retour'), '/famille');
  redirect(await preparerConnexion('familles', retour));
}

/** Sends to the guichet of the académie (FIM), the second door of agents. */
export async function connecterParGuichet(formulaire: FormData): Promise<void> {
  const retour = cheminDeRetour(formulaireDe(formulaire).get('retour'), '/agent');
  redirect(await preparerConnexion('fim', retour));
}

/** Sends to FranceConnect, the second door of families. */
export async function connecterParFranceConnect(formulaire: FormData): Promise<void> {
  const retour = cheminDeRetour(formulaireDe(formulaire).get('retour'), '/famille');
  redirect(await preparerConnexion('franceconnect', retour));
}

/** Closes another session of whoever asks, or all of them but the one in use. */
export async function fermerAutreSession(_: EtatFormulaire, donnees: FormData): Promise<EtatFormulaire> {
  const jeton = await jetonDeSession();
  if (!jeton) redirect('/connexion');
  return traiter(FermetureSchema, donnees, async ({ session }) => {
    await fermerAilleurs(jeton, session);
    return redirect('/sessions?fait=fermee');
  });
}
