import { avant, type Jour } from '../date.ts';
import { type Centimes, centimes } from '../montant.ts';
import type { Ligne } from '../regle.ts';
import type { TypeBourse } from '../situation.ts';
import { type Calcul, type MontantsAnnuels, type Parts, somme } from './montants.ts';
import { FRANCHISE } from './retenues-regles.ts';
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

/** Yearly amount on which the retenue is counted: everything but the prime d’équipement. */
export function baseDeRetenue(montants: MontantsAnnuels): Calcul<Centimes> {
  const { bourse, merite, internat, reprise } = montants;
  const base = somme([bourse, merite, internat, reprise]);
  return {
    valeur: base,
    trace: [
      { regle: 'retenue.base', issue: 'appliquee', valeurs: { base, bourse, merite, internat, reprise } },
    ],
  };
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
export function calculerRetenues({ type, annee, base, dues, absences }: CasDeRetenue): Calcul<Retenues> {
  const { parJour, trace } = compter(annee, absences);
  const total = parJour.reduce((n, { demiJournees }) => n + demiJournees, 0);
  const franchissement = jourDuFranchissement(parJour);
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
    const commence = franchissement !== null && trimestre >= franchissement.trimestre;
    const demande = commence ? Math.round((base * cumul) / DEMI_JOURNEES_DE_L_ANNEE) : 0;
    const pris = Math.min(demande, duCumule) - prisCumule;
    const retenue = Math.min(pris, due);
    const reversement = pris - retenue;
    if (commence)
      trace.push(
        ...lignesDuTrimestre(trimestre, franchissement.trimestre, {
          base,
          cumul,
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

function lignesDuTrimestre(
  trimestre: Trimestre,
  duFranchissement: Trimestre,
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
  const auFranchissement = trimestre === duFranchissement;
  if (!auFranchissement && demiJournees === 0 && reversement === 0) return [];
  const lignes: Ligne[] = [
    { regle: 'retenue.taux', issue: 'appliquee', valeurs: { demiJournees: cumul, base, montant: demande } },
    {
      regle: auFranchissement ? 'retenue.franchissement' : 'retenue.jour_suivant',
      issue: 'appliquee',
      valeurs: { trimestre, demiJournees: auFranchissement ? cumul : demiJournees, montant: nouveau },
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
