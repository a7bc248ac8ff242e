import type { CodePiece } from '../pieces-liste.ts';
import type { Regle } from '../regle.ts';

/** Who may ask, as the guide concludes it. */
export const QUI = {
  parent: 'Le parent qui a la charge de l’élève',
  tuteur: 'Le tuteur de l’élève',
  autre_personne: 'La personne qui a la charge de l’élève',
  eleve: 'L’élève lui-même',
  declarant: 'La personne qui déclare l’élève à sa charge fiscale',
  personne: 'Personne',
  a_decider: 'À décider par un agent',
} as const;

/** Whose income counts. */
export const REVENUS = {
  foyer_commun: 'Ceux de l’avis commun du couple',
  demandeur_seul: 'Ceux du demandeur seul',
  demandeur_et_concubin: 'Ceux du demandeur et de son concubin, additionnés',
  part_isolee:
    'La part du demandeur dans l’avis commun, et les revenus de son nouveau concubin s’il y en a un',
  eleve: 'Ceux de l’élève',
  declarant: 'Ceux de qui déclare l’élève à sa charge fiscale',
  sans_objet: 'Sans objet',
} as const;

export type Qui = keyof typeof QUI;
export type Revenus = keyof typeof REVENUS;

/** A piece, followed by those that do just as well. */
export type ChoixDePiece = readonly [CodePiece, ...CodePiece[]];

export type IssueGuide =
  | 'demande_possible'
  | 'statut_boursier'
  | 'aucun_droit'
  | 'irrecevable'
  | 'fonds_social'
  | 'a_completer'
  | 'decision_humaine';

/** One answer: where it leads, the rule it rests on, what it means, and what it adds to the conclusion. */
export interface ReponseGuide {
  valeur: string;
  libelle: string;
  vers: string;
  regle: Regle;
  /** What the law makes of this answer, in one plain sentence. */
  phrase: string;
  qui?: Qui;
  revenus?: Revenus;
  pieces?: readonly ChoixDePiece[];
  drapeau?: string;
  fondsSocial?: true;
}

export interface QuestionGuide {
  genre: 'question';
  texte: string;
  aide?: string;
  reponses: readonly ReponseGuide[];
}

export interface FinGuide {
  genre: 'fin';
  issue: IssueGuide;
  texte: string;
  /** Overrides what the answers said, when the end settles it. */
  qui?: Qui;
  pieces?: readonly ChoixDePiece[];
}

export type Noeuds = Readonly<Record<string, QuestionGuide | FinGuide>>;
