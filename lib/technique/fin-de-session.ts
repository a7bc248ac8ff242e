import { configuration } from './configuration.ts';
import { adresseDeDecouverte } from './connexion.ts';
import { type Jeton, porteDe } from './jeton.ts';

/**
 * Address of the provider's own sign-out, with the proof of whose session ends; null when the provider has none or
 * does not answer. It sends the browser back to `/deconnexion` with the state given.
 */
export async function adresseDeFin(jeton: Jeton, state: string): Promise<URL | null> {
  const { url, [porteDe(jeton)]: reglages } = configuration();
  // A door closed since the session was opened.
  if (!reglages) return null;
  const decouverte = adresseDeDecouverte(reglages.issuer);
  const reponse = await fetch(decouverte, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  if (!reponse?.ok) return null;
  const { end_session_endpoint: adresse } = (await reponse.json()) as { end_session_endpoint?: string };
  if (!adresse) return null;
  const fin = new URL(adresse);
  fin.searchParams.set('id_token_hint', jeton.idToken);
  fin.searchParams.set('post_logout_redirect_uri', `${url}/deconnexion`);
  fin.searchParams.set('state', state);
  return fin;
}
