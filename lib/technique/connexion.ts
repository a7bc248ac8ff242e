import { decodeJwt } from 'jose';
import { cookies, headers } from 'next/headers';
import { userAgent } from 'next/server';
import type { Account, AuthOptions, Profile } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { cache } from 'react';
import { estSiret } from '#lib/droit/habilitation/siret.ts';
import { configuration } from './configuration.ts';
import {
  chiffrer,
  cookieDeSession,
  DUREE_ABSOLUE_MAX,
  dechiffrer,
  type Fournisseur,
  type Jeton,
  resteAVivre,
} from './jeton.ts';
import { prisma } from './prisma.ts';
import { cheminDeRetour } from './retour.ts';
import { lireSession, ouvrirSession } from './session-ouverte.ts';

interface Profil extends Profile {
  sub: string;
  given_name?: string;
  usual_name?: string;
  family_name?: string;
  email?: string;
  siret?: string;
}

/** What differs between the two doors; all the rest is plain OpenID Connect. */
const PARTICULARITES = {
  agents: {
    scope: 'openid given_name usual_name email siret',
    // ProConnect signs with ES256, and answers about the person with a signed JWT.
    signatures: { id_token_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256' },
  },
  familles: { scope: 'openid profile ect.scope.cnx', signatures: {} },
} as const;

function fournisseur(id: Fournisseur): OAuthConfig<Profil> {
  const { issuer, clientId, clientSecret, acr } = configuration()[id];
  const { scope, signatures } = PARTICULARITES[id];
  return {
    id,
    name: id,
    type: 'oauth',
    wellKnown: adresseDeDecouverte(issuer),
    clientId,
    clientSecret,
    idToken: true,
    checks: ['state', 'nonce', 'pkce'],
    authorization: { params: acr ? { scope, acr_values: acr } : { scope } },
    client: { token_endpoint_auth_method: 'client_secret_post', ...signatures },
    userinfo: {
      // Checks the signature when there is one, and that the answer speaks of the same person.
      request: async ({ client, tokens }) => client.userinfo(tokens as Parameters<typeof client.userinfo>[0]),
    },
    profile: (profil) => ({
      id: profil.sub,
      name: [profil.given_name, profil.usual_name ?? profil.family_name].filter(Boolean).join(' '),
    }),
  };
}

/** True when the provider says that it reached one of the levels asked ("eidas1", or several after a space). */
export const niveauAtteint = (demandes: string, recu: unknown): boolean =>
  demandes === '' || demandes.split(/\s+/).some((demande) => demande === recu);

/** Browser and system of the request, as they name themselves. */
async function navigateur(): Promise<string> {
  const { browser, os } = userAgent({ headers: await headers() });
  return `${browser.name ?? 'Navigateur'} sur ${os.name ?? 'un appareil'}`.slice(0, 100);
}

/** Knows again who signs in for a public body: its SIRET, or null when the provider names none. */
async function accueillirRepresentant(
  { provider, providerAccountId: sub }: Account,
  { siret = '', given_name = '', usual_name = '', email = '' }: Partial<Profil> = {},
): Promise<string | null> {
  if (provider !== 'agents' || !estSiret(siret)) return null;
  await prisma()
    .$executeRaw`SELECT accueillir_representant(${sub}, ${siret}, ${given_name}, ${usual_name}, ${email})`;
  return siret;
}

/** Where a provider says its addresses and keys. */
export const adresseDeDecouverte = (issuer: string): string =>
  `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

/** Options of next-auth. A function: the configuration is read when someone signs in, not when the product is built. */
export function authOptions(): AuthOptions {
  return {
    providers: [fournisseur('agents'), fournisseur('familles')],
    secret: configuration().secretSession,
    session: { strategy: 'jwt', maxAge: DUREE_ABSOLUE_MAX },
    jwt: { encode: chiffrer, decode: dechiffrer },
    cookies: { sessionToken: cookieDeSession() },
    pages: { signIn: '/connexion', error: '/connexion' },
    callbacks: {
      /** Refuses an authentication weaker than the level asked. */
      signIn({ account }) {
        if (!account) return false;
        const { acr } = configuration()[account.provider as Fournisseur];
        return niveauAtteint(acr, decodeJwt(account.id_token ?? '').acr);
      },
      /** Written once, at sign-in; afterwards the session is handed on as it is. */
      async jwt({ token, account, user, profile }) {
        if (!account) return token;
        const siret = await accueillirRepresentant(account, profile as Profil | undefined);
        const jeton: Jeton = {
          fournisseur: account.provider as Fournisseur,
          sub: account.providerAccountId,
          nom: user.name ?? '',
          ...(siret ? { siret } : {}),
          session: crypto.randomUUID(),
          idToken: account.id_token ?? '',
          debut: Math.floor(Date.now() / 1000),
        };
        await ouvrirSession(jeton, await navigateur());
        return jeton;
      },
      /** One parser for every return, the cookie of next-auth included. */
      redirect({ url, baseUrl }) {
        const demandee = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
        return `${baseUrl}${cheminDeRetour(demandee, '/')}`;
      },
      /** The browser's scripts learn nothing but when the session ends. */
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

const sessionDeLaRequete = cache(async (): Promise<{ jeton: Jeton; ecritLe: Date | null } | null> => {
  const token = (await cookies()).get(cookieDeSession().name)?.value;
  if (!token) return null;
  const jeton = await dechiffrer({ token, secret: configuration().secretSession });
  const ouverte = jeton && (await lireSession(jeton));
  return ouverte && { jeton, ecritLe: ouverte.ecritLe };
});

/** The session of the request, or null when nobody is signed in or it is over. */
export const jetonDeSession = async (): Promise<Jeton | null> => (await sessionDeLaRequete())?.jeton ?? null;

export interface Identite {
  fournisseur: Fournisseur;
  sub: string;
  nom: string;
  /** Employer of an agent, when the provider says one. */
  siret?: string;
  /** Seconds before the session ends if no other request comes. */
  reste: number;
  /** When the session last sent something to be written. */
  ecritLe: Date | null;
}

/** Who is signed in, by which door: an identity, never a right. Null when nobody is. */
export async function identiteConnectee(): Promise<Identite | null> {
  const session = await sessionDeLaRequete();
  if (!session) return null;
  const { jeton, ecritLe } = session;
  return {
    fournisseur: jeton.fournisseur,
    sub: jeton.sub,
    nom: jeton.nom,
    ...(jeton.siret ? { siret: jeton.siret } : {}),
    reste: resteAVivre(jeton),
    ecritLe,
  };
}
