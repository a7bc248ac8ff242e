import type { Role, Tache } from './competence.ts';
import type { Etat } from './etats.ts';
import type { FaitsDuDossier, Garde, Saisie } from './gardes.ts';

/** Kinds of decision: what the database accepts, and what an act of decision names. */
export const GENRES_DE_DECISION = [
  'attribution',
  'refus',
  'refus_incompletude',
  'refus_hors_delai',
  'irrecevabilite',
] as const;
export type GenreDecision = (typeof GENRES_DE_DECISION)[number];

/** Legal records: an act that names one cannot stand in the journal without it (the database refuses). */
export type Enregistrement =
  | 'demande'
  | 'demande_de_pieces'
  | 'piece'
  | 'proposition'
  | 'decision'
  | 'notification';

type Ecrit =
  | { ecrit: 'decision'; decision: GenreDecision }
  | { ecrit?: Exclude<Enregistrement, 'decision'>; decision?: never };

export type GenreCourrier =
  | 'accuse_reception'
  | 'demande_incomplete'
  | 'attribution'
  | 'refus'
  | 'refus_hors_delai'
  | 'irrecevabilite';

/** State that an act leads to when it depends on the facts, as the act leaves them. */
interface Arrivee {
  besoins: readonly (keyof FaitsDuDossier)[];
  etat: (faits: FaitsDuDossier) => Etat;
}

type LigneDeProcedure = Ecrit & {
  /** What the button says: a verb. */
  libelle: string;
  /** What the history and the family's timeline say once done. */
  accompli: string;
  de: readonly Etat[];
  vers: Etat | Arrivee;
  /** A task of the competence table, or roles that the text names itself. */
  par: Tache | readonly Role[];
  gardes: readonly Garde[];
  /** Facts that the form of the act gives. */
  saisie: readonly (keyof Saisie)[];
  courrier?: GenreCourrier;
  article: string;
  /** What the dossier waits for: the button put forward. */
  attendu?: boolean;
};

const selon = <const K extends keyof FaitsDuDossier>(
  besoins: readonly K[],
  etat: (faits: Pick<FaitsDuDossier, K>) => Etat,
): Arrivee => ({ besoins, etat });

const SUR_PLACE = selon(['etat'], ({ etat }) => etat);

/**
 * The whole procedure, as ONE table (C. II to IV). Guards, buttons, reasons, forms, records, letters, diagram and
 * refusal tests are derived from it, never rewritten. The order of its lines says nothing.
 */
export const PROCEDURE = {
  enregistrer_reception: {
    libelle: 'Enregistrer la réception',
    accompli: 'Demande reçue',
    de: ['brouillon'],
    vers: 'deposee',
    par: 'saisir',
    gardes: ['receptionPossible', 'cachetPossible', 'formulaireSigne'],
    saisie: [],
    ecrit: 'demande',
    courrier: 'accuse_reception',
    article: 'C. II.C.3',
    attendu: true,
  },
  corriger_reception: {
    libelle: 'Corriger la date de réception',
    accompli: 'Date de réception corrigée',
    de: ['deposee', 'incomplete', 'en_instruction', 'proposee'],
    vers: selon(['etat', 'horsDelai'], ({ etat, horsDelai }) => (horsDelai ? 'deposee' : etat)),
    par: 'saisir',
    gardes: ['receptionCorrigeePossible', 'motivationEcrite'],
    saisie: ['receptionCorrigee', 'cachetCorrige', 'motivation'],
    ecrit: 'demande',
    courrier: 'accuse_reception',
    article: 'C. II.C.3',
  },
  recevoir_piece: {
    libelle: 'Recevoir une pièce',
    accompli: 'Pièce reçue',
    de: ['incomplete'],
    vers: selon(['piecesManquantes', 'proposee'], ({ piecesManquantes, proposee }) =>
      piecesManquantes > 0 ? 'incomplete' : proposee ? 'proposee' : 'en_instruction',
    ),
    par: ['famille', 'secretariat', 'chef_etablissement', 'gestionnaire_sab', 'responsable_sab'],
    gardes: [],
    saisie: [],
    ecrit: 'piece',
    article: 'C. III.C',
    attendu: true,
  },
  joindre_fichiers: {
    libelle: 'Joindre des fichiers',
    accompli: 'Fichiers joints à une pièce',
    de: ['deposee', 'incomplete', 'en_instruction', 'proposee'],
    vers: SUR_PLACE,
    par: ['secretariat', 'chef_etablissement', 'gestionnaire_sab', 'responsable_sab'],
    gardes: [],
    saisie: [],
    ecrit: 'piece',
    article: 'C. III.C',
  },
  reporter_avis: {
    libelle: 'Reporter l’avis d’impôt',
    accompli: 'Avis d’impôt reporté au dossier',
    de: ['deposee', 'incomplete', 'en_instruction', 'proposee'],
    vers: SUR_PLACE,
    par: ['secretariat', 'chef_etablissement', 'gestionnaire_sab', 'responsable_sab'],
    gardes: ['avisRecu'],
    saisie: [],
    ecrit: 'demande',
    article: 'C. III.C',
  },
  proposer: {
    libelle: 'Proposer au service académique',
    accompli: 'Proposition transmise au service académique',
    de: ['deposee', 'en_instruction'],
    vers: 'proposee',
    par: 'proposer',
    gardes: ['dansLesDelais'],
    saisie: [],
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
    saisie: [],
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
    saisie: ['piecesNommees'],
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
    saisie: [],
    article: 'C. III.C',
  },
  attribuer: {
    libelle: 'Attribuer la bourse',
    accompli: 'Bourse attribuée',
    de: ['en_instruction', 'proposee'],
    vers: 'decidee',
    par: 'decider',
    gardes: ['delegationEnCours', 'droitOuvert'],
    saisie: ['motivation'],
    ecrit: 'decision',
    decision: 'attribution',
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
    saisie: ['motivation'],
    ecrit: 'decision',
    decision: 'refus',
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
    saisie: [],
    ecrit: 'decision',
    decision: 'refus_incompletude',
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
    saisie: [],
    ecrit: 'decision',
    decision: 'refus_hors_delai',
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
    saisie: [],
    ecrit: 'decision',
    decision: 'irrecevabilite',
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
    saisie: ['motivation'],
    article: 'C. IV.B, droit à l’erreur',
  },
  notifier: {
    libelle: 'Notifier la décision',
    accompli: 'Décision envoyée à la famille',
    de: ['decidee', 'irrecevable'],
    vers: selon(['etat'], ({ etat }) => (etat === 'irrecevable' ? 'irrecevable' : 'notifiee')),
    par: ['systeme'],
    gardes: ['pasEncoreEnvoyee', 'courrierProduit'],
    saisie: [],
    ecrit: 'notification',
    article: 'C. IV.B',
    attendu: true,
  },
  dater_reception: {
    libelle: 'Dater la réception du courrier',
    accompli: 'Courrier reçu par la famille',
    de: ['notifiee', 'incomplete', 'irrecevable'],
    vers: SUR_PLACE,
    par: ['famille', 'secretariat', 'chef_etablissement', 'gestionnaire_sab', 'responsable_sab'],
    gardes: ['receptionApresEnvoi'],
    saisie: ['receptionDuCourrier'],
    article: 'C. IV.B ; R. 531-25',
  },
  se_desister: {
    libelle: 'Renoncer à la demande',
    accompli: 'Demande abandonnée par la famille',
    de: ['deposee', 'incomplete', 'en_instruction', 'proposee', 'decidee'],
    vers: 'desistee',
    par: ['famille'],
    gardes: [],
    saisie: [],
    article: 'C. II.C.1',
  },
} as const satisfies Record<string, LigneDeProcedure>;

export type Acte = keyof typeof PROCEDURE;
export const ACTES = Object.keys(PROCEDURE) as Acte[];

/** A row of the table, widened so that every reader sees the same shape. */
export const ligne = (acte: Acte): LigneDeProcedure => PROCEDURE[acte];

/** What must be given with an act: nothing less compiles. */
export type SaisieDe<A extends Acte> = {
  [B in Acte]: Pick<Saisie, (typeof PROCEDURE)[B]['saisie'][number]>;
}[A];
