/** A CSV of situations, from its lines to the answers of the law: the same for the command and for the page. */
import { setImmediate as laisserPasser } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse/sync';
import {
  COLONNES_RESULTAT,
  ecrireCsv,
  jugerLigne,
  type Reponse,
  reponseMauvaise,
} from '#lib/droit/cas/juger.ts';
import { defautsDeLEntete } from '#lib/droit/cas/lire.ts';
import { Refus } from '#lib/technique/refus.ts';

/** The whole file is refused: its message says why, one cause a line, in French. */
export class FichierRefuse extends Refus {
  constructor(causes: string) {
    super('impossible', causes);
  }
}

export interface FichierJuge {
  /** That of the header, used for the answers too. */
  separateur: string;
  /** One answer a line, in order, computed as it is asked for. */
  reponses: AsyncGenerator<Reponse>;
}

/** Lines judged before the process may do something else. */
const PAR_TOUR = 200;

type Decoupe = readonly string[] | { cause: string };

/** The cells of one line. A line is a situation: a quote left open spoils that line alone, not those that follow. */
function decouper(ligne: string, delimiter: string): Decoupe {
  // Most lines have no quote: setting up a parser for each would cost more than judging it.
  if (!ligne.includes('"')) return ligne.replace(/^\ufeff/, '').split(delimiter);
  try {
    return parse(ligne, { bom: true, delimiter })[0] ?? [];
  } catch (erreur) {
    if (!(erreur instanceof CsvError)) throw erreur;
    return { cause: `guillemets mal placés (${erreur.code})` };
  }
}

function lireEntete(decoupe: Decoupe): string[] {
  if ('cause' in decoupe) throw new FichierRefuse(decoupe.cause);
  const entete = decoupe.map((nom) => nom.trim().toLowerCase());
  const defauts = defautsDeLEntete(entete);
  if (defauts.length > 0) throw new FichierRefuse(defauts.join('\n'));
  return entete;
}

function repondre(numero: number, decoupe: Decoupe, entete: readonly string[]): Reponse {
  if ('cause' in decoupe) return reponseMauvaise(numero, '', [decoupe.cause]);
  if (decoupe.length !== entete.length)
    return reponseMauvaise(numero, '', [
      `${decoupe.length} cellules au lieu de ${entete.length} : un séparateur manque ou est de trop`,
    ]);
  return jugerLigne(numero, Object.fromEntries(entete.map((nom, i) => [nom, decoupe[i]])));
}

/** Lines with their number, those that hold nothing left out. */
async function* numeroter(lignes: AsyncIterable<string> | Iterable<string>) {
  let numero = 0;
  for await (const texte of lignes) {
    numero += 1;
    if (texte.trim() !== '') yield { numero, texte };
  }
}

/**
 * Reads the header, then judges the lines one by one as they are asked for. Throws `FichierRefuse` on an empty file or a
 * wrong header; a line that cannot be read is an answer like another.
 */
export async function jugerFichier(lignes: AsyncIterable<string> | Iterable<string>): Promise<FichierJuge> {
  const numerotees = numeroter(lignes);
  const premiere = await numerotees.next();
  if (premiere.done) throw new FichierRefuse('le fichier est vide');
  // French spreadsheets write semicolons.
  const separateur = premiere.value.texte.includes(';') ? ';' : ',';
  const entete = lireEntete(decouper(premiere.value.texte, separateur));

  async function* reponses(): AsyncGenerator<Reponse> {
    for await (const { numero, texte } of numerotees) {
      yield repondre(numero, decouper(texte, separateur), entete);
      if (numero % PAR_TOUR === 0) await laisserPasser();
    }
  }
  return { separateur, reponses: reponses() };
}

/** The answers as CSV, header first, a line at a time; `compter` sees each answer go by. */
export async function* ecrireReponses(
  { separateur, reponses }: FichierJuge,
  compter: (reponse: Reponse) => void = () => {},
): AsyncGenerator<string> {
  yield ecrireCsv(COLONNES_RESULTAT, separateur);
  for await (const reponse of reponses) {
    compter(reponse);
    yield ecrireCsv(Object.values(reponse), separateur);
  }
}

/** 10 MB as people count them: some twenty thousand situations. */
const TAILLE_MAX = 10_000_000;

/** The lines of a text, one at a time: no copy of the whole. */
function* enLignes(texte: string): Generator<string> {
  let debut = 0;
  while (debut < texte.length) {
    const saut = texte.indexOf('\n', debut);
    const fin = saut === -1 ? texte.length : saut;
    yield texte.slice(debut, fin).replace(/\r$/, '');
    debut = fin + 1;
  }
}

/**
 * The lines of the situations sent: the file when there is one, else the pasted text. Throws `FichierRefuse` when neither is there,
 * when it is too big, or when it is not text.
 */
export async function recevoirCas(formulaire: FormData): Promise<Iterable<string>> {
  const fichier = formulaire.get('fichier');
  const texte = String(formulaire.get('texte') ?? '');
  const envoye = fichier instanceof File && fichier.size > 0 ? fichier : null;
  if (!envoye && texte.trim() === '')
    throw new FichierRefuse('Choisissez un fichier CSV, ou collez des lignes dans la zone de texte.');
  const taille = envoye ? envoye.size : Buffer.byteLength(texte);
  if (taille > TAILLE_MAX)
    throw new FichierRefuse(
      `Ce contenu pèse ${Math.ceil(taille / 1_000_000)} Mo ; la limite est de 10 Mo. Coupez-le en plusieurs fichiers.`,
    );
  return enLignes(envoye ? decoder(await envoye.arrayBuffer()) : texte);
}

function decoder(octets: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    throw new FichierRefuse(
      'Ce fichier n’est pas un texte en UTF-8. Dans le tableur, enregistrez-le au format « CSV UTF-8 ».',
    );
  }
}
