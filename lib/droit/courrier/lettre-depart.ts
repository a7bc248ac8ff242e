/** Letter to the family of a boursier who leaves for an établissement out of our bases (C. V.A). */
import { apres, ecrireJour } from '../date.ts';
import { type Centimes, ecrireMontant } from '../montant.ts';
import { type Depart, SUITES_DU_DEPART } from '../transfert/depart.ts';
import { p, pour } from './blocs.ts';
import type { Lettre } from './lettre.ts';
import { ecrireArticle } from './typographie.ts';

interface FaitsDuDepart {
  /** Null only where its decision records none, which makes no letter. */
  depart: Depart | null;
  /** What the bourse alone pays for the year up to the last day; the primes follow the same days. */
  du: Centimes;
  /** The pupil left its formation before the end of September: the prime d'équipement is not paid. */
  equipementPerdu: boolean;
}

export const depart_ailleurs: Lettre<FaitsDuDepart> = {
  libelle: 'Départ hors de nos établissements',
  objet: () => 'départ de l’élève vers un autre établissement : fin du versement ici',
  conteste: 'attribution',
  defauts: ({ depart }) =>
    depart ? [] : ['La décision ne dit ni le nouvel établissement ni le jour de sortie.'],
  corps: (donnees) => {
    const { depart, du, type, equipementPerdu } = donnees;
    if (!depart) return { ouverture: [], sections: [] };
    const { etablissement, commune, sortieLe, arretLe, reseau } = depart;
    const compte =
      type === 'college' || apres(arretLe, sortieLe)
        ? 'Le trimestre de la sortie reste versé en entier.'
        : 'Les jours sont comptés jusqu’à celui de la sortie, compris.';
    return {
      ouverture: [
        p(
          `L’élève a quitté son établissement le ${ecrireJour(sortieLe)} pour « ${etablissement} », ${commune}. La ${pour(donnees)} est donc versée ici jusqu’au ${ecrireJour(arretLe)}.`,
        ),
        p(SUITES_DU_DEPART[reseau]),
      ],
      sections: [
        {
          titre: 'Ce que vous recevez ici',
          blocs: [
            p(
              `La bourse de l’année, du premier au dernier de ses jours ici, est de ${ecrireMontant(du)}, avant les retenues et les frais de pension. ${compte} Les primes versées avec elle s’arrêtent le même jour. (${ecrireArticle('C. V.A')})`,
            ),
            ...(equipementPerdu
              ? [
                  p(
                    `La prime d’équipement n’est pas versée : l’élève a quitté sa formation avant la fin de septembre. (${ecrireArticle('C. IV.C')})`,
                  ),
                ]
              : []),
            p(
              'Si vous avez déjà reçu davantage, la différence est retenue sur ce qui reste dû, ou vous est réclamée par un courrier qui la chiffre.',
            ),
          ],
        },
      ],
    };
  },
};
