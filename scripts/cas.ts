/** `npm run cas -- FILE [--sortie FILE]`: judges a CSV of situations line by line; the columns are in docs/cas.md. */
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { FichierRefuse } from '#lib/connecteurs/octets/cas-recus.ts';
import { ecrireReponses, jugerFichier } from '#lib/connecteurs/octets/juges/cas.ts';
import { lireOctets } from '#lib/connecteurs/octets/juges/tableau.ts';

const USAGE = 'Usage : npm run cas -- FICHIER.csv [--sortie RESULTAT.csv]   (colonnes : docs/cas.md)';

/** npm runs its scripts at the root of the project; paths are those of the directory the user typed in. */
const chemin = (nom: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), nom);

interface Compte {
  lues: number;
  illisibles: number;
}

/** Where the answers and the remarks of the command go: those of the process, unless a test reads them. */
interface Sorties {
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

async function juger(fichier: string, sortie: NodeJS.WritableStream, fermer: boolean): Promise<Compte> {
  const compte: Compte = { lues: 0, illisibles: 0 };
  const juges = jugerFichier(lireOctets(await readFile(fichier)));
  const reponses = ecrireReponses(juges, ({ resultat }) => {
    compte.lues += 1;
    if (resultat === 'ligne_illisible') compte.illisibles += 1;
  });
  await pipeline(reponses, sortie, { end: fermer });
  return compte;
}

/** Runs the command; its exit code is 0, 1 when nothing could be judged, 2 when some lines could not. */
export async function commande(args: string[], { stdout, stderr }: Sorties = process): Promise<number> {
  let nom: string | undefined;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { sortie: { type: 'string' } },
    });
    nom = positionals[0];
    if (nom === undefined || positionals.length > 1) throw new FichierRefuse(USAGE);
    const sortie = values.sortie === undefined ? stdout : createWriteStream(chemin(values.sortie));
    const { lues, illisibles } = await juger(chemin(nom), sortie, sortie !== stdout);
    const s = (nombre: number): string => (nombre > 1 ? 's' : '');
    stderr.write(`${lues} ligne${s(lues)} lue${s(lues)}, ${illisibles} illisible${s(illisibles)}\n`);
    return illisibles > 0 ? 2 : 0;
  } catch (erreur) {
    const { code, message } = erreur as NodeJS.ErrnoException;
    // A reader that closes early (`| head`) is not a failure.
    if (code === 'EPIPE') return 0;
    stderr.write(`${code === 'ENOENT' ? `fichier introuvable : ${nom}` : message}\n`);
    return 1;
  }
}

if (import.meta.main) process.exitCode = await commande(process.argv.slice(2));
