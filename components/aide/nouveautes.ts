/** What changed for those who use the product, by release, the last first; the CHANGELOG says the rest to those who run it. */
export const NOUVEAUTES: readonly { version: string; dites: readonly { pour: string; quoi: string }[] }[] = [
  {
    version: 'Prochaine version',
    dites: [
      {
        pour: 'Familles',
        quoi: 'Une demande en ligne, sur un téléphone, pour les élèves des établissements publics ; et l’étude automatique, où vous lisez depuis quand, par qui et pour quand.',
      },
      {
        pour: 'Familles',
        quoi: 'Un recours s’écrit en ligne et se complète jusqu’à sa réponse ; « Qui a demandé des informations » sur un enfant se lit dans votre espace.',
      },
      {
        pour: 'Familles',
        quoi: 'Le calendrier des paiements de chaque enfant, et un certificat de boursier à montrer, avec son code à vérifier.',
      },
      {
        pour: 'Services académiques',
        quoi: 'L’étude automatique se prépare, se répète sans rien écrire, se lance et se répare par cause ; les décisions se signent en lots.',
      },
      {
        pour: 'Chefs d’établissement et services académiques',
        quoi: '« Pilotage » : les chiffres de la campagne en images et en tableurs, chacun avec sa liste ; et « Campagne », classe par classe.',
      },
      {
        pour: 'Chefs d’établissement et services académiques',
        quoi: '« Pilotage » met un autre mois, ou la campagne passée, à côté de celle-ci, et montre les départements d’une académie ; « Données à compléter » dit ce qui manque dans la base et où le corriger.',
      },
      {
        pour: 'Familles',
        quoi: 'Avant d’effacer des données échues, un courriel le dit, et comment en avoir une copie ; des pièces qui manquent se rappellent aussi par SMS, à qui l’accepte.',
      },
      {
        pour: 'Chefs d’établissement et agents comptables',
        quoi: 'États de paiement numérotés et signés, retenues, frais, paiements et rejets, avec la cause de chaque différence.',
      },
      {
        pour: 'Services académiques et chefs d’établissement',
        quoi: '« Cette nuit » : ce que l’application a fait d’elle-même sur vos dossiers.',
      },
      {
        pour: 'Délégués à la protection des données',
        quoi: 'Oppositions, demandes sur les données avec leur mois, durées de conservation et éliminations signées à deux.',
      },
      {
        pour: 'Communes et autres organismes publics',
        quoi: 'Une API et un fichier pour savoir si un élève est boursier sans demander de papiers ; l’habilitation se demande en cinq étapes.',
      },
      {
        pour: 'Familles et services',
        quoi: 'Des messages sur la demande, avec les pièces rangées à leur place, et le jour où chacun a lu.',
      },
      {
        pour: 'Familles',
        quoi: 'Un courriel rappelle une fois la fin d’un délai : contester, saisir le tribunal, présenter des observations.',
      },
      { pour: 'Familles', quoi: 'Le compte bancaire et la procuration du privé se donnent en ligne.' },
      {
        pour: 'Secrétariats',
        quoi: 'Le code d’un avis d’impôt se lit d’une photo ; un export de la base élèves met à jour classes et responsables.',
      },
      {
        pour: 'Chefs d’établissement et services académiques',
        quoi: 'Une décision laissée sans signature par une personne partie est prise de nouveau par qui décide.',
      },
      {
        pour: 'Services académiques',
        quoi: 'Un collège privé en retard pour proposer entre dans les refus que le silence va faire naître.',
      },
      {
        pour: 'Chefs d’établissement et services académiques',
        quoi: '« Fin de trimestre » : ce qui manque avant de payer, qui appeler, et la signature de l’état en une fois.',
      },
      {
        pour: 'Services académiques',
        quoi: 'Chaque jour, ce qui est notifié et pas payé, avec la cause et qui agit ; et la prévision de crédits par programme.',
      },
      {
        pour: 'Secrétariats et chefs d’établissement',
        quoi: '« Familles à prévenir » : les élèves sans demande qui peuvent avoir un droit, pourquoi, et ce qui a été tenté auprès de chaque famille.',
      },
      { pour: 'Tous', quoi: 'Cette aide : un guide par fonction, et une recherche dans tous.' },
    ],
  },
];
