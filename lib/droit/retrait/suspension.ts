/** The suspension of a bourse au mérite, the bourse going on, and its resumption (C. IV.C.3; D. 531-40). */
import { ecrireJour, type Jour, jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { definirRegles, type Ligne } from '../regle.ts';

/** The reason, and the first day without the bourse au mérite. */
const dire =
  (raison: string) =>
  ({ valeurs }: Ligne): string =>
    valeurs.dernierJour
      ? `${raison} La bourse au mérite est suspendue pour l’avenir : son dernier jour est le ${ecrireJour(jour(String(valeurs.dernierJour)))}.`
      : raison;

const commun = {
  verifieeLe: '2026-11-27',
  enVigueur: { du: '2016-09-01' },
};
const SOURCE = { article: 'C. IV.C.3 ; D. 531-40', titre: 'Suspension de la bourse au mérite' };

export const REGLES_SUSPENSION = definirRegles({
  'retrait.merite_assiduite': {
    ...commun,
    source: {
      ...SOURCE,
      dit: 'la bourse au mérite de l’élève qui ne satisfait pas à l’obligation d’assiduité peut être suspendue par le directeur académique, au vu des éléments que fournit l’établissement',
    },
    dire: dire('L’élève ne satisfait pas à l’obligation d’assiduité.'),
  },
  'retrait.merite_resultats': {
    ...commun,
    source: {
      ...SOURCE,
      dit: 'la bourse au mérite de l’élève dont le conseil de classe juge très insuffisants les efforts et les résultats peut être suspendue par le directeur académique, au vu des éléments que fournit l’établissement',
    },
    dire: dire('Le conseil de classe juge très insuffisants les efforts et les résultats de l’élève.'),
  },
});

/** The line of a decision taken while a suspension stands: `depuis`, the first day without the bourse au mérite. */
export const ligneSuspendue = (depuis: Jour): Ligne => ({
  regle: 'merite.suspension',
  issue: 'appliquee',
  valeurs: { exclue: true, depuis: depuis.toString() },
});

export const LECTURES_SUSPENSION: readonly Lecture[] = [
  {
    id: 'merite.suspension_pour_l_avenir',
    article: 'D. 531-40 ; C. IV.C.3',
    doute:
      'Le code suspend « le bénéfice » de la bourse au mérite sans dire depuis quel jour, ni ce que devient ce qui a été versé.',
    lecture:
      'Pour l’avenir seul : le dernier jour n’est ni avant celui de la signature, ni avant la fin du dernier trimestre dont un état signé porte déjà la bourse au mérite. Rien de ce qui a été reçu n’est réclamé.',
    autre: 'Depuis le jour du manquement, avec un ordre de reversement.',
    raison: 'Une suspension n’est pas un retrait, et l’ancienne circulaire disait ce qui est perçu acquis.',
    regles: ['retrait.merite_assiduite', 'retrait.merite_resultats', 'merite.suspension'],
  },
  {
    id: 'merite.suspension_contradictoire',
    article: 'D. 531-40 ; CRPA L. 121-1, L. 122-1',
    doute: 'Le directeur académique suspend « au vu des éléments fournis » : la famille est-elle entendue ?',
    lecture:
      'Oui, comme pour un retrait : elle est invitée à présenter ses observations, puis la décision est motivée, notifiée, et se conteste comme une attribution.',
    autre: 'Suspendre au seul vu des éléments de l’établissement.',
    raison:
      'La décision prive d’un avantage attribué : le code des relations la veut motivée et contradictoire.',
    regles: ['retrait.merite_assiduite', 'retrait.merite_resultats'],
  },
  {
    id: 'merite.reprise_apres_suspension',
    article: 'D. 531-40 ; C. IV.C.3',
    doute: 'Le texte ne dit ni combien dure une suspension, ni qui y met fin.',
    lecture:
      'Jusqu’à la fin de l’année scolaire, ou jusqu’au jour que nomme une décision de la même autorité, pour l’avenir ; l’année suivante la bourse au mérite est attribuée comme si rien ne s’était passé. Un recours accueilli contre la suspension l’efface depuis son premier jour.',
    autre: 'Jusqu’au diplôme, sans reprise.',
    raison: 'Ce qui est suspendu reprend, et la circulaire attribue la bourse au mérite chaque année.',
    regles: ['merite.suspension'],
  },
];
