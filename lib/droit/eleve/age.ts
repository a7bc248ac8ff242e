import { bornesDeLAnnee } from '../annee.ts';
import { avant, type Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { dernierJour, type Naissance, premierJour } from '../naissance.ts';
import type { Situation } from '../situation.ts';

/**
 * The day on which a person reaches an age. Someone born on 29 February reaches it on 1 March of an
 * ordinary year: see the reading `anniversaire_29_fevrier`.
 */
export function anniversaire(naissance: Jour, ans: number): Jour {
  const jour = naissance.add({ years: ans });
  return jour.day === naissance.day ? jour : jour.add({ days: 1 });
}

/** Whole years lived on a day; 0 before the first birthday. */
export function ageRevolu(naissance: Jour, j: Jour): number {
  const ans = j.year - naissance.year;
  // Month and day alone, without making a day: 1 March comes after 29 February, as `anniversaire` says.
  const fete = j.month > naissance.month || (j.month === naissance.month && j.day >= naissance.day);
  return Math.max(0, fete ? ans : ans - 1);
}

/** The greatest age that a person may have on a day: whole years since the earliest day of birth. */
export const ageAuPlus = (ne: Naissance, j: Jour): number => ageRevolu(premierJour(ne), j);

/** The least age that a person may have on a day. */
export const ageAuMoins = (ne: Naissance, j: Jour): number => ageRevolu(dernierJour(ne), j);

/** The day on which age is looked at: the demande, but never before the school year it is for. */
export function jourUtile(s: Situation): Jour {
  const { debut } = bornesDeLAnnee(s.rentree);
  return avant(s.jour, debut) ? debut : s.jour;
}

const RETOUR = { des: 16, jusquA: 25 };

/** The ages of a retour en formation: who may be 16 to 25 révolus, on the day of entry (C. I.B.2). */
export const aLAgeDuRetour = (ne: Naissance, entree: Jour): boolean =>
  ageAuPlus(ne, entree) >= RETOUR.des && ageAuMoins(ne, entree) <= RETOUR.jusquA;

/** The same of who has these ages whatever the day of birth: an assignment then cannot lack. */
export const sansDouteALAgeDuRetour = (ne: Naissance, entree: Jour): boolean =>
  ageAuMoins(ne, entree) >= RETOUR.des && ageAuPlus(ne, entree) <= RETOUR.jusquA;

export const LECTURES_AGE: readonly Lecture[] = [
  {
    id: 'anniversaire_29_fevrier',
    article: 'C. I, III.D.4',
    doute: 'Aucun texte ne dit quel jour une personne née un 29 février change d’âge une année ordinaire.',
    lecture: 'L’âge est atteint le 1er mars.',
    autre: 'L’âge est atteint le 28 février.',
    raison:
      'Avant le 1er mars, la durée entière n’est pas encore écoulée ; pour un élève de CFA, cette lecture laisse un jour de droit de plus.',
    regles: ['cfa_avant_15_ans', 'cned_college_avis_dasen', 'retour_en_formation', 'demandeur_majeur'],
  },
  {
    id: 'naissance_incomplete',
    article: 'C. I, I.B.2, III.B, III.D, IV.C.2, VII.A',
    doute:
      'L’état civil ne connaît parfois que l’année de naissance, ou le mois et l’année : aucun texte des bourses ne dit quel jour retenir.',
    lecture:
      'Aucun jour n’est inventé : chaque condition d’âge est jugée au jour possible qui ne retire aucun droit et ne demande aucune pièce de plus.',
    autre:
      'Un jour de convention, le même pour toutes les conditions : le 1er janvier ou le 31 décembre de l’année.',
    raison:
      'Un jour de convention retire un droit à l’un quand il en donne à l’autre ; le doute de l’état civil n’est pas le fait de la famille.',
    regles: [
      'cfa_avant_15_ans',
      'cned_college_avis_dasen',
      'retour_en_formation',
      'demandeur_majeur',
      'etranger_isole',
      'preuve_non_parent',
      'statut_boursier_ase_terminale',
      'reprise.age',
      'exclusion.lycee_obligation_scolaire',
    ],
  },
];
