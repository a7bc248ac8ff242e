/** The sums of a state as its documents show them: by échelon, by component, by account (C. IV.B, VI, VII.B). */
import type { Branche } from '../competence.ts';
import type { Jour } from '../date.ts';
import type { Cause } from './causes.ts';
import { COMPTES_GFC, COMPTES_OPALE, PROGRAMMES } from './comptes.ts';
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
  const { programme, action } = PROGRAMMES[estPublic ? 'public' : 'prive'];
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

const euros = (centimes: number): string => (centimes / 100).toFixed(2).replace('.', ',');

interface LigneDeFichier {
  reference: string;
  uai: string;
  rentree: number;
  trimestre: number;
  boursier: BoursierDEtat;
  composantes: Record<Composante, number>;
  ecritures: Ecritures;
}

/** The columns of the table for spreadsheets, in order: what each holds is told beside the file. Amounts in euros. */
export const COLONNES_DU_FICHIER: readonly {
  titre: string;
  dit: string;
  valeur: (ligne: LigneDeFichier) => string;
}[] = [
  {
    titre: 'etat',
    dit: 'Référence de l’état : établissement, année, numéro.',
    valeur: ({ reference }) => reference,
  },
  { titre: 'uai', dit: 'Établissement qui paie.', valeur: ({ uai }) => uai },
  { titre: 'rentree', dit: 'Année de la rentrée.', valeur: ({ rentree }) => String(rentree) },
  { titre: 'trimestre', dit: 'Trimestre de l’état.', valeur: ({ trimestre }) => String(trimestre) },
  { titre: 'nom', dit: 'Nom de l’élève.', valeur: ({ boursier }) => boursier.eleveNom },
  { titre: 'prenom', dit: 'Prénom de l’élève.', valeur: ({ boursier }) => boursier.elevePrenom },
  { titre: 'classe', dit: 'Classe.', valeur: ({ boursier }) => boursier.classe },
  { titre: 'echelon', dit: 'Échelon de la bourse.', valeur: ({ boursier }) => String(boursier.echelon) },
  {
    titre: 'beneficiaire',
    dit: 'Personne à qui la bourse est due.',
    valeur: ({ boursier }) => boursier.beneficiaireNom,
  },
  ...COMPOSANTES.map(({ composante, titre }) => ({
    titre: composante,
    dit: `${titre} : ce que l’état ajoute ou reprend.`,
    valeur: ({ composantes }: LigneDeFichier) => euros(composantes[composante]),
  })),
  {
    titre: 'dette_imputee',
    dit: 'Trop-perçu d’un état précédent, repris sur celui-ci.',
    valeur: ({ boursier }) => euros(Math.min(boursier.detteAvant, Math.max(0, boursier.brut))),
  },
  {
    titre: 'dette_restante',
    dit: 'Trop-perçu qui reste à reprendre.',
    valeur: ({ boursier }) => euros(boursier.detteApres),
  },
  {
    titre: 'frais_deduits',
    dit: 'Frais de pension déduits (circulaire, VII.B.1).',
    valeur: ({ boursier }) => euros(boursier.deduit),
  },
  {
    titre: 'sans_deduction',
    dit: 'Pourquoi rien n’est déduit : collectivite, tickets ou autre_payeur.',
    valeur: ({ boursier }) => boursier.sansDeduction ?? '',
  },
  {
    titre: 'net_a_verser',
    dit: 'Somme à verser au bénéficiaire.',
    valeur: ({ boursier }) => euros(boursier.aVerser),
  },
  { titre: 'programme', dit: 'Programme budgétaire.', valeur: ({ ecritures }) => ecritures.programme },
  { titre: 'action', dit: 'Action du programme.', valeur: ({ ecritures }) => ecritures.action },
  {
    titre: `gfc_debit_${COMPTES_GFC.bourse}`,
    dit: 'GFC : mandat des bourses et de la bourse au mérite.',
    valeur: ({ ecritures: { gfc } }) => (gfc ? euros(gfc.bourse) : ''),
  },
  {
    titre: `gfc_debit_${COMPTES_GFC.prime}`,
    dit: 'GFC : mandat des primes.',
    valeur: ({ ecritures: { gfc } }) => (gfc ? euros(gfc.prime) : ''),
  },
  {
    titre: `gfc_recette_${COMPTES_GFC.recette}`,
    dit: 'GFC : recette de même montant, subventions du ministère.',
    valeur: ({ ecritures: { gfc } }) => (gfc ? euros(gfc.bourse + gfc.prime) : ''),
  },
  {
    titre: 'gfc_encaissement',
    dit: `GFC : compte qui reçoit la subvention, ${COMPTES_GFC.encaissement} ; ${COMPTES_GFC.avance} si elle est une avance.`,
    valeur: ({ ecritures: { gfc } }) => (gfc ? COMPTES_GFC.encaissement : ''),
  },
  {
    titre: `opale_debit_${COMPTES_OPALE.debit}`,
    dit: 'OP@LE : débit du compte de tiers.',
    valeur: ({ ecritures: { opale } }) => (opale ? euros(opale.debit) : ''),
  },
  {
    titre: `opale_credit_${COMPTES_OPALE.creditDeductible}`,
    dit: 'OP@LE : crédit pour ce qui se déduit de la pension.',
    valeur: ({ ecritures: { opale } }) => (opale ? euros(opale.creditDeductible) : ''),
  },
  {
    titre: `opale_credit_${COMPTES_OPALE.creditNonDeductible}`,
    dit: 'OP@LE : crédit pour le reste, dû à la famille.',
    valeur: ({ ecritures: { opale } }) => (opale ? euros(opale.creditNonDeductible) : ''),
  },
];
