import { type DroitExamine, examiner } from '../examen.ts';
import { ecrireDecimal } from '../montant.ts';
import { redigerMotifs, redigerTrace } from '../rediger.ts';
import type { Motif, Resultat } from '../resultat.ts';
import type { TypeBourse } from '../situation.ts';
import { typeBourseDe } from '../type-bourse.ts';
import { type LigneBrute, lireLigne } from './lire.ts';
import { situationDe } from './situer.ts';

/** The columns of the answer, in order; amounts in euros with a decimal comma. */
export const COLONNES_RESULTAT = [
  'ligne',
  'ref',
  'resultat',
  'type',
  'echelon',
  'annuel',
  'trimestre_1',
  'trimestre_2',
  'trimestre_3',
  'ressources',
  'enfants',
  'limites',
  'motif',
  'autres_motifs',
  'manques',
  'questions',
  'drapeaux',
  'trace',
] as const;

export type Reponse = Record<(typeof COLONNES_RESULTAT)[number], string>;

const VIDE = Object.fromEntries(COLONNES_RESULTAT.map((nom) => [nom, ''])) as Reponse;

const direMotifs = (motifs: readonly Motif[], type: TypeBourse): string =>
  redigerMotifs(motifs, type)
    .map(({ regle, article, texte }) => `${regle} [${article}] ${texte}`)
    .join(' | ');

function detailler(resultat: Resultat<DroitExamine>, type: TypeBourse): Partial<Reponse> {
  switch (resultat.genre) {
    case 'droit': {
      const { droit } = resultat;
      const [t1, t2, t3] = droit.verse?.trimestres ?? droit.trimestres;
      return {
        type: droit.type,
        echelon: String(droit.echelon),
        annuel: ecrireDecimal(droit.annuel),
        trimestre_1: ecrireDecimal(t1),
        trimestre_2: ecrireDecimal(t2),
        trimestre_3: ecrireDecimal(t3),
        ressources: String(droit.ressources),
        enfants: String(droit.enfants),
        limites: droit.limites
          .map(({ regle, jusquAu }) => `${regle} : ${jusquAu?.toString() ?? 'jour inconnu'}`)
          .join(' | '),
        drapeaux: droit.drapeaux.join(' | '),
      };
    }
    case 'sans_droit':
      return {
        motif: direMotifs([resultat.motif], type),
        autres_motifs: direMotifs(resultat.autres, type),
      };
    case 'incalculable':
      return { manques: resultat.manques.map(({ champ, libelle }) => `${champ} : ${libelle}`).join(' | ') };
    case 'humain':
      return { questions: resultat.questions.map(({ question }) => question).join(' | ') };
  }
}

/** The answer for a line that cannot be read: `resultat` says so and `motif` gives its causes. */
export function reponseMauvaise(ligne: number, ref: string, causes: readonly string[]): Reponse {
  return { ...VIDE, ligne: String(ligne), ref, resultat: 'ligne_illisible', motif: causes.join(' | ') };
}

/** Judges one line of a file of situations; `ligne` is its number in the file. Never throws for what a cell holds. */
export function jugerLigne(ligne: number, brute: LigneBrute): Reponse {
  const ref = brute.ref?.trim() ?? '';
  const lue = lireLigne(brute);
  if (lue.genre === 'mauvaise') return reponseMauvaise(ligne, ref, lue.causes);
  const situee = situationDe(lue.cellules);
  if (situee.genre === 'mauvaise') return reponseMauvaise(ligne, ref, situee.causes);
  const resultat = examiner(situee.situation);
  const type = typeBourseDe(situee.situation.eleve);
  return {
    ...VIDE,
    ligne: String(ligne),
    ref,
    resultat: resultat.genre,
    ...detailler(resultat, type),
    trace: redigerTrace(resultat.trace, type)
      .map(({ article, texte }) => `[${article}] ${texte}`)
      .join(' | '),
  };
}

/** A cell that a spreadsheet would take for a formula is kept as text by a leading apostrophe; a negative sum stays a number. */
const desamorcer = (texte: string): string =>
  /^[=+\-@\t\r]/.test(texte) && !/^-\d+(,\d+)?$/.test(texte) ? `'${texte}` : texte;

/** One line of CSV (RFC 4180), with its end of line. */
export function ecrireCsv(cellules: readonly string[], separateur: string): string {
  const proteger = (texte: string): string =>
    texte.includes(separateur) || /["\r\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
  return `${cellules.map((texte) => proteger(desamorcer(texte))).join(separateur)}\r\n`;
}

/** A whole table for a spreadsheet: the mark that tells it the text is UTF-8, then the lines, semicolons between cells. */
export const ecrireTableau = (lignes: readonly (readonly string[])[]): string =>
  `\ufeff${lignes.map((cellules) => ecrireCsv(cellules, ';')).join('')}`;
