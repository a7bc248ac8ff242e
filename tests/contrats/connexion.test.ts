import { beforeAll, describe, expect, test, vi } from 'vitest';
import { niveauAtteint } from '#lib/technique/connexion.ts';
import type { Jeton } from '#lib/technique/jeton.ts';
import { chiffrer, dechiffrer, finAbsolue, resteAVivre } from '#lib/technique/jeton.ts';
import { exigerMemeOrigine } from '#lib/technique/origine.ts';
import { cheminDeRetour } from '#lib/technique/retour.ts';
import { estAdresseDeFichier, politiqueDeSecurite } from '#lib/technique/securite.ts';

const SECRET = 'demo-'.padEnd(40, 's');
const HEURE = 3600;

beforeAll(() => {
  Object.assign(process.env, {
    BOURSES_DEMO: '1',
    DATABASE_URL: 'postgresql://personne@localhost:1/rien',
    NEXTAUTH_URL: 'https://bourses.example',
    NEXTAUTH_SECRET: SECRET,
    CLE_DONNEES: `demo-${'0'.repeat(64)}`,
    OIDC_AGENTS_ISSUER: 'https://agents.example',
    OIDC_AGENTS_CLIENT_ID: 'a',
    OIDC_AGENTS_CLIENT_SECRET: SECRET,
    OIDC_FAMILLES_ISSUER: 'https://familles.example',
    OIDC_FAMILLES_CLIENT_ID: 'f',
    OIDC_FAMILLES_CLIENT_SECRET: SECRET,
    SMTP_URL: 'smtp://localhost:1',
    COURRIEL_EXPEDITEUR: 'test@bourses.example',
    STOCKAGE_DOSSIER: '/tmp/rien',
  });
});

const secondes = (): number => Math.floor(Date.now() / 1000);
const jeton = (precisions: Partial<Jeton> = {}): Jeton => ({
  fournisseur: 'familles',
  sub: 'parent',
  nom: 'Camille Durand',
  session: crypto.randomUUID(),
  idToken: 'x',
  debut: secondes(),
  ...precisions,
});

describe('session', () => {
  test('gives back who signed in, by which door', async () => {
    const token = await chiffrer({ token: jeton(), secret: SECRET });
    expect(await dechiffrer({ token, secret: SECRET })).toMatchObject({
      fournisseur: 'familles',
      sub: 'parent',
    });
  });

  test('refuses: one character of the cookie altered', async () => {
    const token = await chiffrer({ token: jeton(), secret: SECRET });
    const milieu = token.lastIndexOf('.') - 20;
    const altere = token.slice(0, milieu) + (token[milieu] === 'A' ? 'B' : 'A') + token.slice(milieu + 1);
    expect(await dechiffrer({ token: altere, secret: SECRET })).toBeNull();
  });

  test('refuses: made with another secret', async () => {
    const token = await chiffrer({ token: jeton(), secret: 'un tout autre secret de plus de 32 caractères' });
    expect(await dechiffrer({ token, secret: SECRET })).toBeNull();
  });

  test('refuses: a family that came half an hour ago and did nothing since', async () => {
    const token = await chiffrer({ token: jeton(), secret: SECRET });
    vi.useFakeTimers({ now: Date.now() + 31 * 60_000, toFake: ['Date'] });
    try {
      expect(await dechiffrer({ token, secret: SECRET })).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  test('an agent may stay eight hours without a request, never more than twelve in all', () => {
    expect(resteAVivre(jeton({ fournisseur: 'agents' }))).toBe(8 * HEURE);
    expect(resteAVivre(jeton({ fournisseur: 'agents', debut: secondes() - 11 * HEURE }))).toBe(HEURE);
    expect(resteAVivre(jeton({ fournisseur: 'agents', debut: secondes() - 13 * HEURE }))).toBeLessThan(0);
  });

  test('is over twelve hours after the sign-in of an agent, four after that of a family', () => {
    const debut = secondes();
    expect(finAbsolue(jeton({ fournisseur: 'agents', debut }))).toBe(debut + 12 * HEURE);
    expect(finAbsolue(jeton({ fournisseur: 'familles', debut }))).toBe(debut + 4 * HEURE);
  });
});

describe('level of authentication', () => {
  test.each([
    ['eidas1', 'eidas1'],
    ['eidas2 eidas3', 'eidas3'],
    ['', undefined],
  ])('%s lets %s in', (demande, recu) => expect(niveauAtteint(demande, recu)).toBe(true));
  test.each([
    ['eidas2', 'eidas1'],
    ['eidas1', undefined],
    ['eidas1', ''],
    ['eidas2 eidas3', 'eidas'],
    ['eidas1', ['eidas1']],
  ])('%s refuses %s', (demande, recu) => expect(niveauAtteint(demande, recu)).toBe(false));
});

describe('return after sign-in', () => {
  test.each([
    'https://ailleurs.example/',
    '//ailleurs.example',
    '/\\ailleurs.example',
    '/.//ailleurs.example',
    '/..//ailleurs.example',
    '/%2e//ailleurs.example',
    '/\t/ailleurs.example',
    '///ailleurs.example',
    '/a/..//ailleurs.example',
    'javascript:alert(1)',
    undefined,
  ])('refuses to leave the site: %s', (valeur) =>
    expect(cheminDeRetour(valeur, '/famille')).toBe('/famille'),
  );
  test('comes back to the page asked for, with its filters', () => {
    expect(cheminDeRetour('/agent?etat=incomplete', '/')).toBe('/agent?etat=incomplete');
  });
});

describe('origin of what changes something', () => {
  const demande = (origine?: string): Request =>
    new Request('https://bourses.example/x', { method: 'POST', headers: origine ? { origin: origine } : {} });
  test.each([
    undefined,
    'null',
    'https://ailleurs.example',
    'http://bourses.example',
    'https://bourses.example.ailleurs.example',
  ])('refuses: origin %s', (origine) =>
    expect(() => exigerMemeOrigine(demande(origine))).toThrow(/ne vient pas/),
  );
  test('lets our own pages through', () => {
    expect(() => exigerMemeOrigine(demande('https://bourses.example'))).not.toThrow();
  });
});

describe('content security policy', () => {
  const csp = (developpement: boolean): string =>
    politiqueDeSecurite({ nonce: 'N', origines: ['https://agents.example'], https: true, developpement });
  test('refuses in production: inline scripts or styles, evaluation, frames around our pages', () => {
    expect(csp(false)).not.toMatch(/unsafe/);
    expect(csp(false)).toContain("frame-ancestors 'none'");
    expect(csp(true)).toMatch(/unsafe-eval/);
  });
  test('lets a form lead to the identity provider, and nowhere else', () => {
    expect(csp(false)).toContain("form-action 'self' https://agents.example;");
  });
  test('only addresses of files may be framed by our pages', () => {
    expect(estAdresseDeFichier('/dossiers/1/pieces/2/fichier')).toBe(true);
    expect(estAdresseDeFichier('/dossiers/1/fichier/2')).toBe(false);
  });
});
