import { garde, type Verification } from '../garde.ts';
import { REGLES_RECEVABILITE as R } from './recevabilite-regles.ts';
import type { Circonstances } from './voies.ts';

export type MotifDAdmission = NonNullable<Circonstances['admission']>['motif'];

/** What the admission of a late demande may rest on, as a screen says it; the second is never enough (C. IV.B). */
export const MOTIFS_D_ADMISSION: Readonly<Record<MotifDAdmission, string>> = {
  retard_raisonnable: 'Un retard raisonnable, pour les raisons que j’écris',
  droit_a_l_erreur: 'Le droit à l’erreur seul',
};

/** What a dossier says of a lateness that its family was told of. */
export interface FaitsDuRetard {
  /** The decision in force, notified, rests on a late deposit. */
  retardNotifie: boolean;
}

/** What the admission of a late demande is given. */
export interface SaisieDuRetard {
  motifDAdmission: MotifDAdmission;
}

const ERREUR = R['recevabilite.droit_a_l_erreur'];

/** Conditions of the admission of a late demande. */
export const GARDES_DU_RETARD = {
  retardRaisonnable: garde(['motifDAdmission'], ({ motifDAdmission }) =>
    motifDAdmission === 'droit_a_l_erreur'
      ? `${ERREUR.dire({ regle: ERREUR.id, issue: 'appliquee', valeurs: {} })} Dites les raisons d’un retard raisonnable, ou refusez la demande.`
      : null,
  ),
  retardNotifie: garde(['retardNotifie'], ({ retardNotifie }) =>
    retardNotifie
      ? null
      : 'Aucune décision de retard n’est notifiée sur ce dossier : il n’y a pas de retard sur lequel revenir.',
  ),
} as const satisfies Record<string, Verification>;
