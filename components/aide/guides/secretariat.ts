import { JOURS_ENTRE_RELANCES } from '#lib/droit/echeances/relances.ts';
import { GESTES } from '../gestes.ts';
import type { GuideDeRole } from '../guide.ts';
import { EFFACER, S_ENTRAINER } from './communs.ts';

export const SECRETARIAT: GuideDeRole = {
  cle: 'secretariat',
  titre: 'Secrétariat',
  pour: 'Vous recevez les demandes sur papier, les pièces et les questions des familles.',
  roles: ['secretariat', 'secretaire_general'],
  sections: [
    {
      cle: 'saisir',
      titre: 'Saisir une demande papier',
      paragraphes: [
        'La demande compte du jour où elle arrive, même incomplète : saisissez le jour inscrit sur le formulaire, pas celui de la saisie. Le résultat se calcule à côté pendant que vous tapez ; il n’est qu’une aide, une personne décide.',
        'Ce que vous tapez est gardé au fur et à mesure : vous pouvez fermer la page et reprendre dans « Mes dossiers ».',
        `Sans souris, la touche Entrée mène d’un champ au suivant, dans l’ordre du papier : ${GESTES.familleConnue} touches au plus pour une famille que la base connaît, ${GESTES.familleInconnue} pour une autre.`,
      ],
      etapes: [
        'Ouvrez « Saisir une demande papier », puis cherchez l’élève par son nom ou son INE.',
        'Tapez le formulaire dans l’ordre du papier ; l’avis d’impôt peut se lire d’une photo de son code.',
        'Enregistrez, puis imprimez l’accusé de réception et donnez-le à la famille.',
      ],
      capture: { nom: 'saisie', montre: 'La saisie d’une demande, avec le résultat calculé à côté.' },
      pages: ['/agent/saisie', '/agent/guide'],
      actes: ['corriger_reception', 'completer_demande'],
    },
    {
      cle: 'pieces',
      titre: 'Demander et regarder les pièces',
      paragraphes: [
        'La demande de pièces part par courrier. Le délai de la famille court du jour où elle le reçoit, jamais du jour où vous l’envoyez : enregistrez la preuve de réception.',
        'Une pièce que la famille envoie attend qu’une personne la regarde. Ouvrez-la sous l’onglet « Pièces » : v si elle convient, f si elle est à refaire, x si ce n’est pas le bon papier. La famille est prévenue avec la raison.',
        'Un courrier dont rien ne prouve la réception ne fait courir aucun délai : « Preuves manquantes » les liste, avec ce qu’il reste à faire pour chacun.',
      ],
      pages: ['/agent/pieces', '/agent/preuves'],
      actes: [
        ...([
          'demander_pieces',
          'recevoir_piece',
          'accepter_piece',
          'ecarter_piece',
          'joindre_fichiers',
        ] as const),
        ...(['reporter_avis', 'signaler_attente_avis'] as const),
      ],
    },
    {
      cle: 'prouver',
      titre: 'Prouver la réception d’un courrier',
      paragraphes: [
        'Ouvert en ligne, remis contre signature, ou en recommandé : le jour de la réception fait courir les délais, celui de l’envoi jamais. Un recommandé avisé et non réclamé compte du jour de l’avis.',
        'Un courrier revenu « inconnu à l’adresse » n’a pas été reçu : demandez une autre adresse, puis envoyez-le de nouveau. Si le serveur refuse une adresse de courriel, tout de suite ou en rendant le courriel plus tard, le dossier le dit, et les courriers à venir s’impriment. Il propose l’autre adresse que la base scolaire connaît de la même personne ; celle de l’autre parent, jamais.',
      ],
      actes: [
        ...(['dater_reception', 'envoyer_recommande', 'signaler_retour', 'renvoyer_courrier'] as const),
        ...(['dater_invitation', 'dater_retenue'] as const),
      ],
    },
    {
      cle: 'famille',
      titre: 'Noter ce que dit la famille',
      paragraphes: [
        'Un désistement, une renonciation, une erreur qu’elle signale, des observations, un recours : notez-les tels qu’elle les dit, au jour de sa lettre. Rien de cela ne décide à la place de qui décide.',
        'Une personne sans compte qui demande une copie de ses données la reçoit de vous : dans les courriers du dossier, « Copie des données de la personne ». Remettez-la à elle seule ; l’impression est gardée au registre des lectures.',
      ],
      actes: [
        ...([
          'enregistrer_desistement',
          'renoncer_a_la_bourse',
          'signaler_erreur',
          'recevoir_observations',
        ] as const),
        'former_recours',
      ],
    },
    {
      cle: 'messages',
      titre: 'Répondre aux messages',
      paragraphes: [
        'Un message d’une famille est une tâche de « À faire par moi » : « Répondre à la famille ». Répondez sous l’onglet « Messages », avec un modèle si vous voulez. S’il n’y a rien à répondre, dites-le : la tâche s’en va.',
        'Un message n’annonce jamais une décision : son courrier seul la fait connaître. Si la famille conteste une décision dans un message, c’est un recours : enregistrez-le, à la date du message.',
      ],
    },
    {
      cle: 'telephone',
      titre: 'Répondre au téléphone',
      paragraphes: [
        'La recherche (touche /) trouve un dossier par un nom, même mal écrit, un numéro de dossier ou de lettre, un INE, un téléphone ou un courriel. La réponse dit où en est la demande et ce qu’elle attend : la touche /, les mots, Entrée.',
        'Un élève de vos établissements sans demande se trouve de même, par son nom ou son INE : « Saisir la demande » ouvre la saisie à son nom, et « Saisir un consentement » le papier de l’étude automatique.',
      ],
      pages: ['/agent/dossiers', '/agent/eleves'],
    },
    {
      cle: 'relances',
      titre: 'Relancer avant la clôture',
      paragraphes: [
        `« Familles sans demande » liste les élèves pour lesquels rien n’est déposé. Le courriel vient d’abord, puis la lettre, puis le recommandé, chacun une fois et à ${JOURS_ENTRE_RELANCES} jours au moins l’un de l’autre.`,
        '« Familles à prévenir » montre celles qui pourraient avoir droit à la bourse, avec une raison qui peut se dire à voix haute ; chaque contact s’y note. « Ce que chaque moyen a apporté » ouvre les élèves que chaque nombre compte.',
      ],
      pages: ['/agent/relances', '/agent/radar', '/agent/campagne'],
      actes: ['relancer_en_recommande'],
    },
    {
      cle: 'accords',
      titre: 'Recueillir les accords à l’étude automatique',
      paragraphes: [
        'À l’inscription et à chaque réinscription, chaque parent dit oui ou non, en ligne ou sur papier. Saisissez un papier au jour de son dépôt. Un accord vaut d’une rentrée à l’autre, tant que l’élève reste dans l’académie.',
        'Quand un concubin refuse, l’étude ne peut pas se faire : la personne en est prévenue par courriel, avec ce qu’elle peut faire. Sans adresse qui fonctionne, « Consentements » donne la lettre à imprimer ; une fois à la poste, dites-le sur sa page, et elle quitte la liste. La demande se fait alors par le formulaire papier : le concubin peut y remettre lui-même son avis, que vous saisissez comme celui du demandeur, en cochant la pièce.',
      ],
      pages: ['/agent/consentements', '/agent/etudes'],
    },
    {
      cle: 'base',
      titre: 'Tenir la base des élèves',
      paragraphes: [
        'Donnez l’export de Siècle : rien n’est écrit avant que vous ayez vu ce qui change, ligne par ligne. Une ligne refusée dit sa cause et se corrige dans le tableur rendu. Un élève absent d’un fichier n’est pas parti pour autant.',
        '« Données à compléter » dit ce qui manque dans la base et arrête une famille (INE, adresse, courriel refusé, compte bancaire…) ; chaque ligne ouvre la page où cela se corrige.',
        'Un élève venu ou parti en cours d’année a sa ligne dans « Transferts », avec ce que chacun des deux établissements doit.',
      ],
      pages: ['/agent/base', '/agent/qualite', '/agent/brevet', '/agent/transferts'],
    },
    {
      cle: 'compte',
      titre: 'Rattacher le compte d’une famille',
      paragraphes: [
        'Une personne connectée dont le compte n’ouvre aucun dossier demande un code sur la page qui le lui dit. Elle vous l’apporte, avec sa pièce d’identité. Depuis la fiche de l’élève, ouvrez sa fiche de responsable, puis « Compte en ligne ».',
        'Comparez la personne, la pièce et la fiche, dites quelle pièce vous avez vue, et écrivez pourquoi. Un code sert une fois, et quelques jours seulement. Un compte rattaché par erreur se détache au même endroit : il n’ouvre plus rien aussitôt.',
      ],
    },
    {
      cle: 'absences',
      titre: 'Noter les absences',
      paragraphes: [
        'Les absences se saisissent en demi-journées, ou se lisent d’un fichier, justifiées ou non. Une justification qui vient après rend ce qui avait été retenu.',
      ],
      pages: ['/agent/absences'],
    },
    {
      cle: 'primes',
      titre: 'Réunir ce que les primes demandent',
      paragraphes: [
        'Au lycée, la bourse au mérite demande l’engagement signé de l’élève : imprimez-le, puis notez sa réception. La reprise d’études demande la fiche navette, que l’IEN-IO rend.',
      ],
      pages: ['/agent/engagements', '/agent/reprises'],
    },
    {
      cle: 'comptes',
      titre: 'À qui et sur quel compte la bourse est versée',
      paragraphes: [
        'Le compte bancaire est celui de la personne qui a demandé la bourse. Saisi par vous, il ne sert qu’une fois confirmé par elle ou par un collègue. Dans le privé, une procuration de l’année permet de verser à l’établissement ; retirée, elle cesse au prochain état, et ceux déjà signés ne changent pas. La famille est prévenue par courriel de ce que vous enregistrez.',
        'Un élève qui devient majeur à la charge de son parent n’est pas payé à sa place. Celui qui n’est plus à sa charge demande la bourse lui-même, sur papier, comme toute personne qui prend la charge.',
      ],
      pages: ['/agent/comptes', '/agent/procurations'],
    },
    EFFACER,
    S_ENTRAINER,
  ],
};
