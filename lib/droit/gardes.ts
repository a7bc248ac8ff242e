import { apres, avant, ecrireJour, type Jour } from './date.ts';
import type { Etat } from './procedure.ts';

/** What the procedure needs to know of a dossier, on the day of the act. Absent: not known or not asked. */
export interface Faits {
  etat: Etat;
  /** Day of the act, from the injected clock. */
  jour: Jour;
  /** Deposit after the closing date without any dérogation (C. I.B), not admitted since. */
  horsDelai: boolean;
  /** Day of reception as typed on the paper form. */
  recuLe?: Jour;
  formulaireSigne?: boolean;
  /** Pieces asked and still missing once the act is done. */
  piecesManquantes: number;
  /** Pieces named in the demand being made. */
  piecesNommees?: number;
  /** The chef of a collège privé has already proposed: a completed dossier goes back to the service académique. */
  proposee?: boolean;
  avisSeulManquant?: boolean;
  avisAttendu?: boolean;
  /** An avis d'impôt, of the demandeur or of the concubin, is among the pieces received. */
  avisRecu?: boolean;
  /** Last day to bring the pieces; absent when no proof of reception makes it run. */
  limiteDesPieces?: Jour;
  finAnneeScolaire: Jour;
  /** What the computation says of the dossier as it stands. */
  calcul?: 'droit' | 'sans_droit' | 'incalculable' | 'humain';
  /** A written reason by the person who decides. */
  motivation?: string;
  /** The signatory's delegation on the day; absent when the authority signs in its own name. */
  delegation?: boolean;
  courrierProduit?: boolean;
  envoyeLe?: Jour;
  /** Day of reception being recorded for a letter. */
  receptionDuCourrier?: Jour;
}

type HorsDelai = 'refuser_hors_delai' | 'declarer_irrecevable';
type Verification = (faits: Faits, horsDelai: HorsDelai) => string | null;

/** Characters under which a reason is not one. */
export const MOTIVATION_MINIMALE = 20;

const estMotive = (faits: Faits): boolean => (faits.motivation?.trim().length ?? 0) >= MOTIVATION_MINIMALE;

/**
 * Conditions named in the procedure table. Each answers null when it holds, or the sentence that tells an agent
 * what is wrong and the way out.
 */
export const GARDES = {
  receptionPasFuture: (f) =>
    !f.recuLe
      ? 'La date de réception manque : reportez celle du cachet de l’établissement.'
      : apres(f.recuLe, f.jour)
        ? `La date de réception (${ecrireJour(f.recuLe)}) est dans le futur : vérifiez le cachet.`
        : null,
  formulaireSigne: (f) =>
    f.formulaireSigne
      ? null
      : 'Le formulaire n’est pas signé : faites-le signer, une demande sans signature n’en est pas une.',
  dansLesDelais: (f) =>
    f.horsDelai
      ? 'La demande a été déposée après la clôture : elle doit d’abord être refusée, déclarée irrecevable, ou admise par une décision motivée.'
      : null,
  deposeeHorsDelai: (f) => (f.horsDelai ? null : 'La demande a été déposée dans les délais.'),
  competenceHorsDelaiDuChef: (_f, horsDelai) =>
    horsDelai === 'refuser_hors_delai'
      ? null
      : 'Hors délai, cette demande relève d’une irrecevabilité prononcée par le directeur académique.',
  competenceHorsDelaiDuDasen: (_f, horsDelai) =>
    horsDelai === 'declarer_irrecevable'
      ? null
      : 'Hors délai, cette demande relève d’un refus signé par le chef d’établissement.',
  motivationEcrite: (f) =>
    estMotive(f)
      ? null
      : `Écrivez la raison (au moins ${MOTIVATION_MINIMALE} caractères) : elle figure au dossier.`,
  piecesNommees: (f) => ((f.piecesNommees ?? 0) > 0 ? null : 'Nommez au moins une pièce à demander.'),
  avisSeulAttendu: (f) =>
    f.avisSeulManquant
      ? null
      : 'Seul l’avis d’impôt peut être attendu au-delà de quinze jours ; d’autres pièces manquent aussi.',
  avisRecu: (f) =>
    f.avisRecu
      ? null
      : 'Aucun avis d’impôt n’est au dossier : recevez-le d’abord, ou demandez-le à la famille.',
  anneeScolaireEnCours: (f) =>
    apres(f.jour, f.finAnneeScolaire)
      ? 'L’année scolaire est finie : l’avis d’impôt ne peut plus être reçu.'
      : null,
  delaiDesPiecesEchu: (f) => {
    if (f.avisAttendu && !apres(f.jour, f.finAnneeScolaire))
      return `La famille attend son avis d’impôt : le refus n’est possible qu’après le ${ecrireJour(f.finAnneeScolaire)}.`;
    if (!f.limiteDesPieces)
      return 'La réception de la demande de pièces n’est pas datée : aucun délai ne court contre la famille.';
    return avant(f.limiteDesPieces, f.jour)
      ? null
      : `La famille a jusqu’au ${ecrireJour(f.limiteDesPieces)} pour apporter les pièces.`;
  },
  delegationEnCours: (f) =>
    f.delegation === false ? 'Vous n’avez pas de délégation de signature en cours à cette date.' : null,
  droitOuvert: (f) => {
    if (f.calcul === 'droit') return null;
    if (f.calcul === 'humain')
      return estMotive(f) ? null : 'Ce dossier demande un examen : motivez votre décision par écrit.';
    if (f.calcul === 'sans_droit')
      return 'Le calcul ne donne pas droit à une bourse : voyez l’onglet Calcul.';
    return 'Le calcul n’est pas possible : des données manquent au dossier.';
  },
  droitFerme: (f) => {
    if (f.calcul === 'sans_droit') return null;
    if (f.calcul === 'humain')
      return estMotive(f) ? null : 'Ce dossier demande un examen : motivez votre décision par écrit.';
    if (f.calcul === 'droit') return 'Le calcul donne droit à une bourse : un refus n’aurait pas de motif.';
    return 'Le calcul n’est pas possible : demandez d’abord les pièces qui manquent.';
  },
  courrierProduit: (f) => (f.courrierProduit ? null : 'Le courrier de la décision n’est pas encore produit.'),
  pasEncoreEnvoyee: (f) =>
    f.envoyeLe ? `La décision est déjà partie à la famille (${ecrireJour(f.envoyeLe)}).` : null,
  receptionApresEnvoi: (f) => {
    if (!f.envoyeLe) return 'Aucun courrier n’est encore parti : rien à dater.';
    if (!f.receptionDuCourrier) return 'Indiquez la date de réception.';
    if (avant(f.receptionDuCourrier, f.envoyeLe))
      return `La réception ne peut pas précéder l’envoi (${ecrireJour(f.envoyeLe)}).`;
    return apres(f.receptionDuCourrier, f.jour) ? 'La date de réception est dans le futur.' : null;
  },
} as const satisfies Record<string, Verification>;

export type Garde = keyof typeof GARDES;
