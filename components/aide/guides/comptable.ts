import type { GuideDeRole } from '../guide.ts';

export const COMPTABLE: GuideDeRole = {
  cle: 'comptable',
  titre: 'Agent comptable et secrétaire général',
  pour: 'Vous préparez les états de l’établissement, saisissez les frais, payez et dites ce qui est payé. Rien de la vie des familles ne s’ouvre à l’agent comptable.',
  roles: ['agent_comptable', 'secretaire_general'],
  sections: [
    {
      cle: 'frais',
      titre: 'Saisir les frais de pension',
      paragraphes: [
        'Dans le public, la bourse et ses primes se paient après déduction des frais ; la prime d’équipement jamais, et rien ne descend sous zéro. Saisissez-les élève par élève, ou par un fichier.',
        'Trois cas sans déduction se règlent pour l’établissement ou pour un élève : la collectivité tient la restauration, les repas se paient au ticket, ou qui paie n’est pas qui reçoit la bourse : la pièce qui le montre se joint, et s’ouvre depuis le tableau des frais.',
      ],
      pages: ['/agent/frais'],
    },
    {
      cle: 'etats',
      titre: 'Préparer l’état du trimestre',
      paragraphes: [
        '« Fin de trimestre » dit ce qui manque avant de signer, et qui appeler : présence, frais, comptes bancaires, dossiers non décidés. La répétition montre ce que l’état paierait, et ce qui change du précédent.',
        'Signé, l’état porte un numéro et ne change plus. Une correction entre dans le suivant : une page en dit la cause, élève par élève.',
      ],
      pages: ['/agent/fin-de-trimestre', '/agent/etats', '/agent/presence', '/agent/absences'],
    },
    {
      cle: 'payer',
      titre: 'Payer et le dire',
      paragraphes: [
        'Le paiement se fait dans votre application comptable. « Paiements » dit à qui, combien, sur quel compte ; dites-y ce qui est payé, en attente, rejeté avant ou revenu après, un par un ou par le fichier de la banque.',
        'Un paiement rejeté redevient une tâche : la famille donne un autre compte, confirmé par elle ou par un collègue, et l’argent repart.',
      ],
      pages: ['/agent/paiements', '/agent/comptes'],
    },
    {
      cle: 'rapprocher',
      titre: 'Rapprocher et reprendre',
      paragraphes: [
        '« Rapprochement » montre chaque jour ce qui est notifié et pas liquidé, liquidé et pas payé, payé et plus dû, avec la cause et qui doit agir.',
        'Une somme versée en trop est reprise par les états suivants quand la loi le permet ; sinon un ordre de reversement la demande à la famille, en plusieurs fois s’il le faut.',
      ],
      pages: ['/agent/pointage', '/agent/reversements', '/agent/bourses'],
    },
  ],
};
