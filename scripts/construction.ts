/** Builds what the sources say, only when they changed: Prisma's client, and the pages with Next. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Panne } from './panne.ts';
import { openLog, runNode } from './processus.ts';

export const ROOT = path.resolve(import.meta.dirname, '..');
export const NEXT = path.join(ROOT, 'node_modules/next/dist/bin/next');

const PAGE_SOURCES = ['app', 'components', 'lib', 'public', 'prisma/schema'];
const PAGE_FILES = [
  'next.config.js',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.base.json',
  'tsconfig.json',
  'instrumentation.ts',
];

/** One digest of the names, sizes and dates of the sources: any change, even a deleted file, changes it. */
async function fingerprint(directories: string[], files: string[]): Promise<string> {
  const digest = createHash('sha256').update(process.version);
  const names = [...files];
  for (const directory of directories) {
    const entries = await readdir(path.join(ROOT, directory), { recursive: true }).catch(() => []);
    names.push(...entries.map((entry) => path.join(directory, entry)));
  }
  for (const name of names.sort()) {
    const facts = await stat(path.join(ROOT, name)).catch(() => null);
    if (facts?.isFile()) digest.update(`${name} ${facts.size} ${facts.mtimeMs}\n`);
  }
  return digest.digest('hex');
}

async function upToDate(mark: string, current: string): Promise<boolean> {
  return (await readFile(mark, 'utf8').catch(() => '')) === current;
}

/** Generates Prisma's client when the schema changed since the last time. */
export async function generateClient(): Promise<void> {
  const generated = path.join(ROOT, 'prisma/generated');
  const mark = path.join(generated, '.sources');
  const current = await fingerprint(['prisma/schema'], ['package-lock.json']);
  if (await upToDate(mark, current)) return;
  const code = await runNode([path.join(ROOT, 'scripts/generate.mjs')], process.env, 'inherit');
  if (code !== 0)
    throw new Panne('Le client de la base n’a pas pu être généré : la raison est affichée plus haut.');
  if (existsSync(generated)) await writeFile(mark, current);
}

/**
 * Builds the pages into `distDir` when the sources changed since the last build; `standalone` for the image.
 * @throws {Panne} when the build fails, with the end of its log
 */
export async function buildPages(distDir: string, logs: string, output?: 'standalone'): Promise<void> {
  const mark = path.join(ROOT, distDir, 'sources');
  const current = await fingerprint(PAGE_SOURCES, PAGE_FILES);
  if (existsSync(path.join(ROOT, distDir, 'BUILD_ID')) && (await upToDate(mark, current))) return;
  console.log('Construction des pages (une minute environ)…');
  const log = await openLog(logs, 'construction');
  const before = (await stat(log.file)).size;
  const env = {
    ...process.env,
    NEXT_DIST_DIR: distDir,
    NEXT_OUTPUT: output,
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const code = await runNode([NEXT, 'build', ROOT], env, log.descriptor);
  if (code !== 0) {
    const said = (await readFile(log.file)).subarray(before).toString('utf8');
    if (said.includes('ENOSPC')) {
      throw new Panne(
        'Le disque est plein : les pages n’ont pas pu être construites. Libérez de la place, puis relancez.',
      );
    }
    throw new Panne(
      `Les pages n’ont pas pu être construites. Fin de ${log.file} :\n${said.trim().split('\n').slice(-25).join('\n')}`,
    );
  }
  await writeFile(mark, current);
}
