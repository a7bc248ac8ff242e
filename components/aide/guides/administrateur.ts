import type { GuideDeRole } from '../guide.ts';

export const ADMINISTRATEUR: GuideDeRole = {
  cle: 'administrateur',
  titre: 'Administrateur',
  pour: 'Vous donnez les accès, ouvrez les campagnes et veillez à ce qui tourne.',
  roles: ['administrateur'],
  sections: [
    {
      cle: 'agents',
      titre: 'Donner un accès',
      paragraphes: [
        'Un accès est une fonction, un lieu et des dates. Il s’arrête de lui-même au jour dit. Ce qui est sensible attend qu’une seconde personne le confirme dans « À confirmer ».',
        'Vous ne lisez aucun dossier de famille. « Voir comme » montre les pages d’un agent ; chaque usage est inscrit.',
      ],
      pages: ['/admin', '/admin/agents', '/admin/confirmations'],
      capture: { nom: 'agents', montre: 'La page des agents, avec leurs fonctions et leurs lieux.' },
    },
    {
      cle: 'delegations',
      titre: 'Tenir les délégations de signature',
      paragraphes: [
        'Une délégation porte sa référence, ses dates et ses branches. Elle est jugée au jour de la signature : une décision signée hors de ces dates est refusée.',
      ],
      pages: ['/admin/delegations'],
    },
    {
      cle: 'campagnes',
      titre: 'Ouvrir et prolonger une campagne',
      paragraphes: [
        'Les dates viennent de la circulaire. Une prolongation vaut pour tout le pays ou pour une académie, et se confirme à deux. Les demandes qu’elle rend recevables sont signalées à qui les tient.',
      ],
      pages: ['/admin/campagnes'],
    },
    {
      cle: 'annee',
      titre: 'Préparer une rentrée',
      paragraphes: [
        'Le barème d’une année se saisit depuis les annexes de la circulaire, se compare à l’année d’avant et se signe à deux. Rien ne se calcule avec un barème qui n’est pas signé.',
      ],
      pages: ['/admin/bareme', '/admin/rentree', '/agent/effets'],
    },
    {
      cle: 'exploitation',
      titre: 'Veiller à ce qui tourne',
      paragraphes: [
        '« Exploitation » montre les courriers en attente, les tâches arrêtées et la raison de chacune ; un bouton les reprend. « Journal » vérifie que rien n’a été changé à la main.',
      ],
      pages: ['/admin/exploitation', '/admin/journal'],
    },
    {
      cle: 'courriers',
      titre: 'Régler les courriers et les relectures',
      paragraphes: [
        'Un bloc de texte d’académie s’ajoute aux lettres : il se propose, se relit sur de vraies lettres d’essai, et se confirme à deux. « Secondes lectures » choisit ce qu’une autre personne relit avant le départ.',
        '« Certificats des avis » reçoit les certificats qui vérifient le code d’un avis d’impôt ; sans eux, son contenu se lit, et sa signature reste à vérifier.',
      ],
      pages: ['/admin/blocs', '/admin/relectures', '/admin/cachets'],
    },
    {
      cle: 'lectures',
      titre: 'Lire le texte autrement',
      paragraphes: [
        'Quand la circulaire laisse un doute, la lecture que l’application en fait est écrite, datée, et pour quelques-unes réglable. En changer une se confirme à deux et ne touche jamais ce qui est déjà décidé.',
      ],
      pages: ['/admin/lectures'],
    },
    {
      cle: 'donnees',
      titre: 'Ouvrir et effacer des données',
      paragraphes: [
        '« Droits de lecture » dit qui lit quoi. Un lot à effacer se prépare avec le délégué à la protection des données, se confirme à deux et laisse sa preuve.',
      ],
      pages: ['/admin/droits', '/agent/conservation'],
    },
  ],
};
