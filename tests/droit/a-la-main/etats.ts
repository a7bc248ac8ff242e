/** The states of a dossier, as the circulaire tells them. */
import type { Branche } from '#lib/droit/competence.ts';
import type { Detenteur, Etat } from '#lib/droit/etats.ts';

const partout = (maison: Detenteur): Record<Branche, Detenteur> => ({
  college_public: maison,
  college_prive: maison,
  lycee_public: maison,
  lycee_prive: maison,
  cned: maison,
});
const SERVICE = partout('service_academique');

/**
 * Who owes the next act. C. IV.B : au collège public tout revient au chef ; au collège privé il détient la demande
 * jusqu’à sa proposition, le service académique ensuite ; au lycée le service académique, dès le dépôt. C. III.C : la
 * famille, tant qu’elle doit des pièces.
 */
export const DETENTEURS: Record<Etat, Record<Branche, Detenteur>> = {
  brouillon: { ...partout('etablissement'), cned: 'service_academique' },
  deposee: { ...SERVICE, college_public: 'etablissement', college_prive: 'etablissement' },
  incomplete: partout('famille'),
  en_instruction: { ...SERVICE, college_public: 'etablissement', college_prive: 'etablissement' },
  proposee: { ...SERVICE, college_public: 'etablissement' },
  decidee: partout('application'),
  notifiee: partout('personne'),
  retiree: partout('personne'),
  desistee: partout('personne'),
  irrecevable: partout('personne'),
};
export const ETATS = Object.keys(DETENTEURS) as Etat[];

/** What follows from a state: an act still owed; a decision taken, contestable once known; the place free again (C. II.C.1). */
export const SUITES: Record<'ouverts' | 'decides' | 'contestables' | 'clos', Etat[]> = {
  ouverts: ['deposee', 'incomplete', 'en_instruction', 'proposee', 'decidee'],
  decides: ['decidee', 'notifiee', 'retiree', 'irrecevable'],
  contestables: ['notifiee', 'retiree', 'irrecevable'],
  clos: ['retiree', 'desistee', 'irrecevable'],
};
