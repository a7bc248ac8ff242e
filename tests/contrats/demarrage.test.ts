import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoEnvironment, drawSecrets } from '#scripts/demo.ts';

let data: string;
const servers: Server[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'bourses-demarrage-'));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

/** Runs `npm start`'s script to its end. */
async function start(env: Record<string, string>): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/start.ts'], {
    env: { ...process.env, DATABASE_URL: '', BOURSES_DONNEES: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  return { code, said };
}

async function listen(): Promise<number> {
  const server = createServer((socket) => socket.destroy());
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function freePort(): Promise<string> {
  const port = await listen();
  await new Promise((resolve) => servers.pop()?.close(resolve));
  return String(port);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

describe('npm start', () => {
  test.each(['abc', '0', '70000', '-1'])('refuses: PORT=%s, with the way out', async (port) => {
    const { code, said } = await start({ PORT: port });
    expect(code).toBe(1);
    expect(said).toContain(`PORT vaut « ${port} »`);
    expect(said).not.toMatch(/\n\s+at /);
  });

  test('refuses: a busy port, and offers another', async () => {
    const { code, said } = await start({ PORT: String(await listen()) });
    expect(code).toBe(1);
    expect(said).toMatch(/Le port \d+ est déjà occupé.*PORT=\d+ npm start/);
  });

  test('refuses: a server of one’s own that does not answer', async () => {
    const port = await freePort();
    const { code, said } = await start({
      PORT: await freePort(),
      DATABASE_URL: `postgresql://a:secret@127.0.0.1:${port}/x`,
    });
    expect(code).toBe(1);
    expect(said).toContain(`Aucun serveur PostgreSQL ne répond à 127.0.0.1:${port} (ECONNREFUSED)`);
    expect(said).not.toContain('secret');
  });

  test('refuses: DATABASE_URL that is no address', async () => {
    const { code, said } = await start({ PORT: await freePort(), DATABASE_URL: 'ma base' });
    expect(code).toBe(1);
    expect(said).toContain('DATABASE_URL n’est pas une adresse');
  });

  test('refuses: data written by another version of PostgreSQL, and leaves it as it is', async () => {
    mkdirSync(path.join(data, 'postgres'));
    writeFileSync(path.join(data, 'postgres/PG_VERSION'), '16\n');
    const { code, said } = await start({ PORT: await freePort() });
    expect(code).toBe(1);
    expect(said).toContain('viennent de PostgreSQL 16, et le serveur embarqué est en version 18');
  });
});

describe('the filling of the base', () => {
  test('refuses: a server that does not answer, in one line without stack nor code', async () => {
    const base = `postgresql://a:secret@127.0.0.1:${await freePort()}/x`;
    const ports = { web: 9, identity: 9, smtp: 9, mailPage: 9, annuaire: 9 };
    const env = demoEnvironment(data, drawSecrets(), ports, { owner: base, web: base, worker: base });
    const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', 'prisma/seed.ts'], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^Erreur imprévue : .*BOURSES_DETAIL=1/),
    ]);
    expect(stderr).not.toContain('secret');
    expect(stderr.length).toBeLessThan(400);
  });
});

describe('the embedded PostgreSQL', () => {
  test('stops by itself when the process that started it is killed', async () => {
    const script = `import { startEphemeralServer } from '#scripts/postgres.ts';
      console.log((await startEphemeralServer()).port);`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const port = Number(await new Promise((resolve) => child.stdout.once('data', resolve)));
    expect(await answers(port)).toBe(true);
    child.kill('SIGKILL');
    while (await answers(port)) await new Promise((next) => setTimeout(next, 100));
  });
});
