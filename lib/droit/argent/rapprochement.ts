/** What the money left behind on a day: why, and who has to act (C. IV.B, VI, VII.B). */
import { type Branche, LIBELLES_ROLES, type Role } from '../competence.ts';
import { ETATS_DE_PAIEMENT, OUVRENT_LES_TRIMESTRES } from './etats.ts';
import { DISENT_LE_PAIEMENT, direLaCause, type ModeDePaiement } from './paiements.ts';

/** The lists of the reconciliation, in the order in which a sum goes. */
export const LISTES_DU_RAPPROCHEMENT = {
  notifies: 'Notifiés, pas encore liquidés',
  liquides: 'Liquidés, pas encore payés',
  plus_dus: 'Payés ou liquidés, et qui ne sont plus dus',
} as const;
export type ListeDuRapprochement = keyof typeof LISTES_DU_RAPPROCHEMENT;

/** Functions in words, once each: "chef d’établissement ou secrétaire général". */
const direLesRoles = (roles: readonly Role[]): string =>
  roles.map((role) => LIBELLES_ROLES[role]).join(' ou ');

const quiPrepare = (branche: Branche): string => direLesRoles(ETATS_DE_PAIEMENT[branche].preparent);

/** Where a notified share of a trimestre stands, before an entry holds it. */
export type EtapeDeLaPart = 'non_ouvert' | 'controle' | 'brouillon' | 'ferme' | 'fige' | 'aucun';

interface Attente {
  cause: string;
  /** Who has to act. */
  qui: string;
}

/** Why a share that was notified is in no state, and who has to act. `numero`: of the last frozen state of the trimestre. */
export function attenteDUnePart(etape: EtapeDeLaPart, branche: Branche, numero: number | null): Attente {
  switch (etape) {
    case 'non_ouvert':
      return {
        cause: 'le trimestre n’est pas ouvert dans l’académie',
        qui: direLesRoles(OUVRENT_LES_TRIMESTRES),
      };
    case 'controle':
      return {
        cause: 'l’état est contrôlé, il reste à signer',
        qui: direLesRoles(ETATS_DE_PAIEMENT[branche].signent),
      };
    case 'brouillon':
      return { cause: 'l’état est en préparation, il reste à contrôler', qui: quiPrepare(branche) };
    case 'ferme':
      return { cause: 'le trimestre est fermé : dans l’état du suivant', qui: quiPrepare(branche) };
    case 'fige':
      return { cause: `l’état n° ${numero} était signé : dans le suivant`, qui: quiPrepare(branche) };
    case 'aucun':
      return { cause: 'aucun état n’est préparé', qui: quiPrepare(branche) };
  }
}

interface SommeNonPayee {
  mode: ModeDePaiement;
  /** Its last fact; null when nothing was said of it. */
  fait: 'tenu' | 'repris' | 'rejete' | 'retourne' | null;
  code: string | null;
  motif: string | null;
  sansCompte: boolean;
  /** The trimestre that it pays is over: it had to be paid before (C. VII.B). */
  enRetard: boolean;
}

/** Why a sum that was liquidated is not paid, and who has to act. */
export function attenteDUneSomme({ mode, fait, code, motif, sansCompte, enRetard }: SommeNonPayee): Attente {
  const payeur = direLesRoles(DISENT_LE_PAIEMENT[mode]);
  const dit = code ? direLaCause(code) : (motif ?? 'cause non dite');
  if (fait === 'rejete' || fait === 'retourne')
    return {
      cause: `${fait === 'rejete' ? 'rejeté avant paiement' : 'revenu après paiement'} : ${dit}`,
      qui: `famille, pour un autre compte, puis ${payeur}`,
    };
  if (sansCompte)
    return {
      cause: 'aucun compte n’était connu le jour de l’état',
      qui: `famille, pour donner un compte, puis ${payeur}`,
    };
  if (fait === 'tenu') return { cause: `en instance : ${dit}`, qui: payeur };
  return {
    cause: enRetard ? 'à payer, et le trimestre est fini (C. VII.B)' : 'à payer',
    qui: payeur,
  };
}

/** Who takes back what is no longer due: the next state of the place does, else an order of repayment that its signatory issues. */
export const quiReprend = (branche: Branche, ordre: boolean): string =>
  ordre ? direLesRoles(ETATS_DE_PAIEMENT[branche].signent) : quiPrepare(branche);
