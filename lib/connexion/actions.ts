'use server';

import { redirect } from 'next/navigation';
import { preparerConnexion } from '#lib/technique/depart.ts';
import { formulaireDe } from '#lib/technique/formulaire.ts';
import { cheminDeRetour } from './schema.ts';

/** Sends to the sign-in of agents; `retour` is the page to come back to. */
export async function connecterAgent(formulaire: FormData): Promise<void> {
  redirect(
    await preparerConnexion('agents', cheminDeRetour(formulaireDe(formulaire).get('retour'), '/agent')),
  );
}

/** Sends to the sign-in of families. */
export async function connecterFamille(formulaire: FormData): Promise<void> {
  redirect(
    await preparerConnexion('familles', cheminDeRetour(formulaireDe(formulaire).get('retour'), '/famille')),
  );
}
