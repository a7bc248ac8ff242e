import { EFFECTIF_MINIMAL } from '#lib/pilotage/schema.ts';
import type { GuideDeRole } from '../guide.ts';

export const MINISTERE: GuideDeRole = {
  cle: 'ministere',
  titre: 'Ministère',
  pour: 'Vous suivez la campagne de tout le pays, en chiffres. Aucun dossier ne s’ouvre.',
  roles: ['ministere'],
  sections: [
    {
      cle: 'figures',
      titre: 'Lire les figures de la campagne',
      paragraphes: [
        `« Pilotage » montre les dépôts, les décisions, les délais, les recours et les sommes de toutes les académies. Un nombre de moins de ${EFFECTIF_MINIMAL} demandes dans une académie n’est ni donné ni compté : personne ne doit s’y reconnaître.`,
        `Ouvrez une académie pour ses départements et ses établissements : combien de demandes reçues, à décider, décidées. Un établissement de moins de ${EFFECTIF_MINIMAL} demandes n’est pas donné, ni un nombre dont la différence avec un autre en dirait moins ; aucun dossier ne s’ouvre.`,
        'Les chiffres sont comptés à chaque heure. Le premier de chaque mois, ils sont arrêtés : choisissez ce mois pour les retrouver tels quels. Chaque figure se prend dans un tableur.',
      ],
      pages: ['/agent/pilotage', '/agent/chiffres'],
    },
    {
      cle: 'etudes',
      titre: 'Lancer une étude nationale',
      paragraphes: [
        'Une étude automatique se prépare, se répète sans rien écrire, puis se lance. La répétition dit les issues, le coût et les causes d’échec ; elle ne décide de rien. L’autorité de chaque branche signe ensuite.',
      ],
      pages: ['/agent/etudes'],
    },
    {
      cle: 'bareme',
      titre: 'Mesurer un barème avant de le signer',
      paragraphes: [
        '« Effet d’un barème » juge de nouveau les demandes déjà décidées avec un barème qui n’est pas signé : qui gagnerait une bourse, qui la perdrait, les crédits, par échelon et par académie. Rien n’est écrit dans un dossier.',
      ],
      pages: ['/agent/effets'],
    },
  ],
};
