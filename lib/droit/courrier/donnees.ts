import type { Rentree } from '../annee.ts';
import type { Prime } from '../argent/primes.ts';
import type { Echelle } from '../bareme/echelle.ts';
import type { Branche } from '../competence.ts';
import type { Jour } from '../date.ts';
import type { Eloignement } from '../delais/recours.ts';
import type { Centimes } from '../montant.ts';
import type { SuiteDeRecours } from '../recours/pendants.ts';
import type { Canal, TypeBourse } from '../situation.ts';
import type { AccesParCode } from './acces.ts';

/** Whom to write to or call. */
export interface Service {
  nom: string;
  adresse: readonly string[];
  telephone: string;
  courriel: string;
}

export interface BourseAccordee {
  echelon: number;
  annuel: Centimes;
  trimestres: readonly [Centimes, Centimes, Centimes];
  /** Its own days, out of the 300 of a year, when the right is shorter; `trimestres` are then what they pay. */
  duree?: { du: Jour; au: Jour; jours: number; total: Centimes };
}

/** The facts of every letter. */
export interface EnTete {
  /** Number under which the service finds the dossier again. */
  reference: string;
  lieu: string;
  date: Jour;
  /** Service in charge: where to write, call, ask (CRPA R. 112-5, 2°). At the head of the letter, unless another sends it. */
  service: Service;
  /** `civilite`: how the letter begins; both are greeted when nobody knows. */
  destinataire: { civilite?: 'Mme' | 'M.'; nom: string; adresse: readonly string[] };
  eleve: {
    nom: string;
    prenom: string;
    nomUsage?: string | null;
    prenomUsage?: string | null;
    classe?: string;
  };
  etablissement: { nom: string; commune: string };
  rentree: Rentree;
  type: TypeBourse;
  branche: Branche;
  /** INSEE code of the département where the authority decides: it gives the tribunal. */
  departement: string;
  /** The ministère at the head, by its full name. */
  ministere: string;
  /** What the académie adds in its own words; null or left out when it adds nothing. */
  bloc?: string | null;
  /** With its preposition: "de Lille", "d'Amiens". */
  academie: string;
  signataire: Signataire;
  /** Day on which silence had rejected what this letter answers; left out when it had not. */
  remplaceRejetDu?: Jour;
  /** Which recours the letter is about, seen from the RAPO; left out when it is about none. */
  suite?: SuiteDeRecours;
  /** Where the family lives, seen from the judge; left out when nothing says that it is far. */
  eloignement?: Eloignement;
  /** The decision that this one modifies, the day on which the family said its error, what changes, and whether it is due less. */
  modifie?: {
    du: Jour;
    annonceeLe: Jour;
    /** The decision that is modified gave a bourse. */
    boursier: boolean;
    memeEchelon: boolean;
    perdues: readonly Prime[];
    gagnees: readonly Prime[];
    moins: boolean;
  };
  /** A letter notified by a téléservice may go unsigned (CRPA L. 212-2); one sent by post keeps room for the hand. */
  envoi: 'teleservice' | 'postal';
  /** What opens the demande without an account; left out of a preview. */
  acces?: AccesParCode;
}

/** CRPA L. 212-1: first name, name and capacity; L. 212-2 adds the service. */
export interface Signataire {
  prenom: string;
  nom: string;
  qualite: string;
  service: string;
  /** "Pour le recteur de l'académie de Lille et par délégation", "Pour le chef d’établissement et par ordre". */
  delegation?: string;
}

export interface MotifEcrit {
  /** Complete French sentence, from the trace: law and facts (CRPA L. 211-5). */
  texte: string;
  article: string;
}

export interface PieceDemandee {
  libelle: string;
  /** The avis d'impôt alone may come after the fifteen days (C. III.C). */
  avisImpot?: boolean;
}

export interface Chiffres {
  anneeDesRevenus: number;
  /** Whole euros. */
  ressources: number;
  /** "Revenu fiscal de référence" unless the resources come from another proof. */
  libelleRessources?: string;
  enfants: number;
  /** Ceiling compared: that of the échelon granted, or of échelon 1 for a refusal. Whole euros. */
  plafond?: number;
  /** The ladder of the household, drawn under the figures. */
  echelle?: Echelle;
}

/** A prime as the letter tells it: its amount of the year, and what it depends on (C. IV.C). */
export interface PrimeEcrite {
  libelle: string;
  montant: Centimes;
  /** "avec le premier versement", "en trois parts". */
  versement: string;
  /** On what it goes on, once granted. */
  condition: string;
  /** What would open it, while a fact is not known. */
  si: string;
}

/** How the decision was reached: it chooses the algorithmic mention (CRPA L. 311-3-1; loi 78-17 art. 47). */
export type Calcul = 'sans_algorithme' | 'assiste' | 'etude_automatique';

/** How a decision whose figures the law computed was reached, by how its demande came. */
export const calculDuCanal = (canal: Canal): Calcul => (canal === 'etude_automatique' ? canal : 'assiste');

/** How a letter names each type of bourse. */
export const BOURSES: Record<TypeBourse, string> = {
  college: 'bourse de collège',
  lycee: 'bourse de lycée',
};

/** The same in full, as annexes 4 and 5 write it. */
export const NOMS_DES_BOURSES: Record<TypeBourse, string> = {
  college: 'bourse nationale de collège',
  lycee: 'bourse nationale d’études du second degré de lycée',
};
