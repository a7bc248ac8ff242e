/** `npm run cas -- FILE [--sortie FILE]`: judges a CSV of situations line by line; the columns are in docs/cas.md. */
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { CsvError, parse } from 'csv-parse/sync';
import {
  COLONNES_RESULTAT,
  ecrireCsv,
  jugerLigne,
  type Reponse,
  reponseMauvaise,
} from '#lib/droit/cas/juger.ts';
import { defautsDeLEntete } from '#lib/droit/cas/lire.ts';

const USAGE = 'Usage : npm run cas -- FICHIER.csv [--sortie RESULTAT.csv]   (colonnes : docs/cas.md)';

class FichierRefuse extends Error {}

/** npm runs its scripts at the root of the project; paths are those of the directory the user typed in. */
const chemin = (nom: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), nom);

/** The separator of the header: French spreadsheets write semicolons. */
async function separateurDe(fichier: string): Promise<string> {
  const poignee = await open(fichier);
  try {
    const { bytesRead, buffer } = await poignee.read({ buffer: Buffer.alloc(16_384), position: 0 });
    const [entete = ''] = buffer.toString('utf8', 0, bytesRead).split(/\r?\n/, 1);
    return entete.includes(';') ? ';' : ',';
  } finally {
    await poignee.close();
  }
}

interface Compte {
  lues: number;
  illisibles: number;
}

/** The cells of one line. A line is a situation: a quote left open spoils that line alone, not those that follow. */
function decouper(ligne: string, delimiter: string): string[] | { cause: string } {
  try {
    return parse(ligne, { bom: true, delimiter })[0] ?? [];
  } catch (erreur) {
    if (!(erreur instanceof CsvError)) throw erreur;
    return { cause: `guillemets mal placés (${erreur.code})` };
  }
}

function lireEntete(cellules: string[] | { cause: string }): string[] {
  if ('cause' in cellules) throw new FichierRefuse(cellules.cause);
  const entete = cellules.map((nom) => nom.trim().toLowerCase());
  const defauts = defautsDeLEntete(entete);
  if (defauts.length > 0) throw new FichierRefuse(defauts.join('\n'));
  return entete;
}

function repondre(numero: number, cellules: string[] | { cause: string }, entete: string[]): Reponse {
  if ('cause' in cellules) return reponseMauvaise(numero, '', [cellules.cause]);
  if (cellules.length !== entete.length)
    return reponseMauvaise(numero, '', [
      `${cellules.length} cellules au lieu de ${entete.length} : un séparateur manque ou est de trop`,
    ]);
  return jugerLigne(numero, Object.fromEntries(entete.map((nom, i) => [nom, cellules[i]])));
}

async function juger(fichier: string, sortie: string | undefined): Promise<Compte> {
  const separateur = await separateurDe(fichier);
  const compte: Compte = { lues: 0, illisibles: 0 };

  async function* reponses(lignes: AsyncIterable<string>): AsyncGenerator<string> {
    let entete: string[] | undefined;
    let numero = 0;
    for await (const ligne of lignes) {
      numero += 1;
      if (ligne.trim() === '') continue;
      const cellules = decouper(ligne, separateur);
      if (entete === undefined) {
        entete = lireEntete(cellules);
        yield ecrireCsv(COLONNES_RESULTAT, separateur);
        continue;
      }
      const reponse = repondre(numero, cellules, entete);
      compte.lues += 1;
      if (reponse.resultat === 'ligne_illisible') compte.illisibles += 1;
      yield ecrireCsv(Object.values(reponse), separateur);
    }
    if (entete === undefined) throw new FichierRefuse('le fichier est vide');
  }

  const cible = sortie === undefined ? process.stdout : createWriteStream(chemin(sortie));
  const lignes = createInterface({ input: createReadStream(fichier), crlfDelay: Number.POSITIVE_INFINITY });
  await pipeline(reponses(lignes), cible, { end: sortie !== undefined });
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
