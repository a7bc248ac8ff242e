import type { Colonne } from '#components/tableau.tsx';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import type { Somme } from '#lib/effet/faits.ts';

/** "+ 1 071 €", "− 105 €", "0 €": what a change costs or spares. */
function direEcart({ avant, apres }: Somme): string {
  const ecart = apres - avant;
  const montant = ecrireMontant(centimes(Math.abs(ecart)));
  return ecart === 0 ? montant : `${ecart > 0 ? '+' : '−'} ${montant}`;
}

/** Credits of a year under both barèmes, and their difference. */
export const COLONNES_DES_CREDITS: Colonne<Somme>[] = [
  { cle: 'avant', titre: 'Sous leur barème', rendre: ({ avant }) => ecrireMontant(avant), nombre: true },
  { cle: 'apres', titre: 'Sous celui-ci', rendre: ({ apres }) => ecrireMontant(apres), nombre: true },
  { cle: 'ecart', titre: 'Différence', rendre: direEcart, nombre: true },
];
