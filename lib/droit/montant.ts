/**
 * Money of the law: integer centimes, so that no sum ever drifts.
 * Amounts of the barème are yearly; the unit of time stands in the name of what holds them.
 */
export type Centimes = number & { readonly __unite: 'centime' };

/** An amount in euros (at most two decimals) as centimes. Throws a RangeError when a fraction of a centime would be lost. */
export function euros(montant: number): Centimes {
  const centimes = Math.round(montant * 100);
  if (Math.abs(centimes - montant * 100) > 1e-6)
    throw new RangeError(`montant plus fin que le centime : ${montant}`);
  return centimes as Centimes;
}

/** A whole number of centimes, branded. Throws a RangeError on a fraction. */
export function centimes(nombre: number): Centimes {
  if (!Number.isSafeInteger(nombre)) throw new RangeError(`nombre de centimes non entier : ${nombre}`);
  return nombre as Centimes;
}

const ENTIER = new Intl.NumberFormat('fr-FR', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
});
const DECIMAL = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });

/** "1 071 €", cents only when they are not zero ("341,71 €"). */
export function ecrireMontant(montant: Centimes): string {
  return (montant % 100 === 0 ? ENTIER : DECIMAL).format(montant / 100);
}

/** "− 105 €", "1 071 €": a balance, which may be below zero. */
export const ecrireSolde = (montant: number): string =>
  montant < 0 ? `− ${ecrireMontant(centimes(-montant))}` : ecrireMontant(centimes(montant));

/** "+ 1 071 €", "− 105 €", "0 €": from one sum to another. */
export const ecrireEcart = (montant: number): string =>
  montant > 0 ? `+ ${ecrireSolde(montant)}` : ecrireSolde(montant);

/** "1071,00", as a cell of a CSV or a field of a form holds a sum: always two decimals, no sign of money. */
export const ecrireDecimal = (montant: number): string => (montant / 100).toFixed(2).replace('.', ',');

/** Euros of income, "18 488 €": the avis d'impôt prints no cents, a gross income may have some. */
export function ecrireEuros(nombre: number): string {
  return (Number.isInteger(nombre) ? ENTIER : DECIMAL).format(nombre);
}
