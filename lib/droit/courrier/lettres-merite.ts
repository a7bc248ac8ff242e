/** Letters about a bourse au mérite that is suspended, or starts again, the bourse going on (C. IV.C.3; D. 531-40). */
import { ecrireJour } from '../date.ts';
import { p, pour, sectionMotifs } from './blocs.ts';
import type { MotifEcrit } from './donnees.ts';
import type { Lettre } from './lettre.ts';
import { sansMotif } from './lettres-decision.ts';
import { direLAudition, type RetraitEcrit } from './lettres-retrait.ts';
import { ecrireArticle } from './typographie.ts';

interface FaitsDuMerite {
  retrait: RetraitEcrit;
  motifs: readonly MotifEcrit[];
  motivation: string;
}

const suspension_du_merite: Lettre<FaitsDuMerite> = {
  libelle: 'Suspension de la bourse au mérite',
  objet: () => 'suspension de votre bourse au mérite',
  conteste: 'attribution',
  defauts: ({ motifs, motivation, retrait: { meriteJusquAu } }) => [
    ...sansMotif(motifs),
    ...(motivation.trim() ? [] : ['Les faits qui fondent la suspension manquent (CRPA, art. L. 211-5).']),
    ...(meriteJusquAu ? [] : ['Le dernier jour de la bourse au mérite manque.']),
  ],
  corps: (donnees) => {
    const { retrait, motifs, motivation } = donnees;
    const fin = retrait.meriteJusquAu ? ` Son dernier jour est le ${ecrireJour(retrait.meriteJusquAu)}.` : '';
    return {
      ouverture: [
        p(
          `La bourse au mérite est suspendue pour l’avenir.${fin} La ${pour(donnees)} et ses autres primes ne changent pas.`,
        ),
        p(direLAudition(retrait)),
      ],
      sections: [
        sectionMotifs(motifs),
        { titre: 'Les faits', blocs: [p(motivation)] },
        {
          titre: 'À savoir',
          blocs: [
            p(
              'Ce que vous avez reçu de la bourse au mérite vous reste acquis, et ce qui est dû jusqu’à son dernier jour sera versé.',
            ),
            p(
              `Elle peut reprendre, pour l’avenir, par une nouvelle décision ; elle est examinée de nouveau à la prochaine rentrée. (${ecrireArticle('C. IV.C.3')})`,
            ),
          ],
        },
      ],
    };
  },
};

const reprise_du_merite: Lettre<Omit<FaitsDuMerite, 'motifs'>> = {
  libelle: 'Reprise de la bourse au mérite',
  objet: () => 'reprise de votre bourse au mérite',
  conteste: 'attribution',
  defauts: ({ motivation, retrait: { repriseDu } }) => [
    ...(motivation.trim() ? [] : ['La raison pour laquelle la bourse au mérite reprend manque.']),
    ...(repriseDu ? [] : ['Le jour où la bourse au mérite reprend manque.']),
  ],
  corps: (donnees) => {
    const { repriseDu } = donnees.retrait;
    const jour = repriseDu ? ` le ${ecrireJour(repriseDu)}` : '';
    return {
      ouverture: [
        p(
          `La bourse au mérite, qui complète la ${pour(donnees)}, reprend${jour}. (${ecrireArticle('D. 531-40')})`,
        ),
        p(donnees.motivation),
      ],
      sections: [
        {
          titre: 'À savoir',
          blocs: [p('Rien n’est versé au titre de la bourse au mérite pour les jours de la suspension.')],
        },
      ],
    };
  },
};

export const LETTRES_DU_MERITE = { suspension_du_merite, reprise_du_merite };
