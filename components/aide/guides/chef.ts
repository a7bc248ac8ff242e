import { GESTES } from '../gestes.ts';
import type { GuideDeRole } from '../guide.ts';
import { DEPLACER, EN_RETARD, REVENIR, S_ENTRAINER } from './communs.ts';

export const CHEF: GuideDeRole = {
  cle: 'chef',
  titre: 'Chef d’établissement',
  pour: 'Au collège public, vous décidez. Au collège privé, vous proposez ; au lycée, vous informez le service académique.',
  roles: ['chef_etablissement'],
  sections: [
    {
      cle: 'decider',
      titre: 'Décider au collège public',
      paragraphes: [
        '« À faire par moi » montre ce qui attend votre décision, le plus pressé d’abord. La carte en haut du dossier dit le revenu, le plafond et l’échelon, avec la preuve de chacun.',
        `Le courrier se lit avant de décider. ${GESTES.decider} clics suffisent ensuite : l’acte, puis « Dossier suivant », qui est déjà chargé.`,
        'Une décision ne part qu’à l’heure de départ choisie par votre académie. Jusque-là, vous pouvez la rattraper.',
      ],
      etapes: [
        'Ouvrez le dossier : lisez la carte, et l’onglet « Calcul » si un chiffre vous étonne.',
        'Décidez : touche a pour attribuer, r pour refuser. L’aperçu montre la lettre avant l’envoi.',
        'Passez au suivant : il est déjà chargé.',
      ],
      capture: {
        nom: 'calcul',
        montre: 'Le calcul d’un dossier : chaque ligne porte l’article qui la fonde.',
      },
      actes: ['instruire', 'attribuer', 'refuser', 'refuser_incompletude', 'rattraper_decision'],
    },
    EN_RETARD,
    REVENIR,
    DEPLACER,
    {
      cle: 'liste',
      titre: 'Lire la liste',
      paragraphes: [
        'Chaque ligne dit l’élève, ce qui est à faire et les jours qui restent. Les compteurs filtrent : en retard, aujourd’hui, dans la semaine, refus que le silence va faire naître.',
        'Cochez plusieurs dossiers pour décider, demander des pièces, confier ou imprimer en une fois. Un aperçu montre les lettres et les montants ; ce qui ne peut pas se faire est dit ligne par ligne.',
      ],
      capture: { nom: 'file', montre: 'La liste des dossiers, triée par échéance.' },
      pages: ['/agent/dossiers', '/agent/lots', '/agent/equipe', '/agent/immobiles', '/agent/cette-nuit'],
    },
    {
      cle: 'signer',
      titre: 'Signer ce qui part sur papier',
      paragraphes: [
        'La lettre d’une famille sans adresse électronique attend votre main dans « Parapheur » : imprimez, signez, puis dites-le à l’écran. Elle part ce jour-là.',
        'Une décision laissée sans signature par une personne partie est rattrapée, puis prise de nouveau par qui décide aujourd’hui, en son nom. « Départs » montre celles qui attendent.',
      ],
      pages: ['/agent/parapheur', '/agent/departs'],
      actes: ['signer_courrier'],
    },
    {
      cle: 'proposer',
      titre: 'Proposer au collège privé',
      paragraphes: [
        'Vous proposez une attribution ou un refus sur chaque demande, puis envoyez l’état des demandes au service académique, dans le délai que la page affiche. Après lui, c’est encore possible, et le retard est noté.',
      ],
      pages: ['/agent/propositions'],
      actes: ['proposer'],
    },
    {
      cle: 'recours',
      titre: 'Répondre à un recours',
      paragraphes: [
        'Un recours gracieux vous revient : c’est vous qui avez décidé. Un recours hiérarchique va au recteur, avec la fiche et les pièces réunies en un seul PDF. Sans réponse dans le délai de la loi, il est tenu pour rejeté ; la liste des refus que le silence va faire naître le montre avant.',
      ],
      pages: ['/agent/recours'],
      actes: [
        ...([
          'accueillir_recours',
          'maintenir_refus',
          'maintenir_attribution',
          'rouvrir_sur_recours',
        ] as const),
        ...(['ecarter_recours_tardif', 'maintenir_retenue', 'revoir_retenue'] as const),
      ],
    },
    {
      cle: 'campagne',
      titre: 'Suivre la campagne',
      paragraphes: [
        '« Pilotage » dit où en sont les demandes, en figures ; chaque ligne ouvre les dossiers qu’elle compte. « À côté de » met un autre mois, ou la campagne passée, à côté de celle-ci. « Campagne » compare, classe par classe, ce qui est attendu et ce qui est reçu, et dit qui appeler aujourd’hui.',
      ],
      pages: ['/agent/pilotage', '/agent/campagne'],
    },
    {
      cle: 'presence',
      titre: 'Certifier la présence',
      paragraphes: [
        'Une fois par trimestre et par classe : tous les boursiers sont tenus pour présents, sauf ceux que vous dites absents. Les absences injustifiées se comptent en demi-journées depuis la rentrée ; au-delà de ce que la circulaire admet, une retenue se propose, ou se décide au collège public.',
      ],
      pages: ['/agent/presence', '/agent/absences'],
      actes: ['demander_retenue', 'retenir', 'ecarter_retenue', 'rendre_retenue'],
    },
    {
      cle: 'trimestre',
      titre: 'Signer l’état du trimestre',
      paragraphes: [
        '« Fin de trimestre » dit ce qui manque encore et qui appeler. L’état se prépare, se contrôle, puis se signe : il porte alors un numéro et ne change plus. Ce qui arrive ensuite entre dans le suivant, avec sa cause.',
        'Dans le privé, les bourses reçues par procuration se suivent dans « Compte d’emploi » : le solde, frais déduits, revient à la famille dans le délai que la page affiche.',
      ],
      pages: [
        ...['/agent/fin-de-trimestre', '/agent/etats', '/agent/bourses', '/agent/paiements', '/agent/frais'],
        ...['/agent/pointage', '/agent/reversements', '/agent/emploi'],
      ],
    },
    {
      cle: 'parcoursup',
      titre: 'Cocher dans Parcoursup',
      paragraphes: [
        'L’élève de terminale placé à l’aide sociale à l’enfance a de droit le statut de boursier pour Parcoursup, sans montant ni courrier. La liste les nomme : cochez-les dans Parcoursup, puis dites-le ici.',
      ],
      pages: ['/agent/parcoursup'],
    },
    S_ENTRAINER,
  ],
};
