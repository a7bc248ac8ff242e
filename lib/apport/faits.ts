/** What each means of reaching families has brought. Pure. */
import type { EleveDuRadar, Moyen } from '#lib/radar/faits.ts';

/** By one means: those reached, and those who filed a demande on that day or later. */
export interface ApportDUnMoyen extends Moyen {
  joints: number;
  deposees: number;
}

/** A pupil whose family a means reached, on which day first; the demande of the year, if any. Days in ISO. */
export interface EleveJoint
  extends Pick<EleveDuRadar, 'id' | 'nom' | 'nomUsage' | 'prenom' | 'prenomUsage' | 'classe'> {
  jointLe: string;
  dossierId: string | null;
  numero: string | null;
  recuLe: string | null;
  /** Still in the list of those who have asked for nothing. */
  aJoindre: boolean;
}
