import { brancheDe, competents, type Role } from '#lib/droit/competence.ts';
import { RECUEILLEURS } from '#lib/droit/consentement/consentement.ts';
import { avant, type Jour } from '#lib/droit/date.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';

/** What the person who found a pupil may do where it is schooled. */
export interface Gestes {
  /** The paper demande: to be typed, or not, the pupil having left or its établissement alone typing it (C. II.C). */
  saisie: 'ouverte' | 'sorti' | 'ailleurs';
  /** The paper of the étude automatique is taken by that person. */
  consentement: boolean;
}

/** A pupil for whom nothing was filed this year. */
export interface EleveSansDemande extends Gestes {
  id: string;
  ine: string | null;
  nom: string;
  nomUsage: string | null;
  prenom: string;
  prenomUsage: string | null;
  naissance: string;
  scolariteId: string;
  classe: string;
  etablissement: string;
  /** The family is to be told of its right (C. II.A), and the person reads that list. */
  radar: boolean;
}

type Situee = Parameters<typeof typeBourseDuDossier>[0];

/** Where and how a pupil is schooled, as far as it says who types the demande. */
export type ScolariteSituee = Situee['scolarite'] &
  Situee['etablissement'] & { uai: string; academieCode: string; sortieLe: Date | null };

/** What these functions, held where a pupil is schooled, allow on a day for who has no demande. */
export function gestesPossibles(
  roles: readonly Role[],
  { type, secteur, sortieLe, ...scolarite }: ScolariteSituee,
  jour: Jour,
): Gestes {
  const peut = (permis: readonly Role[]) => roles.some((role) => permis.includes(role));
  if (sortieLe && avant(jourDe(sortieLe), jour)) return { saisie: 'sorti', consentement: false };
  const etablissement = { type, secteur };
  const branche = brancheDe(etablissement, typeBourseDuDossier({ etablissement, scolarite }));
  return {
    saisie: peut(competents(branche, 'saisir')) ? 'ouverte' : 'ailleurs',
    consentement: scolarite.niveau !== 'post_bac' && scolarite.statut === 'scolaire' && peut(RECUEILLEURS),
  };
}
