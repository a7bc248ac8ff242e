/** Annexes 6 and 7 as a person types or pastes them: from text to figures, each fault named with its line. */
import { type LectureDeNombre, lireEuros, lireEurosEtCentimes } from '../lire-nombre.ts';
import type { TypeBourse } from '../situation.ts';
import type { Primes } from './annee-de-bareme.ts';
import { ENFANTS_MAXIMUM, nombreEchelons } from './coefficients.ts';
import type { Grille } from './projection.ts';

export interface AnnexeLue {
  /** Ceilings of the lines found, in order; a missing line is missing here too. */
  grille: Grille;
  internat: readonly number[];
  /** Lycée only. */
  merite: readonly number[];
  equipement: number | null;
  /** Why the text cannot be read, line by line, in French. Empty when every line was understood. */
  defauts: readonly string[];
}

type Rangee = 'plafond' | 'montants' | 'internat' | 'merite' | 'equipement';

const TITRES: readonly (readonly [RegExp, Rangee])[] = [
  [/^montant/i, 'montants'],
  [/internat/i, 'internat'],
  [/m[ée]rite/i, 'merite'],
  [/[ée]quipement/i, 'equipement'],
];

/** Cells of a line: tabs of a spreadsheet, else semicolons; a space stays inside "18 488". */
function decouper(ligne: string): string[] {
  return ligne.split(ligne.includes('\t') ? '\t' : ';').map((cellule) => cellule.trim());
}

/** The number that a reader finds in a cell; null when it finds none, or one that no annexe has. */
function lu(lecture: LectureDeNombre): number | null {
  return 'nombre' in lecture && lecture.nombre < 10_000_000 ? lecture.nombre : null;
}

interface Brouillon {
  plafonds: number[][];
  montants: number[];
  internat: number[];
  merite: number[];
  equipement: number | null;
  defauts: string[];
}

/** The figures of a line once its title is taken out; null, with the fault told, when they are not as many as échelons. */
function lireRangee(b: Brouillon, cellules: string[], attendues: number, ou: string): number[] | null {
  if (cellules.length !== attendues) {
    b.defauts.push(
      `${ou} : ${cellules.length} nombre${cellules.length > 1 ? 's' : ''} au lieu de ${attendues}.`,
    );
    return null;
  }
  const lus = cellules.map((cellule) => lu(lireEuros(cellule)));
  const mauvais = cellules.filter((_, i) => lus[i] === null);
  if (mauvais.length > 0) {
    b.defauts.push(`${ou} : « ${mauvais.join(' », « ')} » n’est pas un nombre entier d’euros.`);
    return null;
  }
  return lus as number[];
}

function lirePlafonds(b: Brouillon, cellules: string[], echelons: number, ou: string): void {
  const enfants = b.plafonds.length + 1;
  if (enfants > ENFANTS_MAXIMUM) {
    b.defauts.push(`${ou} : une ligne de plafonds de trop (${ENFANTS_MAXIMUM} au plus).`);
    return;
  }
  // One cell more than échelons: the first is the number of children, and must be the one expected here.
  const titree = cellules.length === echelons + 1;
  const titre = titree ? /\d+/.exec(cellules[0] ?? '')?.[0] : String(enfants);
  if (titre !== String(enfants)) {
    b.defauts.push(`${ou} : la ligne de ${enfants} enfant${enfants > 1 ? 's' : ''} est attendue ici.`);
    return;
  }
  const lus = lireRangee(b, titree ? cellules.slice(1) : cellules, echelons, ou);
  if (lus) b.plafonds.push(lus);
}

function lireTitree(
  b: Brouillon,
  rangee: Exclude<Rangee, 'plafond'>,
  cellules: string[],
  echelons: number,
  ou: string,
) {
  if (rangee === 'equipement') {
    const montant = cellules.length === 1 ? lu(lireEurosEtCentimes(cellules[0] ?? '')) : null;
    if (montant === null) b.defauts.push(`${ou} : un seul montant est attendu, par exemple 341,71.`);
    b.equipement = montant;
    return;
  }
  if (b[rangee].length > 0) {
    b.defauts.push(`${ou} : cette ligne est donnée deux fois.`);
    return;
  }
  b[rangee] = lireRangee(b, cellules, echelons, ou) ?? [];
}

/**
 * Reads a table: eight lines of ceilings (with or without the number of children in front), then lines titled
 * "Montants", "Internat", and for the lycée "Mérite" and "Équipement". Empty lines do not count. Euros, whole but for the
 * prime d'équipement. Never throws: `defauts` says what is wrong.
 */
export function lireAnnexe(type: TypeBourse, texte: string): AnnexeLue {
  const echelons = nombreEchelons(type);
  const b: Brouillon = {
    plafonds: [],
    montants: [],
    internat: [],
    merite: [],
    equipement: null,
    defauts: [],
  };
  for (const [i, ligne] of texte.split(/\r?\n/).entries()) {
    if (ligne.trim() === '') continue;
    const ou = `Ligne ${i + 1}`;
    const cellules = decouper(ligne);
    while (cellules.length > 1 && cellules.at(-1) === '') cellules.pop();
    const rangee = TITRES.find(([titre]) => titre.test(cellules[0] ?? ''))?.[1] ?? 'plafond';
    if (rangee === 'plafond') lirePlafonds(b, cellules, echelons, ou);
    else if (type === 'college' && (rangee === 'merite' || rangee === 'equipement'))
      b.defauts.push(`${ou} : cette ligne n’existe que pour le lycée.`);
    else lireTitree(b, rangee, cellules.slice(1), echelons, ou);
  }
  const { plafonds, montants, internat, merite, equipement, defauts } = b;
  return { grille: { plafonds, montants }, internat, merite, equipement, defauts };
}

/** The lines of figures that lack, in French; empty when the two annexes are whole. */
export function lignesManquantes(annexe6: AnnexeLue, annexe7: AnnexeLue): string[] {
  const manques = (annexe: AnnexeLue, nom: string, lycee: boolean): string[] => [
    ...Array.from(
      { length: ENFANTS_MAXIMUM - annexe.grille.plafonds.length },
      (_, i) => `${nom} : plafonds de ${annexe.grille.plafonds.length + i + 1} enfant(s)`,
    ),
    ...(annexe.grille.montants.length === 0 ? [`${nom} : montants`] : []),
    ...(annexe.internat.length === 0 ? [`${nom} : primes à l’internat`] : []),
    ...(lycee && annexe.merite.length === 0 ? [`${nom} : bourse au mérite`] : []),
    ...(lycee && annexe.equipement === null ? [`${nom} : prime d’équipement`] : []),
  ];
  return [...manques(annexe6, 'annexe 6', false), ...manques(annexe7, 'annexe 7', true)];
}

/** The primes of the two annexes, in euros. */
export const primesLues = (annexe6: AnnexeLue, annexe7: AnnexeLue): Primes => ({
  internat: { college: annexe6.internat, lycee: annexe7.internat },
  merite: annexe7.merite,
  equipement: annexe7.equipement ?? 0,
});
