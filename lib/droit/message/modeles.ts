/** What a service begins its message to a family with, by where the dossier stands. A person reads it and ends it. */
import { ETATS_OUVERTS, type Etat, etatDeProcedure } from '../etats.ts';
import type { Lecture } from '../lecture.ts';

export const LECTURES_MESSAGES: readonly Lecture[] = [
  {
    id: 'message.conteste_la_decision',
    article: 'C. IV.B ; CRPA L. 112-1, L. 410-1',
    doute: 'Une famille conteste une décision dans un message : est-ce un recours ?',
    lecture:
      'Oui, à la date du message. La page de la famille la mène au recours en ligne, et l’agent qui la lit enregistre le recours comme s’il venait sur papier ; l’application ne qualifie pas un message d’elle-même.',
    autre: 'Demander à la famille d’écrire un recours, à la date de celui-ci.',
    raison:
      'Le recours n’a pas de forme imposée ; l’autre lecture ferait perdre des jours, parfois le délai. Lire l’intention revient à une personne.',
    regles: ['recours.tout_recours_est_rapo', 'recours.gracieux_ou_hierarchique'],
  },
];

interface Modele {
  /** How agents call it. */
  libelle: string;
  pour: (etat: Etat) => boolean;
  texte: string;
}

const ouvert = (etat: Etat): boolean => ETATS_OUVERTS.includes(etat);
const aLEtude = (etat: Etat): boolean => ouvert(etat) && etat !== 'incomplete';
const incomplet = (etat: Etat): boolean => etat === 'incomplete';
const decide = (etat: Etat): boolean => etatDeProcedure(etat).contestable;

/** None says what the decision will be, nor sets a delay: a message is no letter. */
const MODELES = {
  precision: {
    libelle: 'Demander une précision',
    pour: ouvert,
    texte:
      'Bonjour,\n\nPour étudier votre demande, une précision nous manque : …\n\nVous pouvez répondre ici.\n\nCordialement,',
  },
  pieces: {
    libelle: 'Rappeler où sont les pièces demandées',
    pour: incomplet,
    texte:
      'Bonjour,\n\nToutes les pièces demandées ne sont pas encore arrivées. Leur liste et la date limite sont sur cette page, dans « Les pièces à envoyer ». Une photo nette de chaque page suffit ; vous pouvez aussi les apporter à l’établissement.\n\nCordialement,',
  },
  avis: {
    libelle: 'L’avis d’impôt viendra plus tard',
    pour: incomplet,
    texte:
      'Bonjour,\n\nVotre avis d’impôt ne peut pas venir maintenant ? Dites-le sur cette page, dans « Les pièces à envoyer » : il sera attendu au-delà du délai. Les autres pièces gardent leur date limite.\n\nCordialement,',
  },
  en_cours: {
    libelle: 'La demande est à l’étude',
    pour: aLEtude,
    texte:
      'Bonjour,\n\nVotre demande est à l’étude. Vous n’avez rien à faire pour l’instant : la décision vous sera envoyée par courrier, et se lira aussi sur cette page.\n\nCordialement,',
  },
  contester: {
    libelle: 'Comment contester',
    pour: decide,
    texte:
      'Bonjour,\n\nLa décision et ses raisons sont dans le courrier que vous trouvez sur cette page. Pour la contester, utilisez « Contester la décision » : la page dit à qui vous adresser et jusqu’à quel jour.\n\nCordialement,',
  },
  rappeler: {
    libelle: 'Proposer un appel',
    pour: () => true,
    texte:
      'Bonjour,\n\nPour vous répondre au mieux, nous pouvons vous appeler. Dites-nous à quel numéro et à quels moments vous joindre.\n\nCordialement,',
  },
} as const satisfies Record<string, Modele>;
export type CodeModele = keyof typeof MODELES;
export const CODES_MODELES = Object.keys(MODELES) as CodeModele[];
export const libelleDuModele = (code: CodeModele): string => MODELES[code].libelle;

/** The templates that fit the state of a dossier, in the order of the list. */
export const modelesPour = (etat: Etat): { code: CodeModele; libelle: string; texte: string }[] =>
  CODES_MODELES.filter((code) => MODELES[code].pour(etat)).map((code) => {
    const { libelle, texte } = MODELES[code];
    return { code, libelle, texte };
  });
