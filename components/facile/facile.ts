/** What a bourse is and what its letters want, in easy French: one idea a sentence, the hard words said. */

export interface PartieFacile {
  titre: string;
  phrases: readonly string[];
}

export const FACILE: readonly PartieFacile[] = [
  {
    titre: 'La bourse, c’est quoi ?',
    phrases: [
      'La bourse est de l’argent de l’État.',
      'Elle aide à payer les frais du collège ou du lycée.',
      'Elle se demande pour un élève.',
      'Elle ne se rembourse pas.',
    ],
  },
  {
    titre: 'Qui peut avoir la bourse ?',
    phrases: [
      'La bourse dépend de vos revenus.',
      'Vos revenus sont l’argent que vous recevez : le salaire ou la retraite, par exemple.',
      'La bourse dépend aussi du nombre de vos enfants.',
      'La personne qui s’occupe de l’élève fait la demande.',
    ],
  },
  {
    titre: 'Comment demander ?',
    phrases: [
      'Vous pouvez demander sur ce site, avec votre compte.',
      'Vous pouvez aussi demander sur papier.',
      'Le papier s’appelle un formulaire.',
      'Le secrétariat de l’établissement vous donne le formulaire.',
      'Le secrétariat est le bureau où les familles posent leurs questions.',
      'Demander la bourse est gratuit.',
      'Il y a une date à ne pas dépasser.',
      'La date est écrite sur la page « Demander une bourse ».',
    ],
  },
  {
    titre: 'Quels papiers donner ?',
    phrases: [
      'On vous demande souvent votre avis d’impôt.',
      'L’avis d’impôt est une lettre des impôts.',
      'Elle dit combien d’argent vous avez reçu dans l’année.',
      'Vous pouvez envoyer une photo de chaque page.',
      'S’il manque un papier, une lettre vous le dit.',
    ],
  },
  {
    titre: 'Vous recevez une lettre',
    phrases: [
      'Lisez la lettre.',
      'Gardez la lettre.',
      'La lettre peut demander des papiers.',
      'Envoyez alors les papiers avant la date écrite sur la lettre.',
      'La lettre peut dire oui.',
      'Vous aurez alors la bourse.',
      'La lettre dit combien d’argent vous recevrez.',
      'La lettre peut dire non.',
      'Elle dit alors pourquoi.',
    ],
  },
  {
    titre: 'Vous n’êtes pas d’accord',
    phrases: [
      'Vous avez le droit de ne pas être d’accord.',
      'Vous pouvez demander une nouvelle réponse.',
      'Cette demande s’appelle un recours.',
      'La lettre dit à qui écrire.',
      'La lettre dit aussi combien de temps vous avez.',
      'Faire un recours est gratuit.',
    ],
  },
  {
    titre: 'Quand arrive l’argent ?',
    phrases: [
      'La bourse est payée en trois fois dans l’année.',
      'L’argent de la cantine peut être pris sur la bourse.',
      'Vous recevez alors ce qui reste.',
      'Pour recevoir l’argent, donnez le numéro de votre compte en banque.',
    ],
  },
  {
    titre: 'Qui peut vous aider ?',
    phrases: [
      'Allez voir le secrétariat de l’établissement.',
      'Vous pouvez venir avec une personne de confiance.',
      'Vous pouvez aussi voir l’assistante sociale de l’établissement.',
      'Une assistante sociale aide les familles qui ont des difficultés.',
    ],
  },
];
