import type { GuideDeRole } from '../guide.ts';

export const SERVICE_SOCIAL: GuideDeRole = {
  cle: 'service-social',
  titre: 'Service social',
  pour: 'On vous demande un avis sur la situation d’un élève, sans vous ouvrir son dossier.',
  roles: ['service_social'],
  sections: [
    {
      cle: 'avis',
      titre: 'Donner un avis',
      paragraphes: [
        '« Avis demandés » montre ce qu’on vous demande, jusqu’à quand, et ce qu’il faut savoir pour répondre : rien de plus du dossier ne s’ouvre. L’avis aide ; une autre personne décide.',
        'Votre réponse entre au dossier, que la famille peut demander à lire : écrivez ce que vous diriez devant elle. Ce qui relève du secret n’a pas à y être.',
      ],
      etapes: [
        'Ouvrez la demande d’avis et lisez la question.',
        'Écrivez votre avis, puis rendez-le : qui l’a demandé le trouve dans le dossier.',
      ],
      pages: ['/agent/avis'],
    },
  ],
};
