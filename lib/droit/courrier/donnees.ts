import type { Rentree } from '../annee.ts';
import type { Branche } from '../competence.ts';
import type { Jour } from '../date.ts';
import type { Centimes } from '../montant.ts';
import type { TypeBourse } from '../situation.ts';

/** The facts of one letter. What they must hold for a lawful letter is checked by `composerCourrier`. */
export type DonneesCourrier = EnTete &
  (
    | { genre: 'accuse_reception'; dateReception: Jour; pieces?: readonly PieceDemandee[] }
    | {
        genre: 'demande_incomplete';
        pieces: readonly PieceDemandee[];
        /** What the agent wrote to the family beside the list. */
        message?: string;
      }
    | {
        genre: 'attribution';
        calcul: Calcul;
        /** Left out when a person decided without the figures of a barème. */
        chiffres?: Chiffres;
        bourse: BourseAccordee;
        primes: readonly PrimeAccordee[];
      }
    | {
        genre: 'refus';
        calcul: Calcul;
        motifs: readonly MotifEcrit[];
        chiffres?: Chiffres;
        /** C. III.C.1.a, III.C.2, III.D: the situations that the circulaire sends to the fonds sociaux. */
        fondsSociaux?: boolean;
      }
    | {
        genre: 'irrecevabilite';
        cause: 'double_demande' | 'hors_delai';
        dateReception: Jour;
        motifs: readonly MotifEcrit[];
      }
    | { genre: 'refus_hors_delai'; dateReception: Jour; dateCloture: Jour; motifs: readonly MotifEcrit[] }
  );

export interface BourseAccordee {
  echelon: number;
  annuel: Centimes;
  trimestres: readonly [Centimes, Centimes, Centimes];
  /** Its own days, out of the 300 of a year, when the right is shorter; `trimestres` are then what they pay. */
  duree?: { du: Jour; au: Jour; jours: number; total: Centimes };
}

export interface EnTete {
  /** Number under which the service finds the dossier again. */
  reference: string;
  lieu: string;
  date: Jour;
  /** Service in charge: where to write, call, ask (CRPA R. 112-5, 2°). */
  service: { nom: string; adresse: readonly string[]; telephone: string; courriel: string };
  destinataire: { nom: string; adresse: readonly string[] };
  eleve: { nom: string; prenom: string; classe?: string };
  etablissement: { nom: string; commune: string };
  rentree: Rentree;
  type: TypeBourse;
  branche: Branche;
  /** INSEE code of the département where the authority decides: it gives the tribunal. */
  departement: string;
  /** With its preposition: "de Lille", "d'Amiens". */
  academie: string;
  signataire: Signataire;
  /** A letter notified by a téléservice may go unsigned (CRPA L. 212-2); one sent by post keeps room for the hand. */
  envoi: 'teleservice' | 'postal';
}

/** CRPA L. 212-1: first name, name and capacity; L. 212-2 adds the service. */
export interface Signataire {
  prenom: string;
  nom: string;
  qualite: string;
  service: string;
  /** "Pour le recteur de l'académie de Lille et par délégation". */
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
}

export interface PrimeAccordee {
  libelle: string;
  montant: Centimes;
  /** "avec le premier versement", "en trois parts". */
  versement: string;
}

/** How the decision was reached: it chooses the algorithmic mention (CRPA L. 311-3-1; loi 78-17 art. 47). */
export type Calcul = 'sans_algorithme' | 'assiste' | 'entierement_automatise';

/** How a letter names each type of bourse. */
export const BOURSES: Record<TypeBourse, string> = {
  college: 'bourse de collège',
  lycee: 'bourse de lycée',
};
