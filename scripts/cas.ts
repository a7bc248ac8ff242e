/** `npm run cas -- FILE [--sortie FILE]`: judges a CSV of situations line by line; the columns are in docs/cas.md. */
import { createReadStream, createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { ecrireReponses, FichierRefuse, jugerFichier } from '#lib/connecteurs/fichier-de-cas.ts';

const USAGE = 'Usage : npm run cas -- FICHIER.csv [--sortie RESULTAT.csv]   (colonnes : docs/cas.md)';

/** npm runs its scripts at the root of the project; paths are those of the directory the user typed in. */
const chemin = (nom: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), nom);

interface Compte {
  lues: number;
  illisibles: number;
}

async function juger(fichier: string, sortie: string | undefined): Promise<Compte> {
  const compte: Compte = { lues: 0, illisibles: 0 };
  const entree = createReadStream(fichier);
  const lignes = createInterface({ input: entree, crlfDelay: Number.POSITIVE_INFINITY });
  // A file that cannot be opened is said by its own error, not by an interface that gives no line.
  const juges = await Promise.race([
    jugerFichier(lignes),
    new Promise<never>((_, refuser) => entree.once('error', refuser)),
  ]);
  const reponses = ecrireReponses(juges, ({ resultat }) => {
    compte.lues += 1;
    if (resultat === 'ligne_illisible') compte.illisibles += 1;
  });
  const cible = sortie === undefined ? process.stdout : createWriteStream(chemin(sortie));
  await pipeline(reponses, cible, { end: sortie !== undefined });
  return compte;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sortie: { type: 'string' } },
});
const [nom] = positionals;
try {
  if (nom === undefined || positionals.length > 1) throw new FichierRefuse(USAGE);
  const { lues, illisibles } = await juger(chemin(nom), values.sortie);
  process.stderr.write(`${lues} lignes lues, ${illisibles} illisibles\n`);
  if (illisibles > 0) process.exitCode = 2;
} catch (erreur) {
  const { code, message } = erreur as NodeJS.ErrnoException;
  // A reader that closes early (`| head`) is not a failure.
  if (code !== 'EPIPE') {
    process.stderr.write(`${code === 'ENOENT' ? `fichier introuvable : ${nom}` : message}\n`);
    process.exitCode = 1;
  }
}
