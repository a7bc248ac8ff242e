import {
  BUREAUX,
  FAMILLE_OU_BUREAUX,
  type LigneDeProcedure,
  SIGNATAIRES,
  SUR_PLACE,
  selon,
} from '../ligne-de-procedure.ts';

/** A letter left, from whose reception a delay runs. */
const EN_ATTENTE_DE_RECEPTION = ['notifiee', 'incomplete', 'irrecevable', 'retiree'] as const;
/** Every state in which a letter may be printed. */
const IMPRIMABLES = [
  'deposee',
  'incomplete',
  'en_instruction',
  'proposee',
  'decidee',
  'notifiee',
  'irrecevable',
  'retiree',
] as const;
const ARTICLE = 'C. IV.B ; R. 531-25';

/** Rows of the procedure table for what becomes of a letter once it is made, until its reception is proved. */
export const ACTES_DE_RECEPTION = {
  signer_courrier: {
    libelle: 'Signer le courrier sur papier',
    accompli: 'Courrier signé et envoyé sur papier',
    de: IMPRIMABLES,
    vers: SUR_PLACE,
    par: SIGNATAIRES,
    gardes: ['signaturePermise', 'relectureFaite'],
    saisie: [],
    article: 'C. IV.B ; CRPA L. 212-1',
  },
  rattraper_decision: {
    libelle: 'Rattraper la décision avant son départ',
    accompli: 'Décision rattrapée avant son départ',
    de: ['decidee', 'irrecevable'],
    vers: selon(
      ['horsDelai', 'piecesManquantes', 'proposee'],
      ({ horsDelai, piecesManquantes, proposee }) => {
        if (horsDelai) return 'deposee';
        if (piecesManquantes > 0) return 'incomplete';
        return proposee ? 'proposee' : 'en_instruction';
      },
    ),
    par: 'decider',
    gardes: ['rappelPossible', 'motivationEcrite'],
    saisie: ['motivation'],
    article: 'C. IV.B ; CRPA L. 221-8',
  },
  dater_reception: {
    libelle: 'Dater la réception du courrier',
    accompli: 'Courrier reçu par la famille',
    de: EN_ATTENTE_DE_RECEPTION,
    vers: SUR_PLACE,
    par: FAMILLE_OU_BUREAUX,
    gardes: ['receptionApresEnvoi', 'preuveComplete'],
    saisie: ['receptionDuCourrier', 'preuve'],
    article: ARTICLE,
  },
  envoyer_recommande: {
    libelle: 'Enregistrer un envoi en recommandé',
    accompli: 'Courrier envoyé en recommandé',
    de: EN_ATTENTE_DE_RECEPTION,
    vers: SUR_PLACE,
    par: BUREAUX,
    gardes: ['receptionInconnue', 'posteApresEnvoi'],
    saisie: ['posteLe'],
    article: ARTICLE,
  },
  signaler_retour: {
    libelle: 'Signaler un courrier revenu',
    accompli: 'Courrier revenu, inconnu à l’adresse',
    de: EN_ATTENTE_DE_RECEPTION,
    vers: SUR_PLACE,
    par: BUREAUX,
    gardes: ['receptionInconnue', 'retourApresEnvoi'],
    saisie: ['revenuLe'],
    article: ARTICLE,
  },
  renvoyer_courrier: {
    libelle: 'Envoyer le courrier à une autre adresse',
    accompli: 'Courrier envoyé de nouveau, à une autre adresse',
    de: EN_ATTENTE_DE_RECEPTION,
    vers: SUR_PLACE,
    par: BUREAUX,
    gardes: ['receptionInconnue', 'courrierParti'],
    saisie: [],
    article: ARTICLE,
  },
} as const satisfies Record<string, LigneDeProcedure>;
