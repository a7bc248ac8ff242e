/** The second doors of the stand-in: FranceConnect for families, the guichet of the académie (FIM) for agents. */
import { createHash } from 'node:crypto';
import Provider, { type FindAccount } from 'oidc-provider';
import { IDENTITES_DE_FRANCE, IDENTITES_DE_GUICHET } from '#monde/identites.ts';
import { common, ROUTES, signedAnswers, signingKey, signOut } from './identite-commun.ts';

/** Subject of a person for this application alone: 64 hexadecimal figures and the version of the derivation. */
export const pairwise = (cle: string): string =>
  `${createHash('sha256').update(`bourses ${cle}`).digest('hex')}v1`;

const findIn =
  <T extends { cle: string }>(
    people: readonly T[],
    subOf: (cle: string) => string,
    claims: (who: T) => Record<string, unknown>,
  ): FindAccount =>
  (_ctx, sub) => {
    const who = people.find(({ cle }) => subOf(cle) === sub);
    return who && { accountId: sub, claims: () => ({ sub, ...claims(who) }) };
  };

/** Scopes of the DGFiP, that a service asks for beside the état civil. */
const OF_THE_TAXES = [
  ...['dgfip_rfr', 'dgfip_pac', 'dgfip_sitfam', 'dgfip_pariso'],
  ...['dgfip_nmNaiDec1', 'dgfip_prnmDec1', 'dgfip_dateNaisDec1'],
  ...['dgfip_nmNaiDec2', 'dgfip_prnmDec2', 'dgfip_dateNaisDec2'],
];

const SHORT = { AuthorizationCode: 30, AccessToken: 60, IdToken: 60 };

/**
 * The shape of FranceConnect v2: ES256, answers about the person as a signed JWT, codes of 30 s, tokens of 60 s, sessions of 30
 * minutes; all first names in one text, an empty birthplace for who is born abroad, no usage name where there is none.
 */
export async function buildFranceConnect(issuer: string): Promise<Provider> {
  return new Provider(issuer, {
    ...(await signedAnswers(new URL(issuer).pathname, 'FRANCECONNECT')),
    scopes: [
      'openid',
      'given_name',
      'family_name',
      'preferred_username',
      'gender',
      'birthdate',
      'birthplace',
      'birthcountry',
      ...OF_THE_TAXES,
    ],
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time'],
      given_name: ['given_name', 'given_name_array'],
      family_name: ['family_name'],
      preferred_username: ['preferred_username'],
      gender: ['gender'],
      birthdate: ['birthdate'],
      birthplace: ['birthplace'],
      birthcountry: ['birthcountry'],
      // Given by the data provider, never by FranceConnect itself.
      ...Object.fromEntries(OF_THE_TAXES.map((scope) => [scope, []])),
    },
    ttl: { ...SHORT, Session: 1800, Interaction: 600, Grant: 600 },
    findAccount: findIn(
      IDENTITES_DE_FRANCE,
      pairwise,
      ({ prenoms, nom, usage, sexe, naissance, lieu, pays }) => ({
        ...(prenoms ? { given_name: prenoms, given_name_array: prenoms.split(' ') } : {}),
        family_name: nom,
        ...(usage ? { preferred_username: usage } : {}),
        gender: sexe,
        birthdate: naissance,
        birthplace: lieu,
        birthcountry: pays,
      }),
    ),
  });
}

/** The shape of the guichet of the académie: RS256, plain JSON, the claims FrEdu… of the annuaire of agents. */
export async function buildGuichet(issuer: string): Promise<Provider> {
  return new Provider(issuer, {
    ...common(new URL(issuer).pathname, 'FIM'),
    jwks: { keys: [await signingKey('RS256')] },
    scopes: ['openid', 'profile', 'email', 'stage'],
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time'],
      profile: ['given_name', 'family_name', 'title'],
      email: ['email'],
      stage: ['FrEduFonctAdm', 'FrEduRne', 'FrEduRneResp', 'FrEduResDel', 'codaca'],
    },
    routes: { ...ROUTES, end_session: '/logout' },
    ttl: {
      AuthorizationCode: 60,
      AccessToken: 600,
      IdToken: 600,
      Session: 12 * 3600,
      Interaction: 600,
      Grant: 600,
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: signOut },
    findAccount: findIn(
      IDENTITES_DE_GUICHET,
      (cle) => cle,
      ({ cle, prenom, nom, fonction, rne, responsable, delegations }) => ({
        given_name: prenom,
        family_name: nom,
        title: fonction,
        email: `${cle}@ac-demo.example`,
        FrEduFonctAdm: fonction,
        FrEduRne: rne,
        // One value alone is no list.
        FrEduRneResp: responsable.length === 1 ? responsable[0] : responsable,
        FrEduResDel: delegations,
        codaca: '09',
      }),
    ),
  });
}
