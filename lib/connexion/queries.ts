import { jetonDeSession } from '#lib/technique/connexion.ts';
import { type SessionVue, sessionsDe } from '#lib/technique/session-ouverte.ts';

/** The living sessions of whoever asks, on every device; null when nobody is signed in. */
export async function mesSessions(): Promise<SessionVue[] | null> {
  const jeton = await jetonDeSession();
  return jeton && sessionsDe(jeton);
}
