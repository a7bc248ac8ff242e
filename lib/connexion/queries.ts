import { jetonDeSession } from '#lib/technique/connexion.ts';
import type { Porte } from '#lib/technique/identite-lue.ts';
import { portesOuvertes } from '#lib/technique/portes.ts';
import { type SessionVue, sessionsDe } from '#lib/technique/session-ouverte.ts';

/** The living sessions of whoever asks, on every device; null when nobody is signed in. */
export async function mesSessions(): Promise<SessionVue[] | null> {
  const jeton = await jetonDeSession();
  return jeton && sessionsDe(jeton);
}

/** The doors of sign-in that are open here: whoever is on the page may use any of them. */
export const portesDeConnexion = (): readonly Porte[] => portesOuvertes();
