/**
 * The procedure as the circulaire tells it, written by hand: what the product's table must equal. Nothing here is read
 * from the product, save types. Each block quotes its text; a row that changes needs a sentence that changed.
 */
import type { Branche, Role, Tache } from '#lib/droit/competence.ts';

export const SECRETARIAT: Role[] = ['secretariat', 'secretaire_general', 'chef_etablissement'];
/** Un établissement privé n’a pas de secrétaire général d’EPLE. */
const AU_PRIVE: Role[] = ['secretariat', 'chef_etablissement'];
const CHEF: Role[] = ['chef_etablissement'];
export const SAB: Role[] = ['gestionnaire_sab', 'responsable_sab'];
/** The gestionnaire prepares; who signs for the DASEN holds a delegation (CRPA L. 212-1). */
const DASEN: Role[] = ['responsable_sab', 'delegue_recteur'];

/**
 * C. IV.B, collèges publics : « instruites par le chef d’établissement », qui décide « au nom de l’État » ; le
 * secrétaire général le seconde, jusqu’à la décision. Collèges privés : le chef « sollicite les justificatifs » et « établit une liste de
 * propositions » ; le service académique « a compétence pour procéder à l’instruction » ; le DASEN notifie, par
 * délégation. Lycées : le chef saisit le papier, « toutes les demandes sont instruites par le service académique », le
 * DASEN décide. Recours : au collège public, gracieux au chef, hiérarchique au recteur, dont le service tient ces dossiers ; ailleurs au recteur, par qui signe en son
 * nom. C. VII.A : le chef d’un collège public prononce la retenue ; ailleurs il la demande au DASEN ; rien n’est écrit pour le Cned.
 * C. II.B.3 : les formulaires du Cned s’envoient au service académique qui en est chargé. C. II.B.2 : la demande en ligne
 * est ouverte aux familles des établissements publics.
 */
export const TACHES: Record<Branche, Record<Tache, Role[]>> = {
  college_public: {
    saisir: SECRETARIAT,
    deposer_en_ligne: ['famille'],
    instruire: CHEF,
    demander_pieces: [...CHEF, 'secretaire_general', 'secretariat'],
    proposer: [],
    decider: CHEF,
    repondre_au_recours: [...CHEF, 'responsable_sab'],
    demander_retenue: [],
    retenir: CHEF,
  },
  college_prive: {
    saisir: AU_PRIVE,
    deposer_en_ligne: [],
    instruire: SAB,
    demander_pieces: [...CHEF, ...SAB],
    proposer: CHEF,
    decider: DASEN,
    repondre_au_recours: DASEN,
    demander_retenue: CHEF,
    retenir: DASEN,
  },
  lycee_public: {
    saisir: SECRETARIAT,
    deposer_en_ligne: ['famille'],
    instruire: SAB,
    demander_pieces: SAB,
    proposer: [],
    decider: DASEN,
    repondre_au_recours: DASEN,
    demander_retenue: CHEF,
    retenir: DASEN,
  },
  lycee_prive: {
    saisir: AU_PRIVE,
    deposer_en_ligne: [],
    instruire: SAB,
    demander_pieces: SAB,
    proposer: [],
    decider: DASEN,
    repondre_au_recours: DASEN,
    demander_retenue: CHEF,
    retenir: DASEN,
  },
  cned: {
    saisir: SAB,
    deposer_en_ligne: [],
    instruire: SAB,
    demander_pieces: SAB,
    proposer: [],
    decider: DASEN,
    repondre_au_recours: DASEN,
    demander_retenue: [],
    retenir: [],
  },
};
export const BRANCHES = Object.keys(TACHES) as Branche[];

export const ROLES: Role[] = [
  'secretariat',
  'secretaire_general',
  'chef_etablissement',
  'gestionnaire_sab',
  'responsable_sab',
  'delegue_recteur',
  'agent_comptable',
  'service_social',
  'ministere',
  'instructeur_habilitations',
  'administrateur',
  'dpo',
  'famille',
  'porteur',
  'systeme',
];

/**
 * C. II.C.3 : au collège public, une demande tardive sur papier reçoit un refus « signée par le chef
 * d’établissement » ; ailleurs le DASEN « est compétent pour prononcer l’irrecevabilité ». C. VII.B.1 : dans le public,
 * « l’agent comptable de l’établissement d’inscription verse la bourse » ; VII.B.2, privé : le directeur des finances
 * publiques paie, le service académique étant « ordonnateur de la dépense ». Annexe 1 : le Cned a sa date limite.
 */
export const AUTORITES: Record<
  Branche,
  {
    signeEnSonNom: boolean;
    tardive: 'refuser_hors_delai' | 'declarer_irrecevable';
    payeur: 'etablissement' | 'etat';
    reseau: 'general' | 'cned';
  }
> = {
  college_public: {
    signeEnSonNom: true,
    tardive: 'refuser_hors_delai',
    payeur: 'etablissement',
    reseau: 'general',
  },
  college_prive: {
    signeEnSonNom: false,
    tardive: 'declarer_irrecevable',
    payeur: 'etat',
    reseau: 'general',
  },
  lycee_public: {
    signeEnSonNom: false,
    tardive: 'declarer_irrecevable',
    payeur: 'etablissement',
    reseau: 'general',
  },
  lycee_prive: { signeEnSonNom: false, tardive: 'declarer_irrecevable', payeur: 'etat', reseau: 'general' },
  cned: { signeEnSonNom: false, tardive: 'declarer_irrecevable', payeur: 'etat', reseau: 'cned' },
};
