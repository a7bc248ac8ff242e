/**
 * `node scripts/image.ts FOLDER`: gathers in a folder all that a server of production runs, the site, the worker and the
 * preparation of the database, without what only building, testing and the demonstration need. From that folder:
 * `node server.js`, `node scripts/worker.ts`, `node scripts/preparer.ts`, `node scripts/journal-verifier.ts`,
 * `node scripts/journal-exporter.ts`, `node scripts/fichiers-verifier.ts`, `node scripts/chiffrement-rotation.ts`, `node scripts/courriel-revenu.ts`.
 */
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { MOTEUR_PDF } from '#lib/connecteurs/octets/juges/pdf.ts';
import { POLICES } from '#lib/connecteurs/pdf.ts';
import { buildPages, generateClient, ROOT } from './construction.ts';
import { Panne, stopOnError } from './panne.ts';

/** Where the pages of the image are built. */
export const PAGES = '.next-image';
const PROGRAMS = [
  'scripts/worker.ts',
  'scripts/courriel-revenu.ts',
  'scripts/preparer.ts',
  'scripts/journal-verifier.ts',
  'scripts/journal-exporter.ts',
  'scripts/fichiers-verifier.ts',
  'scripts/chiffrement-rotation.ts',
  'scripts/examinateur.ts',
  'scripts/examinateur-veille.ts',
  'scripts/lecteur-de-base.ts',
];

/** Read by their path, which no import tells. */
const DATA = [
  'prisma/schema',
  'prisma/migrations',
  ...[MOTEUR_PDF, ...POLICES].map((file) => `node_modules/${file}`),
];

interface Tracer {
  nodeFileTrace(
    files: string[],
    options: { base: string; ignore: string; readFile: (file: string) => Promise<string | Buffer | null> },
  ): Promise<{ fileList: Set<string> }>;
}

/** The files that programs need to run, found by following their imports as Next does for its pages: with its own tracer. */
async function traced(programs: readonly string[]): Promise<string[]> {
  const { nodeFileTrace } = createRequire(import.meta.url)('next/dist/compiled/@vercel/nft') as Tracer;
  const { fileList } = await nodeFileTrace(
    programs.map((program) => path.join(ROOT, program)),
    {
      base: ROOT,
      // Asked for by graphile-worker, for whom would configure it in TypeScript.
      ignore: 'node_modules/typescript/**',
      async readFile(file) {
        const content = await readFile(file).catch(() => null);
        return content && file.endsWith('.ts') ? stripTypeScriptTypes(content.toString()) : content;
      },
    },
  );
  return [...fileList];
}

/** Fills `folder`, emptied before, from the pages built in {@link PAGES}. */
export async function gatherImage(folder: string): Promise<void> {
  const pages = path.join(ROOT, PAGES);
  await rm(folder, { recursive: true, force: true });
  await cp(path.join(pages, 'standalone'), folder, { recursive: true, verbatimSymlinks: true });
  await cp(path.join(pages, 'static'), path.join(folder, PAGES, 'static'), { recursive: true });
  await cp(path.join(ROOT, 'public'), path.join(folder, 'public'), { recursive: true });
  for (const file of [...(await traced(PROGRAMS)), ...DATA]) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await cp(path.join(ROOT, file), path.join(folder, file), { recursive: true, verbatimSymlinks: true });
  }
}

if (import.meta.main) {
  try {
    const [folder] = process.argv.slice(2);
    if (!folder) throw new Panne('Donnez le dossier à remplir : node scripts/image.ts DOSSIER.');
    await generateClient();
    await buildPages(PAGES, path.join(ROOT, '.rapports'), 'standalone');
    await gatherImage(path.resolve(folder));
  } catch (error) {
    stopOnError(error);
  }
}
