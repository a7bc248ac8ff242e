/** The states of payment: who makes them in each branch, and what each is called (C. IV.B.1, VI, VII.B). */
import type { Branche, Role } from '../competence.ts';

interface Etat {
  titre: string;
  /** Who prepares and checks it, and who signs it, which pays. */
  preparent: readonly Role[];
  signent: readonly Role[];
  article: string;
}

const DU_CHEF = {
  preparent: ['secretaire_general', 'chef_etablissement'],
  signent: ['chef_etablissement'],
} as const satisfies Partial<Etat>;
const DU_SERVICE = {
  titre: 'État de liquidation du service académique',
  preparent: ['gestionnaire_sab', 'responsable_sab', 'delegue_recteur'],
  signent: ['responsable_sab', 'delegue_recteur'],
  article: 'C. VII.B.2',
} as const satisfies Etat;

/** Of each branch: the établissement liquidates in the public, the service académique elsewhere. */
export const ETATS_DE_PAIEMENT: Readonly<Record<Branche, Etat>> = {
  college_public: {
    ...DU_CHEF,
    titre: 'État récapitulatif trimestriel et liste des boursiers à payer',
    article: 'C. IV.B, VII.B.1',
  },
  lycee_public: { ...DU_CHEF, titre: 'État de liquidation du chef d’établissement', article: 'C. VII.B.1' },
  college_prive: DU_SERVICE,
  lycee_prive: DU_SERVICE,
  cned: DU_SERVICE,
};

/** Whether the établissement signs the states of a branch, and asks back what they paid in excess; else the service académique does. */
export const signeSesEtats = (branche: Branche): boolean =>
  ETATS_DE_PAIEMENT[branche].signent.includes('chef_etablissement');

/** Who sets the dates of an académie and closes its trimestres (C. IV.B). */
export const OUVRENT_LES_TRIMESTRES: readonly Role[] = ['delegue_recteur'];

/** Who reads the states of its places. */
export const LISENT_LES_ETATS: readonly Role[] = [
  'chef_etablissement',
  'secretaire_general',
  'agent_comptable',
  'gestionnaire_sab',
  'responsable_sab',
  'delegue_recteur',
];
