/** What a token of the API is made of, and for how long it opens. */
import type { Duree } from '../delais/delai.ts';

/** From its issue, from a new agreement or from a prolongation; fin_d_un_jeton() of the base. */
export const DUREE_DU_JETON: Duree = { mois: 18 };

/** During which the old token still opens after the new one is issued, so that a body changes it without a cut. */
export const RECOUVREMENT: Duree = { jours: 14 };

/** Hours during which the link sent to the technical contact draws a token; remise_ouverte() of the base. */
export const HEURES_D_UNE_REMISE = 4;

/** Minutes during which a software that showed its secret reads the requests of its body. */
export const MINUTES_D_UN_ACCES = 5;

/** Days before the end on which its body is told, once each. */
export const RAPPELS_AVANT_EXPIRATION = [90, 60, 30, 14, 7, 0] as const;

export const ENVIRONNEMENTS = ['essai', 'production'] as const;
export type Environnement = (typeof ENVIRONNEMENTS)[number];

export const LIBELLES_ENVIRONNEMENTS: Record<Environnement, string> = {
  essai: 'essai',
  production: 'production',
};

/** Calls a minute that a token may make unless the ministère says otherwise: twenty a second. */
export const PAR_MINUTE = 1200;

/** Calls a second, in the same way. */
export const PAR_SECONDE = 20;
