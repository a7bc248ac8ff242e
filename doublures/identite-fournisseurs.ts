/** The first two OpenID providers of the stand-in: same engine, each with the addresses, claims and signatures of its model. */
import Provider from 'oidc-provider';
import { COMPTES } from '#monde/comptes.ts';
import { common, signedAnswers, signingKey, signOut } from './identite-commun.ts';

/** SIRET of the fictitious employer of the agents; its key is right. */
const SIRET = '21920023500014';

/** The shape of ProConnect: ES256, answers about the person as a signed JWT, codes of 30 s and tokens of 60 s. */
export async function buildAgentsProvider(issuer: string): Promise<Provider> {
  return new Provider(issuer, {
    ...(await signedAnswers(new URL(issuer).pathname, 'AGENTS')),
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
    ttl: {
      AuthorizationCode: 30,
      AccessToken: 60,
      IdToken: 60,
      Session: 12 * 3600,
      Interaction: 600,
      Grant: 600,
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
