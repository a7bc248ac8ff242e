/**
 * The three roles of the product and its databases. `bourses_proprietaire` owns the tables and applies the migrations;
 * `bourses_web` serves people and `bourses_worker` is the application itself: neither owns a table, so both are held by
 * row-level security. `bourses_app` names what those two share; nobody signs in with it.
 */
import pg from 'pg';
import { withClient } from './postgres.ts';

export const OWNER = 'bourses_proprietaire';
export const WEB = 'bourses_web';
export const WORKER = 'bourses_worker';
const APP = 'bourses_app';

/**
 * What the site does without a portée (sessions, health, public figures) is given up by the server after this; a portée sets its
 * own limit (lib/technique/delais.ts). Long, since it holds on the slowest machine too: it ends what hangs.
 */
const LONGEST_WAIT_OF_A_PAGE = '5min';

/** What each role that connects is given: a password, or an address. */
export interface PerRole {
  owner: string;
  web: string;
  worker: string;
}

/**
 * What the roles may do in one database. Run inside it by a superuser (or a member of them all). The queue belongs to the
 * worker: its tables refuse everyone but their owner, and the site adds its jobs by a function.
 */
const GRANTS = `
  ALTER SCHEMA public OWNER TO ${OWNER};
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  GRANT USAGE ON SCHEMA public TO ${APP};
  ALTER DEFAULT PRIVILEGES FOR ROLE ${OWNER} IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${APP};
  ALTER DEFAULT PRIVILEGES FOR ROLE ${OWNER} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${APP};
  REASSIGN OWNED BY ${APP} TO ${WORKER};
  CREATE SCHEMA IF NOT EXISTS graphile_worker AUTHORIZATION ${WORKER};
`;

/**
 * Creates the roles when they do not exist, and sets their passwords when some are given.
 * @param adminUrl connection of a role that may create roles
 */
export async function createRoles(adminUrl: string, passwords?: PerRole): Promise<void> {
  await withClient(adminUrl, async (client) => {
    for (const [role, password] of [
      [OWNER, passwords?.owner],
      [WEB, passwords?.web],
      [WORKER, passwords?.worker],
      [APP, undefined],
    ] as const) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      if (rowCount === 0) await client.query(`CREATE ROLE ${role} ${password ? 'LOGIN' : 'NOLOGIN'}`);
      // Someone who may create roles without being a superuser acts as them only once granted.
      await client.query(`GRANT ${role} TO CURRENT_USER`);
      if (password) await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
    }
    for (const setting of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'])
      await client.query(`ALTER ROLE ${WEB} SET ${setting} = '${LONGEST_WAIT_OF_A_PAGE}'`);
    await client.query(
      `ALTER ROLE ${APP} NOLOGIN; GRANT ${APP} TO ${WEB}, ${WORKER}; GRANT ${WORKER} TO ${OWNER}`,
    );
  });
}

/** Creates a UTF-8 database ordered by the rules of French (ICU) when it does not exist. */
export async function createDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    await client.query(
      `CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${OWNER} TEMPLATE template0 ENCODING 'UTF8'
       LOCALE_PROVIDER icu ICU_LOCALE 'fr' LC_COLLATE 'C' LC_CTYPE 'C'`,
    );
  });
}

/** Temporary tables could stand before real ones: only the owner makes some. Access rights do not follow a copy. */
const keepTemporaryTables = (client: pg.Client, database: string): Promise<unknown> =>
  client.query(
    `REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC; GRANT TEMPORARY ON DATABASE ${database} TO ${OWNER}`,
  );

/** Gives the roles their rights in the database of `adminUrl`; safe to run again. */
export async function grantRights(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const database = pg.escapeIdentifier(client.database ?? '');
    await client.query(`GRANT CREATE ON DATABASE ${database} TO ${OWNER} WITH GRANT OPTION`);
    await client.query(GRANTS);
    await keepTemporaryTables(client, database);
  });
}

/**
 * Copies a database that nobody is connected to; the copy has its tables, rows, policies and rights. By its files: through the
 * journal of the server, it takes several times as long.
 */
export async function cloneDatabase(adminUrl: string, template: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const database = pg.escapeIdentifier(name);
    await client.query(
      `CREATE DATABASE ${database} OWNER ${OWNER} TEMPLATE ${pg.escapeIdentifier(template)} STRATEGY FILE_COPY`,
    );
    await keepTemporaryTables(client, database);
  });
}

/** Counts what a database holds, so that its copies plan their queries by it: nothing counts a template by itself. */
export const analyzeDatabase = (adminUrl: string): Promise<void> =>
  withClient(adminUrl, async (client) => {
    await client.query('VACUUM ANALYZE');
  });

/** `url` seen by each of the three roles: same server and database, other users. */
export const urlsFor = (url: string, passwords: PerRole): PerRole => ({
  owner: urlFor(url, OWNER, passwords.owner),
  web: urlFor(url, WEB, passwords.web),
  worker: urlFor(url, WORKER, passwords.worker),
});

/** `url` seen by one of the roles: same server and database, other user. */
export function urlFor(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = password;
  return changed.href;
}

/** `url` whose sessions act as each of the three roles. */
export const urlsActing = (url: string): PerRole => ({
  owner: urlActingAs(url, OWNER),
  web: urlActingAs(url, WEB),
  worker: urlActingAs(url, WORKER),
});

/** `url` whose sessions act as `role` from their first statement; the user of `url` must be a member of it. */
function urlActingAs(url: string, role: string): string {
  const changed = new URL(url);
  changed.searchParams.set('options', `-c role=${role}`);
  return changed.href;
}
