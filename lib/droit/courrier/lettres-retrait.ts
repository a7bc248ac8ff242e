/** Letters about the end of an attributed bourse: the hearing before, the decision, what lets it go on (C. III.C.1.b). */
import { ecrireJour, type Jour } from '../date.ts';
import { dansLesJoursQuiSuivent, direDuree } from '../delais/dire.ts';
import {
  estDuMerite,
  LIBELLES_MOTIFS_DE_RETRAIT,
  type MotifDeRetrait,
  REGLES_RETRAIT,
} from '../retrait/motifs.ts';
import { type Bloc, p, pour, sectionMotifs } from './blocs.ts';
import { BOURSES, type EnTete, type MotifEcrit } from './donnees.ts';
import type { Lettre } from './lettre.ts';
import { sansMotif } from './lettres-decision.ts';
import { ecrireArticle } from './typographie.ts';

/** The withdrawal that a letter tells of. */
export interface RetraitEcrit {
  motif: MotifDeRetrait;
  expose: string;
  engageLe: Jour;
  /** Asked for by the family that renounces. */
  dernierJour: Jour | null;
  observationsLe: Jour | null;
  motivation: string | null;
  /** Last day of the bourse au mérite that a suspension takes away, and the day from which it starts again. */
  meriteJusquAu: Jour | null;
  repriseDu: Jour | null;
}

/** C. V.B: said to every family whose bourse ends during the year. */
const SANS_REEXAMEN: Bloc = p(
  `La bourse n’est pas examinée de nouveau pour la même personne pendant l’année scolaire : si votre situation change, l’établissement peut accorder une aide des fonds sociaux. (${ecrireArticle('C. V.B')})`,
);

interface FaitsDuRetraitEngage {
  retrait: RetraitEcrit;
}

const invitation_aux_observations: Lettre<FaitsDuRetraitEngage> = {
  libelle: 'Invitation à présenter des observations',
  objet: ({ type, retrait: { motif } }) =>
    estDuMerite(motif)
      ? 'bourse au mérite : vos observations avant une suspension'
      : `${BOURSES[type]} : vos observations avant un retrait`,
  conteste: null,
  introDesRecours: ({ retrait: { motif } }) =>
    estDuMerite(motif)
      ? 'Ce courrier n’est pas une décision : rien n’est suspendu aujourd’hui. Si la bourse au mérite est suspendue, la décision vous dira comment la contester.'
      : 'Ce courrier n’est pas une décision : rien n’est retiré aujourd’hui. Si la bourse est retirée, la décision vous dira comment la contester.',
  defauts: ({ retrait }) =>
    retrait.expose.trim()
      ? []
      : ['Les faits reprochés manquent : la famille ne pourrait pas répondre (CRPA, art. L. 122-1).'],
  corps: (donnees) => {
    const { motif, expose } = donnees.retrait;
    return {
      ouverture: [
        p(
          `${estDuMerite(motif) ? `La suspension de la bourse au mérite, qui complète la ${pour(donnees)}, est envisagée ; la bourse elle-même continue.` : `Le retrait de la ${pour(donnees)} est envisagé.`} Avant toute décision, vous pouvez dire ce que vous en pensez. (${ecrireArticle('CRPA L. 121-1')})`,
        ),
      ],
      sections: [
        {
          titre: 'Ce qui est envisagé, et pourquoi',
          blocs: [
            p(
              `${LIBELLES_MOTIFS_DE_RETRAIT[motif]}. (${ecrireArticle(REGLES_RETRAIT[`retrait.${motif}`].source.article)})`,
            ),
            p(expose),
          ],
        },
        {
          titre: 'Ce que vous pouvez faire',
          blocs: [
            p(
              `Vous avez ${direDuree('delai.observations')} à partir de la réception de ce courrier pour présenter vos observations : en ligne dans votre espace, ou par écrit au service en tête de ce courrier.`,
            ),
            p(
              `Vous pouvez aussi demander à être entendu, vous faire assister ou représenter par la personne de votre choix, et consulter votre dossier. (${ecrireArticle('CRPA L. 122-1')})`,
            ),
          ],
        },
      ],
    };
  },
};

const accuse_reception_renonciation: Lettre<FaitsDuRetraitEngage> = {
  libelle: 'Accusé de réception de la renonciation',
  objet: ({ type }) => `accusé de réception de votre renonciation, ${BOURSES[type]}`,
  conteste: null,
  introDesRecours:
    'Ce courrier n’est pas une décision : il ne peut pas être contesté. La décision qui suivra vous dira ce que vous pourrez faire.',
  defauts: ({ retrait }) =>
    retrait.dernierJour ? [] : ['Le dernier jour de la bourse que la famille demande manque.'],
  corps: (donnees) => {
    const { engageLe, dernierJour } = donnees.retrait;
    return {
      ouverture: [
        p(
          `Votre renonciation à la ${pour(donnees)} est arrivée le ${ecrireJour(engageLe)}.${dernierJour ? ` Vous demandez que la bourse finisse le ${ecrireJour(dernierJour)}.` : ''}`,
        ),
      ],
      sections: [
        {
          titre: 'Ce qui va suivre',
          blocs: [
            p(
              'Une décision en prendra acte et vous sera envoyée. Jusque-là vous pouvez revenir sur votre renonciation, en écrivant au service en tête de ce courrier.',
            ),
            SANS_REEXAMEN,
          ],
        },
      ],
    };
  },
};

interface FaitsDuRetrait {
  motif: MotifDeRetrait;
  motifs: readonly MotifEcrit[];
  motivation: string;
  dernierJour: Jour | null;
  observationsLe: Jour | null;
}

/** How the family was heard, as the decision must tell (CRPA L. 122-1). */
export const direLAudition = ({
  motif,
  observationsLe,
}: Pick<RetraitEcrit, 'motif' | 'observationsLe'>): string =>
  motif === 'renonciation'
    ? 'Cette décision fait suite à votre demande.'
    : observationsLe
      ? `Vos observations, reçues le ${ecrireJour(observationsLe)}, ont été lues avant cette décision.`
      : 'Vous avez été invité à présenter vos observations ; aucune n’est arrivée dans le délai.';

const retrait: Lettre<FaitsDuRetrait> = {
  libelle: 'Retrait de la bourse',
  objet: ({ type, motif }) =>
    motif === 'renonciation' ? `fin de votre ${BOURSES[type]}` : `retrait de ${BOURSES[type]}`,
  conteste: 'retrait',
  defauts: ({ motifs, motivation, dernierJour }) => [
    ...sansMotif(motifs),
    ...(motivation.trim() ? [] : ['Les faits qui fondent le retrait manquent (CRPA, art. L. 211-5).']),
    ...(dernierJour ? [] : ['Le dernier jour de la bourse manque.']),
  ],
  corps: (donnees: EnTete & FaitsDuRetrait) => {
    const { motif, motifs, motivation, dernierJour } = donnees;
    const fin = dernierJour ? ` Son dernier jour est le ${ecrireJour(dernierJour)}.` : '';
    return {
      ouverture: [
        p(
          motif === 'renonciation'
            ? `Je prends acte de votre renonciation : la ${pour(donnees)} prend fin.${fin}`
            : `La ${pour(donnees)} est retirée pour l’avenir.${fin}`,
        ),
        p(direLAudition(donnees)),
      ],
      sections: [
        sectionMotifs(motifs),
        { titre: 'Les faits', blocs: [p(motivation)] },
        {
          titre: 'À savoir',
          blocs: [
            p(
              'Ce qui est dû jusqu’à ce jour vous reste acquis ; rien n’est versé pour les jours qui suivent.',
            ),
            ...(motif === 'charge'
              ? [
                  p(
                    `La personne qui assume maintenant la charge de l’élève peut déposer une demande sur papier, ${dansLesJoursQuiSuivent('delai.changement_de_personne')} ce changement. (${ecrireArticle('C. III.C.1.b')})`,
                  ),
                ]
              : []),
            SANS_REEXAMEN,
          ],
        },
      ],
    };
  },
};

const maintien_de_la_bourse: Lettre<FaitsDuRetraitEngage> = {
  libelle: 'Maintien de la bourse',
  objet: ({ type }) => `votre ${BOURSES[type]} continue`,
  conteste: null,
  introDesRecours: 'Ce courrier ne change rien à votre bourse : il n’y a rien à contester.',
  defauts: ({ retrait: { motivation } }) =>
    motivation?.trim() ? [] : ['La raison pour laquelle la bourse continue manque.'],
  corps: (donnees) => {
    const { motif, motivation, observationsLe } = donnees.retrait;
    const suite =
      motif === 'renonciation'
        ? 'Il n’est pas donné suite à la renonciation'
        : `${estDuMerite(motif) ? 'La suspension envisagée de la bourse au mérite est abandonnée' : 'Le retrait envisagé est abandonné'}${observationsLe ? ', au vu de vos observations' : ''}`;
    return {
      ouverture: [p(`${suite} : la ${pour(donnees)} continue.`), p(motivation ?? '')],
      sections: [],
    };
  },
};

export const LETTRES_DE_RETRAIT = {
  invitation_aux_observations,
  accuse_reception_renonciation,
  retrait,
  maintien_de_la_bourse,
};
