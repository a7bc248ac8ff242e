import { Alerte } from '#components/alerte.tsx';
import { fermetureIci } from '#lib/campagne/queries.ts';
import type { Portee } from '#lib/technique/portee.ts';

/** Said at the head of what an agent does, where the campaign of the year is not opened, or is stopped. */
export async function CampagneFermee({ portee }: { portee: Portee }) {
  const fermeture = await fermetureIci(portee);
  return fermeture ? <Alerte ton="attention">{fermeture}</Alerte> : null;
}
