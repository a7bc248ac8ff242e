/** Which doors of sign-in are open here. */
import { configuration } from './configuration.ts';
import type { AccesFranceConnect } from './franceconnect.ts';
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

/** Where FranceConnect sends back to who left for their tax figures: declared to it, with the return of sign-in. */
export const CHEMIN_DU_TRAJET = '/famille/demande/franceconnect';

/** How FranceConnect is asked for data; null where that door is closed. The worker alone knows the tax source. */
export function accesFranceConnect(): AccesFranceConnect | null {
  const { franceconnect, url } = configuration();
  return franceconnect ? { ...franceconnect, retour: `${url}${CHEMIN_DU_TRAJET}` } : null;
}
