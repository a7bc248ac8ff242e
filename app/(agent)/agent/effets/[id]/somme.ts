import type { Colonne } from '#components/tableau.tsx';
import { ecrireEcart, ecrireMontant } from '#lib/droit/montant.ts';
import type { Somme } from '#lib/effet/faits.ts';

/** Credits of a year under both barèmes, and their difference. */
export const COLONNES_DES_CREDITS: Colonne<Somme>[] = [
  { cle: 'avant', titre: 'Sous leur barème', rendre: ({ avant }) => ecrireMontant(avant), nombre: true },
  { cle: 'apres', titre: 'Sous celui-ci', rendre: ({ apres }) => ecrireMontant(apres), nombre: true },
  {
    cle: 'ecart',
    titre: 'Différence',
    rendre: ({ avant, apres }) => ecrireEcart(apres - avant),
    nombre: true,
  },
];
