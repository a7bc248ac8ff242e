/**
 * `npm run nation -- NUMBER [--graine N] [--rentree YEAR] [--sortie FILE]`: writes a fictitious nation as a CSV of
 * situations, which `npm run cas` judges. The same seed writes the same bytes.
 */
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { rentree } from '#lib/droit/annee.ts';
import { ecrireCsv } from '#lib/droit/cas/juger.ts';
import { COLONNES_DE_LA_NATION, nation } from '#monde/nation.ts';
import { Panne } from './panne.ts';

const USAGE =
  'Usage : npm run nation -- NOMBRE [--graine 1] [--rentree 2026] [--sortie NATION.csv]   (NOMBRE : de 1 à 20 000 000)';

const entier = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((nombre) => nombre >= min && nombre <= max);

const ArgumentsSchema = z.object({
  nombre: entier(1, 20_000_000),
  graine: entier(0, 2 ** 32 - 1),
  rentree: entier(2016, 2040).transform(rentree),
  sortie: z.string().min(1).optional(),
});
type Arguments = z.infer<typeof ArgumentsSchema>;

/** Throws a Panne that tells the usage on anything else. */
function lireArguments(args: string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        graine: { type: 'string', default: '1' },
        rentree: { type: 'string', default: '2026' },
        sortie: { type: 'string' },
      },
    });
    if (positionals.length === 1) return ArgumentsSchema.parse({ ...values, nombre: positionals[0] });
  } catch {
    // An option that is not known, or a value out of its bounds: the usage says both.
  }
  throw new Panne(USAGE);
}

function* lignes({ nombre, graine, rentree: annee }: Arguments): Generator<string> {
  yield ecrireCsv(COLONNES_DE_LA_NATION, ';');
  for (const habitant of nation(nombre, graine, annee))
    yield ecrireCsv(
      COLONNES_DE_LA_NATION.map((colonne) => habitant[colonne]),
      ';',
    );
}

/** Where the nation and the remarks of the command go: those of the process, unless a test reads them. */
interface Sorties {
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

/** Runs the command; its exit code is 0, or 1 when nothing could be written. */
export async function commande(args: string[], { stdout, stderr }: Sorties = process): Promise<number> {
  try {
    const voulu = lireArguments(args);
    // npm runs its scripts at the root of the project; a path is that of the directory the user typed in.
    const sortie =
      voulu.sortie && createWriteStream(resolve(process.env.INIT_CWD ?? process.cwd(), voulu.sortie));
    await pipeline(Readable.from(lignes(voulu)), sortie || stdout, { end: Boolean(sortie) });
    return 0;
  } catch (erreur) {
    const { code, message } = erreur as NodeJS.ErrnoException;
    // A reader that closes early (`| head`) is not a failure.
    if (code === 'EPIPE') return 0;
    stderr.write(`${message}\n`);
    return 1;
  }
}

if (import.meta.main) process.exitCode = await commande(process.argv.slice(2));
