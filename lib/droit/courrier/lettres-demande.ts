/** Letters that answer a demande and decide nothing. */

import { avant, ecrireJour, type Jour } from '../date.ts';
import { echeanceSilenceSurLaDemande } from '../delais/administration.ts';
import { nomDActe } from '../noms.ts';
import { lister, p, pour, sectionPieces } from './blocs.ts';
import { BOURSES, NOMS_DES_BOURSES, type PieceDemandee, type Service } from './donnees.ts';
import type { Lettre } from './lettre.ts';
import { ecrireArticle } from './typographie.ts';

interface FaitsDeLAccuse {
  dateReception: Jour;
  /** What already lacks on the day of the deposit. */
  pieces: readonly PieceDemandee[];
  /** Why a demande that came after the closing is studied all the same; null when it came in time. */
  retardAdmis: string | null;
  /** The établissement that received the form, which certifies it; null when the service in charge did. */
  expediteur: Service | null;
  /** Filed online: nobody's hand received it, and the service certifies by itself (CRPA L. 112-11). */
  enLigne: boolean;
}

/** Annexes 4 and 5; with what CRPA L. 112-3 and R. 112-5 add: who is in charge, and what silence will mean. */
const accuse_reception: Lettre<FaitsDeLAccuse> = {
  libelle: 'Accusé de réception',
  objet: ({ type }) => `accusé de réception de dossier de demande de ${NOMS_DES_BOURSES[type]}`,
  conteste: 'rejet_implicite',
  introDesRecours:
    'Ces voies vous sont ouvertes si votre demande est rejetée par le silence de l’administration.',
  defauts: ({ date, dateReception }) =>
    avant(date, dateReception) ? ['L’accusé de réception est daté d’avant la réception de la demande.'] : [],
  corps: ({ dateReception, pieces, retardAdmis, expediteur, eleve, type, service }) => {
    const certifie = expediteur
      ? 'Le chef d’établissement, soussigné, certifie'
      : 'Le service en tête de ce courrier certifie';
    const { echeance } = echeanceSilenceSurLaDemande(dateReception);
    const classe = eleve.classe ? `, classe ${eleve.classe}` : '';
    return {
      ouverture: [
        p('À conserver par la famille : ce courrier prouve la date de votre demande.'),
        p(
          `${certifie} avoir reçu le ${ecrireJour(dateReception)} le dossier de demande de ${BOURSES[type]} en faveur de l’élève ${nomDActe(eleve)}${classe}.`,
        ),
        ...(retardAdmis
          ? [
              p(
                `Ce dossier est arrivé après la clôture de la campagne. Son retard a été admis (${ecrireArticle('C. IV.B')}), pour la raison suivante : ${retardAdmis} Votre demande est étudiée comme si elle était venue à temps.`,
              ),
            ]
          : []),
      ],
      sections: [
        ...(pieces.length > 0
          ? [
              {
                titre: 'Pièces qui manquent déjà',
                blocs: [
                  lister(pieces.map(({ libelle }) => libelle)),
                  p(
                    'Remettez-les dès que possible à l’établissement, ou en ligne (dans votre espace, ou avec le code de ce courrier).',
                  ),
                ],
              },
            ]
          : []),
        {
          titre: 'Informations importantes à l’attention de la famille',
          blocs: [
            p(
              'Des pièces complémentaires pourront vous être demandées. Le défaut de leur production entraînera le rejet de la demande de bourse.',
            ),
            ...(echeance
              ? [
                  p(
                    `Sans réponse de l’administration le ${ecrireJour(echeance)}, votre demande sera considérée comme rejetée (CRPA, L. 231-4, 3°). Si des pièces vous sont demandées d’ici là, ce délai s’arrête jusqu’à leur réception (CRPA, L. 114-5).`,
                  ),
                ]
              : []),
            p(
              `Service chargé de votre demande : ${service.nom}, ${service.adresse.join(', ')} ; téléphone : ${service.telephone} ; courriel : ${service.courriel}. (CRPA, R. 112-5)`,
            ),
          ],
        },
      ],
    };
  },
};

interface FaitsDeLaDemandeIncomplete {
  pieces: readonly PieceDemandee[];
  /** What the agent wrote to the family beside the list. */
  message?: string;
}

const demande_incomplete: Lettre<FaitsDeLaDemandeIncomplete> = {
  libelle: 'Demande de pièces',
  objet: ({ type }) => `demande de ${BOURSES[type]} incomplète`,
  conteste: null,
  introDesRecours:
    'Ce courrier n’est pas une décision : il ne peut pas être contesté. La décision qui suivra vous indiquera comment la contester et dans quel délai.',
  defauts: ({ pieces }) => (pieces.length === 0 ? ['Aucune pièce n’est demandée.'] : []),
  corps: (donnees) => ({
    ouverture: [
      p(
        `Votre demande de ${pour(donnees)} a été enregistrée. Pour l’examiner, il manque des pièces à votre dossier.`,
      ),
      ...(donnees.message ? [p(donnees.message)] : []),
    ],
    sections: [
      sectionPieces(donnees.pieces),
      {
        titre: 'Si vous ne répondez pas',
        blocs: [
          p(
            `Sans ces pièces dans le délai, la bourse sera refusée pour dossier incomplet (${ecrireArticle('C. III.C')}). Si vous rencontrez une difficulté, prenez contact sans attendre avec le service en tête de ce courrier.`,
          ),
        ],
      },
    ],
  }),
};

export const LETTRES_DE_DEMANDE = { accuse_reception, demande_incomplete };
