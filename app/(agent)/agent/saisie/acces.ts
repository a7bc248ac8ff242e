import type { Role } from '#lib/droit/competence.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** Functions that type paper demandes, in one branch or another. */
export const SAISISSANTS: readonly Role[] = [
  'secretariat',
  'chef_etablissement',
  'gestionnaire_sab',
  'responsable_sab',
];

/** The agent of the session, when one of the functions types demandes. */
export const exigerSaisie = () => exigerAgent(...SAISISSANTS);
