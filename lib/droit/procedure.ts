import {
  type Branche,
  COMPETENCES,
  competents,
  LIBELLES_ROLES,
  ROLES,
  type Role,
  type Tache,
} from './competence.ts';
import { type Faits, GARDES, type Garde } from './gardes.ts';

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

/** Roles that may do an act in a branch, whatever the state. */
export function rolesPour(acte: Acte, branche: Branche): readonly Role[] {
  const { par } = ligne(acte);
  return typeof par === 'string' ? competents(branche, par) : par;
}

export interface Contexte {
  branche: Branche;
  /** Functions that the person holds on this very dossier. */
  roles: readonly Role[];
  faits: Faits;
}

export type Verdict =
  | { permis: true }
  | { permis: false; cause: 'etat' | 'role' | 'garde'; phrase: string; article: string };

const refus = (cause: 'etat' | 'role' | 'garde', phrase: string, acte: Acte): Verdict => ({
  permis: false,
  cause,
  phrase,
  article: ligne(acte).article,
});

/** The one evaluator: may these roles do this act now, and if not, the sentence that says why, with its article. */
export function evaluer(acte: Acte, { branche, roles, faits }: Contexte): Verdict {
  const { de, gardes, libelle } = ligne(acte);
  const admis = rolesPour(acte, branche);
  if (admis.length === 0)
    return refus('role', `« ${libelle} » n’existe pas pour ce type d’établissement.`, acte);
  if (!roles.some((role) => admis.includes(role))) {
    const qui = admis.map((role) => LIBELLES_ROLES[role]).join(', ');
    return refus('role', `« ${libelle} » revient à : ${qui}.`, acte);
  }
  if (!de.includes(faits.etat)) {
    const attendus = de.map((etat) => `« ${LIBELLES_ETATS[etat]} »`).join(' ou ');
    return refus(
      'etat',
      `« ${libelle} » se fait sur un dossier ${attendus} ; celui-ci est « ${LIBELLES_ETATS[faits.etat]} ».`,
      acte,
    );
  }
  for (const garde of gardes) {
    const phrase = GARDES[garde](faits, COMPETENCES[branche].horsDelai);
    if (phrase) return refus('garde', phrase, acte);
  }
  return { permis: true };
}

/** State that an act leads to, from the facts as the act leaves them. */
export function arrivee(acte: Acte, faits: Faits): Etat {
  const { vers } = ligne(acte);
  return typeof vers === 'string' ? vers : vers(faits);
}

/**
 * What a screen offers: every act with its verdict, as if the person filled the act's own form well. The form itself
 * is judged when it is sent.
 */
export function verdicts({ faits, ...contexte }: Contexte): { acte: Acte; verdict: Verdict }[] {
  const bienRemplis: Faits = {
    ...faits,
    recuLe: faits.jour,
    formulaireSigne: true,
    piecesNommees: 1,
    motivation: 'motivation que la personne écrira',
    receptionDuCourrier: faits.jour,
  };
  return ACTES.map((acte) => ({ acte, verdict: evaluer(acte, { ...contexte, faits: bienRemplis }) }));
}

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

export type Detenteur = 'famille' | 'etablissement' | 'service_academique' | 'application' | 'personne';

const MAISON: Partial<Record<Role, Detenteur>> = {
  famille: 'famille',
  secretariat: 'etablissement',
  chef_etablissement: 'etablissement',
  gestionnaire_sab: 'service_academique',
  responsable_sab: 'service_academique',
  delegue_recteur: 'service_academique',
  systeme: 'application',
};

/** Who holds the dossier now: the house of the first role of the first act that the state waits for. */
export function detenteur(etat: Etat, branche: Branche): Detenteur {
  if (ETATS_CLOS.includes(etat)) return 'personne';
  for (const acte of ACTES) {
    const { de, attendu } = ligne(acte);
    const [premier] = rolesPour(acte, branche);
    if (attendu && de.includes(etat) && premier) return MAISON[premier] ?? 'personne';
  }
  return 'personne';
}

/** Every (state, role, act) of a branch that the table does not allow: the complement, for tests and the diagram. */
export function interdits(branche: Branche): { etat: Etat; role: Role; acte: Acte }[] {
  return ACTES.flatMap((acte) =>
    ETATS.flatMap((etat) =>
      ROLES.filter((role) => !ligne(acte).de.includes(etat) || !rolesPour(acte, branche).includes(role)).map(
        (role) => ({
          etat,
          role,
          acte,
        }),
      ),
    ),
  );
}
