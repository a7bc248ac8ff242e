const secret = 'demo-'.padEnd(40, 's');

/** All that a process must be told to start, for who tests a part of one: nothing of it leads anywhere. */
export const CONFIGURATION = {
  BOURSES_DEMO: '1',
  DATABASE_URL: 'postgresql://personne@localhost:1/rien',
  NEXTAUTH_URL: 'https://bourses.example',
  NEXTAUTH_SECRET: secret,
  CLE_DONNEES: `demo-${'0'.repeat(64)}`,
  OIDC_AGENTS_ISSUER: 'https://agents.example',
  OIDC_AGENTS_CLIENT_ID: 'a',
  OIDC_AGENTS_CLIENT_SECRET: secret,
  OIDC_FAMILLES_ISSUER: 'https://familles.example',
  OIDC_FAMILLES_CLIENT_ID: 'f',
  OIDC_FAMILLES_CLIENT_SECRET: secret,
  SMTP_URL: 'smtp://localhost:1',
  COURRIEL_EXPEDITEUR: 'test@bourses.example',
  STOCKAGE_DOSSIER: '/tmp/rien',
};
