/**
 * The start of the embedded PostgreSQL where the folder of the project is closed to everybody but the account that runs
 * it: that of root is closed to the ordinary account that PostgreSQL then runs under.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '#scripts/construction.ts';
import { freePort } from '#scripts/postgres.ts';

const asRoot = process.getuid?.() === 0;
const nobody = asRoot
  ? { uid: Number(execFileSync('id', ['-u', 'nobody'])), gid: Number(execFileSync('id', ['-g', 'nobody'])) }
  : {};

/** A checkout in a folder of its own. */
let checkout: string;
/** Where root may put what the other account must reach. */
let shared: string;

beforeAll(() => {
  checkout = mkdtempSync(path.join(tmpdir(), 'bourses-prive-'));
  shared = mkdtempSync(path.join(tmpdir(), 'bourses-partage-'));
  const copy = (how: string) =>
    execFileSync('cp', [how, 'node_modules', checkout], { cwd: ROOT, stdio: 'pipe' });
  try {
    copy('-al');
  } catch {
    // Another disk.
    copy('-a');
  }
  execFileSync('cp', ['-a', 'scripts', 'lib', 'monde', 'prisma', 'package.json', checkout], { cwd: ROOT });
});
afterEach(() => rmSync(path.join(checkout, '.donnees'), { recursive: true, force: true }));
afterAll(() => {
  rmSync(checkout, { recursive: true, force: true });
  rmSync(shared, { recursive: true, force: true });
});

interface Run {
  code: number;
  said: string;
}

async function run(args: string[], account = {}, env: Record<string, string> = {}): Promise<Run> {
  const node = path.join(checkout, path.relative(ROOT, process.execPath));
  const child = spawn(existsSync(node) ? node : process.execPath, args, {
    ...account,
    cwd: checkout,
    env: { NODE_ENV: 'test', PATH: process.env.PATH, BOURSES_PARTAGE: shared, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  return { code, said };
}

/** Opens the database of the demonstration, leaves a row, and says how many are there. */
const PASSAGE = `
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openEmbedded } from '#scripts/base.ts';
import { demoSecrets } from '#scripts/demo.ts';
import { stopOnError } from '#scripts/panne.ts';
import { withClient } from '#scripts/postgres.ts';
try {
  const directory = path.resolve('.donnees');
  await mkdir(directory, { recursive: true });
  const { owner, server } = await openEmbedded(directory, await demoSecrets(directory));
  await withClient(owner, async (client) => {
    await client.query('CREATE TABLE IF NOT EXISTS passage (jour date)');
    await client.query('INSERT INTO passage DEFAULT VALUES');
    const { rows } = await client.query('SELECT count(*) AS n FROM passage');
    console.log('passages : ' + rows[0].n);
  });
  await server.stop();
} catch (error) {
  stopOnError(error);
}`;
const passer = (account = {}, env = {}) =>
  run(['--input-type=module-typescript', '--eval', PASSAGE], account, env);

/** Gives the checkout to an account, who alone may enter it. */
function close({ uid, gid }: { uid?: number; gid?: number } = {}): void {
  if (asRoot) chownSync(checkout, uid ?? 0, gid ?? 0);
  chmodSync(checkout, 0o700);
}

describe('the embedded PostgreSQL in a private folder', () => {
  test('starts for an ordinary user, and finds the data again', async () => {
    close(nobody);
    expect(await passer(nobody)).toEqual({ code: 0, said: 'passages : 1\n' });
    expect(await passer(nobody)).toEqual({ code: 0, said: 'passages : 2\n' });
  });

  test.runIf(asRoot)('starts for root, says where the data are, and finds them again', async () => {
    close();
    const first = await passer();
    expect(first).toMatchObject({ code: 0, said: expect.stringContaining('passages : 1\n') });
    expect(first.said).toContain(`les données sont dans ${shared}/donnees-`);
    expect(first.said.trim().split('\n')).toHaveLength(2);
    expect(await passer()).toEqual({ code: 0, said: first.said.replace('passages : 1', 'passages : 2') });
  });

  test.runIf(asRoot)('keeps for root the data of a folder that was open before', async () => {
    close();
    chmodSync(checkout, 0o755);
    expect(await passer()).toEqual({ code: 0, said: 'passages : 1\n' });
    chmodSync(checkout, 0o700);
    expect((await passer()).said).toContain('passages : 2\n');
  });

  test.runIf(asRoot)('refuses: a place to share that is closed too, by its true name', async () => {
    close();
    const place = path.join(checkout, 'partage');
    const { code, said } = await passer({}, { BOURSES_PARTAGE: place });
    expect(code).toBe(1);
    expect(said).toContain(`le compte « postgres » ne peut pas entrer dans ${checkout}`);
    expect(said).toContain(`ni dans ${place}`);
    expect(said).not.toMatch(/\n\s+at |supprim/);
  });

  test.runIf(asRoot)('refuses: data that another account made, without advice to delete them', async () => {
    close();
    chmodSync(checkout, 0o755);
    mkdirSync(path.join(checkout, '.donnees'), { mode: 0o755 });
    const { code, said } = await run(['scripts/start.ts'], nobody, { PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(said).toContain(`Ce compte n’a pas le droit d’écrire ${checkout}/.donnees`);
    expect(said).not.toMatch(/\n\s+at |supprim/);
  });
});
