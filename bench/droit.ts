/**
 * Bench of the law, on one thread: échelon and amounts from row objects, bare; then the right with its legal trace, and
 * the trace as a decision keeps it, of situations of every kind, coherent or not. Peers of the same run: reading the
 * same rows and nothing else, writing the same situations as JSON.
 */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { rentree } from '#lib/droit/annee.ts';
import { type Bareme, baremeDe } from '#lib/droit/bareme/bareme.ts';
import { calculerDroit } from '#lib/droit/calcul.ts';
import { echelonDe, montantDe } from '#lib/droit/echelon.ts';
import { examiner } from '#lib/droit/examen.ts';
import type { Trace } from '#lib/droit/regle.ts';
import type { Situation, TypeBourse } from '#lib/droit/situation.ts';
import { typeBourseDe } from '#lib/droit/type-bourse.ts';
import { situations as quelconques } from '#tests/droit/situations.ts';
import { debit, type Mesure, type Options } from './mesure.ts';

const TOURS = 5;
/** Enough operations in a run for the clock, whatever the number of rows. */
const OPERATIONS_PAR_TOUR = 4_000_000;
const OPERATIONS_TRACEES = 200_000;
/** Situations drawn; beyond, the same ones as other objects. */
const TIREES = 20_000;

/** What the law compares once resources and charges are known: what the columns of OpenFisca hold too. */
interface Rangee {
  type: TypeBourse;
  rfr: number;
  enfants: number;
}

const estObjet = (valeur: unknown): valeur is object =>
  typeof valeur === 'object' && valeur !== null && !(valeur instanceof Temporal.PlainDate);

/** Row objects: all with the same columns in the same order, an unknown value being undefined. */
function enRangees<T>(valeurs: readonly T[]): T[] {
  const colonnes = new Set(valeurs.filter(estObjet).flatMap((objet) => Object.keys(objet as object)));
  if (colonnes.size === 0) return [...valeurs];
  const parColonne = [...colonnes].map(
    (nom) => [nom, enRangees(valeurs.map((objet) => (objet as Record<string, unknown>)?.[nom]))] as const,
  );
  return valeurs.map((valeur, rang) =>
    estObjet(valeur) ? (Object.fromEntries(parColonne.map(([nom, lues]) => [nom, lues[rang]])) as T) : valeur,
  );
}

function situations(nombre: number): Situation[] {
  const tirees = fc.sample(quelconques, { numRuns: Math.min(nombre, TIREES), seed: 2026 });
  return enRangees(Array.from({ length: nombre }, (_, rang) => tirees[rang % tirees.length] as Situation));
}

const rangeeDe = ({ eleve, foyer }: Situation): Rangee => ({
  type: typeBourseDe(eleve),
  rfr: (foyer.avis?.rfr ?? 0) + (foyer.concubin?.avis?.rfr ?? 0),
  enfants: (foyer.avis?.enfants ?? 0) + (foyer.concubin?.avis?.enfants ?? 0),
});

function bareme(type: TypeBourse): Bareme {
  const resultat = baremeDe(rentree(2026), type);
  if (resultat.genre !== 'droit') throw new Error('barème de 2026-2027 absent');
  return resultat.droit;
}

/** Operations a second on the same objects, as many times as needed. */
function debitSur<T>(lignes: readonly T[], operations: number, mesurer: (ligne: T) => number): number {
  const repetitions = Math.ceil(operations / lignes.length);
  return debit(lignes.length * repetitions, TOURS, () => {
    let total = 0;
    for (let r = 0; r < repetitions; r++) for (const ligne of lignes) total += mesurer(ligne);
    return total;
  });
}

/** The fast path of lists and statistics: no trace, no allocation. */
function mesurerSansTrace(lignes: readonly Rangee[]): Mesure {
  const baremes = { college: bareme('college'), lycee: bareme('lycee') };
  return {
    nom: `échelon et montant, ${lignes.length} foyers`,
    valeur: debitSur(lignes, OPERATIONS_PAR_TOUR, ({ type, rfr, enfants }) => {
      const echelon = echelonDe(baremes[type], rfr, enfants);
      return echelon + montantDe(baremes[type], echelon);
    }),
    unite: 'calculs/s',
    reference: {
      nom: 'lire les mêmes rangées',
      valeur: debitSur(lignes, OPERATIONS_PAR_TOUR, ({ type, rfr, enfants }) => type.length + rfr + enfants),
    },
    connu: { nom: 'OpenFisca, objets, par lots', valeur: 750_000 },
    objectif: { sens: 'au_moins', valeur: 10_000_000 },
  };
}

const OPENFISCA_UN_PAR_UN = { nom: 'OpenFisca, un par un avec trace', valeur: 425 };

function mesurerAvecTrace(lignes: readonly Situation[]): Mesure[] {
  // Traces are kept a while, as a batch would: none can be optimised away.
  const gardees: unknown[] = [];
  const garder = (trace: Trace | string): number => {
    gardees[gardees.length & 1023] = trace;
    return trace.length;
  };
  const enTexte: unknown[] = lignes.map((situation) => JSON.parse(JSON.stringify(situation)));
  const commun = {
    unite: 'calculs/s',
    reference: {
      nom: 'écrire les mêmes situations en JSON',
      valeur: debitSur(enTexte, OPERATIONS_TRACEES, (situation) => JSON.stringify(situation).length),
    },
    connu: OPENFISCA_UN_PAR_UN,
    objectif: { sens: 'au_moins', valeur: 500_000 } as const,
  };
  const mesurer = (nom: string, travail: (situation: Situation) => Trace | string): Mesure => ({
    nom: `${nom}, ${lignes.length} foyers`,
    valeur: debitSur(lignes, OPERATIONS_TRACEES, (situation) => garder(travail(situation))),
    ...commun,
  });
  return [
    mesurer('ressources, échelon et montants, avec trace', (s) => calculerDroit(s).trace),
    mesurer('les mêmes, trace écrite comme elle est gardée', (s) => JSON.stringify(calculerDroit(s).trace)),
    mesurer('examen entier, trace écrite comme elle est gardée', (s) => JSON.stringify(examiner(s).trace)),
  ];
}

/** Computations a second on one thread, at each size. */
export async function mesurer({ tailles }: Options): Promise<Mesure[]> {
  return tailles.flatMap((nombre) => {
    const lignes = situations(nombre);
    return [mesurerSansTrace(lignes.map(rangeeDe)), ...mesurerAvecTrace(lignes)];
  });
}
