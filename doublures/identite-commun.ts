/** What the providers of the stand-in have in common: client, cookies, a list of people instead of a password, sign-out. */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import { type Configuration, interactionPolicy } from 'oidc-provider';
import { Html, html, sendPage } from './page.ts';

/** The names under which the application is known to each provider. */
type Client = 'AGENTS' | 'FAMILLES' | 'FRANCECONNECT' | 'FIM';

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} manque : la doublure se lance avec « npm start ».`);
  return value;
}

/** A key of its own for each start. */
export async function signingKey(alg: 'ES256' | 'RS256') {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), alg, use: 'sig', kid: randomBytes(8).toString('hex') };
}

/** A sign-in always shows the list of people: on a demonstration one changes hats all the time. */
function policyThatAlwaysAsks() {
  const policy = interactionPolicy.base();
  const login = policy.get('login');
  login?.checks.add(
    new interactionPolicy.Check('choix', 'le choix d’une personne est demandé', 'login_required', (ctx) =>
      ctx.oidc.result?.login
        ? interactionPolicy.Check.NO_NEED_TO_PROMPT
        : interactionPolicy.Check.REQUEST_PROMPT,
    ),
  );
  policy.remove('consent');
  return policy;
}

/** What is the same on both providers. `prefix` is where the provider is mounted on this server. */
export function common(prefix: string, client: Client): Configuration {
  const site = variable('NEXTAUTH_URL').replace(/\/$/, '');
  const cookie = client.toLowerCase();
  return {
    clients: [
      {
        client_id: variable(`OIDC_${client}_CLIENT_ID`),
        client_secret: variable(`OIDC_${client}_CLIENT_SECRET`),
        redirect_uris: [
          `${site}/api/auth/callback/${cookie}`,
          // A round trip for data, apart from sign-in.
          ...(client === 'FRANCECONNECT' ? [`${site}/famille/demande/franceconnect`] : []),
        ],
        post_logout_redirect_uris: ['/', '/deconnexion', '/deconnexion/retour'].map((path) => site + path),
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      names: {
        session: `${cookie}_session`,
        interaction: `${cookie}_interaction`,
        resume: `${cookie}_resume`,
      },
    },
    pkce: { required: () => true },
    interactions: { policy: policyThatAlwaysAsks(), url: (_ctx, { uid }) => `${prefix}/interaction/${uid}` },
    // The person consents by choosing: what the application asked is granted at once.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId,
        accountId: ctx.oidc.session?.accountId,
      });
      grant.addOIDCScope(String(ctx.oidc.params?.scope ?? 'openid'));
      await grant.save();
      return grant;
    },
    async renderError(ctx, out) {
      ctx.respond = false;
      sendPage(
        ctx.res as ServerResponse,
        400,
        'Demande refusée',
        html`<p>${out.error} : ${out.error_description}</p>`,
      );
    },
  };
}

/** The addresses of a provider whose root is its own. */
export const ROUTES = {
  authorization: '/authorize',
  token: '/token',
  userinfo: '/userinfo',
  jwks: '/jwks',
  end_session: '/session/end',
} as const satisfies Configuration['routes'];

/** What ProConnect and FranceConnect share: ES256 everywhere, answers about the person as a signed JWT. */
export async function signedAnswers(prefix: string, client: Client): Promise<Configuration> {
  const base = common(prefix, client);
  return {
    ...base,
    jwks: { keys: [await signingKey('ES256')] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clients: base.clients?.map((known) => ({ ...known, userinfo_signed_response_alg: 'ES256' })),
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], userinfoSigningAlgValues: ['ES256'] },
    acrValues: ['eidas1'],
    routes: ROUTES,
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: signOut,
    },
  };
}

/** Sign-out asked by the application, with a page to confirm it. */
export const signOut: NonNullable<Configuration['features']>['rpInitiatedLogout'] = {
  enabled: true,
  async logoutSource(ctx, form) {
    ctx.respond = false;
    sendPage(
      ctx.res as ServerResponse,
      200,
      'Se déconnecter',
      html`${new Html(form)}<button form="op.logoutForm" name="logout" value="yes" autofocus>Confirmer la déconnexion</button>`,
    );
  },
  async postLogoutSuccessSource(ctx) {
    ctx.respond = false;
    sendPage(
      ctx.res as ServerResponse,
      200,
      'Déconnexion faite',
      html`<p>Vous pouvez fermer cette page.</p>`,
    );
  },
};
