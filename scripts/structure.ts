/**
 * The house's plan, checked: which file may import which (imports flow toward the law), which files a noun of the
 * domain has, in which order nouns know each other. Each message says where the code should go.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './construction.ts';

/** Nouns in the order of a dossier's life: each may import those before it, never those after. */
const NOUNS = [
  'theme',
  'connexion',
  'journal',
  'campagne',
  'etablissement',
  'agent',
  'eleve',
  'demonstration',
  'bareme',
  'simulation',
  'cas',
  'dossier',
  'reception',
  'demande',
  'decision',
  'piece',
  'courrier',
  'consultation',
  'famille',
  'bannette',
  'recours',
  'etude',
  'liquidation',
  'habilitation',
  'pilotage',
];
const NOUN_FILES = ['schema.ts', 'faits.ts', 'queries.ts', 'actes.ts', 'actions.ts', 'taches.ts'];
/** Machinery of forms without any I/O, shared with the browser. */
const SHARED = ['champs', 'dates', 'formulaire', 'refus'].map((name) => `lib/technique/${name}.ts`);
const SCANNED = ['app', 'components', 'lib', 'doublures'];
const GENERATED = 'prisma/generated/';

/** Where a file lives: its room, and its noun when the room is one of the domain's. */
interface Place {
  room: string;
  noun?: string;
  file: string;
}

function placeOf(file: string): Place {
  const [first = '', second = ''] = file.split('/');
  if (first !== 'lib') return { room: first.includes('.') ? 'racine' : first, file };
  if (second === 'droit' || second === 'technique' || second === 'connecteurs') return { room: second, file };
  return { room: 'nom', noun: second, file };
}

/** What each room may import of ours; the law imports nothing. */
const ALLOWED: Record<string, readonly string[]> = {
  app: ['app', 'components', 'nom', 'connecteurs', 'technique', 'droit'],
  components: ['components', 'nom', 'droit'],
  nom: ['nom', 'connecteurs', 'technique', 'droit'],
  connecteurs: ['connecteurs', 'technique', 'droit'],
  technique: ['technique', 'droit'],
  droit: ['droit'],
  doublures: ['doublures', 'monde', 'droit'],
};

const ADVICE: Record<string, string> = {
  components: 'a component only shows what it is given: read in the page of app/, pass the result as props',
  connecteurs: 'a connector knows the outside world, not the domain: let lib/<nom> call it with plain data',
  technique: 'the machinery serves every noun and knows none: move this code to the noun it speaks of',
  droit: 'the law is computed from its arguments alone: pass the value as an argument, read it in lib/<nom>',
  nom: 'lib/<nom> is called by app/, not the reverse: move what both need to lib/<nom> or lib/droit',
  doublures: 'a stand-in plays an outside system and knows only its public face: move shared data to monde',
};

/** Packages the law may use; Node's own modules would give it a clock or a disk. */
const LAW_PACKAGES = ['temporal-polyfill'];

function importsOf(source: string): string[] {
  const statements = source.matchAll(
    /^\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...statements].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

/** Path in the project of what `specifier` names, or null for a package. */
function resolveOurs(importer: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(importer), specifier);
  return null;
}

function refuseBetweenNouns(from: Place, to: Place): string | null {
  if (!from.noun || !to.noun || from.noun === to.noun) return null;
  if (['schema.ts', 'faits.ts'].includes(path.posix.basename(to.file))) return null;
  const [mine, other] = [NOUNS.indexOf(from.noun), NOUNS.indexOf(to.noun)];
  if (mine === -1 || other === -1 || other < mine) return null;
  return `${from.noun} comes before ${to.noun} in a dossier's life and cannot know it: move this code to lib/${to.noun}, or what both need to lib/droit`;
}

/** Why `from` may not import `to`, with where the code should go; null when it may. */
function refuseImport(from: Place, to: Place): string | null {
  if (to.file.startsWith(GENERATED)) {
    const basename = path.posix.basename(from.file);
    const allowed =
      from.room === 'technique' || (from.noun && ['queries.ts', 'actes.ts', 'taches.ts'].includes(basename));
    return allowed
      ? null
      : 'the database is read in lib/<nom>/queries.ts and written in actes.ts or taches.ts: call one of them';
  }
  if (SHARED.includes(to.file) && from.room !== 'droit') return null;
  if (!ALLOWED[from.room]?.includes(to.room)) return ADVICE[from.room] ?? 'imports flow toward the law';
  const toSchema = ['schema.ts', 'faits.ts'].includes(path.posix.basename(to.file));
  if (from.room === 'components' && to.room === 'nom' && !toSchema) {
    return 'a component sees only schema.ts and faits.ts of a noun: read in the page, pass the result as props';
  }
  if (from.noun && path.posix.basename(from.file) === 'schema.ts' && to.room !== 'droit' && !toSchema) {
    return 'schema.ts is shared with the browser and imports only lib/droit and other schema.ts: move this code to queries.ts or actes.ts';
  }
  return refuseBetweenNouns(from, to);
}

/** Faults of one file: wrong place, wrong imports. */
export function faultsOf(file: string, source: string): string[] {
  const from = placeOf(file);
  const faults: string[] = [];
  if (from.noun) {
    const rest = file.split('/').slice(2).join('/');
    if (!NOUN_FILES.includes(rest)) {
      faults.push(
        `${file}: a noun has only ${NOUN_FILES.join(', ')}. Put this code in one of them, or find a better noun`,
      );
    }
    if (!NOUNS.includes(from.noun)) {
      faults.push(
        `${file}: « ${from.noun} » has no place in the order of nouns. Give it one in scripts/structure.ts`,
      );
    }
  }
  for (const specifier of importsOf(source)) {
    const target = resolveOurs(file, specifier);
    if (target === null) {
      if (from.room === 'droit' && !LAW_PACKAGES.includes(specifier.split('/')[0] ?? '')) {
        faults.push(`${file} imports ${specifier}: ${ADVICE.droit}`);
      }
      continue;
    }
    if (/^\.\.?\//.test(specifier) && placeOf(target).room !== from.room) {
      faults.push(`${file} imports ${specifier}: another room is named from the root, as #${target}`);
    }
    const refusal = refuseImport(from, placeOf(target));
    if (refusal) faults.push(`${file} imports ${specifier}: ${refusal}`);
  }
  return faults;
}

/** Every fault of the project, in the order of its files. */
export async function checkStructure(): Promise<string[]> {
  const faults: string[] = [];
  for (const folder of SCANNED) {
    const entries = await readdir(path.join(ROOT, folder), { recursive: true }).catch(() => []);
    for (const entry of entries.filter((name) => /\.tsx?$/.test(name)).sort()) {
      const file = path.posix.join(folder, entry.split(path.sep).join('/'));
      faults.push(...faultsOf(file, await readFile(path.join(ROOT, file), 'utf8')));
    }
  }
  return faults;
}

if (import.meta.main) {
  const faults = await checkStructure();
  for (const fault of faults) console.error(fault);
  process.exit(faults.length > 0 ? 1 : 0);
}
