import type { Role, Tache } from './competence.ts';
import type { Faits, Garde } from './gardes.ts';

/** States of a dossier. The échelon or the motive belong to the decision, not to the state. */
export const ETATS = [
  'brouillon',
  'deposee',
  'incomplete',
  'en_instruction',
  'proposee',
  'decidee',
  'notifiee',
  'desistee',
  'irrecevable',
] as const;
export type Etat = (typeof ETATS)[number];

/** Legal records: an act that names one cannot stand in the journal without it (the database refuses). */
export type Enregistrement =
  | 'demande'
  | 'demande_de_pieces'
  | 'piece'
  | 'proposition'
  | 'decision'
  | 'notification';

export type GenreCourrier =
  | 'accuse_reception'
  | 'demande_incomplete'
  | 'attribution'
  | 'refus'
  | 'refus_hors_delai'
  | 'irrecevabilite';

interface LigneDeProcedure {
  /** What the button says: a verb. */
  libelle: string;
  /** What the history and the family's timeline say once done. */
  accompli: string;
  de: readonly Etat[];
  vers: Etat | ((faits: Faits) => Etat);
  /** A task of the competence table, or roles that the text names itself. */
  par: Tache | readonly Role[];
  gardes: readonly Garde[];
  ecrit?: Enregistrement;
  courrier?: GenreCourrier;
  article: string;
  /** True when the holder of the dossier is whoever may do this: what the dossier waits for. */
  attendu?: boolean;
}

/**
 * The whole procedure, as ONE table (C. II to IV). Guards, buttons, reasons, holder, diagram and refusal tests are
 * derived from it, never rewritten. Order matters: among the expected acts of a state, the first names the holder.
 */
export const PROCEDURE = {
  enregistrer_reception: {
    libelle: 'Enregistrer la réception',
    accompli: 'Demande reçue',
    de: ['brouillon'],
    vers: 'deposee',
    par: 'saisir',
    gardes: ['receptionPasFuture', 'formulaireSigne'],
    ecrit: 'demande',
    courrier: 'accuse_reception',
    article: 'C. II.C.3',
    attendu: true,
  },
  recevoir_piece: {
    libelle: 'Recevoir une pièce',
    accompli: 'Pièce reçue',
    de: ['incomplete'],
    vers: ({ piecesManquantes, proposee }) =>
      piecesManquantes > 0 ? 'incomplete' : proposee ? 'proposee' : 'en_instruction',
    par: ['famille', 'secretariat', 'chef_etablissement', 'gestionnaire_sab', 'responsable_sab'],
    gardes: [],
    ecrit: 'piece',
    article: 'C. III.C',
    attendu: true,
  },
  joindre_fichiers: {
    libelle: 'Joindre des fichiers',
    accompli: 'Fichiers joints à une pièce',
    de: ['deposee', 'incomplete', 'en_instruction', 'proposee'],
    vers: ({ etat }) => etat,
    par: ['secretariat', 'chef_etablissement', 'gestionnaire_sab', 'responsable_sab'],
    gardes: [],
    ecrit: 'piece',
    article: 'C. III.C',
  },
  reporter_avis: {
    libelle: 'Reporter l’avis d’impôt',
    accompli: 'Avis d’impôt reporté au dossier',
    de: ['deposee', 'incomplete', 'en_instruction', 'proposee'],
    vers: ({ etat }) => etat,
    par: ['secretariat', 'chef_etablissement', 'gestionnaire_sab', 'responsable_sab'],
    gardes: ['avisRecu'],
    article: 'C. III.C',
  },
  proposer: {
    libelle: 'Proposer au service académique',
    accompli: 'Proposition transmise au service académique',
    de: ['deposee', 'en_instruction'],
    vers: 'proposee',
    par: 'proposer',
    gardes: ['dansLesDelais'],
    ecrit: 'proposition',
    article: 'C. IV.B',
    attendu: true,
  },
  instruire: {
    libelle: 'Instruire',
    accompli: 'Instruction commencée',
    de: ['deposee'],
    vers: 'en_instruction',
    par: 'instruire',
    gardes: ['dansLesDelais'],
    article: 'C. IV.B',
    attendu: true,
  },
  demander_pieces: {
    libelle: 'Demander des pièces',
    accompli: 'Pièces demandées à la famille',
    de: ['deposee', 'en_instruction', 'proposee'],
    vers: 'incomplete',
    par: 'demander_pieces',
    gardes: ['dansLesDelais', 'piecesNommees'],
    ecrit: 'demande_de_pieces',
    courrier: 'demande_incomplete',
    article: 'C. III.C',
  },
  signaler_attente_avis: {
    libelle: 'Signaler l’attente de l’avis d’impôt',
    accompli: 'Attente de l’avis d’impôt signalée',
    de: ['incomplete'],
    vers: 'incomplete',
    par: ['famille', 'secretariat', 'chef_etablissement', 'gestionnaire_sab', 'responsable_sab'],
    gardes: ['avisSeulAttendu', 'anneeScolaireEnCours'],
    article: 'C. III.C',
  },
  attribuer: {
    libelle: 'Attribuer la bourse',
    accompli: 'Bourse attribuée',
    de: ['en_instruction', 'proposee'],
    vers: 'decidee',
    par: 'decider',
    gardes: ['delegationEnCours', 'droitOuvert'],
    ecrit: 'decision',
    courrier: 'attribution',
    article: 'C. IV.A et IV.B',
    attendu: true,
  },
  refuser: {
    libelle: 'Refuser la bourse',
    accompli: 'Bourse refusée',
    de: ['en_instruction', 'proposee'],
    vers: 'decidee',
    par: 'decider',
    gardes: ['delegationEnCours', 'droitFerme'],
    ecrit: 'decision',
    courrier: 'refus',
    article: 'C. IV.A et IV.B',
    attendu: true,
  },
  refuser_incompletude: {
    libelle: 'Refuser pour dossier incomplet',
    accompli: 'Bourse refusée, dossier incomplet',
    de: ['incomplete'],
    vers: 'decidee',
    par: 'decider',
    gardes: ['delegationEnCours', 'delaiDesPiecesEchu'],
    ecrit: 'decision',
    courrier: 'refus',
    article: 'C. III.C',
  },
  refuser_hors_delai: {
    libelle: 'Refuser hors délai',
    accompli: 'Demande refusée, déposée hors délai',
    de: ['deposee'],
    vers: 'decidee',
    par: 'decider',
    gardes: ['competenceHorsDelaiDuChef', 'deposeeHorsDelai'],
    ecrit: 'decision',
    courrier: 'refus_hors_delai',
    article: 'C. II.C.3',
    attendu: true,
  },
  declarer_irrecevable: {
    libelle: 'Déclarer irrecevable',
    accompli: 'Demande déclarée irrecevable',
    de: ['deposee'],
    vers: 'irrecevable',
    par: 'decider',
    gardes: ['delegationEnCours', 'competenceHorsDelaiDuDasen', 'deposeeHorsDelai'],
    ecrit: 'decision',
    courrier: 'irrecevabilite',
    article: 'C. II.C.3',
    attendu: true,
  },
  admettre_hors_delai: {
    libelle: 'Admettre malgré le retard',
    accompli: 'Retard admis',
    de: ['deposee'],
    vers: 'en_instruction',
    par: 'decider',
    gardes: ['deposeeHorsDelai', 'motivationEcrite'],
    article: 'C. IV.B, droit à l’erreur',
  },
  notifier: {
    libelle: 'Notifier la décision',
    accompli: 'Décision envoyée à la famille',
    de: ['decidee', 'irrecevable'],
    vers: ({ etat }) => (etat === 'irrecevable' ? 'irrecevable' : 'notifiee'),
    par: ['systeme'],
    gardes: ['pasEncoreEnvoyee', 'courrierProduit'],
    ecrit: 'notification',
    article: 'C. IV.B',
    attendu: true,
  },
  dater_reception: {
    libelle: 'Dater la réception du courrier',
    accompli: 'Courrier reçu par la famille',
    de: ['notifiee', 'incomplete', 'irrecevable'],
    vers: ({ etat }) => etat,
    par: ['famille', 'secretariat', 'chef_etablissement', 'gestionnaire_sab', 'responsable_sab'],
    gardes: ['receptionApresEnvoi'],
    article: 'C. IV.B ; R. 531-25',
  },
  se_desister: {
    libelle: 'Renoncer à la demande',
    accompli: 'Demande abandonnée par la famille',
    de: ['deposee', 'incomplete', 'en_instruction', 'proposee', 'decidee'],
    vers: 'desistee',
    par: ['famille'],
    gardes: [],
    article: 'C. II.C.1',
  },
} as const satisfies Record<string, LigneDeProcedure>;

export type Acte = keyof typeof PROCEDURE;
export const ACTES = Object.keys(PROCEDURE) as Acte[];

/** A row of the table, widened so that every reader sees the same shape. */
export const ligne = (acte: Acte): LigneDeProcedure => PROCEDURE[acte];

export const LIBELLES_ETATS: Record<Etat, string> = {
  brouillon: 'brouillon',
  deposee: 'déposée',
  incomplete: 'incomplète',
  en_instruction: 'en instruction',
  proposee: 'proposée',
  decidee: 'décidée',
  notifiee: 'notifiée',
  desistee: 'abandonnée',
  irrecevable: 'irrecevable',
};

/** States after which a dossier no longer stands in the way of another for the same pupil and year (C. II.C.1). */
export const ETATS_CLOS: readonly Etat[] = ['desistee', 'irrecevable'];
