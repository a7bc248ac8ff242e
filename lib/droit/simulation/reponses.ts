/** What a family answers to estimate its rights. A value that was not given is absent, never a default. */
import type { Rentree } from '../annee.ts';
import type { Jour } from '../date.ts';
import type { Naissance } from '../naissance.ts';
import type { ChangementFamilial, Regime, RevenusBruts, SituationDemandeur } from '../situation.ts';
import type { CodeLieu } from './lieux.ts';

export const QUI_DEMANDE = ['parent', 'tuteur', 'autre', 'eleve'] as const;
export const RESIDENCES = ['france', 'ue', 'aefe', 'ailleurs'] as const;
export const FOYERS = ['couple', 'seul', 'concubinage', 'epoux'] as const;
export const AVIS = ['francais', 'etranger', 'aucun'] as const;
export const CHANGEMENTS = [
  'aucun',
  'deces',
  'divorce_ou_separation',
  'residence_exclusive',
  'autre',
] as const;

/** Situations of the pupil that change the right or its dates, as a family says them. */
export const CAS = {
  aucun: 'Aucune de celles-ci',
  placement_paye:
    'Placé par l’aide sociale à l’enfance, le département verse une allocation à qui l’accueille',
  placement_sans_allocation: 'Placé par l’aide sociale à l’enfance, sans allocation versée',
  placement_a_venir: 'Placement décidé, mais pas encore effectif',
  aemo: 'Suivi à la maison (AEMO)',
  pead: 'Placé à domicile (PEAD)',
  pjj: 'Placé par la protection judiciaire de la jeunesse',
  mlds: 'En mission de lutte contre le décrochage (MLDS), depuis moins de trois trimestres',
  mlds_prolongee: 'En MLDS après trois trimestres, sans retour en classe à temps plein',
  retour_en_formation: 'De retour en formation, entre 16 et 25 ans',
  avenirpro: 'En parcours AvenirPro+',
  protection_temporaire: 'Sous protection temporaire',
  cap_vers_bac_pro: 'Titulaire d’un CAP, entre en baccalauréat professionnel',
  cap_un_an: 'Titulaire d’un CAP, en prépare un autre en un an',
  cap_plus_long: 'Titulaire d’un CAP, en prépare un autre en deux ans ou plus',
  bachelier_un_an: 'Déjà bachelier, suit une formation complémentaire en un an',
  bachelier: 'Déjà bachelier, prépare un autre diplôme en deux ans ou plus',
} as const;

export type CodeCas = keyof typeof CAS;

export interface ReponsesEleve {
  lieu: CodeLieu;
  regime: Regime;
  cas: CodeCas;
  naissance?: Naissance;
  /** First day in a MLDS, a retour en formation, AvenirPro+. */
  entree?: Jour;
  /** Retour en formation: assigned by the DASEN. */
  affectation?: boolean;
  terminale: boolean;
  /** CNED: class "à inscription réglementée", and favourable opinion of the DASEN. */
  reglementee?: boolean;
  avisDasen?: boolean;
  mentionAuBrevet: boolean;
  premiereAnneePro: boolean;
  reprise: boolean;
}

/** The avis of a person: whole euros, absent without an avis, and how another currency was turned into euros. */
export interface AvisDit {
  avis: (typeof AVIS)[number];
  rfr?: number;
  conversion?: string;
  enfants: number;
}

/** Gross income of who has no avis, in euros with their cents, and how it is proved. */
export interface BrutDit {
  montant: number;
  justificatif: RevenusBruts['justificatif'];
}

export interface ReponsesSimulation extends AvisDit {
  rentree: Rentree;
  qui: (typeof QUI_DEMANDE)[number];
  residence: (typeof RESIDENCES)[number];
  foyer: (typeof FOYERS)[number];
  /** Foreign income that the French avis does not hold, whole euros. */
  etrangerEnPlus?: { rfr: number; conversion?: string };
  concubin?: AvisDit & { brut?: BrutDit };
  brut?: BrutDit;
  justificatifCharge?: NonNullable<SituationDemandeur['justificatifCharge']>;
  changement?: {
    genre: ChangementFamilial['genre'];
    survenuLe: Jour;
    part?: { rfr: number; enfants: number };
    /** The avis is the demandeur's alone. */
    avisPropre: boolean;
    /** Second avis of the year of a death, whole euros. */
    secondAvis?: number;
  };
  alternee: boolean;
  baisse: boolean;
  revenusEtrangers: boolean;
  /** The adult or emancipated pupil who asks alone. */
  autonome?: { aCharge: boolean; surAvis: boolean; delegation: boolean; contrat: boolean; emancipe: boolean };
  eleves: readonly [ReponsesEleve, ...ReponsesEleve[]];
}
