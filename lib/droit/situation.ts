import type { Rentree } from './annee.ts';
import type { ParametreCampagne } from './calendrier/campagne.ts';
import type { Jour } from './date.ts';
import type { Naissance } from './naissance.ts';

/**
 * The situation that the law judges: what the form, the tax source or the simulateur knows of a pupil and of who asks.
 * Every field that a family may leave empty is optional: an absent value is "not known", never a default.
 */
export interface Situation {
  rentree: Rentree;
  /** Day of the demande: concubinage and charge are judged on it (C. III.A). */
  jour: Jour;
  eleve: SituationEleve;
  demandeur: SituationDemandeur;
  foyer: Foyer;
  /** How the demande came: the signed form belongs to paper alone (C. II.B). */
  canal?: Canal;
  /** The closing day on record, when it is not that of the texts: changes of the family count until it (C. III.C.1). */
  clotureReglee?: ParametreCampagne;
}

export const CANAUX = ['etude_automatique', 'en_ligne', 'papier'] as const;
export type Canal = (typeof CANAUX)[number];

/** Kinds of établissement and place of schooling that the circulaire tells apart (C. I). */
export type TypeEtablissement =
  | 'college'
  | 'lycee_general_technologique'
  | 'lycee_professionnel'
  | 'lycee_polyvalent'
  | 'erea'
  | 'erpd'
  | 'cned'
  | 'cfa'
  | 'medico_social'
  | 'greta';

export type Secteur = 'public' | 'prive_sous_contrat' | 'prive_hors_contrat_habilite' | 'prive_hors_contrat';

export type Niveau = 'college' | 'lycee' | 'post_bac';

export type Regime = 'externe' | 'demi_pensionnaire' | 'interne';

export type Statut =
  | 'scolaire'
  | 'apprenti'
  | 'stagiaire_formation_professionnelle'
  | 'service_civique_alterne';

export type Dispositif =
  | 'mlds'
  | 'retour_en_formation'
  | 'avenirpro'
  | 'prepa_seconde'
  | 'tous_droits_ouverts';

export type TypeBourse = 'college' | 'lycee';

export interface SituationEleve {
  naissance?: Naissance;
  etablissement: {
    type: TypeEtablissement;
    secteur: Secteur;
    /** Medico-social only: the school costs are borne under L. 242-10 CASF, which closes the right (C. I). */
    priseEnChargeL24210?: boolean;
    /** True when the training opened without the recteur's agrément before the pupils came (C. V.C). */
    formationSansAgrement?: boolean;
  };
  niveau: Niveau;
  statut: Statut;
  regime: Regime;
  /** CNED only: general or SEGPA in collège, general-technological or professional in lycée (C. II.B.3). */
  filiereCned?: 'general' | 'segpa' | 'professionnel';
  /** CNED only: a whole class "à inscription réglementée", the only one in scope (C. I). */
  inscriptionReglementee?: boolean;
  /** CNED collège, family abroad: in scope when no school of the AEFE network can take the pupil (C. I). */
  cnedHorsDeFrance?: { impossibiliteAefe?: boolean };
  /** CNED collège: favourable opinion of the DASEN, needed under 16. */
  avisDasenFavorable?: boolean;
  dispositif?: Dispositif;
  /** First day in the current training; dérogations run from it (C. I.B). */
  entree?: Jour;
  /** Last day of a training shorter than the school year, when it is known (MLDS). */
  finFormation?: Jour;
  /** Retour en formation: the DASEN has assigned the pupil to the établissement (C. I.B.2). */
  affectationDasen?: boolean;
  /** Retour en formation, before the assignment: taken in as in the MLDS meanwhile (C. I.B.2). */
  phasePreparatoire?: boolean;
  /** Lycée professionnel: begins under statut scolaire, before 15, a training by apprenticeship (C. I). */
  debuteApprentissage?: boolean;
  /** The établissement asks for the prime de reprise d'études too: annexe 9 is then joined. */
  repriseEtudes?: boolean;
  /** What the primes of the lycée depend on (C. IV.C). */
  primes?: FaitsDesPrimes;
  protectionTemporaire?: boolean;
  emancipe?: boolean;
  terminale?: boolean;
  ase?: MesureAse;
  /** Diplomas already held and the length of the training (C. V.C). Left out when none was reported. */
  parcours?: {
    diplomeObtenu?: 'aucun' | 'niveau_3' | 'baccalaureat';
    prepare?:
      | 'diplome_niveau_3'
      | 'baccalaureat_pro'
      | 'baccalaureat'
      | 'certificat_specialisation'
      | 'complementaire_non_diplomante';
    dureeAnnees?: number;
    trimestresMlds?: number;
    reintegreTempsPlein?: boolean;
  };
}

export type MentionBrevet = 'aucune' | 'assez_bien' | 'bien' | 'tres_bien' | 'non_obtenu';

export type DiplomePrepare =
  | 'bac_general'
  | 'bac_technologique'
  | 'bac_professionnel'
  | 'cap'
  | 'aucun'
  | 'autre';

export interface FaitsDesPrimes {
  mentionBrevet?: MentionBrevet;
  prepare?: DiplomePrepare;
  /** FORMATION_DIPLOME of the MEF, eight characters: its speciality opens the prime d'équipement (annexe 8). */
  formation?: string;
  libelleFormation?: string;
  /** First year of the cycle, entered for the first time. */
  premiereAnnee?: boolean;
  equipementDejaPercue?: boolean;
  /** Last day in the formation that opens the prime d'équipement, when the pupil left it for one that does not. */
  formationQuitteeLe?: Jour;
  /** Last day of schooling before the interruption, and first day of the return (annexe 9). */
  interruption?: Jour;
  reprise?: Jour;
  diplomeAuRncp?: boolean;
  /** The answer of the IEN-IO to the fiche navette. */
  ficheFavorable?: boolean;
}

/** Measures of the aide sociale à l'enfance and the like (C. III.D.3). */
export type MesureAse =
  | {
      mesure: 'placement';
      effectif?: boolean;
      allocationVersee?: boolean;
      chez?: 'structure' | 'famille_accueil' | 'tiers_digne_de_confiance';
      /** The placement ended because the pupil came of age. */
      cesseALaMajorite?: boolean;
    }
  /** The judgment may leave the charge, or give an allowance, to somebody else (C. III.D.3.b). */
  | { mesure: 'aemo' | 'pead'; allocationVersee?: boolean }
  | { mesure: 'pjj' };

export type LienDemandeur =
  | 'mere'
  | 'pere'
  | 'tuteur'
  | 'autre_personne_en_charge'
  | 'eleve_lui_meme'
  | 'departement';

export interface SituationDemandeur {
  lien: LienDemandeur;
  /** The charge effective et permanente is established by the avis, the CAF, or a document (C. III.A). */
  chargeEtablie?: boolean;
  /** The pupil lives mainly there, which a paper shows: presumed in that parent's charge (CGI 194). */
  residencePrincipale?: boolean;
  resideEnFrance?: boolean;
  /** EU national with a parent who has or had a job in France: residence is not opposed (C. III.B). */
  ressortissantUe?: boolean;
  parentEmployeEnFrance?: boolean;
  /** A non-parent: delegation of parental authority or another document that shows the charge. */
  justificatifCharge?: 'delegation_france' | 'delegation_etranger' | 'autre_document' | 'aucun';
  attestationConsulat?: boolean;
  /** Took over the charge of a pupil who already has a bourse through someone else (C. III.C.1.b). */
  priseEnCharge?: { survenueLe: Jour };
  /** An agent found that no provision of C. III fits: who declares the child decides (C. III.D.6). */
  horsDispositions?: boolean;
  /** Adult or emancipated pupil who asks alone (C. III.D.4, D.5). */
  autonome?: {
    /** True when nobody has the pupil in charge; someone who only houses the pupil does not count. */
    chargeDePersonne?: boolean;
    avisPropre?: boolean;
    surAvisDUnTiers?: boolean;
    surAttestationCafDUnTiers?: boolean;
    etrangerIsole?: boolean;
    contratJeuneMajeur?: boolean;
    ancienDelegataire?: boolean;
    delegataireAssumeEncoreLaCharge?: boolean;
  };
}

/** One avis d'impôt of the year of reference, or what stands for it. */
export interface AvisImpot {
  annee: number;
  /** Revenu fiscal de référence in whole euros, as printed (C. III.C: nothing added, nothing taken away). */
  rfr: number;
  /** Dependants of C. III.D: minors or disabled, and unmarried adults named on the avis. */
  enfants: number;
  source: 'avis' | 'source_fiscale' | 'avis_etranger' | 'situation_declarative';
  /** Printed in another currency: the amount, the currency and the rate from which an agent wrote the euros. */
  conversion?: string;
}

/** Proof of gross income of a new arrival without any avis (C. III.C.2). */
export interface RevenusBruts {
  annee: number;
  brut: number;
  enfants: number;
  justificatif?: 'pays_origine' | 'bulletins_salaire' | 'organisme_agree' | 'aucun';
}

export type SituationFamiliale =
  | 'couple_foyer_commun'
  /** Married or pacsés under one roof, each taxed apart: counted as concubins (notice of annexes 2 and 3). */
  | 'couple_deux_avis'
  | 'parent_isole'
  | 'concubinage'
  | 'autonome';

/** Changes of the family counted by C. III.C.1.a; every other one is not. */
export interface ChangementFamilial {
  genre: 'deces' | 'divorce_ou_separation' | 'residence_exclusive' | 'perte_de_revenus' | 'autre';
  survenuLe?: Jour;
  signaleLe?: Jour;
  /** Own share of the demandeur isolated from the common avis by the agent, with the children who stay. */
  revenuIsole?: { rfr: number; enfants: number; motivation: string };
  /** The avis given is the demandeur's alone: taxed apart for the whole year, nothing is to isolate. */
  avisPropre?: boolean;
  /** RFR of the demandeur's second avis of the same year, after a death in it (whole euros, 0 when it prints none). */
  secondAvis?: number;
}

export interface Foyer {
  situation?: SituationFamiliale;
  avis?: AvisImpot;
  /** Foreign income of the same year that the French avis does not hold: its own avis, added to it (C. III.C.2). */
  avisEtranger?: AvisImpot;
  revenusBruts?: RevenusBruts;
  /** The concubin's own avis: sum of both incomes and of both households' children. */
  concubin?: { avis?: AvisImpot; avisEtranger?: AvisImpot; revenusBruts?: RevenusBruts };
  /** First and last day of the life in common, when they are near the demande (C. III.A). */
  concubinage?: { depuisLe?: Jour; finiLe?: Jour };
  changement?: ChangementFamilial;
  /** The pupil lives in turn with both parents; counts 1 in the household that applies. */
  residenceAlternee?: boolean;
  /** False when the pupil is not on the avis: CAF attestation and proof of change of residence are then needed. */
  eleveSurAvis?: boolean;
  revenusEtrangers?: boolean;
  /** Somebody found that the French avis does not hold them: a foreign one is then needed (C. III.C.2). */
  revenusEtrangersHorsAvis?: boolean;
  perteDeRevenusRecente?: boolean;
}
