/** The database of a demonstration: embedded, or on the server that DATABASE_URL names. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { DemoSecrets } from './demo.ts';
import { Panne } from './panne.ts';
import { type Server, startServer, withClient } from './postgres.ts';
import {
  createDatabase,
  createRoles,
  grantRights,
  OWNER,
  type PerRole,
  urlsActing,
  urlsFor,
  WEB,
  WORKER,
} from './roles.ts';

const NAME = 'bourses';
/** Oldest server that has everything the migrations use. */
const OLDEST_MAJOR = 18;

/** The connections of each role. */
export interface Database extends PerRole {
  /** The embedded server, null when the database is on a server of one's own. */
  server: Server | null;
}

/** Starts the embedded server on the data of `directory`, with its roles and the database. */
export async function openEmbedded(directory: string, secrets: DemoSecrets): Promise<Database> {
  const asked = path.join(directory, 'postgres');
  const { BOURSES_ARCHIVES } = process.env;
  const archives = BOURSES_ARCHIVES && path.resolve(BOURSES_ARCHIVES);
  const server = await startServer({
    directory: asked,
    password: secrets.superuser,
    ephemeral: false,
    archives,
  });
  if (server.data !== asked) {
    console.log(
      `PostgreSQL ne tourne pas en root, et son compte ne peut pas entrer dans ${directory} : les données sont dans ${server.data}, et y restent d’un démarrage à l’autre.`,
    );
  }
  return { ...(await prepare(server, secrets)), server };
}

/** Creates roles, database and rights on an embedded server; safe to run again. */
export async function prepare(server: Server, secrets: DemoSecrets): Promise<PerRole> {
  await createRoles(server.adminUrl('postgres'), secrets);
  await createDatabase(server.adminUrl('postgres'), NAME);
  await grantRights(server.adminUrl(NAME));
  return urlsFor(server.adminUrl(NAME), secrets);
}

/** Drops the database of a demonstration whose filling was cut short, and creates it again, empty. */
export async function recreate(server: Server, directory: string, secrets: DemoSecrets): Promise<void> {
  await withClient(server.adminUrl('postgres'), (client) =>
    client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(NAME)} WITH (FORCE)`),
  );
  await rm(path.join(directory, 'pieces'), { recursive: true, force: true });
  await prepare(server, secrets);
}

const SERVER_SILENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  'ECONNRESET',
]);

function explainConnection(url: string, error: unknown): Panne {
  const { code, message } = error as { code?: string; message: string };
  const { host, pathname, username } = new URL(url);
  if (code && SERVER_SILENT.has(code)) {
    return new Panne(
      `Aucun serveur PostgreSQL ne répond à ${host} (${code}). Vérifiez DATABASE_URL et que ce serveur tourne, ou retirez DATABASE_URL pour utiliser le serveur embarqué.`,
    );
  }
  if (code === '28P01' || code === '28000') {
    return new Panne(
      `Le serveur ${host} refuse l’utilisateur « ${username} ». Corrigez le nom ou le mot de passe dans DATABASE_URL.`,
    );
  }
  if (code === '3D000') {
    return new Panne(
      `La base « ${pathname.slice(1)} » n’existe pas sur ${host}. Créez-la (createdb --encoding=UTF8 ${pathname.slice(1)}), ou corrigez DATABASE_URL.`,
    );
  }
  return new Panne(`La connexion à ${host} a échoué : ${message} Vérifiez DATABASE_URL.`);
}

/**
 * Uses the server of `url`. Without `ownerUrl`, `url` must be able to create roles: the sessions of the
 * application then act as the role held by row-level security.
 * @throws {Panne} when the server does not answer, is too old, or gives too few rights
 */
export async function openExternal(
  url: string,
  ownerUrl: string | undefined,
  workerUrl: string | undefined,
): Promise<Database> {
  if (!URL.canParse(url)) {
    throw new Panne(
      'DATABASE_URL n’est pas une adresse : écrivez postgresql://utilisateur:motdepasse@serveur:5432/base.',
    );
  }
  const facts = await withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int / 10000 AS major,
              current_setting('server_encoding') AS encoding, rolsuper OR rolcreaterole AS may_create
       FROM pg_roles WHERE rolname = current_user`,
    );
    return rows[0];
  }).catch((error) => Promise.reject(explainConnection(url, error)));
  if (facts.major < OLDEST_MAJOR) {
    throw new Panne(
      `Le serveur de DATABASE_URL est en version ${facts.major} : il faut PostgreSQL ${OLDEST_MAJOR} ou plus récent. Indiquez un autre serveur, ou retirez DATABASE_URL pour utiliser le serveur embarqué.`,
    );
  }
  if (facts.encoding !== 'UTF8') {
    throw new Panne(
      `La base de DATABASE_URL est encodée en ${facts.encoding} : créez-en une en UTF-8 (createdb --encoding=UTF8 --template=template0).`,
    );
  }
  if (ownerUrl && workerUrl) return { owner: ownerUrl, web: url, worker: workerUrl, server: null };
  if (!facts.may_create) {
    throw new Panne(
      `L’utilisateur de DATABASE_URL ne peut pas créer de rôles. Donnez-lui ce droit, ou créez « ${OWNER} », « ${WEB} » et « ${WORKER} » (voir docs/exploitation.md) et donnez aussi DATABASE_URL_PROPRIETAIRE et DATABASE_URL_WORKER.`,
    );
  }
  await createRoles(url);
  await grantRights(url);
  return { ...urlsActing(url), server: null };
}

/** Any base that serves, or that was filled, holds one of these; migrations plant other tables, never these. */
const OF_A_WORLD = ['academie', 'etablissement', 'agent', 'eleve', 'responsable', 'dossier'];

/** Whether a migrated base holds no place, nobody and no dossier. */
export async function isEmpty(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT ${OF_A_WORLD.map((name) => `EXISTS (SELECT FROM public.${name})`).join(' OR ')} AS inhabited`,
    );
    return !rows[0].inhabited;
  });
}
