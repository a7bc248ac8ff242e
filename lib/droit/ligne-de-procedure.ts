/** What a row of the procedure table says of an act. */
import { BUREAU_DE_L_ETABLISSEMENT, type Role, type Tache } from './competence.ts';
import type { GenreCourrier } from './courrier/lettres.ts';
import { ETATS, type Etat } from './etats.ts';
import type { FaitsDuDossier, Garde, Saisie } from './gardes.ts';

/** Kinds of decision: what the database accepts, and what an act of decision names. */
export const GENRES_DE_DECISION = [
  'attribution',
  'refus',
  'refus_incompletude',
  'refus_hors_delai',
  'irrecevabilite',
  'refus_sur_recours',
  'retrait',
] as const;
export type GenreDecision = (typeof GENRES_DE_DECISION)[number];

/** How a screen calls each kind of decision. */
export const LIBELLES_DECISIONS: Readonly<Record<GenreDecision, string>> = {
  attribution: 'Attribution de la bourse',
  refus: 'Refus de la bourse',
  refus_incompletude: 'Refus, dossier incomplet',
  refus_hors_delai: 'Refus hors délai',
  irrecevabilite: 'Irrecevabilité',
  refus_sur_recours: 'Refus maintenu sur recours',
  retrait: 'Retrait de la bourse',
};

/** Legal records: an act that names one cannot stand in the journal without it (the database refuses). */
export type Enregistrement =
  | 'demande'
  | 'demande_de_pieces'
  | 'piece'
  | 'proposition'
  | 'decision'
  | 'notification'
  | 'recours'
  | 'requete'
  | 'retrait'
  | 'rectification'
  | 'transfert'
  | 'retenue';

type Ecrit =
  | { ecrit: 'decision'; decision: GenreDecision }
  | { ecrit?: Exclude<Enregistrement, 'decision'>; decision?: never };

/** State that an act leads to when it depends on the facts, as the act leaves them. */
interface Arrivee {
  besoins: readonly (keyof FaitsDuDossier)[];
  etat: (faits: FaitsDuDossier) => Etat;
}

/** A row of the table: who, from which state to which, under which conditions, with what it leaves. */
export type LigneDeProcedure = Ecrit & {
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

/** Whoever holds a dossier at the établissement or at the service académique. */
export const BUREAUX = [...BUREAU_DE_L_ETABLISSEMENT, 'gestionnaire_sab', 'responsable_sab'] as const;
/** Whoever may have a letter in their name. */
export const SIGNATAIRES = [...BUREAUX, 'delegue_recteur'] as const;
export const FAMILLE_OU_BUREAUX = ['famille', ...BUREAUX] as const;
/** The same, or whoever holds a letter of the dossier and its code. */
export const QUI_APPORTE_UNE_PIECE = ['famille', 'porteur', ...BUREAUX] as const;

/** Every state but the draft, that nothing legal depends on. */
export const APRES_LE_DEPOT: readonly Etat[] = ETATS.filter((etat) => etat !== 'brouillon');

/** Where an act leads when the facts say it. */
export const selon = <const K extends keyof FaitsDuDossier>(
  besoins: readonly K[],
  etat: (faits: Pick<FaitsDuDossier, K>) => Etat,
): Arrivee => ({ besoins, etat });

/** The act leaves the dossier in its state. */
export const SUR_PLACE = selon(['etat'], ({ etat }) => etat);

/** The same, save that an incomplete dossier goes on once nothing that was asked lacks any more. */
export const UNE_FOIS_COMPLET = selon(
  ['etat', 'piecesManquantes', 'proposee'],
  ({ etat, piecesManquantes, proposee }) =>
    etat !== 'incomplete' || piecesManquantes > 0 ? etat : proposee ? 'proposee' : 'en_instruction',
);
