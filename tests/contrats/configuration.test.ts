import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ConfigurationInvalide, lireConfiguration } from '#lib/technique/configuration.ts';

/** As many secrets as needed, all different, none to be guessed from the others. */
const secret = (nom: string): string => createHash('sha256').update(nom).digest('hex');
const SECRET = secret('un autre');
const PRODUCTION: Record<string, string | undefined> = {
  DATABASE_URL: 'postgresql://bourses_app:x@base:5432/bourses?sslmode=verify-full',
  NEXTAUTH_URL: 'https://bourses.example.fr/',
  NEXTAUTH_SECRET: secret('NEXTAUTH_SECRET'),
  CLE_DONNEES: secret('CLE_DONNEES'),
  OIDC_AGENTS_ISSUER: 'https://agents.example.fr',
  OIDC_AGENTS_CLIENT_ID: 'a',
  OIDC_AGENTS_CLIENT_SECRET: secret('OIDC_AGENTS_CLIENT_SECRET'),
  OIDC_FAMILLES_ISSUER: 'https://familles.example.fr',
  OIDC_AGENTS_ACR: 'eidas1',
  OIDC_FAMILLES_CLIENT_ID: 'f',
  OIDC_FAMILLES_CLIENT_SECRET: secret('OIDC_FAMILLES_CLIENT_SECRET'),
  OIDC_FAMILLES_ACR: 'eidas1',
  SMTP_URL: 'smtps://courriel',
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
    expect(read.ministere).toBe('Ministère de l’éducation nationale');
    expect(lireConfiguration({ ...PRODUCTION, MINISTERE: 'Ministère de l’école' }).ministere).toBe(
      'Ministère de l’école',
    );
    expect(refusal({ MINISTERE: '' })).toContain('MINISTERE est vide');
    expect(refusal({ MINISTERE: 'M'.repeat(121) })).toContain('MINISTERE est trop long');
    expect(read.trousseau).toMatchObject({ courante: 1, ancienAccepte: false });
    expect(read.trousseau.cles.get(1)).toHaveLength(32);
    expect(read.stockage).toEqual({ sorte: 'disque', dossier: '/pieces' });
  });

  test.each(Object.keys(PRODUCTION).filter((nom) => !nom.endsWith('_ACR')))(
    'refuses: %s is missing, and says its name',
    (name) => {
      expect(refusal({ [name]: undefined })).toContain(`- ${name} manque`);
    },
  );

  test.each(['NEXTAUTH_SECRET', 'CLE_DONNEES', 'OIDC_AGENTS_CLIENT_SECRET', 'OIDC_FAMILLES_CLIENT_SECRET'])(
    'refuses: %s is that of a demonstration, anywhere but on one',
    (name) => {
      const demo = `demo-${SECRET}`;
      expect(refusal({ [name]: demo })).toContain(`- ${name} est un secret de démonstration`);
      expect(refusal({ [name]: demo, BOURSES_DEMO: '1' })).toBe('accepted');
    },
  );

  test('refuses: a session secret that could be guessed', () => {
    expect(refusal({ NEXTAUTH_SECRET: 'changez-moi' })).toContain('NEXTAUTH_SECRET est trop court');
  });

  test('refuses: a key that is not hexadecimal', () => {
    expect(refusal({ CLE_DONNEES: 'z'.repeat(64) })).toContain('CLE_DONNEES doit être faite de 64 chiffres');
  });

  test('refuses: two keys of data under one number, and keys that are none', () => {
    const autre = secret('une autre clé');
    expect(refusal({ CLES_DONNEES_ANCIENNES: autre })).toContain('donne deux fois le numéro 1');
    expect(refusal({ CLE_DONNEES: `2:${autre}`, CLES_DONNEES_ANCIENNES: `2:${secret('b')}` })).toContain(
      'donne deux fois le numéro 2',
    );
    for (const numero of ['0', '256', '-1', '1.5', 'a', ''])
      expect(refusal({ CLE_DONNEES: `${numero}:${autre}` }), numero).toContain('CLE_DONNEES doit être faite');
    expect(refusal({ CLE_DONNEES: `2:${autre}`, CLES_DONNEES_ANCIENNES: '1:court' })).toContain(
      'CLES_DONNEES_ANCIENNES est une liste de clés',
    );
    expect(refusal({ CHIFFREMENT_ANCIEN: 'oui' })).toContain('CHIFFREMENT_ANCIEN vaut « accepte »');
  });

  test('reads the keys of a rotation, the first and the last numbers included', () => {
    const [nouvelle, ancienne] = [secret('nouvelle'), secret('ancienne')];
    const { trousseau } = lireConfiguration({
      ...PRODUCTION,
      CLE_DONNEES: `255:${nouvelle}`,
      CLES_DONNEES_ANCIENNES: `1:${ancienne},2:${secret('encore')}`,
      CHIFFREMENT_ANCIEN: 'accepte',
    });
    expect(trousseau).toMatchObject({ courante: 255, ancienAccepte: true });
    expect([...trousseau.cles.keys()]).toEqual([255, 1, 2]);
    expect(Buffer.from(trousseau.cles.get(1) ?? []).toString('hex')).toBe(ancienne);
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

/** What only a production refuses: each with the variable at fault, and taken by a demonstration. */
const AFFAIBLIE: readonly [quoi: string, change: Record<string, string>, phrase: string][] = [
  ['the site in clear', { NEXTAUTH_URL: 'http://bourses.example.fr' }, 'NEXTAUTH_URL est en clair'],
  [
    'an issuer in clear',
    { OIDC_AGENTS_ISSUER: 'http://agents.example.fr' },
    'OIDC_AGENTS_ISSUER est en clair',
  ],
  ['a secret of one letter', { NEXTAUTH_SECRET: 'a'.repeat(64) }, 'NEXTAUTH_SECRET se devine'],
  ['a key of zeros', { CLE_DONNEES: '0'.repeat(64) }, 'CLE_DONNEES se devine'],
  ['a key that repeats itself', { CLE_DONNEES: '0123456789abcdef'.repeat(4) }, 'CLE_DONNEES se devine'],
  ['a numbered key of zeros', { CLE_DONNEES: `2:${'0'.repeat(64)}` }, 'CLE_DONNEES se devine'],
  [
    'an old key of zeros',
    { CLE_DONNEES: `2:${SECRET}`, CLES_DONNEES_ANCIENNES: `1:${'0'.repeat(64)}` },
    'CLES_DONNEES_ANCIENNES se devine',
  ],
  [
    'a new key that is the old one',
    { CLE_DONNEES: `2:${SECRET}`, CLES_DONNEES_ANCIENNES: `1:${SECRET}` },
    'CLES_DONNEES_ANCIENNES a la même valeur que CLE_DONNEES',
  ],
  [
    'a key of data that is the secret of the sessions',
    { CLE_DONNEES: `2:${secret('NEXTAUTH_SECRET')}` },
    'NEXTAUTH_SECRET a la même valeur que CLE_DONNEES',
  ],
  [
    'the same secret twice',
    { OIDC_FAMILLES_CLIENT_SECRET: secret('NEXTAUTH_SECRET') },
    'OIDC_FAMILLES_CLIENT_SECRET a la même valeur que NEXTAUTH_SECRET',
  ],
  [
    'a password of a demonstration',
    { DATABASE_URL: 'postgresql://bourses_app:demo-x@localhost:5432/bourses' },
    'DATABASE_URL est un secret de démonstration',
  ],
  [
    'one password for both roles of the base',
    {
      DATABASE_URL: 'postgresql://bourses_app:meme@localhost:5432/bourses',
      DATABASE_URL_PROPRIETAIRE: 'postgresql://bourses_proprietaire:meme@localhost:5432/bourses',
    },
    'DATABASE_URL_PROPRIETAIRE a la même valeur que DATABASE_URL',
  ],
  [
    'a base far away in clear',
    { DATABASE_URL: 'postgresql://bourses_app:x@base.example.fr:5432/bourses' },
    'DATABASE_URL mène hors de cette machine sans chiffrement',
  ],
  [
    'a base far away that may fall back to clear',
    { DATABASE_URL: 'postgresql://bourses_app:x@base.example.fr:5432/bourses?sslmode=prefer' },
    'DATABASE_URL mène hors de cette machine sans chiffrement',
  ],
  ['mail far away in clear', { SMTP_URL: 'smtp://courriel:25' }, 'SMTP_URL mène hors de cette machine'],
  [
    'an antivirus far away',
    { ANTIVIRUS: 'tcp://clamd.example.fr:3310' },
    'ANTIVIRUS mène hors de cette machine',
  ],
  ['no level of authentication asked of families', { OIDC_FAMILLES_ACR: '' }, 'OIDC_FAMILLES_ACR est vide'],
];

describe('a production', () => {
  test.each(AFFAIBLIE)('refuses: %s', (_, change, phrase) => {
    expect(refusal(change)).toContain(`- ${phrase}`);
    expect(refusal({ ...change, BOURSES_DEMO: '1' })).toBe('accepted');
  });

  test.each([
    ['a base on this machine', { DATABASE_URL: 'postgresql://bourses_app:x@127.0.0.1:5432/bourses' }],
    [
      'a base on the network of its containers',
      { DATABASE_URL: 'postgresql://bourses_app:x@base:5432/bourses', HOTES_DE_LA_MACHINE: 'base,courriel' },
    ],
    [
      'mail that must be encrypted before anything is said',
      { SMTP_URL: 'smtp://courriel:587?requireTLS=true' },
    ],
    ['an antivirus on this machine', { ANTIVIRUS: 'tcp://localhost:3310' }],
    ['an antivirus on a socket', { ANTIVIRUS: 'unix:/run/clamav/clamd.ctl' }],
    [
      'an antivirus on the network of its containers',
      { ANTIVIRUS: 'tcp://clamd:3310', HOTES_DE_LA_MACHINE: 'clamd' },
    ],
    ['mail through this machine', { SMTP_URL: 'smtp://localhost:25' }],
  ])('takes %s', (_, change) => {
    expect(refusal(change)).toBe('accepted');
  });

  test('tells everything at once', () => {
    const dits = refusal({ NEXTAUTH_URL: 'http://bourses.example.fr', SMTP_URL: 'smtp://courriel:25' });
    expect(dits).toContain('NEXTAUTH_URL est en clair');
    expect(dits).toContain('SMTP_URL mène hors de cette machine');
  });
});

describe('the copy that serves lists', () => {
  const COPIE = 'postgresql://bourses_app:x@copie:5432/bourses';

  test('may be absent, has the password of the base, and is said to be late from thirty seconds', () => {
    expect(lireConfiguration(PRODUCTION)).toMatchObject({
      databaseUrlLecture: undefined,
      retardDeLecture: 30,
    });
    const lue = lireConfiguration({
      ...PRODUCTION,
      DATABASE_URL_LECTURE: `${COPIE}?sslmode=verify-full`,
      LECTURE_RETARD: '0',
    });
    expect(lue).toMatchObject({ databaseUrlLecture: `${COPIE}?sslmode=verify-full`, retardDeLecture: 0 });
  });

  test.each([
    [{ DATABASE_URL_LECTURE: COPIE }, 'DATABASE_URL_LECTURE mène hors de cette machine sans chiffrement'],
    [{ DATABASE_URL_LECTURE: 'copie' }, 'DATABASE_URL_LECTURE doit commencer par postgresql://'],
    [{ LECTURE_RETARD: '-1' }, 'LECTURE_RETARD est un nombre de secondes'],
    [{ LECTURE_RETARD: 'un peu' }, 'LECTURE_RETARD est un nombre de secondes'],
  ])('refuses: %o', (change, said) => {
    expect(refusal(change)).toContain(said);
  });
});
