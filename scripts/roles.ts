/**
 * The two roles of the application and its databases. `bourses_proprietaire` owns the tables and applies the
 * migrations; `bourses_app`, used by the web server and the worker, owns none of them and is therefore held by
 * row-level security.
 */
import pg from 'pg';
import { withClient } from './postgres.ts';

export const OWNER = 'bourses_proprietaire';
export const APP = 'bourses_app';

/**
 * What the application role may do in one database. Run inside it by a superuser (or a member of both roles).
 * The queue's schema belongs to the application: graphile-worker's tables refuse everyone but their owner.
 */
const GRANTS = `
  ALTER SCHEMA public OWNER TO ${OWNER};
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  GRANT USAGE ON SCHEMA public TO ${APP};
  ALTER DEFAULT PRIVILEGES FOR ROLE ${OWNER} IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${APP};
  ALTER DEFAULT PRIVILEGES FOR ROLE ${OWNER} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${APP};
  CREATE SCHEMA IF NOT EXISTS graphile_worker AUTHORIZATION ${APP};
`;

/**
 * Creates both roles when they do not exist, and sets their passwords when some are given.
 * @param adminUrl connection of a role that may create roles
 */
export async function createRoles(
  adminUrl: string,
  passwords?: { owner: string; app: string },
): Promise<void> {
  await withClient(adminUrl, async (client) => {
    for (const [role, password] of [
      [OWNER, passwords?.owner],
      [APP, passwords?.app],
    ] as const) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      if (rowCount === 0) await client.query(`CREATE ROLE ${role} ${password ? 'LOGIN' : 'NOLOGIN'}`);
      // Someone who may create roles without being a superuser acts as them only once granted.
      await client.query(`GRANT ${role} TO CURRENT_USER`);
      if (password) await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
    }
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

/** Gives the application role its rights in the database of `adminUrl`; safe to run again. */
export async function grantRights(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const database = pg.escapeIdentifier(client.database ?? '');
    await client.query(`GRANT CREATE ON DATABASE ${database} TO ${OWNER} WITH GRANT OPTION`);
    await client.query(GRANTS);
  });
}

/** Copies a database that nobody is connected to; the copy has its tables, rows, policies and rights. */
export async function cloneDatabase(adminUrl: string, template: string, name: string): Promise<void> {
  await withClient(adminUrl, (client) =>
    client.query(
      `CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${OWNER} TEMPLATE ${pg.escapeIdentifier(template)}`,
    ),
  );
}

/** `url` seen by one of the two roles: same server and database, other user. */
export function urlFor(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = password;
  return changed.href;
}

/** `url` whose sessions act as `role` from their first statement; the user of `url` must be a member of it. */
export function urlActingAs(url: string, role: string): string {
  const changed = new URL(url);
  changed.searchParams.set('options', `-c role=${role}`);
  return changed.href;
}
