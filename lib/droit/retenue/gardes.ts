import { enJournees } from '../argent/redaction.ts';
import { FRANCHISE } from '../argent/retenues-regles.ts';
import { ecrireJour, type Jour } from '../date.ts';
import { direDuree } from '../delais/dire.ts';
import { garde, type Verification } from '../garde.ts';
import type { Centimes } from '../montant.ts';

/** What the absences of a pupil change to its bourse, on the day of the act. In half-days since the rentrée. */
export interface FaitsDesAbsences {
  /** Judged without justification. */
  injustifiees: number;
  /** Of those, the ones that no retenue counts yet. */
  absencesARetenir: number;
  /** Retained, and justified since; all of them once the fifteen days are no longer exceeded. */
  absencesARendre: number;
  /** Day on which the chef asked for the retenue that waits; null when none does. */
  retenueDemandeeLe: Jour | null;
  /** The chef asked for it, or decides alone. */
  retenueOuverte: boolean;
  /** Yearly amount on which a retenue is counted; zero when no right is open. */
  baseDeRetenue: Centimes;
}

/** Half-days of the franchise: nothing is retained up to them (C. VII.A). */
export const DEMI_JOURNEES_FRANCHES = FRANCHISE.jours * 2;

/** Conditions of the acts that retain, or give back (C. VII.A). */
export const GARDES_DE_RETENUE = {
  bourseARetenir: garde(['baseDeRetenue'], ({ baseDeRetenue }) =>
    baseDeRetenue > 0
      ? null
      : 'Aucune bourse n’est en cours sur ce dossier : il n’y a rien sur quoi retenir.',
  ),
  aucuneRetenueDemandee: garde(['retenueDemandeeLe'], ({ retenueDemandeeLe }) =>
    retenueDemandeeLe
      ? `Une retenue est déjà demandée depuis le ${ecrireJour(retenueDemandeeLe)} : le service académique y répond d’abord.`
      : null,
  ),
  retenueDemandee: garde(['retenueOuverte'], ({ retenueOuverte }) =>
    retenueOuverte ? null : 'Le chef d’établissement, qui apprécie les absences, n’a pas demandé de retenue.',
  ),
  demandeAEcarter: garde(['retenueDemandeeLe'], ({ retenueDemandeeLe }) =>
    retenueDemandeeLe ? null : 'Aucune demande de retenue n’attend de réponse.',
  ),
  absencesAuDela: garde(['injustifiees'], ({ injustifiees }) =>
    injustifiees > DEMI_JOURNEES_FRANCHES
      ? null
      : `${enJournees(injustifiees)} d’absence injustifiée depuis la rentrée : le seuil de ${direDuree(FRANCHISE)} n’est pas dépassé, rien n’est retenu.`,
  ),
  absencesNouvelles: garde(['absencesARetenir'], ({ absencesARetenir }) =>
    absencesARetenir > 0 ? null : 'Toutes les absences injustifiées sont déjà retenues.',
  ),
  rienARendre: garde(['absencesARendre'], ({ absencesARendre }) =>
    absencesARendre > 0
      ? 'Des absences déjà retenues sont justifiées depuis : rendez d’abord ce qui a été retenu pour elles.'
      : null,
  ),
  retenueARendre: garde(['absencesARendre'], ({ absencesARendre }) =>
    absencesARendre > 0 ? null : 'Rien de ce qui a été retenu n’est à rendre.',
  ),
} as const satisfies Record<string, Verification>;
