/** Letters that the application sends: what a day or another demande has made, and what is still awaited. None decides. */
import { ecrireJour, type Jour } from '../date.ts';
import { direDuree } from '../delais/dire.ts';
import type { GenreDeRecours } from '../recours/reponse.ts';
import { LIBELLES_RECOURS } from '../recours/reponse.ts';
import { tribunalAdministratif } from '../recours/tribunaux.ts';
import { lister, p, pour, type Section } from './blocs.ts';
import { BOURSES, type PieceDemandee } from './donnees.ts';
import type { Lettre } from './lettre.ts';
import { ecrireArticle } from './typographie.ts';

interface FaitsDuSilence {
  /** Day of the rejection. */
  rejeteeLe: Jour;
  /** Each remedy with its last day, as whole sentences. */
  derniersJours: readonly string[];
}

const UNE_REPONSE_RESTE_POSSIBLE =
  'Une réponse peut encore vous être envoyée : elle remplacera ce refus, et dira comment la contester.';

const silence_sur_la_demande: Lettre<FaitsDuSilence> = {
  libelle: 'Information sur l’absence de réponse',
  objet: ({ type }) => `votre demande de ${BOURSES[type]}, sans réponse dans le délai`,
  conteste: 'rejet_implicite',
  introDesRecours:
    'Ce courrier vous informe, il ne décide pas. C’est le refus né de l’absence de réponse qui se conteste, comme une décision écrite.',
  defauts: () => [],
  corps: ({ rejeteeLe, derniersJours, ...donnees }) => ({
    ouverture: [
      p(
        `Votre demande de ${pour(donnees)} n’a pas reçu de réponse dans le délai. La loi la considère comme rejetée depuis le ${ecrireJour(rejeteeLe)}. (${ecrireArticle('CRPA L. 231-4')})`,
      ),
      p(UNE_REPONSE_RESTE_POSSIBLE),
    ],
    sections: [{ titre: 'Jusqu’à quand contester', blocs: [lister(derniersJours)] }],
  }),
};

interface FaitsDuSilenceSurRecours {
  recours: { genre: GenreDeRecours; formeLe: Jour };
  rejeteLe: Jour;
  /** Last day before the judge; null where this recours opens none. */
  jugeJusquAu: Jour | null;
}

const silence_sur_le_recours: Lettre<FaitsDuSilenceSurRecours> = {
  libelle: 'Information sur l’absence de réponse au recours',
  objet: () => 'votre recours, sans réponse dans le délai',
  conteste: null,
  introDesRecours: 'Ce courrier vous informe, il ne décide pas : il ne se conteste pas seul.',
  defauts: () => [],
  corps: ({ recours, rejeteLe, jugeJusquAu, departement, ...donnees }) => ({
    ouverture: [
      p(
        `Votre ${LIBELLES_RECOURS[recours.genre]} du ${ecrireJour(recours.formeLe)}, au sujet de la ${pour({ departement, ...donnees })}, n’a pas reçu de réponse dans le délai. La loi le considère comme rejeté depuis le ${ecrireJour(rejeteLe)}. (${ecrireArticle('CRPA L. 411-7')})`,
      ),
      p(UNE_REPONSE_RESTE_POSSIBLE),
    ],
    sections: [
      {
        titre: 'Ce que vous pouvez faire',
        blocs: [
          p(
            jugeJusquAu
              ? `Vous pouvez saisir le ${tribunalAdministratif(departement)?.nom ?? 'tribunal administratif'}, par courrier ou sur le site www.telerecours.fr, jusqu’au ${ecrireJour(jugeJusquAu)}. (${ecrireArticle('CJA R. 421-1, R. 421-2')})`
              : 'Ce recours n’ouvre pas de délai devant le tribunal administratif. L’établissement peut vous renseigner sur les fonds sociaux.',
          ),
        ],
      },
    ],
  }),
};

interface FaitsDuRappel {
  pieces: readonly PieceDemandee[];
  /** Last day to bring them. */
  limite: Jour;
}

const rappel_de_pieces: Lettre<FaitsDuRappel> = {
  libelle: 'Rappel des pièces attendues',
  objet: ({ type }) => `pièces attendues, ${BOURSES[type]}`,
  conteste: null,
  introDesRecours: 'Ce courrier n’est pas une décision : il ne peut pas être contesté.',
  defauts: ({ pieces }) => (pieces.length === 0 ? ['Aucune pièce n’est attendue.'] : []),
  corps: ({ pieces, limite }) => ({
    ouverture: [
      p(
        `Il manque encore des pièces à votre dossier. Vous pouvez les envoyer jusqu’au ${ecrireJour(limite)}, en ligne (dans votre espace, ou avec le code de ce courrier), ou les remettre à l’établissement.`,
      ),
    ],
    sections: [
      {
        titre: 'Pièces attendues',
        blocs: [
          lister(pieces.map(({ libelle }) => libelle)),
          p(
            `Sans elles à cette date, la bourse sera refusée pour dossier incomplet (${ecrireArticle('C. III.C')}).${pieces.some(({ avisImpot }) => avisImpot) ? ' Si seul votre avis d’impôt n’est pas encore arrivé, prévenez l’établissement avant cette date : vous pourrez l’envoyer plus tard.' : ''}`,
          ),
        ],
      },
    ],
  }),
};

/** The last day is that of the campaign. */
const relance_avant_cloture: Lettre<FaitsDuRappel> = {
  libelle: 'Relance avant la clôture',
  objet: ({ type }) => `votre demande de ${BOURSES[type]} à compléter avant la clôture`,
  conteste: null,
  introDesRecours: 'Ce courrier n’est pas une décision : il ne peut pas être contesté.',
  defauts: ({ pieces }) => (pieces.length === 0 ? ['Aucune pièce n’est attendue.'] : []),
  corps: ({ pieces, limite, ...donnees }) => ({
    ouverture: [
      p(
        `Votre demande de ${pour(donnees)} est enregistrée, mais il manque les pièces qui permettent de l’étudier. La campagne se termine le ${ecrireJour(limite)}. (${ecrireArticle('C. II.A')})`,
      ),
    ],
    sections: [
      {
        titre: 'Pièces à remettre',
        blocs: [
          lister(pieces.map(({ libelle }) => libelle)),
          p(
            'Vous pouvez les remettre à l’établissement ou les lui envoyer. S’il vous est difficile de les réunir, dites-le-lui : il peut vous aider.',
          ),
        ],
      },
    ],
  }),
};

/** From which day an answer is due to a demande that is taken up again. */
export const sectionReponseDue = (repriseLe: Jour): Section => ({
  titre: 'Quand vous aurez une réponse',
  blocs: [
    p(
      `Une réponse vous est due dans un délai de ${direDuree('delai.silence_sur_la_demande')} à partir du ${ecrireJour(repriseLe)}. Si des pièces vous sont demandées, ce délai part du jour où elles sont toutes reçues. (${ecrireArticle('CRPA L. 114-5, L. 231-4')})`,
    ),
  ],
});

interface FaitsDeLaReprise {
  dateReception: Jour;
  /** From which day an answer is due. */
  repriseLe: Jour;
}

/** To the one who goes on: not a word of who withdrew, nor why. */
const reprise_de_la_demande: Lettre<FaitsDeLaReprise> = {
  libelle: 'Reprise de la demande',
  objet: ({ type }) => `votre demande de ${BOURSES[type]} va être examinée`,
  conteste: null,
  introDesRecours: 'Ce courrier vous informe, il ne décide pas : il ne se conteste pas seul.',
  defauts: () => [],
  corps: ({ dateReception, repriseLe, ...donnees }) => ({
    ouverture: [
      p(
        `Votre demande de ${pour(donnees)}, reçue le ${ecrireJour(dateReception)}, avait été déclarée irrecevable parce que deux demandes étaient déposées pour cet élève. La vôtre est maintenant la seule : elle est reprise à sa date, et va être examinée. (${ecrireArticle('C. II.C.1')})`,
      ),
      p('Vous n’avez pas à déposer une autre demande.'),
    ],
    sections: [sectionReponseDue(repriseLe)],
  }),
};

export const LETTRES_D_ECHEANCE = {
  silence_sur_la_demande,
  silence_sur_le_recours,
  rappel_de_pieces,
  relance_avant_cloture,
  reprise_de_la_demande,
};
