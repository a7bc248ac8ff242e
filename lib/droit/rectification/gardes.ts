import { apres, avant, ecrireJour, type Jour } from '../date.ts';
import { garde, type Verification } from '../garde.ts';

/** What a dossier says of an error of its demande. */
export interface FaitsDeLaRectification {
  /** Day on which the family said the error that waits; null when none does. */
  erreurAnnoncee: Jour | null;
  /** The computation gives what the decision in force says. */
  resultatInchange: boolean;
}

/** What the forms of these acts give. */
export interface SaisieDeLaRectification {
  /** Day on which the family said its error. */
  erreurLe: Jour;
  /** A person finds that the error was made in good faith. */
  bonneFoi: boolean;
}

/** Conditions of the acts of a rectification (C. IV.B, droit à l'erreur). */
export const GARDES_DE_RECTIFICATION = {
  aucuneErreurAnnoncee: garde(['erreurAnnoncee'], ({ erreurAnnoncee }) =>
    erreurAnnoncee
      ? `Une erreur est déjà signalée (${ecrireJour(erreurAnnoncee)}) : elle est d’abord à examiner.`
      : null,
  ),
  erreurAnnoncee: garde(['erreurAnnoncee'], ({ erreurAnnoncee }) =>
    erreurAnnoncee
      ? null
      : 'La famille n’a signalé aucune erreur : enregistrez d’abord ce qu’elle dit. Sans elle, une bourse ne finit que par un retrait.',
  ),
  erreurDatee: garde(['erreurLe', 'recuLe', 'jour'], ({ erreurLe, recuLe, jour }) => {
    if (apres(erreurLe, jour)) return 'Le jour où la famille a signalé l’erreur est dans le futur.';
    return recuLe && avant(erreurLe, recuLe)
      ? `L’erreur ne peut pas être signalée avant la demande (${ecrireJour(recuLe)}).`
      : null;
  }),
  reponseSignee: garde(['etat', 'delegation'], ({ etat, delegation }) =>
    etat === 'notifiee' && !delegation
      ? 'Refuser de modifier une décision, c’est décider : la réponse est signée par une personne qui a une délégation de signature en cours.'
      : null,
  ),
  bonneFoiPourModifier: garde(['etat', 'contestee', 'bonneFoi'], ({ etat, contestee, bonneFoi }) =>
    etat === 'notifiee' && contestee === 'attribution' && !bonneFoi
      ? 'De mauvaise foi, une erreur ne se rectifie pas sur une bourse attribuée : engagez un retrait pour fraude, la famille sera entendue.'
      : null,
  ),
} as const satisfies Record<string, Verification>;
