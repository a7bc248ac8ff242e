/**
 * The house's plan, checked on the syntax of every module: who may import whom (imports flow toward the law), what has
 * neither clock nor disk, which files a noun has, where the doors are, how long a file may be. No exemption: a message
 * says where the code should go.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './construction.ts';
import { refuseGlobals } from './structure/globals.ts';
import { ALLOWED, GENERATED, refuseImports, resolveOurs } from './structure/imports.ts';
import { NOUN_FILES, NOUNS, type Place, placeOf } from './structure/place.ts';
import { readSource, type Source } from './structure/source.ts';

/** Acts are called from outside through lib/<nom>/actions.ts alone, and who asks comes from the session. */
function refuseDoors({ noun, basename, room }: Place, { server, innerServer, exported }: Source): string[] {
  const isDoor = noun !== undefined && basename === 'actions.ts';
  const carriers = [...exported].filter(([, types]) => types.includes('Portee'));
  if (!isDoor)
    return ALLOWED[room] && (server || innerServer)
      ? ["opens a door with 'use server': doors are the functions of lib/<nom>/actions.ts"]
      : [];
  return [
    ...(server && !innerServer ? [] : ["is a file of doors: it starts with 'use server', and says it once"]),
    ...carriers.map(
      ([name]) =>
        `lets its caller of ${name} say who asks: take the portée from the session, inside the door`,
    ),
  ];
}

function refuseNoun({ noun, file }: Place): string[] {
  if (!noun) return [];
  const rest = file.split('/').slice(2).join('/');
  return [
    ...(NOUN_FILES.includes(rest)
      ? []
      : [`a noun has only ${NOUN_FILES.join(', ')}. Put this code in one of them, or find a better noun`]),
    ...(NOUNS.includes(noun)
      ? []
      : [`« ${noun} » has no place in the order of nouns. Give it one in scripts/structure.ts`]),
  ];
}

/** Lines that a file may have: a page shows, a door calls, everything else says one thing. */
function budgetOf({ room, basename }: Place): [lines: number, advice: string] {
  if (room === 'app' && basename === 'page.tsx')
    return [120, 'a page awaits its data and lays out parts: give each part a file beside it'];
  if (basename === 'actions.ts') return [100, 'a door has no logic: move it to actes.ts or schema.ts'];
  return [300, 'it says more than one thing: give each its file'];
}

function refuseSize(place: Place, text: string): string[] {
  const [budget, advice] = budgetOf(place);
  const lines = text.trimEnd().split('\n').length;
  return lines > budget ? [`has ${lines} lines of ${budget}: ${advice}`] : [];
}

/** What people read has typographic apostrophes. */
function refuseApostrophes({ room }: Place, { straight }: Source): string[] {
  if (!['app', 'components', 'nom', 'droit'].includes(room)) return [];
  return straight.map((text) => `says « ${text.slice(0, 60)} » with a straight apostrophe: people read ’`);
}

/** Faults of one file: place, length, imports, clocks and the like, doors. */
export function faultsOf(file: string, text: string): string[] {
  const place = placeOf(file);
  const faults = [...refuseNoun(place), ...refuseSize(place, text)];
  if (/\.tsx?$/.test(file)) {
    const source = readSource(file, text);
    faults.push(
      ...refuseImports(place, source),
      ...refuseGlobals(place, source),
      ...refuseDoors(place, source),
      ...refuseApostrophes(place, source),
    );
  }
  return faults.map((fault) => `${file} ${fault}`);
}

/** Circles of modules that need each other at run time, each told once. `texts`: what each file says, by its path. */
export function circlesOf(texts: ReadonlyMap<string, string>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start !== -1) {
      const circle = [...trail.slice(start), file].join(' → ');
      circles.push(`${circle}: these modules are one, or share a third: move what they need to it`);
      return;
    }
    if (done.has(file)) return;
    done.add(file);
    for (const { specifier, runtime } of readSource(file, texts.get(file) ?? '').imports) {
      const target = runtime && specifier !== null ? resolveOurs(file, specifier) : null;
      if (target !== null && texts.has(target)) follow(target, [...trail, file]);
    }
  };
  for (const file of texts.keys()) follow(file, []);
  return circles;
}

const ROOMS = ['app', 'components', 'lib', 'doublures', 'monde', 'bench', 'scripts', 'prisma'];
const ROOT_FILES = ['instrumentation.ts', 'proxy.ts'];

async function readAll(): Promise<Map<string, string>> {
  const files = [...ROOT_FILES];
  for (const room of ROOMS)
    for (const entry of await readdir(path.join(ROOT, room), { recursive: true }))
      files.push(path.posix.join(room, entry.split(path.sep).join('/')));
  const read = files.filter((file) => /\.(tsx?|css)$/.test(file) && !file.startsWith(GENERATED)).sort();
  return new Map(
    await Promise.all(
      read.map(async (file) => [file, await readFile(path.join(ROOT, file), 'utf8')] as const),
    ),
  );
}

if (import.meta.main) {
  const texts = await readAll();
  const modules = new Map([...texts].filter(([file]) => /\.tsx?$/.test(file)));
  const faults = [...[...texts].flatMap(([file, text]) => faultsOf(file, text)), ...circlesOf(modules)];
  for (const fault of faults) console.error(fault);
  process.exit(faults.length > 0 ? 1 : 0);
}
