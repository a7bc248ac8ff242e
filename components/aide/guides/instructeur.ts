import type { GuideDeRole } from '../guide.ts';

export const INSTRUCTEUR: GuideDeRole = {
  cle: 'instructeur',
  titre: 'Instructeur des habilitations',
  pour: 'Vous examinez les demandes des administrations qui veulent interroger l’API.',
  roles: ['instructeur_habilitations'],
  sections: [
    {
      cle: 'instruire',
      titre: 'Instruire une habilitation',
      paragraphes: [
        'La liste s’ouvre sur les demandes à instruire. Vérifiez, chaque fois avec ce qui le montre : l’organisme est une administration au sens de la loi, la personne peut l’engager, la finalité et le texte sont les bons, et chaque donnée, une par une, est nécessaire et couverte par ce texte.',
        'S’il manque quelque chose, écrivez-le à l’organisme : la demande lui revient avec vos mots, et l’attend. Une habilitation accordée garde une copie figée de ce qui a été demandé.',
        'Une demande d’essai n’ouvre que des élèves fictifs : son texte se vérifie plus tard, quand l’organisme la passe en production.',
      ],
      pages: ['/agent/habilitations'],
    },
    {
      cle: 'corriger',
      titre: 'Corriger une demande, annoncer un changement',
      paragraphes: [
        '« Corriger » répare une partie de la demande, sauf les contacts, avec votre raison, que l’organisme lit à côté de chaque champ avant et après. Vous pouvez retirer une donnée ou un organisme, jamais en ajouter. D’une demande accordée, une nouvelle habilitation remplace l’ancienne, et les jetons restent ouverts.',
        '« Annoncer un changement à tous », au bas de la liste, prévient chaque organisme dont la demande est en instruction ou accordée, dans son historique et par courriel.',
      ],
    },
    {
      cle: 'revoquer',
      titre: 'Régler, prolonger, révoquer',
      paragraphes: [
        'Vous réglez le nombre d’appels que chaque jeton peut faire par minute et par seconde. Une révocation vaut dès l’appel suivant ; dites-en la raison, elle est envoyée à l’organisme et gardée.',
      ],
    },
  ],
};
