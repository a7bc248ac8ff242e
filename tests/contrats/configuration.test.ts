import { describe, expect, test } from 'vitest';
import { ConfigurationInvalide, lireConfiguration, PREFIXE_DEMO } from '#lib/technique/configuration.ts';

const SECRET = '0123456789abcdef'.repeat(4);
const PRODUCTION: Record<string, string | undefined> = {
  DATABASE_URL: 'postgresql://bourses_app:x@base:5432/bourses',
  NEXTAUTH_URL: 'https://bourses.example.fr/',
  NEXTAUTH_SECRET: SECRET,
  CLE_DONNEES: SECRET,
  OIDC_AGENTS_ISSUER: 'https://agents.example.fr',
  OIDC_AGENTS_CLIENT_ID: 'a',
  OIDC_AGENTS_CLIENT_SECRET: SECRET,
  OIDC_FAMILLES_ISSUER: 'https://familles.example.fr',
  OIDC_FAMILLES_CLIENT_ID: 'f',
  OIDC_FAMILLES_CLIENT_SECRET: SECRET,
  SMTP_URL: 'smtp://courriel:25',
  COURRIEL_EXPEDITEUR: 'ne-pas-repondre@bourses.example.fr',
  STOCKAGE_DOSSIER: '/pieces',
};

function refusal(change: Record<string, string | undefined>): string {
  try {
    lireConfiguration({ ...PRODUCTION, ...change });
  } catch (error) {
    if (error instanceof ConfigurationInvalide) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('configuration', () => {
  test('reads a complete production, on disk, without a final slash and with a key of 32 bytes', () => {
    const read = lireConfiguration(PRODUCTION);
    expect(read.demo).toBe(false);
    expect(read.url).toBe('https://bourses.example.fr');
    expect(read.cleDonnees).toHaveLength(32);
    expect(read.stockage).toEqual({ sorte: 'disque', dossier: '/pieces' });
  });

  test.each(Object.keys(PRODUCTION))('refuses: %s is missing, and says its name', (name) => {
    expect(refusal({ [name]: undefined })).toContain(`- ${name} manque`);
  });

  test.each(['NEXTAUTH_SECRET', 'CLE_DONNEES', 'OIDC_AGENTS_CLIENT_SECRET', 'OIDC_FAMILLES_CLIENT_SECRET'])(
    'refuses: %s is that of a demonstration, anywhere but on one',
    (name) => {
      const secret = PREFIXE_DEMO + SECRET;
      expect(refusal({ [name]: secret })).toContain(`- ${name} est un secret de démonstration`);
      expect(refusal({ [name]: secret, BOURSES_DEMO: '1' })).toBe('accepted');
    },
  );

  test('refuses: a session secret that could be guessed', () => {
    expect(refusal({ NEXTAUTH_SECRET: 'changez-moi' })).toContain('NEXTAUTH_SECRET est trop court');
  });

  test('refuses: a key that is not hexadecimal', () => {
    expect(refusal({ CLE_DONNEES: 'z'.repeat(64) })).toContain('CLE_DONNEES doit être faite de 64 chiffres');
  });

  test('refuses: an unknown kind of storage', () => {
    expect(refusal({ STOCKAGE: 'bande' })).toContain('STOCKAGE vaut « disque »');
  });

  test('refuses: S3 without its keys, all named at once', () => {
    const said = refusal({
      STOCKAGE: 's3',
      S3_ENDPOINT: 'https://s3.example.fr',
      S3_REGION: 'fr',
      S3_BUCKET: 'b',
    });
    expect(said).toContain('S3_ACCESS_KEY_ID manque');
    expect(said).toContain('S3_SECRET_ACCESS_KEY manque');
  });

  test('never repeats the value of a secret in what it refuses', () => {
    expect(refusal({ NEXTAUTH_SECRET: 'motdepasse-secret' })).not.toContain('motdepasse');
  });
});
