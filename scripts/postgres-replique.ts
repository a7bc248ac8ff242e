/** A streaming replica of the embedded server, started from one of its backups. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Server, type ServerOptions, startServer, withClient } from './postgres.ts';
import { remettreLeServeur } from './sauvegarde/serveur-remis.ts';

interface ReplicaOptions extends Pick<ServerOptions, 'directory' | 'password'> {
  /** Address of the server to follow, for its superuser. */
  primary: string;
  /** A base backup of it, as scripts/sauvegarder.ts makes them. */
  backup: string;
  port: number;
}

/** What keeps, on the primary, the log that the copy has not received yet. */
const SLOT = 'lecture';

/** A connection string as PostgreSQL reads it in its configuration: quoted there, and its values quoted in it. */
function conninfo(primary: string): string {
  const { hostname, port, username, password } = new URL(primary);
  const value = (text: string) => `'${decodeURIComponent(text).replace(/[\\']/g, '\\$&')}'`;
  const said = `host=${value(hostname)} port=${port} user=${value(username)} password=${value(password)} application_name=${SLOT}`;
  return `'${said.replaceAll("'", "''")}'`;
}

/** Has a server keep its log for a replica to come: before the backup from which that replica starts. */
export const keepLogForReplica = (primary: string): Promise<unknown> =>
  withClient(primary, (client) =>
    client.query(`SELECT pg_create_physical_replication_slot('${SLOT}', true)`),
  );

/**
 * Starts a streaming replica of an embedded server, in a directory that holds nothing; its superuser's password is that of
 * the primary.
 * @throws {Panne} when its data are not empty, or it does not start
 */
export async function startReplica({ primary, backup, ...options }: ReplicaOptions): Promise<Server> {
  await remettreLeServeur(backup, options.directory, async (data) => {
    await writeFile(path.join(data, 'standby.signal'), '');
    return [
      `primary_conninfo = ${conninfo(primary)}`,
      `primary_slot_name = '${SLOT}'`,
      // A list that is being read keeps the rows that it reads.
      'hot_standby_feedback = on',
    ];
  });
  return startServer({ ...options, ephemeral: false });
}
