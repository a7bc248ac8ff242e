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
        'La liste s’ouvre sur les demandes à instruire. Vérifiez trois choses, chacune avec ce qui la montre : l’organisme est une administration au sens de la loi, la finalité est bien celle du texte invoqué, et chaque donnée demandée sert à cette finalité.',
        'S’il manque quelque chose, écrivez-le à l’organisme : la demande lui revient avec vos mots, et l’attend. Une habilitation accordée garde une copie figée de ce qui a été demandé.',
      ],
      pages: ['/agent/habilitations'],
    },
    {
      cle: 'revoquer',
      titre: 'Régler, prolonger, révoquer',
      paragraphes: [
        'Vous réglez le nombre d’appels que chaque jeton peut faire. Une révocation vaut dès l’appel suivant ; dites-en la raison, elle est envoyée à l’organisme et gardée.',
      ],
    },
  ],
};
