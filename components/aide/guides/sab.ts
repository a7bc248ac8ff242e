import { RISQUES } from '#lib/droit/relecture-risques.ts';
import type { GuideDeRole } from '../guide.ts';
import { DEPLACER, EFFACER, EN_RETARD, REVENIR, S_ENTRAINER } from './communs.ts';

export const SAB: GuideDeRole = {
  cle: 'sab',
  titre: 'Service académique des bourses',
  pour: 'Vous instruisez et décidez pour le lycée, le collège privé et le Cned, et répondez aux recours.',
  roles: ['gestionnaire_sab', 'responsable_sab'],
  sections: [
    {
      cle: 'instruire',
      titre: 'Instruire et décider',
      paragraphes: [
        'La liste s’ouvre sur ce qui vous attend. Au lycée, une demande arrivée après la clôture est d’abord admise ou déclarée irrecevable : rien d’autre n’est possible avant.',
        'Qui signe tient une délégation en cours ce jour-là, pour l’académie et la branche du dossier. Sans elle, la décision est refusée, avec la raison.',
        'L’onglet « Contrôles » d’un dossier dit ce qui a été vérifié, par l’application ou par qui, sous quel article, et ce qui reste à faire. Il se remplit tout seul.',
      ],
      capture: { nom: 'service', montre: 'La liste du service académique, avec ses compteurs.' },
      pages: [
        '/agent/dossiers',
        '/agent/saisie',
        '/agent/guide',
        '/agent/eleves',
        '/agent/lots',
        '/agent/pieces',
      ],
      actes: ['instruire', 'attribuer', 'refuser', 'refuser_incompletude', 'rattraper_decision'],
    },
    EN_RETARD,
    REVENIR,
    DEPLACER,
    {
      cle: 'relire',
      titre: 'Relire avant le départ',
      paragraphes: [
        'Les administrateurs règlent, pour chaque académie, ce qu’une autre personne relit avant que le courrier parte : les premières décisions de qui signe, celles qui montrent un risque, une part tirée au sort. « Relectures » dit pourquoi chacune y est, et compte, par signataire et par risque, ce qui a été dit conforme ou à reprendre.',
        ...Object.values(RISQUES).map(({ aRegarder }) => aRegarder),
        'Un risque où beaucoup de décisions sont à reprendre dit ce que l’équipe vérifie mal : parlez-en, et donnez le cas en exemple à qui commence.',
      ],
      pages: ['/agent/relectures'],
      actes: ['confirmer_decision', 'renvoyer_decision'],
    },
    {
      cle: 'equipe',
      titre: 'Répartir le travail',
      paragraphes: [
        '« Répartition » montre la charge de chacun. Confier un dossier n’ôte rien à personne : les délais restent ceux du dossier. Le portefeuille d’une personne absente se reprend d’un seul geste, par un collègue ou par plusieurs : l’aperçu dit d’abord ce que chacun recevrait, dossier après dossier, l’échéance la plus proche d’abord.',
        'Mettre un dossier en attente demande une raison et une date de réveil ; le délai de la loi continue de courir.',
      ],
      pages: ['/agent/equipe', '/agent/immobiles', '/agent/cette-nuit'],
    },
    {
      cle: 'prives',
      titre: 'Suivre les collèges privés',
      paragraphes: [
        '« Collèges privés » liste les états de propositions reçus et attendus. Un collège en retard pour proposer entre dans la liste des refus que le silence va faire naître, avant le jour où ils naissent.',
      ],
      pages: ['/agent/propositions'],
    },
    {
      cle: 'recours',
      titre: 'Répondre aux recours',
      paragraphes: [
        'Quel que soit le nom que la famille lui donne, l’application classe sa lettre selon la loi : recours préalable, gracieux, hiérarchique ou tardif. Pour un recours préalable ou hiérarchique, qui a signé ou proposé la décision n’y répond pas.',
        'Un recours hiérarchique contre une décision du directeur académique va au ministre : envoyez-le avec le recueil, puis « Envoyer le recours au ministre » date cet envoi. Le délai de la réponse court depuis la réception du recours, non depuis l’envoi ; ce que le ministre répond s’enregistre ensuite comme sa réponse.',
        'Une réponse donnée après le délai remplace le rejet né du silence, et le dit.',
      ],
      pages: ['/agent/recours'],
      actes: [
        ...([
          'accueillir_recours',
          'maintenir_refus',
          'maintenir_attribution',
          'rouvrir_sur_recours',
        ] as const),
        ...([
          'ecarter_recours_tardif',
          'maintenir_retenue',
          'revoir_retenue',
          'envoyer_au_ministre',
        ] as const),
        ...(['executer_reponse_du_ministre', 'enregistrer_rejet_du_ministre'] as const),
        'executer_ministre_sur_retenue',
      ],
    },
    {
      cle: 'tribunal',
      titre: 'Devant le tribunal',
      paragraphes: [
        'Enregistrez la requête et le jour fixé par le tribunal : elle prend place parmi ce qui attend. Le recueil réunit la chronologie, la décision, la preuve de réception, le calcul et les pièces en un PDF. La requête, le mémoire et le jugement se joignent à leur acte : l’onglet « Recours » les garde, et la famille ne les y voit pas.',
      ],
      actes: [
        ...(['transmettre_requete', 'deposer_memoire', 'clore_requete', 'executer_annulation'] as const),
        'executer_annulation_de_retenue',
      ],
    },
    {
      cle: 'partir',
      titre: 'Signer, imprimer, prouver la réception',
      paragraphes: [
        'Un courrier sur papier attend votre main dans « Parapheur ». « Preuves manquantes » liste ceux dont rien ne prouve la réception : aucun délai ne court alors contre la famille.',
      ],
      pages: ['/agent/parapheur', '/agent/departs', '/agent/preuves'],
      actes: ['signer_courrier'],
    },
    {
      cle: 'etudes',
      titre: 'Conduire l’étude automatique',
      paragraphes: [
        'Une étude se prépare, se répète sans rien écrire, à côté des nombres de l’an dernier, puis se lance. Elle ne décide pas : sortez les cas qui demandent un regard, puis l’autorité signe le lot.',
        'Ce qu’elle n’a pas réglé vient dans « Études à réparer », par cause, avec le geste qui règle tout le groupe : corriger et rejouer, poser une question à la famille, demander un avis, remettre à une personne.',
      ],
      pages: ['/agent/etudes', '/agent/consentements'],
    },
    {
      cle: 'argent',
      titre: 'Liquider et suivre l’argent',
      paragraphes: [
        'Pour le privé et le Cned, vous préparez et signez les états. « Prévision de crédits » dit ce que coûteront les bourses, les dossiers en cours compris. « Rapprochement » montre ce qui est notifié et pas payé, avec la cause et qui doit agir.',
        'Un compte bancaire changé se confirme par la famille ou par un collègue, et ne touche jamais un état déjà signé.',
      ],
      pages: [
        ...[
          '/agent/etats',
          '/agent/fin-de-trimestre',
          '/agent/previsions',
          '/agent/pointage',
          '/agent/reversements',
        ],
        ...[
          '/agent/paiements',
          '/agent/comptes',
          '/agent/procurations',
          '/agent/emploi',
          '/agent/engagements',
        ],
        '/agent/reprises',
      ],
    },
    {
      cle: 'voir',
      titre: 'Voir la campagne, et qui n’a rien demandé',
      paragraphes: [
        '« Pilotage » dit où en est l’académie : chaque ligne ouvre les établissements qu’elle compte, puis leurs dossiers. Les établissements dont rien n’est venu y sont nommés. Chaque modèle de message y dit ce qu’il apporte, et ouvre les messages qui en sont partis. « À côté de » met un autre mois, ou la campagne passée, à côté de celle-ci.',
        '« Familles à prévenir » signale un élève pour un fait qui se dit à sa famille, jamais pour ses revenus.',
      ],
      pages: [
        ...['/agent/pilotage', '/agent/radar', '/agent/qualite'],
        ...['/agent/transferts', '/agent/base', '/agent/brevet'],
      ],
    },
    {
      cle: 'cas',
      titre: 'Juger un fichier de situations',
      paragraphes: [
        '« Juger un fichier » lit une situation par ligne et rend, pour chacune, l’échelon, les montants et les règles appliquées. Rien n’est gardé.',
      ],
      pages: ['/agent/cas'],
    },
    EFFACER,
    S_ENTRAINER,
  ],
};
