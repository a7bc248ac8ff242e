import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ouvrirDgfip } from '#lib/connecteurs/impots/dgfip.ts';
import { jour } from '#lib/droit/date.ts';
import { partirVersFranceConnect, pourQuoi, revenirDeFranceConnect } from '#lib/technique/franceconnect.ts';
import { lireIdentite, type Porte } from '#lib/technique/identite-lue.ts';
import { demoEnvironment, drawSecrets } from '#scripts/demo.ts';
import { freePort } from '#scripts/postgres.ts';

let directory: string;
let env: Record<string, string>;
const children: ChildProcess[] = [];

async function launch(file: string): Promise<ChildProcess> {
  const child = fork(file, {
    env: { ...process.env, ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  children.push(child);
  await once(child, 'message');
  return child;
}

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'bourses-doublures-'));
  const ports = {
    web: 3000,
    identity: await freePort(),
    smtp: await freePort(),
    mailPage: await freePort(),
    annuaire: await freePort(),
    impots: await freePort(),
  };
  env = demoEnvironment(directory, drawSecrets(), ports, {
    owner: 'postgresql://x',
    web: 'postgresql://x',
    worker: 'postgresql://x',
  });
  await Promise.all(['identite', 'impots', 'courriel'].map((name) => launch(`doublures/${name}.ts`)));
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

/** A browser that follows nothing by itself and keeps its cookies. */
function browser() {
  const cookies = new Map<string, string>();
  return async (url: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const response = await fetch(url, { ...init, redirect: 'manual', headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
}

const discover = (issuer: string) =>
  fetch(`${issuer}/.well-known/openid-configuration`).then((answer) => answer.json());

type Door = 'AGENTS' | 'FAMILLES' | 'FRANCECONNECT' | 'FIM';

/** Proof that whoever asks for the tokens is who asked for the code (PKCE). */
const VERIFIER = 'v'.repeat(64);

function request(door: Door, scope: string, change: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    client_id: env[`OIDC_${door}_CLIENT_ID`] ?? '',
    redirect_uri: `${env.NEXTAUTH_URL}/api/auth/callback/${door.toLowerCase()}`,
    response_type: 'code',
    scope,
    state: 's'.repeat(32),
    nonce: 'n'.repeat(32),
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  });
}

/** Signs in as `compte` and gives back what the provider says of that person, with the tokens. */
async function signIn(door: Door, scope: string, compte: string) {
  const issuer = env[`OIDC_${door}_ISSUER`] ?? '';
  const { authorization_endpoint, token_endpoint, userinfo_endpoint, end_session_endpoint } =
    await discover(issuer);
  const go = browser();
  const first = await go(`${authorization_endpoint}?${request(door, scope)}`);
  const choice = new URL(first.headers.get('location') ?? '', issuer).href;
  const page = await (await go(choice)).text();
  const chosen = await go(choice, { method: 'POST', body: new URLSearchParams({ compte }) });
  const back = await go(chosen.headers.get('location') ?? '');
  const callback = new URL(back.headers.get('location') ?? '');
  const tokens = await fetch(token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      code_verifier: VERIFIER,
      redirect_uri: request(door, scope).get('redirect_uri') ?? '',
      client_id: env[`OIDC_${door}_CLIENT_ID`] ?? '',
      client_secret: env[`OIDC_${door}_CLIENT_SECRET`] ?? '',
    }),
  }).then((answer) => answer.json());
  const person = await fetch(userinfo_endpoint, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  return { page, callback, tokens, person, end: end_session_endpoint, go };
}

/** A round trip for tax figures, apart from sign-in: leaves, chooses `compte` or gives up, and comes back. */
async function trip(compte: string | null, change: (back: URL) => void = () => {}) {
  const acces = {
    issuer: env.OIDC_FRANCECONNECT_ISSUER ?? '',
    clientId: env.OIDC_FRANCECONNECT_CLIENT_ID ?? '',
    clientSecret: env.OIDC_FRANCECONNECT_CLIENT_SECRET ?? '',
    ...{ acr: 'eidas1', retour: `${env.NEXTAUTH_URL}/famille/demande/franceconnect` },
  };
  const depart = await partirVersFranceConnect(acces, 'dossier');
  if (!depart) throw new Error('FranceConnect ne répond pas');
  const go = browser();
  const first = await go(depart.adresse);
  const choice = new URL(first.headers.get('location') ?? '', acces.issuer).href;
  const given = compte ? new URLSearchParams({ compte }) : new URLSearchParams({ abandon: 'oui' });
  const chosen = await go(choice, { method: 'POST', body: given });
  const back = new URL((await go(chosen.headers.get('location') ?? '')).headers.get('location') ?? '');
  change(back);
  return { acces, depart, back, retour: await revenirDeFranceConnect(acces, back, depart.secrets) };
}

describe('a round trip by FranceConnect for tax figures', () => {
  const chiffres = async (jeton: string, naissance: string) =>
    ouvrirDgfip({
      ...{
        adresse: env.IMPOTS_ADRESSE ?? '',
        client: env.IMPOTS_CLIENT ?? '',
        secret: env.IMPOTS_SECRET ?? '',
      },
      ...{ teleservice: 'bourses', chemin: 'sfip', anneeDeSfip: 2025, tour: async () => 0 },
    }).parFranceConnect(
      jeton,
      { nomNaissance: 'TRAORE', prenoms: ['Aminata'], naissance },
      { annee: 2025, tracer: async () => crypto.randomUUID() },
    );

  test('brings the person and a token, which opens the figures of that person alone', async () => {
    const { depart, back, retour } = await trip('traore-aminata');
    const asked = new URL(depart.adresse).searchParams;
    expect(asked.get('scope')?.split(' ')).toEqual(
      expect.arrayContaining(['openid', 'dgfip_rfr', 'dgfip_pac']),
    );
    expect(asked.get('scope')).not.toContain('email');
    expect([asked.get('code_challenge_method'), pourQuoi(back)]).toEqual(['S256', 'dossier']);
    if ('echec' in retour) throw new Error(retour.echec);
    const lecture = lireIdentite('franceconnect', retour.profil, jour('2026-11-20'));
    expect(lecture).toMatchObject({
      lue: { preuve: { nom: 'TRAORE', prenom: 'Aminata', naissance: '1982-07-18' } },
    });
    expect(await chiffres(retour.jeton, '1982-07-18')).toMatchObject({
      genre: 'chiffres',
      chiffres: { rfr: 9123 },
    });
    expect(await chiffres(retour.jeton, '1982-07-19')).toEqual({ genre: 'autre_personne' });
    expect(await chiffres('un-autre-jeton', '1982-07-18')).toEqual({ genre: 'introuvable' });
  });

  test('refuses: who gives up, another state, a code used twice or altered, a return that nobody left for, FranceConnect away', async () => {
    expect((await trip(null)).retour).toEqual({ echec: 'renonce' });
    for (const change of [
      (back: URL) => back.searchParams.set('state', 'dossier.autre'),
      (back: URL) => back.searchParams.set('code', 'autre'),
      (back: URL) => back.searchParams.delete('code'),
    ])
      expect((await trip('traore-aminata', change)).retour).toEqual({ echec: 'perdu' });
    const { acces, back, depart, retour } = await trip('traore-aminata');
    expect(retour).not.toHaveProperty('echec');
    expect(await revenirDeFranceConnect(acces, back, depart.secrets)).toEqual({ echec: 'perdu' });
    const autre = { ...depart.secrets, nonce: 'un autre', verifieur: 'v'.repeat(64) };
    expect(await revenirDeFranceConnect(acces, back, autre)).toEqual({ echec: 'perdu' });
    const ferme = { ...acces, issuer: 'http://127.0.0.1:1' };
    expect(await partirVersFranceConnect(ferme, 'dossier')).toBeNull();
    expect(await revenirDeFranceConnect(ferme, back, depart.secrets)).toEqual({ echec: 'indisponible' });
    const plusHaut = { ...acces, acr: 'eidas3' };
    const encore = await trip('traore-aminata', () => {});
    expect(await revenirDeFranceConnect(plusHaut, encore.back, encore.depart.secrets)).toEqual({
      echec: 'perdu',
    });
  });
});

describe('the stand-in of the identity providers', () => {
  test('agents: says who the person is in a signed JWT, with tokens of 60 seconds', async () => {
    const { page, tokens, person } = await signIn(
      'AGENTS',
      'openid given_name usual_name email uid siret',
      'secretariat',
    );
    expect(page).toContain('lang="fr"');
    expect(page).not.toContain('type="password"');
    expect(tokens.expires_in).toBe(60);
    expect(person.headers.get('content-type')).toContain('application/jwt');
    const [, payload = ''] = (await person.text()).split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      uid: 'secretariat',
      siret: '21920023500014',
    });
  });

  test('families: says who the person is in plain JSON, name in capitals, without any child', async () => {
    const { person } = await signIn('FAMILLES', 'openid profile ect.scope.cnx', 'parent-durand');
    expect(await person.json()).toMatchObject({
      family_name: 'DURAND',
      FrEduCtPersonAffiliation: ['resp2d'],
    });
  });

  test('refuses: an agent cannot sign in by the families’ door', async () => {
    const { callback } = await signIn('FAMILLES', 'openid', 'secretariat');
    expect(callback.searchParams.get('error')).toBe('access_denied');
  });

  test.each(['state', 'nonce'])('refuses: a %s of less than 32 characters', async (name) => {
    const { authorization_endpoint } = await discover(env.OIDC_AGENTS_ISSUER ?? '');
    const answer = await fetch(
      `${authorization_endpoint}?${request('AGENTS', 'openid', { [name]: 'court' })}`,
    );
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Y000400');
  });

  test('refuses: a parameter that ProConnect does not know, where families may send it', async () => {
    const change = { ui_locales: 'fr' };
    const agents = await discover(env.OIDC_AGENTS_ISSUER ?? '');
    const refused = await fetch(`${agents.authorization_endpoint}?${request('AGENTS', 'openid', change)}`);
    expect(refused.status).toBe(400);
    const families = await discover(env.OIDC_FAMILLES_ISSUER ?? '');
    const accepted = await fetch(
      `${families.authorization_endpoint}?${request('FAMILLES', 'openid', change)}`,
      {
        redirect: 'manual',
      },
    );
    expect(accepted.status).toBe(303);
  });

  test('refuses: a return address that is not the site’s', async () => {
    const { authorization_endpoint } = await discover(env.OIDC_AGENTS_ISSUER ?? '');
    const elsewhere = request('AGENTS', 'openid', { redirect_uri: 'https://ailleurs.example/retour' });
    const answer = await fetch(`${authorization_endpoint}?${elsewhere}`, { redirect: 'manual' });
    expect(answer.status).toBe(400);
  });

  test('sign-out ends the session and comes back to the site with the state', async () => {
    const { end, tokens, go } = await signIn('AGENTS', 'openid', 'chef-public');
    const asked = new URLSearchParams({
      id_token_hint: tokens.id_token,
      post_logout_redirect_uri: `${env.NEXTAUTH_URL}/deconnexion`,
      state: 'retour',
    });
    const page = await (await go(`${end}?${asked}`)).text();
    const [, action = ''] = /action="([^"]+)"/.exec(page) ?? [];
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
    const done = await go(action, { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) });
    expect(done.headers.get('location')).toBe(`${env.NEXTAUTH_URL}/deconnexion?state=retour`);
  });
});

describe('what the product reads of each provider', () => {
  const LE_JOUR = jour('2026-11-10');
  const contentOf = async (person: Response): Promise<unknown> => {
    const text = await person.text();
    const [, payload] = text.split('.');
    return JSON.parse(
      person.headers.get('content-type')?.includes('jwt')
        ? Buffer.from(payload ?? '', 'base64url').toString()
        : text,
    );
  };
  const read = async (door: Door, scope: string, who: string) => {
    const { person, tokens } = await signIn(door, scope, who);
    const porte = door.toLowerCase() as Porte;
    return { tokens, person, lecture: lireIdentite(porte, await contentOf(person), LE_JOUR) };
  };
  const ETAT_CIVIL =
    'openid given_name family_name preferred_username gender birthdate birthplace birthcountry';

  test('FranceConnect: a signed JWT, tokens of 60 seconds, and the état civil of who is born in France', async () => {
    const { tokens, person, lecture } = await read('FRANCECONNECT', ETAT_CIVIL, 'delattre');
    expect(tokens.expires_in).toBe(60);
    expect(person.headers.get('content-type')).toContain('application/jwt');
    expect(lecture).toEqual({
      lue: {
        sub: expect.stringMatching(/^franceconnect:[0-9a-f]{64}v1$/),
        prenom: 'Inès',
        nom: 'DELATTRE',
        preuve: {
          genre: 'etat_civil',
          nom: 'DELATTRE',
          nomUsage: null,
          prenom: 'Inès',
          sexe: 'F',
          naissance: '1985-04-02',
          pays: '100',
          commune: '59350',
        },
      },
    });
  });

  test.each([
    ['traore', { prenom: 'Moussa', nomUsage: 'TRAORÉ-LEROY', sexe: 'M', naissance: '1984' }],
    ['sans-prenom', { prenom: '', nomUsage: null, sexe: 'F', naissance: '1990-07' }],
  ])('FranceConnect: %s, born abroad on a day that nobody knows', async (who, expected) => {
    const { lecture } = await read('FRANCECONNECT', ETAT_CIVIL, who);
    expect(lecture).toMatchObject({ lue: { preuve: { ...expected, pays: '335', commune: null } } });
  });

  test('FranceConnect gives no e-mail here, even asked for one', async () => {
    const { person } = await signIn('FRANCECONNECT', `${ETAT_CIVIL} email`, 'delattre');
    expect(Object.keys((await contentOf(person)) as object)).not.toContain('email');
  });

  test('ProConnect: the employer, and nothing of what was not asked', async () => {
    const whole = await read('AGENTS', 'openid given_name usual_name email siret', 'mairie');
    expect(whole.lecture).toEqual({
      lue: {
        sub: 'agent-mairie',
        prenom: 'Anouk',
        nom: 'Delattre',
        courriel: 'mairie@collectivite.example',
        siret: '21599991300019',
      },
    });
    const claims = JSON.parse(Buffer.from(whole.tokens.id_token.split('.')[1], 'base64url').toString());
    expect(claims).toMatchObject({ acr: 'eidas1', amr: ['pwd'] });
    const without = await read('AGENTS', 'openid given_name usual_name', 'mairie');
    expect(without.lecture).toEqual({ lue: { sub: 'agent-mairie', prenom: 'Anouk', nom: 'Delattre' } });
  });

  test('ÉduConnect: a parent, whose claims of a pupil are empty, proves no pupil', async () => {
    const scope = 'openid profile ect.scope.cnx ect.scope.bourses';
    const { tokens, lecture } = await read('FAMILLES', scope, 'parent-durand');
    expect(tokens.expires_in).toBe(600);
    expect(lecture).toEqual({ lue: { sub: 'parent-parent-durand', prenom: 'Camille', nom: 'DURAND' } });
  });

  test.each([
    ['directrice', ['0599991A']],
    // Of two delegations, the one of this school year.
    ['adjoint', ['0599991A']],
  ])('the guichet: %s, and where it makes that person responsible today', async (who, etablissements) => {
    const { lecture } = await read('FIM', 'openid profile email stage', who);
    expect(lecture).toMatchObject({ lue: { sub: `fim:${who}`, etablissements } });
  });
});

describe('the stand-in of the mail server', () => {
  const box = () =>
    fetch(`http://127.0.0.1:${env.PORT_COURRIEL}/api/messages`).then((answer) => answer.json());
  const mail = (messageId: string) => ({
    messageId,
    from: 'bourses@example.fr',
    to: 'famille@example.fr',
    subject: 'Été & <b>hiver</b>',
    text: 'Bonjour Nguyễn',
    attachments: [{ filename: 'décision.pdf', content: 'contenu' }],
  });

  test('keeps a mail once, and counts how many times it came', async () => {
    const transport = nodemailer.createTransport(env.SMTP_URL);
    await transport.sendMail(mail('<un@bourses>'));
    await transport.sendMail(mail('<un@bourses>'));
    await transport.sendMail(mail('<deux@bourses>'));
    const kept: { messageId: string; count: number; attachments: string[] }[] = await box();
    expect(Object.fromEntries(kept.map(({ messageId, count }) => [messageId, count]))).toEqual({
      '<un@bourses>': 2,
      '<deux@bourses>': 1,
    });
    expect(kept[0]?.attachments).toEqual(['décision.pdf']);
  });

  test('still has every mail after a kill, and shows them without trusting what they contain', async () => {
    await nodemailer.createTransport(env.SMTP_URL).sendMail(mail('<trois@bourses>'));
    const before = await box();
    const running = children.pop();
    running?.kill('SIGKILL');
    if (running) await once(running, 'exit');
    await launch('doublures/courriel.ts');
    expect(await box()).toEqual(before);
    const [first] = before;
    const page = await fetch(`http://127.0.0.1:${env.PORT_COURRIEL}/messages/${first.id}`).then((answer) =>
      answer.text(),
    );
    expect(page).toContain('Nguyễn');
    expect(page).not.toContain('<b>hiver');
  });

  test('refuses: a mail that does not exist', async () => {
    const answer = await fetch(`http://127.0.0.1:${env.PORT_COURRIEL}/messages/${'0'.repeat(64)}`);
    expect(answer.status).toBe(404);
  });
});
