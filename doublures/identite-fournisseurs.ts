/** The two OpenID providers of the stand-in: same engine, each with the addresses, claims and signatures of its model. */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Configuration, interactionPolicy } from 'oidc-provider';
import { COMPTES } from '#monde/comptes.ts';
import { Html, html, sendPage } from './page.ts';

/** SIRET of the fictitious employer of the agents; its key is right. */
const SIRET = '21920023500014';

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} manque : la doublure se lance avec « npm start ».`);
  return value;
}

async function signingKey(alg: 'ES256' | 'RS256') {
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
function common(prefix: string, client: 'AGENTS' | 'FAMILLES'): Configuration {
  const site = variable('NEXTAUTH_URL').replace(/\/$/, '');
  const cookie = client.toLowerCase();
  return {
    clients: [
      {
        client_id: variable(`OIDC_${client}_CLIENT_ID`),
        client_secret: variable(`OIDC_${client}_CLIENT_SECRET`),
        redirect_uris: [`${site}/api/auth/callback/${cookie}`],
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

const signOut: NonNullable<Configuration['features']>['rpInitiatedLogout'] = {
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

/** The shape of ProConnect: ES256, answers about the person as a signed JWT, codes of 30 s and tokens of 60 s. */
export async function buildAgentsProvider(issuer: string): Promise<Provider> {
  const base = common(new URL(issuer).pathname, 'AGENTS');
  return new Provider(issuer, {
    ...base,
    jwks: { keys: [await signingKey('ES256')] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clients: base.clients?.map((client) => ({ ...client, userinfo_signed_response_alg: 'ES256' })),
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], userinfoSigningAlgValues: ['ES256'] },
    acrValues: ['eidas1'],
    scopes: ['openid', 'given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id', 'idp_acr'],
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time'],
      given_name: ['given_name'],
      usual_name: ['usual_name'],
      email: ['email'],
      uid: ['uid'],
      siret: ['siret'],
      idp_id: ['idp_id'],
      idp_acr: ['idp_acr'],
    },
    routes: {
      authorization: '/authorize',
      token: '/token',
      userinfo: '/userinfo',
      jwks: '/jwks',
      end_session: '/session/end',
    },
    ttl: {
      AuthorizationCode: 30,
      AccessToken: 60,
      IdToken: 60,
      Session: 12 * 3600,
      Interaction: 600,
      Grant: 600,
    },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: signOut,
    },
    findAccount: (_ctx, sub) => {
      const compte = COMPTES.find((candidate) => candidate.fournisseur === 'agents' && candidate.sub === sub);
      if (!compte) return undefined;
      return {
        accountId: sub,
        claims: () => ({
          sub,
          given_name: compte.prenom,
          usual_name: compte.nom,
          email: compte.email,
          uid: compte.cle,
          siret: compte.siret ?? SIRET,
          idp_id: 'doublure',
          idp_acr: 'eidas1',
        }),
      };
    },
  });
}

/** The shape of EduConnect: RS256, answers about the person as plain JSON, its own claims, tokens of 10 minutes. */
export async function buildFamiliesProvider(issuer: string): Promise<Provider> {
  const path = '/idp/profile/oidc';
  return new Provider(issuer, {
    ...common(new URL(issuer).pathname, 'FAMILLES'),
    jwks: { keys: [await signingKey('RS256')] },
    acrValues: ['eidas1'],
    scopes: ['openid', 'profile', 'ect.scope.cnx', 'ect.scope.bourses'],
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time'],
      profile: ['given_name', 'family_name'],
      'ect.scope.cnx': ['FrEduCtDateConnexion', 'FrEduCtPersonAffiliation', 'FrEduOrigAuth'],
      'ect.scope.bourses': ['FrEduCtEleveUAI', 'FrEduCtEleveINE', 'FrEduCtEleveNiveau'],
    },
    routes: {
      authorization: `${path}/authorize`,
      token: `${path}/token`,
      userinfo: `${path}/userinfo`,
      jwks: `${path}/jwks`,
      end_session: `${path}/logout`,
    },
    ttl: {
      AuthorizationCode: 60,
      AccessToken: 600,
      IdToken: 600,
      Session: 12 * 3600,
      Interaction: 600,
      Grant: 600,
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: signOut },
    findAccount: (_ctx, sub) => {
      const compte = COMPTES.find(
        (candidate) => candidate.fournisseur === 'familles' && candidate.sub === sub,
      );
      if (!compte) return undefined;
      return {
        accountId: sub,
        claims: () => ({
          sub,
          given_name: compte.prenom,
          family_name: compte.nom.toUpperCase(),
          FrEduCtDateConnexion: new Date().toISOString().replace('T', ' ').replace('Z', ''),
          FrEduCtPersonAffiliation: ['resp2d'],
          FrEduOrigAuth: 'ECT',
          FrEduCtEleveUAI: '',
          FrEduCtEleveINE: '',
          FrEduCtEleveNiveau: '',
        }),
      };
    },
  });
}
