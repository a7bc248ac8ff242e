import type { Duree } from '../delais/delai.ts';
import { lesJours } from '../delais/dire.ts';
import type { Lecture } from '../lecture.ts';
import { capitale, direJour, phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';

const verifieeLe = '2026-11-22';
const enVigueur = { du: '2016-09-01' };
const derogations = 'Dérogations à la campagne annuelle';

/** The longest that a pupil stays in AvenirPro+ (arrêté of 28-11-2025). */
export const DUREE_AVENIRPRO = { mois: 4 } as const satisfies Duree;

export const REGLES_DISPOSITIFS = definirRegles({
  mlds: {
    enVigueur,
    verifieeLe,
    source: {
      article: 'C. I.B.1',
      titre: `${derogations}, MLDS`,
      dit: 'L’élève de la MLDS a droit à la bourse si l’action se tient dans un collège, un lycée ou un EREA, pour la durée de la formation seulement.',
    },
    dire: phrases({
      sujet: 'MLDS',
      ouvre: (v) =>
        v.fin
          ? `L’élève suit une action de la MLDS : le droit vaut pour la formation, jusqu’au ${direJour(v.fin)}.`
          : 'L’élève suit une action de la MLDS : le droit vaut pour la seule durée de la formation.',
      exclut: 'L’action de la MLDS ne se tient ni dans un collège, ni dans un lycée, ni dans un EREA.',
    }),
  },
  retour_en_formation: {
    opposee: true,
    enVigueur,
    verifieeLe,
    source: {
      article: 'C. I.B.2 ; D. 122-3-6',
      titre: `${derogations}, retour en formation initiale`,
      dit: 'Le jeune de 16 à 25 ans révolus qui revient en formation initiale sous statut scolaire a droit à la bourse après son affectation par le DASEN.',
    },
    dire: phrases({
      sujet: 'Retour en formation initiale',
      ouvre: 'L’élève revient en formation initiale et le DASEN l’a affecté.',
      exclut: 'Le DASEN n’a pas encore affecté l’élève : le droit attend cette affectation.',
      ecarte: (v) =>
        `À ${v.age} ans, l’élève n’entre pas dans le retour en formation, ouvert de 16 à 25 ans.`,
    }),
  },
  phase_preparatoire: {
    enVigueur,
    verifieeLe,
    source: {
      article: 'C. I.B.2',
      titre: `${derogations}, retour en formation initiale`,
      dit: 'Dans l’attente d’une entrée effective en formation, le jeune peut être pris en charge comme ceux de la MLDS, au titre d’une phase préparatoire.',
    },
    dire: phrases({
      sujet: 'Phase préparatoire au retour en formation',
      ouvre: (v) =>
        v.fin
          ? `L’élève suit une phase préparatoire : le droit vaut comme en MLDS, jusqu’au ${direJour(v.fin)}.`
          : 'L’élève suit une phase préparatoire : le droit vaut comme en MLDS, pour sa seule durée.',
      exclut: 'La phase préparatoire ne se tient ni dans un collège, ni dans un lycée, ni dans un EREA.',
    }),
  },
  service_civique_alterne: {
    enVigueur,
    verifieeLe,
    source: {
      article: 'C. I.B.2',
      titre: `${derogations}, service civique`,
      dit: 'Un jeune de la MLDS ou en retour de formation qui fait aussi un service civique alterné ne peut pas avoir de bourse de lycée.',
    },
    dire: phrases({
      sujet: 'Service civique alterné',
      exclut: 'Un service civique alterné ferme le droit à la bourse de lycée.',
    }),
  },
  avenirpro: {
    enVigueur: { du: '2025-11-28' },
    verifieeLe,
    source: {
      article: 'C. I ; arrêté du 28-11-2025',
      titre: 'Champ des bénéficiaires au lycée, AvenirPro+',
      dit: 'L’élève sans solution après le lycée professionnel a droit à la bourse dans AvenirPro+, pour quatre mois au plus.',
    },
    dire: phrases({
      sujet: 'AvenirPro+',
      ouvre: (v) => `L’élève suit AvenirPro+ : le droit court au plus jusqu’au ${direJour(v.jusquAu)}.`,
      exclut: (v) =>
        `${capitale(lesJours(DUREE_AVENIRPRO))} d’AvenirPro+ ont pris fin le ${direJour(v.jusquAu)}.`,
    }),
  },
  prepa_seconde: {
    enVigueur: { du: '2024-03-16' },
    verifieeLe,
    source: {
      article: 'C. I ; décret n° 2024-229 du 16-3-2024',
      titre: 'Champ des bénéficiaires au lycée, préparation à la seconde',
      dit: 'L’élève de la classe préparatoire à la seconde, en lycée, relève de la bourse de lycée.',
    },
    dire: phrases({
      sujet: 'Classe préparatoire à la seconde',
      ouvre: 'L’élève de la classe préparatoire à la seconde relève de la bourse de lycée.',
      ecarte: 'La classe préparatoire à la seconde n’existe qu’en lycée : l’établissement seul compte ici.',
    }),
  },
  tous_droits_ouverts: {
    enVigueur: { du: '2023-07-18' },
    verifieeLe,
    source: {
      article: 'C. I.B.2 ; circulaire du 18-7-2023',
      titre: `${derogations}, parcours Tous droits ouverts`,
      dit: 'L’élève du parcours Tous droits ouverts garde son droit pendant le parcours, dans la limite de l’année scolaire.',
    },
    dire: phrases({
      sujet: 'Tous droits ouverts',
      ouvre: (v) =>
        `Le parcours Tous droits ouverts garde le droit, au plus jusqu’au ${direJour(v.jusquAu)}.`,
    }),
  },
});

export const LECTURES_DISPOSITIFS: readonly Lecture[] = [
  {
    id: 'phase_preparatoire_droit',
    article: 'C. I.B.2',
    doute:
      'Le jeune en attente d’affectation peut être pris en charge « de la même manière » que ceux de la MLDS : la bourse suit-elle ?',
    lecture:
      'Oui, dans un collège, un lycée ou un EREA et pour la durée de la phase seulement ; un agent voit le dossier.',
    autre: 'La bourse attend l’affectation par le DASEN.',
    raison:
      'Le texte assimile la phase à la MLDS, qui ouvre le droit ; la durée bornée empêche de payer deux fois.',
    regles: ['phase_preparatoire'],
    drapeau: 'phase_preparatoire',
  },
  {
    id: 'avenirpro_quatre_mois',
    article: 'C. I',
    doute: 'Le texte donne quatre mois au plus, sans dire quel jour est le dernier.',
    lecture: 'Les mois se comptent de date à date ; le dernier jour est la veille du quantième.',
    autre: 'Le jour du même quantième est encore compris, ou les quatre mois se comptent depuis la rentrée.',
    raison: 'Le jour d’entrée compte déjà : l’ajouter aussi à la fin ferait plus de quatre mois.',
    regles: ['avenirpro'],
    drapeau: 'avenirpro_quatre_mois',
  },
  {
    id: 'service_civique_hors_lycee',
    article: 'C. I.B.2',
    doute:
      'Le texte n’exclut le service civique alterné que de la bourse de lycée, pour la MLDS et le retour en formation.',
    lecture: 'Dans ces cas, aucun droit ; dans tout autre cas, un agent décide.',
    autre: 'Le service civique alterné ferme tout droit à bourse.',
    raison: 'Retirer un droit demande un texte, et celui-ci est limité.',
    regles: ['service_civique_alterne'],
    drapeau: 'service_civique_alterne',
  },
  {
    id: 'retour_en_formation_hors_age',
    article: 'C. I.B.2',
    doute:
      'Le texte ne dit pas ce que devient la demande d’un jeune de moins de 16 ou de plus de 25 ans inscrit sous statut scolaire.',
    lecture: 'Il ne profite pas du régime du retour en formation, mais garde le droit de tout élève.',
    autre: 'Il n’a aucun droit.',
    raison: 'Les bourses n’ont pas de limite d’âge ; l’âge ne règle que la dérogation.',
    regles: ['retour_en_formation', 'recevabilite.entree_en_formation'],
  },
];
