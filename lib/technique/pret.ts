import { readdir } from 'node:fs/promises';
import { configuration } from './configuration.ts';
import { retenir } from './memoire.ts';
import { codeDePostgresql, prisma } from './prisma.ts';
import { avantDeRenoncer, SANS_MIGRATION } from './sante.ts';

/** Whether this process may be given requests, and in French why not. */
export interface Disposition {
  pret: boolean;
  causes: string[];
}

/** The migrations of this version stand beside it, in the sources as in the image. */
const MIGRATIONS = 'prisma/migrations';

const A_JOUR =
  'La base n’a pas les migrations de cette version : appliquez-les (node scripts/preparer.ts), puis relancez.';
const MUETTE = 'La base de données ne répond pas à ce processus : il attend qu’elle revienne.';

/** Names of the migrations that this version needs. */
async function migrationsAttendues(): Promise<string[]> {
  const rangees = await readdir(MIGRATIONS, { withFileTypes: true });
  return rangees.flatMap((rangee) => (rangee.isDirectory() ? [rangee.name] : []));
}

const relever = (attendues: readonly string[]): Promise<{ manquantes: string[]; cles: number[] }[]> =>
  prisma().$queryRaw`
    SELECT migrations_manquantes(${attendues}::text[]) AS manquantes, ARRAY(SELECT cles_en_usage()) AS cles`;

/**
 * Whether this process may be given requests: the base answers it, has at least the migrations of its version (those of a
 * later one do no harm, docs/adr/versions-qui-se-suivent.md), and was last written under keys that it holds. What else is
 * not well (no worker, a full disk) does not make another process better than this one: the health says it. Never throws.
 */
export async function disposition(attendues?: readonly string[]): Promise<Disposition> {
  try {
    const [releve] = await avantDeRenoncer(relever(attendues ?? (await migrationsAttendues())));
    const { cles } = configuration().trousseau;
    const absentes = releve?.cles.filter((numero) => !cles.has(numero)) ?? [];
    const causes = [
      ...(releve?.manquantes.length === 0 ? [] : [A_JOUR]),
      ...absentes.map(
        (numero) =>
          `Ce processus n’a pas la clé n° ${numero}, sous laquelle la base est écrite : donnez-la dans CLE_DONNEES ou CLES_DONNEES_ANCIENNES.`,
      ),
    ];
    return { pret: causes.length === 0, causes };
  } catch (erreur) {
    const enRetard = SANS_MIGRATION.includes(codeDePostgresql(erreur) ?? '');
    return { pret: false, causes: [enRetard ? A_JOUR : MUETTE] };
  }
}

const MEMOIRE_MS = 1_000;

/** The same, at most once a second: a proxy asks often. */
export const dispositionDuMoment = retenir(() => disposition(), MEMOIRE_MS);
