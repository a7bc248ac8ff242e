import type { Rentree } from './annee.ts';
import { type Prime, type PrimeOuverte, primesDuBoursier } from './argent/primes.ts';
import { trouverBareme } from './bareme/bareme.ts';
import { montantDe } from './echelon.ts';
import type { DroitExamine } from './examen.ts';
import type { Centimes } from './montant.ts';
import type { Trace } from './regle.ts';
import type { Resultat } from './resultat.ts';
import type { Situation, SituationEleve, TypeBourse } from './situation.ts';

/** Yearly amounts that one attribution opens, and the lines that explain its primes (C. IV.C). */
export interface Attribution {
  annuel: Centimes;
  primes: readonly PrimeOuverte[];
  trace: Trace;
}

/** What an échelon opens to a pupil (annexes 6 and 7). Null when the barème has no such échelon or no such year. */
export function attributionDe(
  eleve: SituationEleve,
  type: TypeBourse,
  annee: Rentree,
  echelon: number,
): Attribution | null {
  const bareme = trouverBareme(annee, type);
  if (!bareme || !Number.isInteger(echelon) || echelon < 1 || echelon > bareme.echelons) return null;
  const { ouvertes, trace } = primesDuBoursier(eleve, type, annee, echelon);
  return { annuel: montantDe(bareme, echelon), primes: ouvertes, trace };
}

/** The primes that come with a right as it is computed; none without a right. */
export function primesDuDroit(
  situation: Situation | null,
  type: TypeBourse,
  examen: Resultat<DroitExamine> | null,
): Prime[] {
  if (!situation || examen?.genre !== 'droit') return [];
  const { echelon } = examen.droit;
  const ouverte = attributionDe(situation.eleve, type, situation.rentree, echelon);
  return ouverte?.primes.map(({ prime }) => prime) ?? [];
}
