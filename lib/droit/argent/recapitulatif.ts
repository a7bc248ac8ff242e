/** The sums of a state as its documents show them: by échelon, by component, by account (C. IV.B, VI, VII.B). */
import type { Branche } from '../competence.ts';
import type { Jour } from '../date.ts';
import type { Cause } from './causes.ts';
import { programmeDe } from './comptes.ts';
import type { Composante } from './montants.ts';

/** What a state pays to one pupil. Centimes. */
export interface BoursierDEtat {
  dossierId: string;
  elevePrenom: string;
  eleveNom: string;
  classe: string;
  echelon: number;
  beneficiaireNom: string;
  /** Its entries but a prime d’équipement that is paid; may be negative. */
  brut: number;
  equipement: number;
  /** Paid in excess before, and what of it is still to be set off. */
  detteAvant: number;
  detteApres: number;
  deduit: number;
  sansDeduction: string | null;
  aVerser: number;
}

/** One entry of a state: what it adds or takes back, and why. */
export interface LigneDEtat {
  dossierId: string;
  composante: Composante;
  trimestre: number;
  cause: Cause;
  article: string;
  centimes: number;
  periodeDu: Jour;
  periodeAu: Jour;
}

export const COMPOSANTES: readonly { composante: Composante; titre: string }[] = [
  { composante: 'bourse', titre: 'Bourse' },
  { composante: 'merite', titre: 'Mérite' },
  { composante: 'internat', titre: 'Internat' },
  { composante: 'reprise', titre: 'Reprise d’études' },
  { composante: 'equipement', titre: 'Équipement' },
];

export const sommeDe = (lignes: readonly Pick<LigneDEtat, 'centimes'>[]): number =>
  lignes.reduce((n, { centimes }) => n + centimes, 0);

/** The entries of a pupil, by component. Centimes, signed. */
export function parComposante(lignes: readonly LigneDEtat[], dossierId: string): Record<Composante, number> {
  const siennes = lignes.filter((ligne) => ligne.dossierId === dossierId);
  return Object.fromEntries(
    COMPOSANTES.map(({ composante }) => [
      composante,
      sommeDe(siennes.filter((ligne) => ligne.composante === composante)),
    ]),
  ) as Record<Composante, number>;
}

export interface LigneDEchelon {
  echelon: number;
  boursiers: number;
  brut: number;
  deduit: number;
  aVerser: number;
}

/** The état récapitulatif: one line for each échelon of the state (C. IV.B). */
export function parEchelon(boursiers: readonly BoursierDEtat[]): LigneDEchelon[] {
  return Object.entries(Object.groupBy(boursiers, ({ echelon }) => echelon))
    .map(([echelon, siens = []]) => ({
      echelon: Number(echelon),
      boursiers: siens.length,
      brut: siens.reduce((n, { brut, equipement }) => n + brut + equipement, 0),
      deduit: siens.reduce((n, { deduit }) => n + deduit, 0),
      aVerser: siens.reduce((n, { aVerser }) => n + aVerser, 0),
    }))
    .toSorted((a, b) => a.echelon - b.echelon);
}

export interface Ecritures {
  programme: string;
  action: string;
  /** GFC: bourses and mérite, primes; the sum is what is paid, fees included. Null in the privé. */
  gfc: Record<'bourse' | 'prime', number> | null;
  /** OP@LE: what is debited, and credited to the fees or to the family. */
  opale: Record<'debit' | 'creditDeductible' | 'creditNonDeductible', number> | null;
}

/** Where a pupil's payment is booked (C. VI, VII.B.1, note 6). What is set off a debt is not paid, and is booked nowhere. */
export function ecrituresDe(
  branche: Branche,
  { deduit, aVerser, equipement }: BoursierDEtat,
  composantes: Record<Composante, number>,
): Ecritures {
  const estPublic = branche.endsWith('_public');
  const { programme, action } = programmeDe(branche);
  if (!estPublic) return { programme, action, gfc: null, opale: null };
  const paye = deduit + aVerser;
  const primes =
    Math.min(Math.max(0, composantes.internat + composantes.reprise), paye - equipement) + equipement;
  return {
    programme,
    action,
    gfc: { bourse: paye - primes, prime: primes },
    opale: { debit: paye, creditDeductible: deduit, creditNonDeductible: aVerser },
  };
}
