import type { SectionDeGuide } from '../guide.ts';

/** What the guides of two functions explain in the same words. */
export const EN_RETARD: SectionDeGuide = {
  cle: 'retard',
  titre: 'Une demande ou un avis en retard',
  paragraphes: [
    'Une demande arrivée après la clôture n’est pas perdue d’avance : vérifiez d’abord sa date, puis les dérogations, puis les raisons du retard. Au collège public, le chef d’établissement refuse ou admet ; ailleurs, le directeur académique déclare irrecevable ou admet.',
    'La famille qui attend son avis d’impôt le dit, et peut l’apporter jusqu’à la fin de l’année scolaire. S’il vient longtemps après, une personne juge si ce temps était raisonnable, et l’écrit.',
  ],
  actes: [
    ...([
      'refuser_hors_delai',
      'declarer_irrecevable',
      'admettre_hors_delai',
      'revenir_sur_le_retard',
    ] as const),
    ...(['retenir_avis_tardif', 'refuser_avis_tardif'] as const),
  ],
};

export const REVENIR: SectionDeGuide = {
  cle: 'revenir',
  titre: 'Rectifier, retirer, suspendre',
  paragraphes: [
    'Une erreur de bonne foi se rectifie : la différence se voit avant d’enregistrer, et une décision modificative part si la bourse change. La première fois, ou si la famille le dit d’elle-même, rien ne lui est reproché.',
    'Une bourse attribuée ne se retire qu’après avoir invité la famille à dire ce qu’elle a à dire. Le délai court de la réception de l’invitation ; ensuite la bourse est retirée pour l’avenir, ou continue, et la famille lit pourquoi.',
    'Quand deux parents demandent pour un élève en résidence alternée, les deux demandes sont irrecevables ; quand l’un se retire, celle de l’autre reprend à son propre jour.',
  ],
  actes: [
    ...(['rectifier', 'ecarter_rectification', 'inviter_a_presenter_ses_observations', 'retirer'] as const),
    ...(['abandonner_retrait', 'suspendre_merite', 'reprendre_merite', 'declarer_double_demande'] as const),
  ],
};

export const DEPLACER: SectionDeGuide = {
  cle: 'changements',
  titre: 'Un boursier qui part, arrive ou revient',
  paragraphes: [
    'La bourse suit l’élève : l’échelon est gardé jusqu’à la fin de l’année, chaque établissement verse sa part, et rien n’est versé deux fois. Une autre académie, l’agriculture ou un établissement hors de la base se constatent, avec l’imprimé qui le prouve.',
    'Un élève que plus rien ne scolarise (emploi, apprentissage, radiation, départ à l’étranger, décès) part aussi : « Constater un départ », avec ce qui l’établit. Rien n’est retiré de ce qui était dû avant ; au lycée la bourse s’arrête à son dernier jour, au collège le trimestre reste entier.',
    'Un boursier de lycée que la base dit dans une autre formation est signalé sur son dossier : la prime d’équipement se perd à qui quitte la formation qui l’ouvre avant la fin de septembre, et s’ouvre à qui entre dans une autre. Demandez le jour, puis rectifiez.',
  ],
  actes: ['transferer', 'reprendre_bourse_d_ailleurs', 'constater_depart', 'constater_retour'],
};

export const EFFACER: SectionDeGuide = {
  cle: 'effacements',
  titre: 'Annoncer un effacement par la poste',
  paragraphes: [
    'Un an après qu’un élève a quitté le collège ou le lycée, ses données s’effacent. Les familles que nul courriel ne joint en sont prévenues par une lettre : imprimez-les dans « Effacements à annoncer », postez-les, puis dites-le. Rien n’est effacé avant.',
  ],
  pages: ['/agent/effacements'],
};

export const S_ENTRAINER: SectionDeGuide = {
  cle: 'entrainement',
  titre: 'S’entraîner sur des élèves fictifs',
  paragraphes: [
    'Dans la démonstration, « S’entraîner » liste les actes de vos fonctions, la règle de chacun, les dossiers sur lesquels l’essayer, et coche ce que vous avez fait depuis votre connexion. Rien n’y concerne une vraie famille.',
  ],
  pages: ['/agent/entrainement'],
};
