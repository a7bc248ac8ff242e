/** The columns of a state of payment as a table for spreadsheets: what each holds, whatever the file (docs/paiements.md). */
import { COMPTES_GFC, COMPTES_OPALE } from './comptes.ts';
import type { Composante } from './montants.ts';
import { type BoursierDEtat, COMPOSANTES, type Ecritures } from './recapitulatif.ts';

export interface LigneDeFichier {
  reference: string;
  uai: string;
  rentree: number;
  trimestre: number;
  boursier: BoursierDEtat;
  composantes: Record<Composante, number>;
  ecritures: Ecritures;
}

/** A column: a text, a number, or a sum in centimes; null when it says nothing of a line. */
export type ColonneDEtat = { titre: string; dit: string } & (
  | { genre: 'texte'; valeur: (ligne: LigneDeFichier) => string | null }
  | { genre: 'nombre' | 'montant'; valeur: (ligne: LigneDeFichier) => number | null }
);

const texte = (
  titre: string,
  dit: string,
  valeur: (ligne: LigneDeFichier) => string | null,
): ColonneDEtat => ({
  titre,
  dit,
  genre: 'texte',
  valeur,
});
const nombre = (titre: string, dit: string, valeur: (ligne: LigneDeFichier) => number): ColonneDEtat => ({
  titre,
  dit,
  genre: 'nombre',
  valeur,
});
const montant = (
  titre: string,
  dit: string,
  valeur: (ligne: LigneDeFichier) => number | null | undefined,
): ColonneDEtat => ({ titre, dit, genre: 'montant', valeur: (ligne) => valeur(ligne) ?? null });

/** The columns in their order, the same in each file: one line for each pupil. */
export const COLONNES_D_ETAT: readonly ColonneDEtat[] = [
  texte('etat', 'Référence de l’état : établissement, année, numéro.', ({ reference }) => reference),
  texte('uai', 'Établissement qui paie.', ({ uai }) => uai),
  nombre('rentree', 'Année de la rentrée.', ({ rentree }) => rentree),
  nombre('trimestre', 'Trimestre de l’état.', ({ trimestre }) => trimestre),
  texte('nom', 'Nom de l’élève.', ({ boursier }) => boursier.eleveNom),
  texte('prenom', 'Prénom de l’élève.', ({ boursier }) => boursier.elevePrenom),
  texte('classe', 'Classe.', ({ boursier }) => boursier.classe),
  nombre('echelon', 'Échelon de la bourse.', ({ boursier }) => boursier.echelon),
  texte('beneficiaire', 'Personne à qui la bourse est due.', ({ boursier }) => boursier.beneficiaireNom),
  ...COMPOSANTES.map(({ composante, titre }) =>
    montant(
      composante,
      `${titre} : ce que l’état ajoute ou reprend.`,
      ({ composantes }) => composantes[composante],
    ),
  ),
  montant('dette_imputee', 'Trop-perçu d’un état précédent, repris sur celui-ci.', ({ boursier }) =>
    Math.min(boursier.detteAvant, Math.max(0, boursier.brut)),
  ),
  montant('dette_restante', 'Trop-perçu qui reste à reprendre.', ({ boursier }) => boursier.detteApres),
  montant(
    'frais_deduits',
    'Frais de pension déduits (circulaire, VII.B.1).',
    ({ boursier }) => boursier.deduit,
  ),
  texte(
    'sans_deduction',
    'Pourquoi rien n’est déduit : collectivite, tickets ou autre_payeur.',
    ({ boursier }) => boursier.sansDeduction,
  ),
  montant('net_a_verser', 'Somme à verser au bénéficiaire.', ({ boursier }) => boursier.aVerser),
  texte('programme', 'Programme budgétaire.', ({ ecritures }) => ecritures.programme),
  texte('action', 'Action du programme.', ({ ecritures }) => ecritures.action),
  montant(
    `gfc_debit_${COMPTES_GFC.bourse}`,
    'GFC : mandat des bourses et de la bourse au mérite.',
    ({ ecritures: { gfc } }) => gfc?.bourse,
  ),
  montant(
    `gfc_debit_${COMPTES_GFC.prime}`,
    'GFC : mandat des primes.',
    ({ ecritures: { gfc } }) => gfc?.prime,
  ),
  montant(
    `gfc_recette_${COMPTES_GFC.recette}`,
    'GFC : recette de même montant, subventions du ministère.',
    ({ ecritures: { gfc } }) => gfc && gfc.bourse + gfc.prime,
  ),
  texte(
    'gfc_encaissement',
    `GFC : compte qui reçoit la subvention, ${COMPTES_GFC.encaissement} ; ${COMPTES_GFC.avance} si elle est une avance.`,
    ({ ecritures: { gfc } }) => (gfc ? COMPTES_GFC.encaissement : null),
  ),
  montant(
    `opale_debit_${COMPTES_OPALE.debit}`,
    'OP@LE : débit du compte de tiers.',
    ({ ecritures: { opale } }) => opale?.debit,
  ),
  montant(
    `opale_credit_${COMPTES_OPALE.creditDeductible}`,
    'OP@LE : crédit pour ce qui se déduit de la pension.',
    ({ ecritures: { opale } }) => opale?.creditDeductible,
  ),
  montant(
    `opale_credit_${COMPTES_OPALE.creditNonDeductible}`,
    'OP@LE : crédit pour le reste, dû à la famille.',
    ({ ecritures: { opale } }) => opale?.creditNonDeductible,
  ),
];
