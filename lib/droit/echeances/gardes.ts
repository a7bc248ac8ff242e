import { garde, type Verification } from '../garde.ts';

const RIEN_A_ANNONCER = 'Rien n’est échu, ou la famille le sait déjà.';

/** Conditions of what the application tells on a day: something is due, and was not told yet. */
export const GARDES_DES_ECHEANCES = {
  silenceSurLaDemande: garde(['silenceDemande'], (f) => (f.silenceDemande ? null : RIEN_A_ANNONCER)),
  silenceSurLeRecours: garde(['silenceRecours'], (f) => (f.silenceRecours ? null : RIEN_A_ANNONCER)),
  rappelDu: garde(['rappelPieces'], (f) => (f.rappelPieces ? null : RIEN_A_ANNONCER)),
} as const satisfies Record<string, Verification>;
