/** A CSV of situations, from its lines to the answers of the law: the same for the command and for the page. */

import {
  COLONNES_RESULTAT,
  ecrireCsv,
  jugerLigne,
  type Reponse,
  reponseMauvaise,
} from '#lib/droit/cas/juger.ts';
import { defautsDeLEntete } from '#lib/droit/cas/lire.ts';
import { sansAccents } from '#lib/droit/sans-accents.ts';
import { type CasRecus, FichierRefuse } from '../cas-recus.ts';
import { type Decoupe, decouper, lireOctets, ouvrirTableau, sansFinVide } from './tableau.ts';

export interface FichierJuge {
  /** That of the header, used for the answers too. */
  separateur: string;
  /** One answer a line, in order, computed as it is asked for. */
  reponses: Generator<Reponse>;
}

/** The names of the columns; a spreadsheet may add empty ones at the end. */
function lireEntete(decoupe: Decoupe): string[] {
  if ('cause' in decoupe) throw new FichierRefuse(`ligne des noms de colonnes : ${decoupe.cause}`);
  const entete = sansFinVide(decoupe).map(nomDeColonne);
  const defauts = defautsDeLEntete(entete);
  if (defauts.length > 0) throw new FichierRefuse(defauts.join('\n'));
  return entete;
}

/** A name as people type it, "Rentrée": without case, accents nor spaces. */
const nomDeColonne = (nom: string): string => sansAccents(nom.trim().toLowerCase()).replace(/\s+/g, '_');

function repondre(numero: number, decoupe: Decoupe, entete: readonly string[]): Reponse {
  if ('cause' in decoupe) return reponseMauvaise(numero, '', [decoupe.cause]);
  // Cells that a spreadsheet adds beyond the last name are empty; those that lack are not guessed.
  const lues = decoupe.length > entete.length ? sansFinVide(decoupe).length : decoupe.length;
  if (lues > entete.length || decoupe.length < entete.length)
    return reponseMauvaise(numero, '', [
      lues > entete.length
        ? `${lues} cellules au lieu de ${entete.length} : un séparateur est de trop`
        : `${lues} cellules au lieu de ${entete.length} : un séparateur manque, rien n’est lu à partir de la colonne « ${entete[lues]} »`,
    ]);
  return jugerLigne(numero, Object.fromEntries(entete.map((nom, i) => [nom, decoupe[i]])));
}

/**
 * Reads the header, then judges the lines one by one as they are asked for. Throws `FichierRefuse` on an empty file or a
 * wrong header; a line that cannot be read is an answer like another.
 */
export function jugerFichier(texte: string): FichierJuge {
  const { separateur, noms, lignes } = ouvrirTableau(texte);
  const entete = lireEntete(noms);

  function* reponses(): Generator<Reponse> {
    for (const { numero, texte: ligne } of lignes)
      yield repondre(numero, decouper(ligne, separateur), entete);
  }
  return { separateur, reponses: reponses() };
}

/** The answers as CSV, a line at a time: the mark by which spreadsheets know UTF-8, then the header; `compter` sees each answer go by. */
export function* ecrireReponses(
  { separateur, reponses }: FichierJuge,
  compter: (reponse: Reponse) => void = () => {},
): Generator<string> {
  yield `\ufeff${ecrireCsv(COLONNES_RESULTAT, separateur)}`;
  for (const reponse of reponses) {
    compter(reponse);
    yield ecrireCsv(Object.values(reponse), separateur);
  }
}

const lire = (recus: CasRecus): FichierJuge =>
  jugerFichier(typeof recus === 'string' ? recus : lireOctets(recus));

/** What a page shows of situations judged. */
export interface ResumeDeCas {
  /** Lines read, by result. */
  comptes: Record<string, number>;
  total: number;
  premieres: Reponse[];
}

/** Counts the results of all lines, and gives back the first answers. Throws `FichierRefuse`. */
export function resumerCas({ recus, montrees }: { recus: CasRecus; montrees: number }): ResumeDeCas {
  const resume: ResumeDeCas = { comptes: {}, total: 0, premieres: [] };
  for (const reponse of lire(recus).reponses) {
    resume.total += 1;
    resume.comptes[reponse.resultat] = (resume.comptes[reponse.resultat] ?? 0) + 1;
    if (resume.premieres.length < montrees) resume.premieres.push(reponse);
  }
  return resume;
}

/** The whole file of the answers. Throws `FichierRefuse`. */
export const repondreAuxCas = (recus: CasRecus): Uint8Array =>
  Buffer.from([...ecrireReponses(lire(recus))].join(''));
