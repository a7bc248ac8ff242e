import type { GuideDeRole } from '../guide.ts';

export const ADMINISTRATEUR: GuideDeRole = {
  cle: 'administrateur',
  titre: 'Administrateur',
  pour: 'Vous donnez les accès, ouvrez les campagnes et veillez à ce qui tourne.',
  sections: [
    {
      cle: 'agents',
      titre: 'Donner un accès',
      paragraphes: [
        'Un accès est une fonction, un lieu et des dates. Il s’arrête de lui-même au jour dit. Ce qui est sensible attend qu’une seconde personne le confirme dans « À confirmer ».',
        'Vous ne lisez aucun dossier de famille. « Voir comme » montre les pages d’un agent ; chaque usage est inscrit.',
      ],
      capture: { nom: 'agents', montre: 'La page des agents, avec leurs fonctions et leurs lieux.' },
    },
    {
      cle: 'delegations',
      titre: 'Tenir les délégations de signature',
      paragraphes: [
        'Une délégation porte sa référence, ses dates et ses branches. Elle est jugée au jour de la signature : une décision signée hors de ces dates est refusée.',
      ],
    },
    {
      cle: 'campagnes',
      titre: 'Ouvrir et prolonger une campagne',
      paragraphes: [
        'Les dates viennent de la circulaire. Une prolongation vaut pour tout le pays ou pour une académie, et se confirme à deux. Les demandes qu’elle rend recevables sont signalées à qui les tient.',
      ],
    },
    {
      cle: 'annee',
      titre: 'Préparer une rentrée',
      paragraphes: [
        'Le barème d’une année se saisit depuis les annexes de la circulaire, se compare à l’année d’avant et se signe à deux. Rien ne se calcule avec un barème qui n’est pas signé.',
      ],
    },
    {
      cle: 'exploitation',
      titre: 'Veiller à ce qui tourne',
      paragraphes: [
        '« Exploitation » montre les courriers en attente, les tâches arrêtées et la raison de chacune ; un bouton les reprend. « Journal » vérifie que rien n’a été changé à la main.',
      ],
    },
  ],
};
