import type { Territoire } from '../calendrier/territoire.ts';
import type { Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { definirRegles } from '../regle.ts';
import { calculer, type Delai, type Modele, reglesDe } from './delai.ts';
import { MODELES_RECOURS } from './modeles.ts';

export const REGLES_DELAIS_RECOURS = definirRegles(reglesDe(MODELES_RECOURS));

export const LECTURES_DELAIS_RECOURS: readonly Lecture[] = [
  {
    id: 'delai.rapo_franc',
    article: 'R. 531-25 ; C. IV.B, lycée',
    doute:
      'Le recours préalable se forme dans les quinze jours de la réception, sans préciser le mode de calcul.',
    lecture: 'Délai franc, reporté au jour ouvré suivant.',
    autre: 'Quinze jours calendaires sans report.',
    raison:
      'Les délais de recours administratif se comptent comme ceux du contentieux, qui sont francs ; la lecture garde le droit au recours.',
    regles: ['delai.rapo'],
  },
  {
    id: 'delai.rapo_silence',
    article: 'D. 531-26 ; CRPA L. 411-7',
    doute: 'Le recteur statue dans les deux mois : le texte ne dit pas ce que vaut son silence.',
    lecture: 'Rejet le jour anniversaire du deuxième mois, sans report ; le délai du tribunal part de là.',
    autre: 'Acceptation, ou simple retard sans effet.',
    raison:
      'Le silence sur un recours administratif vaut rejet ; le délai de l’administration n’est pas franc.',
    regles: ['delai.reponse_rapo'],
  },
  {
    id: 'delai.gracieux_franc',
    article: 'C. IV.B',
    doute:
      'Le texte donne deux mois aux recours gracieux et hiérarchique comme au tribunal, sans dire s’ils sont francs.',
    lecture: 'Le même délai que celui du tribunal : franc et reporté.',
    autre: 'Deux mois de date à date, sans jour de plus.',
    raison: 'Un recours formé dans le délai du tribunal le conserve : les deux délais ne peuvent différer.',
    regles: ['delai.gracieux_ou_hierarchique'],
  },
  {
    id: 'delai.quatre_mois',
    article: 'C. IV.B, collège',
    doute:
      'Quatre mois depuis le recours sans réponse, ou deux mois depuis le rejet né au bout de deux mois : les fins de mois diffèrent.',
    lecture: 'Quatre mois depuis l’introduction du recours, francs.',
    autre: 'Deux fois deux mois, plus courts d’un à trois jours en fin de mois.',
    raison: 'C’est la lettre du texte et le délai le plus long.',
    regles: ['delai.tribunal_sans_reponse'],
  },
  {
    id: 'delai.introduction_du_recours',
    article: 'C. IV.B, collège ; CRPA L. 411-7',
    doute:
      'Les quatre mois partent de l’introduction du recours : est-ce le jour où la famille l’envoie, ou celui où l’administration le reçoit ?',
    lecture: 'Le jour où l’administration le reçoit, comme pour les deux mois de son silence.',
    autre: 'Le jour du cachet de la poste.',
    raison: 'C’est le jour le plus tardif : la famille ne perd aucun jour devant le juge.',
    regles: ['delai.tribunal_sans_reponse'],
  },
  {
    id: 'delai.fin_de_mois',
    article: 'CJA R. 421-1',
    doute: 'Un délai en mois qui part d’un 29, 30 ou 31 peut n’avoir pas de jour anniversaire.',
    lecture:
      'Le dernier jour du mois d’arrivée en tient lieu ; le jour franc, puis le report, s’ajoutent ensuite.',
    autre: 'Compter depuis le lendemain de la réception, ce qui perd parfois un jour.',
    raison: 'La règle est la même pour tous les délais en mois et ne perd jamais de jour.',
    regles: ['delai.tribunal', 'delai.gracieux_ou_hierarchique', 'delai.changement_de_personne'],
  },
];

/** Where the family lives, as CJA R. 421-7 sees it: months added to the litigation delay. */
export type Eloignement = 'aucun' | 'outre_mer' | 'etranger';
export const MOIS_DE_DISTANCE: Readonly<Record<Eloignement, number>> = {
  aucun: 0,
  outre_mer: 1,
  etranger: 2,
};

const prolonge = (modele: Modele & { duree: { mois: number } }, eloignement: Eloignement): Modele => ({
  ...modele,
  duree: { mois: modele.duree.mois + MOIS_DE_DISTANCE[eloignement] },
});

/** Last day of the RAPO of lycée: 15 days franc after reception, extended. No proof of reception (null): none runs. */
export const echeanceRapo = (reception: Jour | null, territoire: Territoire, evenement?: string): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.rapo'],
    MODELES_RECOURS['delai.rapo'],
    reception,
    territoire,
    evenement,
  );

/** Day on which silence rejects a RAPO: two months after its reception, from date to date, never extended. */
export const echeanceReponseRapo = (receptionDuRecours: Jour | null): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.reponse_rapo'],
    MODELES_RECOURS['delai.reponse_rapo'],
    receptionDuRecours,
    null,
  );

/** Last day of a recours gracieux or hiérarchique, collège and lycée: two months franc after reception. */
export const echeanceGracieuxOuHierarchique = (
  reception: Jour | null,
  territoire: Territoire,
  evenement?: string,
): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.gracieux_ou_hierarchique'],
    MODELES_RECOURS['delai.gracieux_ou_hierarchique'],
    reception,
    territoire,
    evenement,
  );

/** Day on which silence rejects a recours gracieux or hiérarchique: two months after its reception. */
export const echeanceReponseRecoursAdministratif = (receptionDuRecours: Jour | null): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.reponse_recours_administratif'],
    MODELES_RECOURS['delai.reponse_recours_administratif'],
    receptionDuRecours,
    null,
  );

/**
 * Last day to go to the tribunal administratif after a decision or an express answer: two months franc from its
 * reception, more for who lives far (CJA R. 421-7). For an implicit rejection, pass the day it was born.
 */
export const echeanceTribunal = (
  reception: Jour | null,
  territoire: Territoire,
  eloignement: Eloignement = 'aucun',
  evenement?: string,
): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.tribunal'],
    prolonge(MODELES_RECOURS['delai.tribunal'], eloignement),
    reception,
    territoire,
    evenement,
  );

/** Last day to contest a decision whose reception nothing proves: a year from the day on which it was surely known. */
export const echeanceUnAnSansPreuve = (connueLe: Jour, territoire: Territoire): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.un_an_sans_preuve'],
    MODELES_RECOURS['delai.un_an_sans_preuve'],
    connueLe,
    territoire,
  );

/** Same, when a recours gracieux or hiérarchique stayed without answer: four months franc from its introduction. */
export const echeanceTribunalSansReponse = (
  introduction: Jour | null,
  territoire: Territoire,
  eloignement: Eloignement = 'aucun',
): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.tribunal_sans_reponse'],
    prolonge(MODELES_RECOURS['delai.tribunal_sans_reponse'], eloignement),
    introduction,
    territoire,
  );
