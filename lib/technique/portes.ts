/** Which doors of sign-in are open here. */
import { configuration } from './configuration.ts';
import { PORTES, type Porte } from './identite-lue.ts';
import type { FournisseurIdentite } from './services-demandes.ts';

/** The doors that are configured: the first two always are. */
export const portesOuvertes = (): Porte[] => PORTES.filter((porte) => configuration()[porte] !== undefined);

/** How a door is configured. Throws an Error on one that is not open. */
export function reglagesDe(porte: Porte): FournisseurIdentite {
  const reglages = configuration()[porte];
  if (!reglages) throw new Error(`porte fermée : ${porte}`);
  return reglages;
}
