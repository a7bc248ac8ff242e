/** Letters of a recours: its acknowledgement, and the answers that give no right (C. IV.B). */
import { enJournees } from '../argent/redaction.ts';
import { ecrireJour, type Jour } from '../date.ts';
import { echeanceReponseRapo, echeanceReponseRecoursAdministratif } from '../delais/recours.ts';
import { type Centimes, ecrireMontant } from '../montant.ts';
import { capitale } from '../phrase.ts';
import { type GenreDeRecours, LIBELLES_RECOURS } from '../recours/reponse.ts';
import { type Bloc, blocsDesChiffres, type Corps, p, pour, sectionMotifs } from './blocs.ts';
import { BOURSES, type Calcul, type Chiffres, type EnTete, type MotifEcrit } from './donnees.ts';
import { INTRO_DES_RECOURS, type Lettre } from './lettre.ts';
import { sansMotif } from './lettres-decision.ts';
import { direLeSuccesseur } from './successeur.ts';
import { ecrireArticle } from './typographie.ts';

/** The recours that a letter acknowledges or answers. */
export interface RecoursEcrit {
  genre: GenreDeRecours;
  formeLe: Jour;
  recuLe: Jour;
  /** Who signed the decision contested by a gracieux, when somebody else answers it; null otherwise. */
  auteur?: { prenom: string; nom: string; qualite: string } | null;
  /** The recours that this one completes: its own delays go on; null or left out when it completes none. */
  complete?: { formeLe: Jour; recuLe: Jour } | null;
  /** The retenue that it contests, in the place of a decision; null or left out otherwise. */
  surRetenue?: RetenueContestee | null;
}

/** A retenue as the letters of a recours against it name it: its day, what it retains since the rentrée, and for how much. */
export interface RetenueContestee {
  faiteLe: Jour;
  demiJournees: number;
  centimes: Centimes;
}

/** What a recours is about. */
const auSujet = ({ surRetenue }: RecoursEcrit, donnees: EnTete): string =>
  surRetenue
    ? `la retenue pour absences du ${ecrireJour(surRetenue.faiteLe)} sur la ${pour(donnees)}`
    : `la ${pour(donnees)}`;

export const nommerLeRecours = ({ genre, formeLe }: RecoursEcrit): string =>
  `${LIBELLES_RECOURS[genre]} du ${ecrireJour(formeLe)}`;

interface FaitsDeLAccuse {
  recours: RecoursEcrit;
}

/** CRPA L. 112-3 and R. 112-5: who is in charge, and the day on which silence will have answered. */
const accuse_reception_recours: Lettre<FaitsDeLAccuse> = {
  libelle: 'Accusé de réception du recours',
  objet: ({ type }) => `accusé de réception de votre recours, ${BOURSES[type]}`,
  conteste: null,
  introDesRecours:
    'Ce courrier n’est pas une décision : il ne peut pas être contesté. La réponse vous dira ce que vous pourrez faire ensuite.',
  defauts: () => [],
  corps: ({ recours, service, ...donnees }) => {
    const { genre, recuLe, complete } = recours;
    const depuis = complete?.recuLe ?? recuLe;
    const juge =
      genre === 'tardif' || sansJuge({ service, ...donnees })
        ? ''
        : ', et vous pourrez saisir le tribunal administratif';
    const { echeance } =
      genre === 'rapo' ? echeanceReponseRapo(depuis) : echeanceReponseRecoursAdministratif(depuis);
    const tardif: Bloc[] =
      genre === 'tardif'
        ? [
            p(
              'Il paraît formé après la fin du délai indiqué dans le courrier de la décision : la réponse vous le confirmera, ou l’examinera si vous montrez que ce délai ne courait pas.',
            ),
          ]
        : [];
    return {
      ouverture: [
        p(
          `Votre recours du ${ecrireJour(recours.formeLe)}, au sujet de ${auSujet(recours, { ...donnees, service })}, est arrivé le ${ecrireJour(recuLe)}.${complete ? ` Il complète celui du ${ecrireJour(complete.formeLe)}, qui attend sa réponse : les deux sont lus ensemble, et aucun délai ne change.` : genre === 'tardif' ? '' : ` Il est examiné comme un ${LIBELLES_RECOURS[genre]}.`}`,
        ),
        ...tardif,
      ],
      sections: [
        {
          titre: 'Ce qui va suivre',
          blocs: [
            ...(echeance
              ? [
                  p(
                    `Une réponse vous sera envoyée. Sans réponse le ${ecrireJour(echeance)}, votre recours sera considéré comme rejeté${juge}. (CRPA, L. 231-4 et L. 411-7)`,
                  ),
                ]
              : []),
            ...(genre === 'tardif' ? [] : jugeFerme({ service, ...donnees })),
            p(
              `Service chargé de votre recours : ${service.nom}, ${service.adresse.join(', ')} ; téléphone : ${service.telephone} ; courriel : ${service.courriel}. (CRPA, R. 112-5)`,
            ),
          ],
        },
      ],
    };
  },
};

interface FaitsDuMaintien {
  calcul: Calcul;
  recours: RecoursEcrit;
  motifs: readonly MotifEcrit[];
  motivation: string;
  chiffres?: Chiffres;
  /** What is kept is the withdrawal of a bourse. */
  retrait: boolean;
}

/** A lycéen who formed no RAPO in time has lost the judge of the first decision, not the answer (C. IV.B). */
const sansJuge = ({ type, suite }: EnTete): boolean => type === 'lycee' && suite === 'sans_rapo';

const jugeFerme = (donnees: EnTete): Bloc[] =>
  sansJuge(donnees)
    ? [
        p(
          'Faute d’un recours préalable obligatoire formé dans son délai, le juge ne peut plus être saisi de la première décision.',
        ),
      ]
    : [];

const maintien_du_refus: Lettre<FaitsDuMaintien> = {
  libelle: 'Maintien du refus',
  objet: ({ type, retrait }) =>
    `réponse à votre recours, ${BOURSES[type]} : ${retrait ? 'retrait' : 'refus'} maintenu`,
  conteste: 'refus_sur_recours',
  defauts: ({ motifs }) => sansMotif(motifs),
  corps: (donnees) => {
    const { recours, motifs, motivation, chiffres, retrait } = donnees;
    return {
      ouverture: [
        p(
          `J’ai examiné votre ${nommerLeRecours(recours)}. Le ${retrait ? 'retrait' : 'refus'} de la ${pour(donnees)} est maintenu, pour les raisons qui suivent.`,
        ),
        ...direLeSuccesseur(recours),
      ],
      sections: [
        { titre: 'Réponse à ce que vous dites', blocs: [p(motivation)] },
        sectionMotifs(motifs),
        ...(chiffres
          ? [
              {
                titre: 'Chiffres retenus',
                blocs: blocsDesChiffres(chiffres, 'Plafond à ne pas dépasser pour avoir droit à une bourse'),
              },
            ]
          : []),
        {
          titre: 'À savoir',
          blocs: [
            ...jugeFerme(donnees),
            p(
              'Votre situation peut aussi être examinée au titre des fonds sociaux : parlez-en à l’établissement, qui décide de cette aide.',
            ),
          ],
        },
      ],
    };
  },
};

interface FaitsDeLaReponse {
  recours: RecoursEcrit;
  issue: 'rouvert' | 'tardif' | 'maintenu';
  motivation: string;
  /** Who answered above this service. */
  repondant: string | null;
}

/** A retenue that is kept, and why; what is retained is said again, for who reads this letter alone. */
const retenueMaintenue = (donnees: FaitsDeLaReponse & EnTete): Corps => {
  const { recours, motivation } = donnees;
  const { surRetenue } = recours;
  return {
    ouverture: [
      p(
        `J’ai examiné votre ${nommerLeRecours(recours)}. ${capitale(auSujet(recours, donnees))} est maintenue, pour les raisons qui suivent.`,
      ),
      ...(surRetenue
        ? [
            p(
              `Elle porte sur ${enJournees(surRetenue.demiJournees)} d’absence injustifiée depuis la rentrée, pour ${ecrireMontant(surRetenue.centimes)}. (${ecrireArticle('C. VII.A')})`,
            ),
          ]
        : []),
      ...direLeSuccesseur(recours),
    ],
    sections: [
      { titre: 'Réponse à ce que vous dites', blocs: [p(motivation)] },
      {
        titre: 'À savoir',
        blocs: [
          p(
            'La bourse continue. Si vous pouvez encore justifier une de ces absences, écrivez au chef d’établissement, qui l’apprécie : ce qui a été retenu pour elle vous est alors rendu.',
          ),
        ],
      },
    ],
  };
};

const examenRepris = (donnees: FaitsDeLaReponse & EnTete): Corps => ({
  ouverture: [
    p(
      `Votre ${nommerLeRecours(donnees.recours)} est accepté : votre demande de ${pour(donnees)} est examinée de nouveau.`,
    ),
    ...direLeSuccesseur(donnees.recours),
    ...(donnees.repondant ? [p(`Réponse de l’autorité saisie : ${donnees.repondant}.`)] : []),
    p(donnees.motivation),
  ],
  sections: [
    {
      titre: 'Ce qui va suivre',
      blocs: [
        p(
          'Des pièces peuvent vous être demandées. Une nouvelle décision vous sera ensuite envoyée ; elle remplacera la première.',
        ),
      ],
    },
  ],
});

const venuTropTard = ({ recours, motivation }: FaitsDeLaReponse): Corps => ({
  ouverture: [
    p(
      `Votre recours du ${ecrireJour(recours.formeLe)} a été formé après la fin du délai : il ne peut pas être examiné, et la ${recours.surRetenue ? 'retenue' : 'décision'} que vous contestez reste la même.`,
    ),
    ...(motivation ? [p(motivation)] : []),
  ],
  sections: [
    {
      titre: 'Ce que vous pouvez faire',
      blocs: [
        p(
          'Si le délai ne courait pas, par exemple parce que vous n’aviez pas reçu le courrier, dites-le au service en tête de cette lettre avec ce qui le montre. L’établissement peut aussi vous renseigner sur les fonds sociaux.',
        ),
      ],
    },
  ],
});

const CORPS_DE_REPONSE = { rouvert: examenRepris, tardif: venuTropTard, maintenu: retenueMaintenue };

/** An answer that is no decision on the bourse: the examination begins again, the recours came too late, a retenue is kept. */
const reponse_au_recours: Lettre<FaitsDeLaReponse> = {
  libelle: 'Réponse au recours',
  objet: ({ type, issue }) =>
    issue === 'maintenu'
      ? `réponse à votre recours, retenue maintenue sur votre ${BOURSES[type]}`
      : `réponse à votre recours, ${BOURSES[type]}`,
  conteste: ({ issue }) => (issue === 'maintenu' ? 'retenue_sur_recours' : null),
  introDesRecours: ({ issue }) =>
    issue === 'maintenu'
      ? INTRO_DES_RECOURS
      : 'Ce courrier ne décide pas de la bourse : il ne se conteste pas seul. La décision, elle, dit comment la contester.',
  defauts: ({ issue, motivation }) =>
    issue === 'maintenu' && !motivation.trim()
      ? ['La raison de la réponse manque (CRPA, art. L. 211-2).']
      : [],
  corps: (donnees) => CORPS_DE_REPONSE[donnees.issue](donnees),
};

export const LETTRES_DE_RECOURS = { accuse_reception_recours, maintien_du_refus, reponse_au_recours };
