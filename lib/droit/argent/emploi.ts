/** The compte d’emploi of the mandataire of an établissement privé: what it received for each pupil, and what it did of it (C. VII.B.2). */
import type { RoleDAgent } from '../competence.ts';
import { apres, ecrireJour, type Jour } from '../date.ts';
import { dernierJour } from '../delais/delai.ts';
import { MODELES_ADMINISTRATION } from '../delais/modeles.ts';
import { type Centimes, centimes, ecrireMontant } from '../montant.ts';
import { direLaCause } from './paiements.ts';

/** Fees imputed on the bourse; the balance paid to the family; its transfer rejected before it left, or returned after. */
export const GENRES_D_EMPLOI = ['impute', 'verse', 'rejete', 'retourne'] as const;
export type GenreDEmploi = (typeof GENRES_D_EMPLOI)[number];

/** Who says what the établissement did, and who only reads it. */
export const TIENNENT_L_EMPLOI: readonly RoleDAgent[] = ['chef_etablissement', 'secretaire_general'];
export const SUIVENT_L_EMPLOI: readonly RoleDAgent[] = [
  ...TIENNENT_L_EMPLOI,
  'gestionnaire_sab',
  'responsable_sab',
];

/** Families must be paid within the month that follows the day on which the mandataire received the bourse (C. VII.B.2). */
export const DELAI_DU_MANDATAIRE = MODELES_ADMINISTRATION['delai.paiement_par_mandataire'].duree;

export interface FaitDEmploi {
  genre: GenreDEmploi;
  centimes: number;
  jour: Jour;
  code: string | null;
  motif: string | null;
}

/** Where the bourse of a pupil stands at the mandataire’s. */
export type SituationDEmploi = 'frais_a_dire' | 'a_verser' | 'verse' | 'revenu' | 'impute';

export interface CompteDEmploi {
  /** Null while nobody said them, even that there are none. */
  frais: Centimes | null;
  libelle: string | null;
  /** Paid to the family, and not come back. */
  verse: Centimes;
  verseLe: Jour | null;
  /** What is still at the établissement. */
  solde: Centimes;
  situation: SituationDEmploi;
  /** Why it came back. */
  cause: string | null;
  /** Transfers said made: the next one has its own reference. */
  virements: number;
  /** Last day to have paid the family. */
  limite: Jour;
  enRetard: boolean;
}

/** The account of one bourse received, from its facts in the order of writing, as of a day. */
export function compteDEmploi(
  { recu, recuLe, faits }: { recu: number; recuLe: Jour; faits: readonly FaitDEmploi[] },
  leJour: Jour,
): CompteDEmploi {
  const imputation = faits.findLast(({ genre }) => genre === 'impute');
  const mouvement = faits.findLast(({ genre }) => genre !== 'impute');
  const frais = imputation ? centimes(imputation.centimes) : null;
  const paye = mouvement?.genre === 'verse' ? mouvement : null;
  const verse = centimes(paye?.centimes ?? 0);
  const solde = centimes(recu - (frais ?? 0) - verse);
  const limite = dernierJour(recuLe, DELAI_DU_MANDATAIRE);
  const revenu = mouvement && !paye ? mouvement : null;
  return {
    ...{ frais, verse, solde, limite, verseLe: paye?.jour ?? null },
    libelle: imputation?.motif ?? null,
    situation:
      frais === null
        ? 'frais_a_dire'
        : paye
          ? 'verse'
          : solde === 0
            ? 'impute'
            : revenu
              ? 'revenu'
              : 'a_verser',
    cause: revenu
      ? [revenu.code ? direLaCause(revenu.code) : '', revenu.motif].filter(Boolean).join(', ')
      : null,
    virements: faits.filter(({ genre }) => genre === 'verse').length,
    enRetard: solde > 0 && apres(leJour, limite),
  };
}

/** What may follow: fees until the balance is paid, a payment once they are said, a return of what was paid. */
export function peutSuivreEmploi({ situation }: CompteDEmploi, genre: GenreDEmploi): boolean {
  if (genre === 'impute') return situation !== 'verse';
  if (genre === 'verse') return situation === 'a_verser' || situation === 'revenu';
  return situation === 'verse';
}

/** How banks name the nth transfer of a payment: a sum that came back leaves again under another reference. */
export const referenceDeVirement = (reference: string, rang: number): string =>
  rang > 1 ? `${reference}-${rang}` : reference;

/** Where it stands, in one sentence. */
export function direLEmploi({ situation, solde, verseLe, cause }: CompteDEmploi): string {
  switch (situation) {
    case 'frais_a_dire':
      return 'Frais à dire, même nuls.';
    case 'a_verser':
      return `${ecrireMontant(solde)} à verser à la famille.`;
    case 'verse':
      return `Versé à la famille le ${verseLe ? ecrireJour(verseLe) : ''}.`;
    case 'revenu':
      return `${ecrireMontant(solde)} revenus${cause ? ` : ${cause}` : ''}.`;
    case 'impute':
      return 'Imputé en entier sur les frais.';
  }
}
