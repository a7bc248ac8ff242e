import { garde, type Verification } from '../garde.ts';

/** Conditions of the answers to a recours, besides who may answer. */
export const GARDES_DE_REPONSE = {
  autreEchelon: garde(['memeEchelon'], ({ memeEchelon }) =>
    memeEchelon
      ? 'Le calcul donne l’échelon déjà attribué : maintenez-le, ou reprenez l’examen si des faits ont changé.'
      : null,
  ),
  attributionContestee: garde(['contestee'], ({ contestee }) =>
    contestee === 'attribution' ? null : 'Le recours ne conteste pas une attribution.',
  ),
  decisionARouvrir: garde(['contestee'], ({ contestee }) =>
    contestee && contestee !== 'silence' ? null : 'Aucune décision n’est à rouvrir : répondez au recours.',
  ),
} as const satisfies Record<string, Verification>;
