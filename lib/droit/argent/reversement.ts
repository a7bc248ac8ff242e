/** A debt that no coming state can take: asked for in parts, one a month (C. VII; reading versement.trop_percu). */
import type { Jour } from '../date.ts';
import { type Centimes, centimes } from '../montant.ts';

export interface Echeance {
  le: Jour;
  centimes: Centimes;
}

/** A debt in equal monthly parts from a day, the cents that do not divide in the last one. The sum is the debt. */
export function echelonner(dette: Centimes, mensualites: number, premiereLe: Jour): Echeance[] {
  const part = Math.floor(dette / mensualites);
  return Array.from({ length: mensualites }, (_, rang) => ({
    le: premiereLe.add({ months: rang }),
    centimes: centimes(rang === mensualites - 1 ? dette - part * (mensualites - 1) : part),
  }));
}

/** How a debt is taken back: by the coming trimestres when they are enough, else by an order for all of it. */
export const repriseDe = (dette: number, aVenir: number): 'prochains_etats' | 'ordre' =>
  aVenir >= dette ? 'prochains_etats' : 'ordre';
