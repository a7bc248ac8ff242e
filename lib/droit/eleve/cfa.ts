import { appliquer, type Constat, exclure, manquer } from '../constat.ts';
import { apres, type Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { dernierJour } from '../naissance.ts';
import { direJour, phrases } from '../phrase.ts';
import { definirRegles, type Ligne } from '../regle.ts';
import type { Situation } from '../situation.ts';
import { anniversaire, jourUtile } from './age.ts';

const quiEst = (v: Ligne['valeurs']): string =>
  v.lycee === true ? 'L’élève de lycée professionnel qui débute un apprentissage' : 'L’élève de CFA';

export const REGLES_CFA = definirRegles({
  cfa_avant_15_ans: {
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    source: {
      article: 'C. I ; L. 6222-1 du Code du travail',
      titre: 'Champ des bénéficiaires au lycée, CFA avant 15 ans',
      dit: 'L’élève entré en CFA ou en lycée professionnel, pour débuter sa formation sous statut scolaire avant 15 ans a droit à la bourse jusqu’à son quinzième anniversaire ; dès le lendemain, il est stagiaire de la formation professionnelle.',
    },
    dire: phrases({
      sujet: 'CFA avant 15 ans',
      ouvre: (v) =>
        `${quiEst(v)} sous statut scolaire a droit à la bourse jusqu’au ${direJour(v.jusquAu)}, jour de ses 15 ans.`,
      exclut: (v) =>
        `${quiEst(v)} a eu 15 ans le ${direJour(v.jusquAu)} : il ne relève plus du statut scolaire.`,
    }),
  },
});

export const LECTURES_CFA: readonly Lecture[] = [
  {
    id: 'cfa_jour_des_15_ans',
    article: 'C. I',
    doute:
      'Le droit vaut pour la durée qui précède le quinzième anniversaire, mais le statut ne change qu’à compter du lendemain : le jour même n’est nommé ni d’un côté ni de l’autre.',
    lecture: 'Le droit court jusqu’au jour des 15 ans inclus.',
    autre: 'Le droit cesse la veille des 15 ans.',
    raison: 'Ce jour-là, l’élève est encore sous statut scolaire, et aucun texte ne lui retire ce jour.',
    regles: ['cfa_avant_15_ans'],
    drapeau: 'cfa_avant_15_ans',
  },
  {
    id: 'lycee_pro_avant_15_ans',
    article: 'C. I ; L. 6222-1 du Code du travail',
    doute:
      'Le texte vise aussi l’élève inscrit en lycée professionnel avant 15 ans : tous, ou ceux qui y débutent une formation par apprentissage ?',
    lecture:
      'Ceux-là seuls, quand l’établissement le dit ; tout autre élève de lycée professionnel garde le droit de l’année entière.',
    autre:
      'Arrêter au quinzième anniversaire le droit de tout élève de lycée professionnel de moins de 15 ans.',
    raison:
      'Le statut de stagiaire qui ferme le droit ne naît que d’un apprentissage attendu ; l’étendre retirerait un droit sans texte.',
    regles: ['cfa_avant_15_ans'],
  },
];

/** The last day of the right of a CFA pupil: the day of the 15th birthday. Undefined elsewhere or without a birth date. */
export function dernierJourCfa(s: Situation): Jour | undefined {
  const { naissance } = s.eleve;
  return estVise(s) && naissance ? anniversaire(dernierJour(naissance), 15) : undefined;
}

/** In a CFA, or in a lycée professionnel where the training by apprenticeship begins before 15 (C. I). */
function estVise({ eleve: { etablissement, debuteApprentissage } }: Situation): boolean {
  const { type } = etablissement;
  const enLyceePro = type === 'lycee_professionnel' || type === 'lycee_polyvalent';
  return type === 'cfa' || (enLyceePro && debuteApprentissage === true);
}

/** Whether a CFA pupil under statut scolaire is still under 15, or 15 that very day (C. I). */
export function examinerCfa(s: Situation): Constat[] {
  const R = REGLES_CFA.cfa_avant_15_ans;
  const { naissance, entree } = s.eleve;
  if (!estVise(s)) return [];
  const dernier = dernierJourCfa(s);
  if (!naissance || !dernier) return [manquer(R, 'eleve.naissance', 'la date de naissance de l’élève')];
  const lycee: Ligne['valeurs'] = s.eleve.etablissement.type === 'cfa' ? {} : { lycee: true };
  const valeurs = { naissance: naissance.toString(), jusquAu: dernier.toString(), ...lycee };
  const tropTard = apres(jourUtile(s), dernier) || (entree !== undefined && apres(entree, dernier));
  return [(tropTard ? exclure : appliquer)(R, valeurs)];
}
