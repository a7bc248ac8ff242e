import { bornesDeLAnnee } from '../annee.ts';
import { avant, type Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
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

/** The day on which age is looked at: the demande, but never before the school year it is for. */
export function jourUtile(s: Situation): Jour {
  const { debut } = bornesDeLAnnee(s.rentree);
  return avant(s.jour, debut) ? debut : s.jour;
}

/** The ages of a retour en formation: 16 to 25 révolus, on the day of entry (C. I.B.2). */
export function aLAgeDuRetour(naissance: Jour, entree: Jour): boolean {
  const age = ageRevolu(naissance, entree);
  return age >= 16 && age <= 25;
}

export const LECTURES_AGE: readonly Lecture[] = [
  {
    id: 'anniversaire_29_fevrier',
    article: 'C. I, III.D.4',
    doute: "Aucun texte ne dit quel jour une personne née un 29 février change d'âge une année ordinaire.",
    lecture: "L'âge est atteint le 1er mars.",
    autre: "L'âge est atteint le 28 février.",
    raison:
      "Avant le 1er mars, la durée entière n'est pas encore écoulée ; pour un élève de CFA, cette lecture laisse un jour de droit de plus.",
    regles: ['cfa_avant_15_ans', 'cned_college_avis_dasen', 'retour_en_formation', 'demandeur_majeur'],
  },
];
