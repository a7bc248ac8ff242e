import { decodeJwt } from 'jose';
import { cookies, headers } from 'next/headers';
import { userAgent } from 'next/server';
import type { AuthOptions, Profile } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { cache } from 'react';
import { nomComplet } from '#lib/droit/noms.ts';
import { configuration } from './configuration.ts';
import { aujourdHui } from './horloge.ts';
import { type IdentiteLue, lireIdentite, type Porte } from './identite-lue.ts';
import {
  chiffrer,
  cookieDeSession,
  DUREE_ABSOLUE_MAX,
  dechiffrer,
  type Fournisseur,
  type Jeton,
  porteDe,
  resteAVivre,
} from './jeton.ts';
import { portesOuvertes, reglagesDe } from './portes.ts';
import { prisma } from './prisma.ts';
import { cheminDeRetour } from './retour.ts';
import { lireSession, ouvrirSession } from './session-ouverte.ts';

/** What differs between the doors; all the rest is plain OpenID Connect. */
const PARTICULARITES: Record<
  Porte,
  { pour: Fournisseur; scope: string; signatures: Record<string, string> }
> = {
  agents: {
    pour: 'agents',
    scope: 'openid given_name usual_name email siret',
    // ProConnect signs with ES256, and answers about the person with a signed JWT.
    signatures: { id_token_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256' },
  },
  fim: { pour: 'agents', scope: 'openid profile email stage', signatures: {} },
  familles: { pour: 'familles', scope: 'openid profile ect.scope.cnx ect.scope.bourses', signatures: {} },
  franceconnect: {
    pour: 'familles',
    // The état civil and nothing else: no e-mail is asked of it.
    scope: 'openid given_name family_name preferred_username gender birthdate birthplace birthcountry',
    signatures: { id_token_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256' },
  },
};

function fournisseur(id: Porte): OAuthConfig<Profile & { sub: string }> {
  const { issuer, clientId, clientSecret, acr } = reglagesDe(id);
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
    // The library wants an id; who it is is read from the profile itself.
    profile: ({ sub }) => ({ id: sub }),
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
  porte: Porte,
  { sub, siret, prenom, nom, courriel = '' }: IdentiteLue,
): Promise<string | null> {
  if (porte !== 'agents' || !siret) return null;
  await prisma()
    .$executeRaw`SELECT accueillir_representant(${sub}, ${siret}, ${prenom}, ${nom}, ${courriel})`;
  return siret;
}

/** The person in charge whom the school base knows under a verified identity; null when it is none, or more than one. */
async function reconnaitre({ preuve }: IdentiteLue): Promise<string | null> {
  if (!preuve) return null;
  const [lu] = await prisma().$queryRaw<
    { id: string | null }[]
  >`SELECT responsable_de_l_identite(${JSON.stringify(preuve)}::jsonb) AS id`;
  return lu?.id ?? null;
}

/** Where a provider says its addresses and keys. */
export const adresseDeDecouverte = (issuer: string): string =>
  `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

/** Options of next-auth. A function: the configuration is read when someone signs in, not when the product is built. */
export function authOptions(): AuthOptions {
  return {
    providers: portesOuvertes().map(fournisseur),
    secret: configuration().secretSession,
    session: { strategy: 'jwt', maxAge: DUREE_ABSOLUE_MAX },
    jwt: { encode: chiffrer, decode: dechiffrer },
    cookies: { sessionToken: cookieDeSession() },
    pages: { signIn: '/connexion', error: '/connexion' },
    callbacks: {
      /** Refuses an authentication weaker than the level asked, and who cannot be known from what the provider says. */
      async signIn({ account, profile }) {
        if (!account) return false;
        const porte = account.provider as Porte;
        if (!niveauAtteint(reglagesDe(porte).acr, decodeJwt(account.id_token ?? '').acr)) return false;
        const lecture = lireIdentite(porte, profile, await aujourdHui());
        return 'lue' in lecture || `${configuration().url}/connexion?error=${lecture.refus}`;
      },
      /** Written once, at sign-in; afterwards the session is handed on as it is. */
      async jwt({ token, account, profile }) {
        if (!account) return token;
        const porte = account.provider as Porte;
        const lecture = lireIdentite(porte, profile, await aujourdHui());
        if ('refus' in lecture) throw new Error(lecture.refus);
        const { lue } = lecture;
        const siret = await accueillirRepresentant(porte, lue);
        const responsable = await reconnaitre(lue);
        const jeton: Jeton = {
          fournisseur: PARTICULARITES[porte].pour,
          porte,
          sub: lue.sub,
          nom: nomComplet(lue),
          ...(siret ? { siret } : {}),
          ...(responsable ? { responsable } : {}),
          ...(lue.etablissements ? { etablissements: [...lue.etablissements] } : {}),
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
  porte: Porte;
  /** The person in charge whom a verified identity was found to be, at sign-in. */
  responsable?: string;
  /** Établissements that the guichet of the académie names. */
  etablissements?: readonly string[];
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
    porte: porteDe(jeton),
    ...(jeton.responsable ? { responsable: jeton.responsable } : {}),
    ...(jeton.etablissements ? { etablissements: jeton.etablissements } : {}),
    reste: resteAVivre(jeton),
    ecritLe,
  };
}
