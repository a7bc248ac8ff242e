/** What a demonstration needs and nobody should type: its secrets, kept with its data, and its whole environment. */
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PREFIXE_DEMO } from '#lib/technique/production.ts';
import type { PerRole } from './roles.ts';

const NAMES = [
  'superuser',
  'owner',
  'web',
  'worker',
  'session',
  'data',
  'seal',
  'agents',
  'families',
  'franceconnect',
  'fim',
  'taxes',
  'sms',
  'caisses',
] as const;
export type DemoSecrets = Record<(typeof NAMES)[number], string>;

/** Fresh secrets, each marked as a demonstration's. */
export function drawSecrets(): DemoSecrets {
  return Object.fromEntries(
    NAMES.map((name) => [name, PREFIXE_DEMO + randomBytes(32).toString('hex')]),
  ) as DemoSecrets;
}

/** Secrets of the demonstration kept in `directory`, drawn at the first start. */
export async function demoSecrets(directory: string): Promise<DemoSecrets> {
  const file = path.join(directory, 'secrets.json');
  const known = await readFile(file, 'utf8').then(JSON.parse, () => null);
  // A demonstration of an earlier version lacks those that came since.
  if (known && NAMES.every((name) => known[name])) return known;
  const drawn = { ...drawSecrets(), ...known };
  await writeFile(file, JSON.stringify(drawn, null, 2), { mode: 0o600 });
  return drawn;
}

export interface DemoPorts {
  web: number;
  identity: number;
  smtp: number;
  mailPage: number;
  annuaire: number;
  /** The tax administration; nothing is asked of it where nobody plays it. */
  impots?: number;
  /** The caisses; none is offered where nobody plays them. */
  quotient?: number;
  /** The operator of SMS; none is offered where nobody plays it. */
  sms?: number;
}

/** What a demonstration adds to the environment of its processes. `directory` holds its data. */
export function demoEnvironment(
  directory: string,
  secrets: DemoSecrets,
  ports: DemoPorts,
  database: PerRole,
): Record<string, string> {
  return {
    BOURSES_DEMO: '1',
    PORT: String(ports.web),
    DATABASE_URL: database.web,
    DATABASE_URL_WORKER: database.worker,
    DATABASE_URL_PROPRIETAIRE: database.owner,
    NEXTAUTH_URL: `http://localhost:${ports.web}`,
    NEXTAUTH_SECRET: secrets.session,
    CLE_DONNEES: secrets.data,
    CLE_DE_SCEAU: secrets.seal,
    OIDC_AGENTS_ISSUER: `http://localhost:${ports.identity}/agents/api/v2`,
    OIDC_AGENTS_CLIENT_ID: 'bourses-agents',
    OIDC_AGENTS_CLIENT_SECRET: secrets.agents,
    OIDC_AGENTS_ACR: 'eidas1',
    OIDC_FAMILLES_ISSUER: `http://localhost:${ports.identity}/familles`,
    OIDC_FAMILLES_ACR: 'eidas1',
    OIDC_FAMILLES_CLIENT_ID: 'bourses-familles',
    OIDC_FAMILLES_CLIENT_SECRET: secrets.families,
    OIDC_FRANCECONNECT_ISSUER: `http://localhost:${ports.identity}/franceconnect/api/v2`,
    OIDC_FRANCECONNECT_CLIENT_ID: 'bourses-franceconnect',
    OIDC_FRANCECONNECT_CLIENT_SECRET: secrets.franceconnect,
    OIDC_FIM_ISSUER: `http://localhost:${ports.identity}/fim`,
    OIDC_FIM_CLIENT_ID: 'bourses-fim',
    OIDC_FIM_CLIENT_SECRET: secrets.fim,
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    COURRIEL_EXPEDITEUR: 'Bourses nationales <ne-pas-repondre@bourses.example>',
    ANNUAIRE: `http://localhost:${ports.annuaire}`,
    ...(ports.impots ? taxes(ports.impots, secrets.taxes) : {}),
    ...(ports.quotient ? caisses(ports.quotient, secrets.caisses) : {}),
    ...(ports.sms ? messages(ports.sms, secrets.sms) : {}),
    STOCKAGE: 'disque',
    STOCKAGE_DOSSIER: path.join(directory, 'pieces'),
    PORT_IDENTITE: String(ports.identity),
    PORT_SMTP: String(ports.smtp),
    PORT_COURRIEL: String(ports.mailPage),
    PORT_ANNUAIRE: String(ports.annuaire),
    DOSSIER_COURRIEL: path.join(directory, 'courriel'),
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/** Who asks the tax administration and who plays it. Whoever is not on its list has figures too: what one types is answered. */
const taxes = (port: number, secret: string): Record<string, string> => ({
  IMPOTS_ADRESSE: `http://localhost:${port}`,
  IMPOTS_CLIENT: 'bourses',
  IMPOTS_SECRET: secret,
  IMPOTS_TELESERVICE: 'bourses',
  PORT_IMPOTS: String(port),
  CLIENT_IMPOTS: 'bourses',
  SECRET_IMPOTS: secret,
  FOULE_IMPOTS: '1',
});

/** Who asks the caisses (CAF, MSA) and who plays them. */
const caisses = (port: number, token: string): Record<string, string> => ({
  QUOTIENT_ADRESSE: `http://localhost:${port}`,
  QUOTIENT_JETON: token,
  QUOTIENT_SIRET: '11004300100011',
  PORT_QUOTIENT: String(port),
  JETON_QUOTIENT: token,
  FOULE_QUOTIENT: '1',
});

/** Who sends SMS and who plays the operator. */
const messages = (port: number, token: string): Record<string, string> => ({
  SMS_ADRESSE: `http://localhost:${port}`,
  SMS_JETON: token,
  PORT_SMS: String(port),
  JETON_SMS: token,
});

/** Writes the environment where other commands can take it: `node --env-file=.donnees/environnement …`. */
export async function writeEnvironment(
  directory: string,
  environment: Record<string, string>,
): Promise<void> {
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  await writeFile(path.join(directory, 'environnement'), `${lines.join('\n')}\n`, { mode: 0o600 });
}
