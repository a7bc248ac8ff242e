/** The functions of agents as an administrateur gives them: where each is held, and who signs by delegation. */
import { BRANCHES, competents, type Role, type RoleDAgent, signeEnSonNom } from './competence.ts';

/** Functions that decide where the authority does not sign in its own name: each by a delegation (CRPA L. 212-1). */
export const SIGNATAIRES_PAR_DELEGATION: readonly Role[] = [
  ...new Set(
    BRANCHES.filter((branche) => !signeEnSonNom(branche)).flatMap((branche) =>
      competents(branche, 'decider'),
    ),
  ),
];

/** Where each function of agents is held: nobody holds two kinds of places by one function. */
export const LIEUX_DES_FONCTIONS = {
  secretariat: 'etablissement',
  secretaire_general: 'etablissement',
  chef_etablissement: 'etablissement',
  agent_comptable: 'etablissement',
  gestionnaire_sab: 'academie',
  responsable_sab: 'academie',
  delegue_recteur: 'academie',
  service_social: 'academie',
  ministere: 'nation',
  instructeur_habilitations: 'nation',
  administrateur: 'nation',
  dpo: 'nation',
} as const satisfies Record<RoleDAgent, 'etablissement' | 'academie' | 'nation'>;
export type Fonction = keyof typeof LIEUX_DES_FONCTIONS;
export const FONCTIONS = Object.keys(LIEUX_DES_FONCTIONS) as Fonction[];
