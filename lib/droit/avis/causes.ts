/** Why an avis d'impôt is not there yet, « pour des raisons indépendantes de sa volonté » (C. III.C). */
export const CAUSES_D_ATTENTE = ['avis_non_recu', 'avis_rectificatif'] as const;
export type CauseDAttente = (typeof CAUSES_D_ATTENTE)[number];

/** How a screen calls each cause. */
export const LIBELLES_CAUSES: Readonly<Record<CauseDAttente, string>> = {
  avis_non_recu: 'L’avis d’impôt n’est pas encore reçu',
  avis_rectificatif: 'Un avis d’impôt rectificatif est attendu',
};
