/** Letter to the family of a boursier who leaves for an établissement out of our bases, or for none (C. V.A). */
import { apres, ecrireJour } from '../date.ts';
import { type Centimes, ecrireMontant } from '../montant.ts';
import { nomDActe } from '../noms.ts';
import { type Depart, ditUnDeces, SUITES_DU_DEPART } from '../transfert/depart.ts';
import { FAITS_DE_LA_FIN } from '../transfert/fin-de-scolarite.ts';
import { type Bloc, p, pour } from './blocs.ts';
import type { EnTete } from './donnees.ts';
import type { Lettre } from './lettre.ts';
import { ecrireArticle } from './typographie.ts';

interface FaitsDuDepart {
  /** Null only where its decision records none, which makes no letter. */
  depart: Depart | null;
  /** What shows an end of schooling, as who decided wrote it. */
  motivation: string;
  /** What the bourse alone pays for the year up to the last day; the primes follow the same days. */
  du: Centimes;
  /** The pupil left its formation before the end of September: the prime d'équipement is not paid. */
  equipementPerdu: boolean;
}

/** What happened, and until when the bourse is paid. Of a death, nothing is quoted and nothing is asked. */
function ouverture(donnees: EnTete & FaitsDuDepart, depart: Depart): Bloc[] {
  const { sortieLe, arretLe } = depart;
  if (!('fin' in depart))
    return [
      p(
        `L’élève a quitté son établissement le ${ecrireJour(sortieLe)} pour « ${depart.etablissement} », ${depart.commune}. La ${pour(donnees)} est donc versée ici jusqu’au ${ecrireJour(arretLe)}.`,
      ),
      p(SUITES_DU_DEPART[depart.reseau]),
    ];
  if (ditUnDeces(depart))
    return [
      p(
        `Nous avons appris le décès de ${nomDActe(donnees.eleve)} et vous présentons nos sincères condoléances.`,
      ),
      p(
        `Ce courrier ne vous demande aucune démarche. Il vous dit seulement que la bourse est versée jusqu’au ${ecrireJour(arretLe)}.`,
      ),
    ];
  return [
    p(
      `${FAITS_DE_LA_FIN[depart.fin]} : son dernier jour dans l’établissement est le ${ecrireJour(sortieLe)}. La ${pour(donnees)} est donc versée jusqu’au ${ecrireJour(arretLe)}, et n’est plus due ensuite. (${ecrireArticle('C. V.A, VII.A')})`,
    ),
    p(donnees.motivation),
  ];
}

/** To whom goes the letter of the death of a pupil who asked for the bourse: its family, where it lived. */
export const aLaFamille = ({ nom, adresse }: EnTete['destinataire']): EnTete['destinataire'] => ({
  nom: `À la famille de ${nom}`,
  adresse,
});

/** What follows a sum that was paid for days after the last one. */
const tropVerse = (depart: Depart): Bloc =>
  p(
    ditUnDeces(depart)
      ? 'Si davantage a déjà été versé, un autre courrier le chiffrera et vous dira ce que vous pouvez demander.'
      : 'Si vous avez déjà reçu davantage, la différence est retenue sur ce qui reste dû, ou vous est réclamée par un courrier qui la chiffre.',
  );

const REVENIR = {
  titre: 'Si l’élève reprend sa scolarité',
  blocs: [
    p(
      'Inscrit de nouveau cette année dans un établissement, il garde sa bourse au même échelon, sans nouvelle demande : dites-le au service en tête de ce courrier.',
    ),
  ],
};

export const depart_ailleurs: Lettre<FaitsDuDepart> = {
  libelle: 'Départ de nos établissements',
  objet: ({ depart }) =>
    depart && 'fin' in depart
      ? ditUnDeces(depart)
        ? 'fin du versement de la bourse'
        : 'fin de la scolarité de l’élève : fin du versement de la bourse'
      : 'départ de l’élève vers un autre établissement : fin du versement ici',
  conteste: 'attribution',
  defauts: ({ depart, motivation }) => [
    ...(depart ? [] : ['La décision ne dit ni ce que devient l’élève ni son jour de sortie.']),
    ...(depart && 'fin' in depart && !motivation.trim()
      ? ['Ce qui établit la fin de la scolarité manque (CRPA, art. L. 211-5).']
      : []),
  ],
  corps: (donnees) => {
    const { depart, du, type, equipementPerdu } = donnees;
    if (!depart) return { ouverture: [], sections: [] };
    const compte =
      type === 'college' || apres(depart.arretLe, depart.sortieLe)
        ? 'Le trimestre de la sortie reste versé en entier.'
        : 'Les jours sont comptés jusqu’à celui de la sortie, compris.';
    return {
      ouverture: ouverture(donnees, depart),
      sections: [
        {
          titre: 'fin' in depart ? 'Ce qui vous est dû' : 'Ce que vous recevez ici',
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
            tropVerse(depart),
          ],
        },
        ...('fin' in depart && !ditUnDeces(depart) ? [REVENIR] : []),
      ],
    };
  },
};
