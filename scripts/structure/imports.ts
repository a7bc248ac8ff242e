/** Who may import whom: imports flow toward the law. */
import path from 'node:path';
import { NOUNS, type Place, placeOf } from './place.ts';
import type { Importation, Source } from './source.ts';

export const GENERATED = 'prisma/generated/';

/** What each room may import of ours; the law imports nothing. */
export const ALLOWED: Record<string, readonly string[]> = {
  racine: ['racine', 'technique', 'droit'],
  app: ['app', 'components', 'nom', 'technique', 'droit'],
  components: ['components', 'nom', 'technique', 'droit'],
  nom: ['nom', 'connecteurs', 'technique', 'droit'],
  connecteurs: ['connecteurs', 'technique', 'droit'],
  technique: ['technique', 'droit'],
  droit: ['droit'],
  doublures: ['doublures', 'monde', 'droit'],
  monde: ['monde', 'nom', 'technique', 'droit'],
};

const ADVICE: Record<string, string> = {
  app: 'a page awaits lib/<nom>/queries.ts and gives acts of lib/<nom>/actions.ts to its forms: what they need stays behind them',
  components: 'a component only shows what it is given: read in the page of app/, pass the result as props',
  connecteurs: 'a connector knows the outside world, not the domain: let lib/<nom> call it with plain data',
  technique: 'the machinery serves every noun and knows none: move this code to the noun it speaks of',
  droit: 'the law is computed from its arguments alone: pass the value as an argument, read it in lib/<nom>',
  nom: 'lib/<nom> is called by app/, not the reverse: move what both need to lib/<nom> or lib/droit',
  pure: 'schema.ts and faits.ts are shared with the browser and import only lib/droit, other pure files and types: move this code to queries.ts or actes.ts',
  monde: 'the told world is part of the product: it calls acts, and knows neither pages, scripts nor tests',
  doublures: 'a stand-in plays an outside system and knows only its public face: move shared data to monde',
};

/** Packages of each room; a room that is not here is where packages are used for what they do. */
const PACKAGES: Record<string, readonly string[]> = {
  droit: ['temporal-polyfill'],
  pure: ['zod', 'temporal-polyfill', '@scure/base'],
  // The last two read a paper on the machine of whoever holds it (docs/adr/avis-lu-sur-le-poste.md).
  components: [
    'react',
    'react-dom',
    'react/jsx-runtime',
    'react/jsx-dev-runtime',
    'next/link',
    'next/navigation',
    'zxing-wasm/reader',
    '@embedpdf/pdfium',
    // Arithmetic of pictures alone.
    'd3-scale',
    'd3-shape',
  ],
  app: [
    'react',
    'zod',
    'server-only',
    'next',
    'next-auth',
    'next/link',
    'next/navigation',
    'next/headers',
    'next/server',
  ],
  nom: ['zod', 'next/cache', 'next/navigation', 'next/headers', 'node:crypto', 'temporal-polyfill'],
};

/** What pages and routes may take of the machinery: neither the database, nor a portée, nor the author « système ». */
const MACHINERY_OF_APP: Record<string, readonly string[] | undefined> = {
  'configuration.ts': ['configuration'],
  'connexion.ts': ['authOptions', 'identiteConnectee', 'jetonDeSession'],
  'fichier.ts': ['repondreFichier', 'repondreRefus'],
  'fin-de-session.ts': ['adresseDeFin'],
  'horloge.ts': ['aujourdHui', 'heureDeParis', 'jourDeDemonstration', 'maintenant'],
  'jeton.ts': ['cookieDeSession'],
  'origine.ts': ['exigerMemeOrigine'],
  'portee.ts': ['tient'],
  'porteur.ts': ['exigerPorteur'],
  'pret.ts': ['dispositionDuMoment'],
  'sante.ts': ['sante', 'santeDuMoment'],
  'scellement.ts': ['dernierSceau'],
  'session.ts': ['exigerAgent', 'exigerFamille', 'exigerRepresentant', 'porteeDeLaSession'],
  'session-ouverte.ts': ['fermer'],
};

/** Path in the project of what `specifier` names, or null for a package. */
export function resolveOurs(importer: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return path.posix.normalize(specifier.slice(1));
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(importer), specifier);
  return null;
}

const roomOf = ({ pure, room }: Place): string => (pure && room !== 'droit' ? 'pure' : room);

function refusePackage(from: Place, specifier: string): string | null {
  const allowed = PACKAGES[roomOf(from)];
  if (!allowed || allowed.includes(specifier)) return null;
  return from.pure
    ? (ADVICE[roomOf(from)] ?? null)
    : `here only ${allowed.join(', ')} are used. What opens the outside world stands in lib/connecteurs or lib/technique`;
}

function refuseDatabase(from: Place, { runtime }: Importation): string | null {
  const reads = from.noun && ['queries.ts', 'actes.ts', 'taches.ts'].includes(from.basename);
  const names = from.noun && !runtime;
  return from.room === 'technique' || reads || names
    ? null
    : 'the database is read in lib/<nom>/queries.ts and written in actes.ts or taches.ts: call one of them';
}

function refuseFromApp(to: Place, { names, runtime }: Importation): string | null {
  if (!runtime || to.pure || to.room === 'app' || to.room === 'components') return null;
  if (to.noun) return ['queries.ts', 'actions.ts'].includes(to.basename) ? null : (ADVICE.app ?? null);
  const taken = MACHINERY_OF_APP[to.basename] ?? [];
  return names.length > 0 && names.every((name) => taken.includes(name)) ? null : (ADVICE.app ?? null);
}

function refuseBetweenNouns(from: Place, to: Place): string | null {
  if (!from.noun || !to.noun || from.noun === to.noun || to.pure) return null;
  const [mine, other] = [NOUNS.indexOf(from.noun), NOUNS.indexOf(to.noun)];
  if (mine === -1 || other === -1 || other < mine) return null;
  return `${from.noun} comes before ${to.noun} in a dossier's life and cannot know it: move this code to lib/${to.noun}, or what both need to lib/droit`;
}

/** What a noun hands on from another room would reach those who may not have it. */
const refuseForward = (from: Place, to: Place, { forwarded, runtime }: Importation): string | null =>
  from.noun && to.room !== 'nom' && forwarded && runtime
    ? 'a noun gives what it makes, and hands nothing on: import it where it is used'
    : null;

/**
 * The site's thread must never hold what a stranger sent: this code runs in the processes of scripts/examinateur.ts and
 * scripts/lecteur-de-base.ts.
 */
const JUDGES = ['lib/connecteurs/octets/juges/', 'lib/connecteurs/base-scolaire/siecle'];
const judges = ({ file }: Place): boolean => JUDGES.some((place) => file.startsWith(place));

const refuseJudge = (from: Place, to: Place, { runtime }: Importation): string | null =>
  runtime && judges(to) && !judges(from)
    ? 'received bytes are judged apart: ask lib/connecteurs/octets/atelier.ts'
    : null;

/** Why `from` may not import `to`, with where the code should go; null when it may. */
function refuseImport(from: Place, to: Place, importation: Importation): string | null {
  const allowed = ALLOWED[from.room];
  if (!allowed) return null;
  if (to.file.startsWith(GENERATED)) return refuseDatabase(from, importation);
  if (!allowed.includes(to.room)) return ADVICE[from.room] ?? 'imports flow toward the law';
  if (from.pure && from.room !== 'droit' && importation.runtime && !to.pure) return ADVICE.pure ?? null;
  const judged = refuseJudge(from, to, importation);
  if (judged) return judged;
  if (from.room === 'components' && to.room !== 'components' && !to.pure) return ADVICE.components ?? null;
  if (from.room === 'app') return refuseFromApp(to, importation);
  return refuseBetweenNouns(from, to);
}

/** Faults of a module: each import that it may not have. */
export function refuseImports(from: Place, { imports }: Source): string[] {
  return imports.flatMap((importation) => {
    const { specifier } = importation;
    if (specifier === null)
      return ALLOWED[from.room]
        ? ['imports a module that no literal names: write its name, so that it can be checked']
        : [];
    const target = resolveOurs(from.file, specifier);
    const refusals =
      target === null
        ? [refusePackage(from, specifier)]
        : [
            specifier.startsWith('.') && placeOf(target).room !== from.room
              ? `another room is named from the root, as #${target}`
              : null,
            refuseImport(from, placeOf(target), importation),
            refuseForward(from, placeOf(target), importation),
          ];
    return refusals
      .filter((refusal) => refusal !== null)
      .map((refusal) => `imports ${specifier}: ${refusal}`);
  });
}
