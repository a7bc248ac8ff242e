/** Bench of the law: échelon and amounts from row objects, on one thread, bare, with the trace, with the trace told. */
import { rentree } from '#lib/droit/annee.ts';
import { type Bareme, baremeDe } from '#lib/droit/bareme/bareme.ts';
import { calculerDroit, type Droit } from '#lib/droit/calcul.ts';
import { jour } from '#lib/droit/date.ts';
import { echelonDe, montantDe } from '#lib/droit/echelon.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type { Foyer, Situation, TypeBourse } from '#lib/droit/situation.ts';
import { alea, debit, type Mesure, type Options } from './mesure.ts';

const TOURS = 5;
/** Enough operations in a run for the clock, whatever the number of rows. */
const OPERATIONS_PAR_TOUR = 4_000_000;
const OPERATIONS_TRACEES = 400_000;
const FOYERS_REDIGES = 20_000;

const RENTREE = rentree(2026);
const LE_JOUR = jour('2026-10-05');

interface Rangee {
  type: TypeBourse;
  rfr: number;
  enfants: number;
}

function rangees(nombre: number): Rangee[] {
  const hasard = alea(nombre);
  return Array.from({ length: nombre }, () => ({
    type: hasard() < 0.45 ? 'college' : 'lycee',
    rfr: Math.floor(hasard() * 40_000),
    enfants: 1 + Math.floor(hasard() * 5),
  }));
}

/** One household in six lives in concubinage, one in fifty is a new arrival. */
function foyer({ rfr, enfants }: Rangee, hasard: () => number): Foyer {
  const avis = { annee: 2025, rfr, enfants, source: 'source_fiscale' as const };
  const tirage = hasard();
  if (tirage < 0.02)
    return {
      situation: 'parent_isole',
      revenusBruts: { annee: 2025, brut: rfr, enfants, justificatif: 'bulletins_salaire' },
    };
  if (tirage < 0.18)
    return { situation: 'concubinage', avis, concubin: { avis: { ...avis, rfr: rfr >> 1, enfants: 1 } } };
  return { situation: tirage < 0.5 ? 'parent_isole' : 'couple_foyer_commun', avis };
}

function situations(nombre: number): Situation[] {
  const hasard = alea(-nombre);
  return rangees(nombre).map((rangee) => ({
    rentree: RENTREE,
    jour: LE_JOUR,
    eleve: {
      etablissement: {
        type: rangee.type === 'college' ? 'college' : 'lycee_general_technologique',
        secteur: 'public',
      },
      niveau: rangee.type,
      statut: 'scolaire',
      regime: 'demi_pensionnaire',
    },
    demandeur: { lien: 'mere' },
    foyer: foyer(rangee, hasard),
  }));
}

function bareme(type: TypeBourse): Bareme {
  const resultat = baremeDe(RENTREE, type);
  if (resultat.genre !== 'droit') throw new Error('barème de 2026-2027 absent');
  return resultat.droit;
}

function mesurerSansTrace(nombre: number): number {
  const lignes = rangees(nombre);
  const college = bareme('college');
  const lycee = bareme('lycee');
  const repetitions = Math.ceil(OPERATIONS_PAR_TOUR / nombre);
  return debit(nombre * repetitions, TOURS, () => {
    let total = 0;
    for (let r = 0; r < repetitions; r++)
      for (const ligne of lignes) {
        const b = ligne.type === 'college' ? college : lycee;
        const echelon = echelonDe(b, ligne.rfr, ligne.enfants);
        total += echelon + montantDe(b, echelon);
      }
    return total;
  });
}

function mesurerAvecTrace(nombre: number): number {
  const lignes = situations(nombre);
  const repetitions = Math.ceil(OPERATIONS_TRACEES / nombre);
  // Results are kept a while, as a batch would: no trace can be optimised away.
  const gardes: Resultat<Droit>[] = [];
  return debit(nombre * repetitions, TOURS, () => {
    let total = 0;
    for (let r = 0; r < repetitions; r++)
      for (const [i, situation] of lignes.entries()) {
        const resultat = calculerDroit(situation);
        gardes[i & 1023] = resultat;
        total += resultat.trace.length;
      }
    return total;
  });
}

function mesurerTraceRedigee(): number {
  const lignes = situations(FOYERS_REDIGES);
  return debit(FOYERS_REDIGES, TOURS, () =>
    lignes.reduce((total, situation) => {
      const redigee = redigerTrace(calculerDroit(situation).trace);
      return total + redigee.reduce((somme, ligne) => somme + ligne.texte.length, 0);
    }, 0),
  );
}

/** Computations a second on one thread, at each size. */
export async function mesurer({ tailles }: Options): Promise<Mesure[]> {
  const enLot = { nom: 'OpenFisca, objets, par lots (connu)', valeur: 750_000 };
  const unParUn = { nom: 'OpenFisca, un par un avec trace (connu)', valeur: 425 };
  const parTaille = tailles.flatMap((n): Mesure[] => [
    {
      nom: `échelon et montant, ${n} foyers`,
      valeur: mesurerSansTrace(n),
      unite: 'calculs/s',
      reference: enLot,
      objectif: { sens: 'au_moins', valeur: 10_000_000 },
    },
    {
      nom: `droit et trace, ${n} foyers`,
      valeur: mesurerAvecTrace(n),
      unite: 'calculs/s',
      reference: unParUn,
      objectif: { sens: 'au_moins', valeur: 500_000 },
    },
  ]);
  return [
    ...parTaille,
    {
      nom: `droit et trace rédigée, ${FOYERS_REDIGES} foyers`,
      valeur: mesurerTraceRedigee(),
      unite: 'calculs/s',
      reference: unParUn,
      objectif: { sens: 'au_moins', valeur: 10_000 },
    },
  ];
}
