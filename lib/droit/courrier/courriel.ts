import { ecrireJour, type Jour } from '../date.ts';
import { echeanceSilenceSurLaDemande } from '../delais/administration.ts';
import { direDuree } from '../delais/dire.ts';
import type { TypeBourse } from '../situation.ts';
import { BOURSES, type Service } from './donnees.ts';
import type { GenreCourrier } from './lettres.ts';
import { typographier } from './typographie.ts';

/** An e-mail carries no income, no decision and no full name: a mail box is read by others. */
export interface ContenuCourriel {
  sujet: string;
  paragraphes: readonly string[];
  lien?: { texte: string; adresse: string };
}

export type DonneesCourriel = {
  /** Number of the dossier. */
  reference: string;
  type: TypeBourse;
  /** Address of the family's page. */
  adresse: string;
} & (
  | { genre: 'accuse_enregistrement'; deposeeLe: Jour }
  // Filed online: what CRPA R. 112-5 asks is told at once. `manquent`: how many pieces lack; their names would tell a life.
  | { genre: 'accuse_en_ligne'; deposeeLe: Jour; service: Service; manquent: number }
  | { genre: 'courrier_disponible' }
  | { genre: 'message' }
  | { genre: 'rappel_de_delai'; limite: Jour }
  | { genre: 'pieces_demandees' }
  | { genre: 'rappel_de_pieces' }
  | { genre: 'relance_avant_cloture' }
  | { genre: 'sans_reponse' }
);

type Annonce = Exclude<
  DonneesCourriel['genre'],
  'accuse_enregistrement' | 'accuse_en_ligne' | 'message' | 'rappel_de_delai'
>;

const ANNONCES: Partial<Record<GenreCourrier, Annonce>> = {
  demande_incomplete: 'pieces_demandees',
  rappel_de_pieces: 'rappel_de_pieces',
  relance_avant_cloture: 'relance_avant_cloture',
  silence_sur_la_demande: 'sans_reponse',
  silence_sur_le_recours: 'sans_reponse',
};

/** The mail that announces a letter: most say only that one waits. */
export const annonceDuCourrier = (genre: GenreCourrier): Annonce => ANNONCES[genre] ?? 'courrier_disponible';

const FIN = 'Ce message est envoyé par une application : n’y répondez pas.';

/** The few words of an e-mail: what happened, and where to read it after signing in. */
export function composerCourriel(donnees: DonneesCourriel): ContenuCourriel {
  const { sujet, paragraphes, lien } = message(donnees);
  return {
    ...typographier({
      sujet: `${sujet} (${donnees.reference})`,
      paragraphes: ['Bonjour,', ...paragraphes, FIN],
    }),
    lien: { texte: lien, adresse: donnees.adresse },
  };
}

/** Pieces that lack, in an SMS: neither the pupil, nor which pieces, nor any number, and how to have no more of them. */
export const composerPiecesParSms = ({ limite, adresse }: { limite: Jour; adresse: string }): string =>
  `Bourse : il manque encore des pièces à votre demande. Vous pouvez les envoyer jusqu’au ${ecrireJour(limite)} : ${adresse}, ou les remettre à l’établissement. Plus de SMS : dites-le à l’établissement.`;

/** What CRPA R. 112-5 asks of the accusé: who is in charge, and what silence will mean. */
export const direLeService = ({ nom, adresse, telephone, courriel }: Service): string =>
  `Service chargé de votre demande : ${[nom, ...adresse].join(', ')} ; téléphone : ${telephone} ; courriel : ${courriel}.`;

/** When silence will have rejected a demande filed on a day, and how to contest it; empty when no text gives the day. */
export function direLeSilence(deposeeLe: Jour): string[] {
  const { echeance } = echeanceSilenceSurLaDemande(deposeeLe);
  return echeance
    ? [
        `Sans réponse le ${ecrireJour(echeance)}, la demande sera considérée comme rejetée (CRPA, L. 231-4, 3°) : ce rejet pourra alors être contesté, et l’accusé de réception dit comment. Si des pièces vous sont demandées d’ici là, ce délai s’arrête jusqu’à leur réception (CRPA, L. 114-5).`,
      ]
    : [];
}

const direLesPieces = (manquent: number): string[] =>
  manquent > 0
    ? [
        `Il manque encore ${manquent === 1 ? 'une pièce' : `${manquent} pièces`}, à envoyer dès que possible : la liste est dans votre espace.`,
      ]
    : [];

function message(donnees: DonneesCourriel): { sujet: string; paragraphes: readonly string[]; lien: string } {
  const bourse = BOURSES[donnees.type];
  switch (donnees.genre) {
    case 'accuse_enregistrement':
      return {
        sujet: 'Votre demande de bourse est enregistrée',
        paragraphes: [
          `Votre demande de ${bourse} a été enregistrée le ${ecrireJour(donnees.deposeeLe)} sous le numéro ${donnees.reference}.`,
          'Elle va être examinée. Vous pouvez suivre son avancement en ligne.',
        ],
        lien: 'Suivre ma demande',
      };
    case 'accuse_en_ligne':
      return {
        sujet: 'Accusé d’enregistrement de votre demande de bourse',
        paragraphes: [
          `Votre demande de ${bourse} a été enregistrée le ${ecrireJour(donnees.deposeeLe)} sous le numéro ${donnees.reference}.`,
          ...direLesPieces(donnees.manquent),
          ...direLeSilence(donnees.deposeeLe),
          direLeService(donnees.service),
          'Un accusé de réception suit, dans votre espace.',
        ],
        lien: 'Suivre ma demande et envoyer les pièces',
      };
    case 'courrier_disponible':
      return {
        sujet: 'Un courrier vous attend',
        paragraphes: [`Un courrier au sujet de votre demande de ${bourse} vous attend dans votre espace.`],
        lien: 'Lire le courrier',
      };
    case 'message':
      return {
        sujet: 'Un message vous attend',
        paragraphes: [
          `Le service qui suit votre demande de ${bourse} vous a écrit. Son message se lit dans votre espace, où vous pouvez lui répondre.`,
        ],
        lien: 'Lire le message',
      };
    case 'rappel_de_delai':
      return {
        sujet: 'Rappel : un délai finit bientôt',
        paragraphes: [
          `Au sujet de votre demande de ${bourse}, un délai finit le ${ecrireJour(donnees.limite)}. Ce que vous pouvez encore faire jusqu’à ce jour, et comment, est dans votre espace. Si vous ne voulez rien faire, vous n’avez pas à répondre.`,
        ],
        lien: 'Voir ma demande',
      };
    case 'pieces_demandees':
      return {
        sujet: 'Des pièces manquent à votre demande de bourse',
        paragraphes: [
          `Pour examiner votre demande de ${bourse}, il manque des pièces à votre dossier. Vous avez ${direDuree('delai.pieces')} pour les fournir, à partir de la réception du courrier qui les demande.`,
        ],
        lien: 'Voir les pièces demandées',
      };
    case 'rappel_de_pieces':
      return {
        sujet: 'Rappel : des pièces manquent à votre demande de bourse',
        paragraphes: [
          `Des pièces manquent encore à votre demande de ${bourse}, et le délai pour les envoyer finit bientôt. La date est dans votre espace.`,
        ],
        lien: 'Envoyer les pièces',
      };
    case 'relance_avant_cloture':
      return {
        sujet: 'Votre demande de bourse est à compléter avant la clôture',
        paragraphes: [
          `Votre demande de ${bourse} est enregistrée, mais il manque des pièces pour l’étudier, et la campagne se termine bientôt. Le courrier qui vous attend dit lesquelles, et jusqu’à quel jour.`,
        ],
        lien: 'Voir les pièces attendues',
      };
    case 'sans_reponse':
      return {
        sujet: 'Votre demande est restée sans réponse dans le délai',
        paragraphes: [
          `Le délai pour répondre au sujet de votre ${bourse} est passé. Un courrier dans votre espace dit ce que la loi en conclut, et ce que vous pouvez faire jusqu’à quelle date.`,
        ],
        lien: 'Lire le courrier',
      };
  }
}
