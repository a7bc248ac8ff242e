import type { Tache } from './competence.ts';

export type Detenteur = 'famille' | 'etablissement' | 'service_academique' | 'application' | 'personne';

interface EtatDeProcedure {
  libelle: string;
  /** Who holds the dossier: a house, or whoever is entrusted with the first of these tasks that the branch knows. */
  tenuPar: Detenteur | readonly Tache[];
  /** The administration or the family still owes an act: a deadline that passes is overdue. */
  ouvert: boolean;
  /** No longer stands in the way of another demande for the same pupil and year (C. II.C.1). */
  clos: boolean;
  /** A decision was taken, sent or not. */
  decide: boolean;
  /** Once sent, the decision may be contested: the deadline is then the family's. */
  contestable: boolean;
}

const OUVERT = { ouvert: true, clos: false, decide: false, contestable: false } as const;

/** States of a dossier, each with what follows from it. The échelon or the motive belong to the decision. */
export const ETATS_DE_PROCEDURE = {
  brouillon: { ...OUVERT, libelle: 'brouillon', tenuPar: ['saisir'], ouvert: false },
  deposee: { ...OUVERT, libelle: 'déposée', tenuPar: ['proposer', 'instruire'] },
  incomplete: { ...OUVERT, libelle: 'incomplète', tenuPar: 'famille' },
  en_instruction: { ...OUVERT, libelle: 'en instruction', tenuPar: ['proposer', 'decider'] },
  proposee: { ...OUVERT, libelle: 'proposée', tenuPar: ['decider'] },
  decidee: { ...OUVERT, libelle: 'décidée', tenuPar: 'application', decide: true },
  notifiee: {
    libelle: 'notifiée',
    tenuPar: 'personne',
    ouvert: false,
    clos: false,
    decide: true,
    contestable: true,
  },
  retiree: {
    libelle: 'retirée',
    tenuPar: 'personne',
    ouvert: false,
    clos: true,
    decide: true,
    contestable: true,
  },
  desistee: {
    libelle: 'abandonnée',
    tenuPar: 'personne',
    ouvert: false,
    clos: true,
    decide: false,
    contestable: false,
  },
  irrecevable: {
    libelle: 'irrecevable',
    tenuPar: 'personne',
    ouvert: false,
    clos: true,
    decide: true,
    contestable: true,
  },
} as const satisfies Record<string, EtatDeProcedure>;

export type Etat = keyof typeof ETATS_DE_PROCEDURE;
export const ETATS = Object.keys(ETATS_DE_PROCEDURE) as [Etat, ...Etat[]];

/** A state of the table, widened so that every reader sees the same shape. */
export const etatDeProcedure = (etat: Etat): EtatDeProcedure => ETATS_DE_PROCEDURE[etat];

const etatsOu = (propriete: 'ouvert' | 'clos'): readonly Etat[] =>
  ETATS.filter((etat) => ETATS_DE_PROCEDURE[etat][propriete]);

export const ETATS_OUVERTS = etatsOu('ouvert');
export const ETATS_CLOS = etatsOu('clos');
/** Open, and nobody has decided. */
export const ETATS_A_DECIDER = ETATS_OUVERTS.filter((etat) => !ETATS_DE_PROCEDURE[etat].decide);
/** Deposited, and in the way of another demande for the same pupil and year (C. II.C.1). */
export const ETATS_VIVANTS = ETATS.filter((etat) => etat !== 'brouillon' && !ETATS_CLOS.includes(etat));

export const LIBELLES_ETATS = Object.fromEntries(
  ETATS.map((etat) => [etat, ETATS_DE_PROCEDURE[etat].libelle]),
) as Record<Etat, string>;
