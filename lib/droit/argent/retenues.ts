import { avant, type Jour } from '../date.ts';
import { type Centimes, centimes } from '../montant.ts';
import type { Ligne } from '../regle.ts';
import type { TypeBourse } from '../situation.ts';
import { type Calcul, type MontantsAnnuels, type Parts, somme } from './montants.ts';
import { FRANCHISE, primesDansLaBase, quinzePremiersJoursRetenus } from './retenues-regles.ts';
import { type AnneeScolaire, type Trimestre, trimestreDu } from './trimestres.ts';

/** In half-days. */
const SEUIL = FRANCHISE.jours * 2;
/** 1/270 of the yearly amount per day, that is 1/540 per half-day. */
const DEMI_JOURNEES_DE_L_ANNEE = 540;

/** Absence of a pupil on one day, in whichever établissement of the year. */
export interface Absence {
  jour: Jour;
  demiJournees: 1 | 2;
  /** Judged by the chef d’établissement (L. 131-8, R. 131-5). */
  justifiee: boolean;
}

export interface CasDeRetenue {
  type: TypeBourse;
  annee: AnneeScolaire;
  /** Yearly amount on which a day is counted: `baseDeRetenue`. */
  base: Centimes;
  /** What is due for each trimestre on that base, before any retenue. */
  dues: Parts;
  absences: readonly Absence[];
  /** Day on which the crossing was recorded; that of the absence that crosses when it is not told. */
  constateLe?: Jour;
  /** Lycée only: whether the first fifteen days are retained too. The dated switch by default. */
  quinzePremiersJours?: boolean;
}

export interface RetenueDuTrimestre {
  trimestre: Trimestre;
  /** Unjustified half-days of this trimestre alone. */
  demiJournees: number;
  /** Withheld from the trimestre’s own share. */
  retenue: Centimes;
  /** Taken back from what was already due: ordre de reversement. */
  reversement: Centimes;
}

export interface Retenues {
  demiJournees: number;
  /** Day on which the fifteen days are exceeded; null when they are not. */
  franchi: Jour | null;
  trimestres: readonly RetenueDuTrimestre[];
  total: Centimes;
}

/**
 * Yearly amount on which the retenue of a rentrée is counted: bourse and mérite; the primes of internat and reprise by
 * a dated switch; never the équipement.
 */
export function baseDeRetenue(
  montants: MontantsAnnuels,
  rentree: number,
  comptees = primesDansLaBase(rentree),
): Calcul<Centimes> {
  const { bourse, merite, internat, reprise } = montants;
  const base = somme(comptees ? [bourse, merite, internat, reprise] : [bourse, merite]);
  const trace: Ligne[] = [{ regle: 'retenue.base', issue: 'appliquee', valeurs: { base, bourse, merite } }];
  if (internat + reprise > 0)
    trace.push({ regle: 'retenue.primes', issue: 'appliquee', valeurs: { internat, reprise, comptees } });
  return { valeur: base, trace };
}

interface Comptees {
  /** Unjustified half-days per day, in the order of days; never more than two a day. */
  parJour: readonly { jour: Jour; trimestre: Trimestre; demiJournees: number }[];
  trace: Ligne[];
}

function compter(annee: AnneeScolaire, absences: readonly Absence[]): Comptees {
  const parJour = new Map<string, { jour: Jour; trimestre: Trimestre; demiJournees: number }>();
  let justifiees = 0;
  let horsAnnee = 0;
  for (const { jour, demiJournees, justifiee } of absences) {
    const trimestre = trimestreDu(annee, jour);
    if (justifiee) justifiees += demiJournees;
    else if (trimestre === null) horsAnnee += demiJournees;
    else {
      const cle = jour.toString();
      const dejaLa = parJour.get(cle)?.demiJournees ?? 0;
      parJour.set(cle, { jour, trimestre, demiJournees: Math.min(2, dejaLa + demiJournees) });
    }
  }
  const trace: Ligne[] = [];
  const ecarter = (regle: string, demiJournees: number) => {
    if (demiJournees > 0) trace.push({ regle, issue: 'ecartee', valeurs: { demiJournees } });
  };
  ecarter('retenue.absence_justifiee', justifiees);
  ecarter('retenue.hors_annee', horsAnnee);
  return {
    parJour: [...parJour.values()].sort((a, b) => (avant(a.jour, b.jour) ? -1 : 1)),
    trace,
  };
}

function jourDuFranchissement(parJour: Comptees['parJour']): { jour: Jour; trimestre: Trimestre } | null {
  let cumul = 0;
  for (const { jour, trimestre, demiJournees } of parJour) {
    cumul += demiJournees;
    if (cumul > SEUIL) return { jour, trimestre };
  }
  return null;
}

/**
 * Retenues of a school year for absences that are neither justified nor excused (C. VII.A).
 * All amounts in centimes. What is taken at the end of a trimestre never exceeds what was due up to it.
 */
export function calculerRetenues(cas: CasDeRetenue): Calcul<Retenues> {
  const { type, annee, base, dues, absences } = cas;
  const { parJour, trace } = compter(annee, absences);
  const total = parJour.reduce((n, { demiJournees }) => n + demiJournees, 0);
  const franchissement = jourDuFranchissement(parJour);
  const constat = franchissement && trimestreDuConstat(cas, franchissement);
  const laissees = joursLaisses(cas);
  trace.push({
    regle: type === 'college' ? 'retenue.seuil_college' : 'retenue.seuil_lycee',
    issue: franchissement ? 'appliquee' : 'ecartee',
    valeurs: { demiJournees: total, franchi: franchissement?.jour.toString() ?? null },
  });

  let cumul = 0;
  let duCumule = 0;
  let prisCumule = 0;
  let demandeCumulee = 0;
  const trimestres = ([1, 2, 3] as const).map((trimestre): RetenueDuTrimestre => {
    const demiJournees = parJour
      .filter((absence) => absence.trimestre === trimestre)
      .reduce((n, absence) => n + absence.demiJournees, 0);
    cumul += demiJournees;
    const due = dues[trimestre - 1] ?? 0;
    duCumule += due;
    const commence = constat !== null && trimestre >= constat;
    const retenues = cumul - laissees;
    const demande = commence ? Math.round((base * retenues) / DEMI_JOURNEES_DE_L_ANNEE) : 0;
    const pris = Math.min(demande, duCumule) - prisCumule;
    const retenue = Math.min(pris, due);
    const reversement = pris - retenue;
    if (commence)
      trace.push(
        ...lignesDuTrimestre(type, trimestre, constat, {
          base,
          cumul: retenues,
          demiJournees,
          demande,
          nouveau: demande - demandeCumulee,
          reversement,
        }),
      );
    prisCumule += pris;
    demandeCumulee = demande;
    return { trimestre, demiJournees, retenue: centimes(retenue), reversement: centimes(reversement) };
  });
  return {
    valeur: {
      demiJournees: total,
      franchi: franchissement?.jour ?? null,
      trimestres,
      total: centimes(prisCumule),
    },
    trace,
  };
}

/** Never before the absence that crosses; the last one when it is recorded after the year. */
function trimestreDuConstat(
  { annee, constateLe }: CasDeRetenue,
  absence: { jour: Jour; trimestre: Trimestre },
) {
  if (!constateLe || avant(constateLe, absence.jour)) return absence.trimestre;
  return trimestreDu(annee, constateLe) ?? 3;
}

/** Half-days that the retenue leaves, once the threshold is passed: none, unless the lycée's switch says so. */
function joursLaisses({ type, annee, quinzePremiersJours }: CasDeRetenue): number {
  const retenus = quinzePremiersJours ?? quinzePremiersJoursRetenus(annee.rentree.year);
  return type === 'lycee' && !retenus ? SEUIL : 0;
}

function lignesDuTrimestre(
  type: TypeBourse,
  trimestre: Trimestre,
  duConstat: Trimestre,
  compte: {
    base: number;
    cumul: number;
    demiJournees: number;
    demande: number;
    nouveau: number;
    reversement: number;
  },
): Ligne[] {
  const { base, cumul, demiJournees, demande, nouveau, reversement } = compte;
  const auConstat = trimestre === duConstat;
  if (!auConstat && demiJournees === 0 && reversement === 0) return [];
  const duType = type === 'lycee' ? '_lycee' : '';
  const lignes: Ligne[] = [
    {
      regle: `retenue.taux${duType}`,
      issue: 'appliquee',
      valeurs: { demiJournees: cumul, base, montant: demande },
    },
    {
      regle: `retenue.${auConstat ? 'franchissement' : 'jour_suivant'}${duType}`,
      issue: 'appliquee',
      valeurs: { trimestre, demiJournees: auConstat ? cumul : demiJournees, montant: nouveau },
    },
  ];
  if (reversement > 0)
    lignes.push({
      regle: 'retenue.reversement',
      issue: 'appliquee',
      valeurs: { trimestre, montant: reversement },
    });
  return lignes;
}
