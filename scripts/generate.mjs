// Generates after `npm ci` what an editor needs to find its types: the Prisma client and the routes of Next. Plain
// JavaScript: it runs under whatever Node the machine has, before the pinned Node 24 of the project is first used.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const schemaDir = path.join(root, 'prisma/schema');
const hasSchema = existsSync(schemaDir) && readdirSync(schemaDir).some((file) => file.endsWith('.prisma'));

if (hasSchema) {
  const require = createRequire(import.meta.url);
  let cli;
  try {
    cli = path.join(path.dirname(require.resolve('prisma/package.json')), 'build/index.js');
  } catch {
    console.error(
      '\nLes paquets de développement manquent (NODE_ENV=production ou --omit=dev) : ils construisent le site, le démarrent en démonstration et le testent. Installez avec « npm ci --include=dev ». Un serveur de production tourne sans eux : voir docs/exploitation.md.\n',
    );
    process.exit(1);
  }
  const result = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      // `prisma generate` fetches a schema engine that it never runs, unless a path to one is given.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (result.status !== 0) {
    console.error(`prisma generate failed:\n${result.stdout}${result.stderr}`);
    process.exit(result.status ?? 1);
  }
}

if (existsSync(path.join(root, 'app'))) {
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  const { status } = spawnSync(process.execPath, [next, 'typegen'], { cwd: root, env });
  // The product runs without these types: an editor would only show errors until `npm run verifier`.
  if (status !== 0)
    console.warn('next typegen failed: types of routes are missing until `npm run verifier`.');
}
