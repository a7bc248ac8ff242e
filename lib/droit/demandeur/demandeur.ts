import { type Constat, conclure, RIEN, reunir } from '../constat.ts';
import type { Resultat } from '../resultat.ts';
import type { LienDemandeur, Situation } from '../situation.ts';
import { estPriseEnChargeParLeDepartement, examinerAse } from './ase.ts';
import { examinerAutonome } from './autonome.ts';
import { examinerCharge, examinerPersonne } from './charge.ts';
import { examinerPreuve } from './preuve.ts';
import { examinerResidence } from './residence.ts';
import { examinerTutelle } from './tutelle.ts';

/** Whose avis counts: the demandeur's own household, or the one a special provision names (C. III.A, III.D). */
export type RevenusDe = 'menage_du_demandeur' | 'tuteur' | 'eleve' | 'declarant';

export interface DroitDemandeur {
  lien: LienDemandeur;
  revenusDe: RevenusDe;
}

/**
 * Whether this person may ask for this pupil. The charge is settled first, by the special provision that fits
 * (III.D.3 ASE, III.D.4 and D.5 the pupil alone) before the general one (III.A); then residence and proof (III.B),
 * then whose income counts (III.D.2). Once nobody may ask, only further refusals are worth telling.
 */
export function constatDemandeur(s: Situation): Constat {
  const ferme = s.demandeur.lien === 'departement' || estPriseEnChargeParLeDepartement(s);
  const suite = [
    ...(s.demandeur.lien === 'eleve_lui_meme' ? examinerAutonome(s) : [examinerCharge(s)]),
    ...examinerResidence(s),
    ...examinerPreuve(s),
    ...examinerTutelle(s),
  ];
  return reunir(
    examinerPersonne(s),
    ...examinerAse(s),
    ...(ferme ? suite.map((c) => (c.motifs.length > 0 ? c : RIEN)) : suite),
  );
}

/** Who may ask and on whose income (C. III.A, III.B, III.D.2 to III.D.6). Never an exception. */
export function examinerDemandeur(s: Situation): Resultat<DroitDemandeur> {
  return conclure(constatDemandeur(s), () => ({ lien: s.demandeur.lien, revenusDe: revenusDe(s) }));
}

/** Whose income the chapter on the demandeur points to; assumes that this person may ask. */
export function revenusDe(s: Situation): RevenusDe {
  if (s.demandeur.lien === 'eleve_lui_meme') return 'eleve';
  if (s.demandeur.horsDispositions === true) return 'declarant';
  return s.demandeur.lien === 'tuteur' ? 'tuteur' : 'menage_du_demandeur';
}
