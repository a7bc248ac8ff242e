/** A round trip by FranceConnect for data, apart from sign-in: scopes of its own, its own state, nonce and PKCE. */
import { type Client, custom, errors, generators, Issuer } from 'openid-client';

export interface AccesFranceConnect {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Levels asked, one of which must be reached; empty when none is. */
  acr: string;
  /** Where FranceConnect sends back to. */
  retour: string;
}

/** What a departure keeps, to recognise its return. */
export interface SecretsDuDepart {
  etat: string;
  nonce: string;
  verifieur: string;
}

/** Why a round trip brought nothing. */
export type EchecDuTrajet = 'renonce' | 'perdu' | 'indisponible' | 'niveau';

/** The person in the words of FranceConnect, and a token that lives for a minute. */
export type Trajet = { jeton: string; profil: unknown } | { echec: EchecDuTrajet };

/** The état civil, to recognise the avis, and what of it is read: the DGFiP filters by these. */
const PORTEES = [
  'openid given_name family_name preferred_username gender birthdate birthplace birthcountry',
  'dgfip_rfr dgfip_pac dgfip_sitfam dgfip_pariso',
  'dgfip_nmNaiDec1 dgfip_prnmDec1 dgfip_dateNaisDec1 dgfip_nmNaiDec2 dgfip_prnmDec2 dgfip_dateNaisDec2',
].join(' ');

custom.setHttpOptionsDefaults({ timeout: 10_000 });

async function ouvrir({ issuer, clientId, clientSecret, retour }: AccesFranceConnect): Promise<Client> {
  const connu = await Issuer.discover(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  return new connu.Client({
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [retour],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_post',
    id_token_signed_response_alg: 'ES256',
    userinfo_signed_response_alg: 'ES256',
  });
}

/** Where to send the browser, and what to keep until it comes back; null when FranceConnect does not answer. `pour`, no secret, comes back in clear. */
export async function partirVersFranceConnect(
  acces: AccesFranceConnect,
  pour: string,
): Promise<{ adresse: string; secrets: SecretsDuDepart } | null> {
  const client = await ouvrir(acces).catch(() => null);
  if (!client) return null;
  const secrets = {
    etat: `${pour}.${generators.state()}`,
    nonce: generators.nonce(),
    verifieur: generators.codeVerifier(),
  };
  const adresse = client.authorizationUrl({
    scope: PORTEES,
    state: secrets.etat,
    nonce: secrets.nonce,
    code_challenge: generators.codeChallenge(secrets.verifieur),
    code_challenge_method: 'S256',
    ...(acces.acr ? { acr_values: acces.acr } : {}),
  });
  return { adresse, secrets };
}

/** For what a return was asked, even when its departure is not known any more. */
export const pourQuoi = (adresse: URL): string => adresse.searchParams.get('state')?.split('.')[0] ?? '';

/** What a return brings, checked against its departure. Never rejects: each failure is one of four. */
export async function revenirDeFranceConnect(
  acces: AccesFranceConnect,
  adresse: URL,
  { etat, nonce, verifieur }: SecretsDuDepart,
): Promise<Trajet> {
  const recus = Object.fromEntries(adresse.searchParams);
  if (recus.state !== etat || (!recus.code && !recus.error)) return { echec: 'perdu' };
  if (recus.error) return { echec: recus.error === 'access_denied' ? 'renonce' : 'indisponible' };
  try {
    const client = await ouvrir(acces);
    const jetons = await client.callback(acces.retour, recus, {
      state: etat,
      nonce,
      code_verifier: verifieur,
    });
    const { acr } = jetons.claims();
    if (acces.acr && !acces.acr.split(/\s+/).includes(String(acr))) return { echec: 'niveau' };
    return { jeton: jetons.access_token ?? '', profil: await client.userinfo(jetons) };
  } catch (erreur) {
    // A code used twice, or too late, is a trip to make again; anything else is FranceConnect being away.
    const refuse = erreur instanceof errors.OPError && erreur.error === 'invalid_grant';
    return { echec: refuse || erreur instanceof errors.RPError ? 'perdu' : 'indisponible' };
  }
}
