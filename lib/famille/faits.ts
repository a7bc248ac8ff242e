/** What a family may read of its letters, and what its reading dates. Pure. */

import { attendSonAvisSeul } from '#lib/avis/faits.ts';
import { retenueAContester } from '#lib/contestation/faits.ts';
import {
  type DossierEntier,
  decisionContestee,
  decisionEnVigueur,
  rejeteeParSilence,
} from '#lib/dossier/faits.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import type { Lieux } from '#lib/droit/parcours/etapes.ts';
import { minuscule } from '#lib/droit/phrase.ts';
import type { ObjetDeRecours } from '#lib/droit/recours/pendants.ts';
import { delaisDepuis } from '#lib/rectification/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';

interface Lettre {
  etat: string;
  decisionId: string | null;
}

interface Decidee {
  id: string;
  rang: number;
  remplaceId: string | null;
  notification: { recueLe: Date | null } | null;
}

/** A letter that the family may read: made, and if it carries a decision, one that has been notified. */
export const estLisible = ({ etat, decisionId }: Lettre, decisions: readonly Decidee[]): boolean =>
  etat === 'produit' &&
  (!decisionId || decisions.some(({ id, notification }) => id === decisionId && notification !== null));

/** Letters that the family may open, in the order given. */
export const courriersLisibles = <L extends Lettre>({
  courriers,
  decisions,
}: {
  courriers: readonly L[];
  decisions: readonly Decidee[];
}): L[] => courriers.filter((courrier) => estLisible(courrier, decisions));

interface EnAttente {
  etat: string;
  decisions: readonly Decidee[];
  demandesDePieces: readonly { id: string; envoyeeLe: Date | null; recueLe: Date | null }[];
}

/**
 * The decision or the demand for pieces whose letter left and whose reception nobody knows yet, by its id: opening that
 * letter on the portal dates it (C. IV.B). Null when the dossier waits for no reception.
 */
export function receptionAttendue({ etat, decisions, demandesDePieces }: EnAttente): string | null {
  const [demande] = demandesDePieces;
  if (etat === 'incomplete') return demande?.envoyeeLe && !demande.recueLe ? demande.id : null;
  const decision = decisionEnVigueur({ decisions });
  return decision?.notification && !decision.notification.recueLe ? decision.id : null;
}

interface Attente {
  pieces: readonly { code: string; demandeDePiecesId: string | null; recueLe: Date | null }[];
  demandesDePieces: readonly { avisAttendu: boolean; limiteLe: Date | null }[];
}

interface AOuvrir {
  decisionId: string | null;
  demandeDePiecesId: string | null;
}

/** True when opening this letter would date its reception, from which its delays run. */
export function dateraLaReception({ decisionId, demandeDePiecesId }: AOuvrir, dossier: EnAttente): boolean {
  const attendue = receptionAttendue(dossier);
  return attendue !== null && attendue === (decisionId ?? demandeDePiecesId);
}

/** Until when the pieces asked for are awaited; before the letter is received, no day can be named. */
export function direLimiteDesPieces(dossier: Attente): string {
  const [demande] = dossier.demandesDePieces;
  const attente = 'Votre avis d’impôt est attendu jusqu’à la fin de l’année scolaire.';
  if (attendSonAvisSeul(dossier)) return attente;
  const limite = demande?.limiteLe
    ? `À envoyer jusqu’au ${ecrireJour(jourDe(demande.limiteLe))} compris.`
    : `Vous avez ${direDuree('delai.pieces')}, à partir du jour où vous recevez le courrier qui demande les pièces.`;
  return demande?.avisAttendu ? `${attente} Pour les autres pièces : ${minuscule(limite)}` : limite;
}

/** The places of a dossier as a family calls them. */
export const lieuxDe = (
  { etablissement }: { etablissement: { nom: string } },
  academie: { service: string } | undefined,
): Lieux => ({
  etablissement: etablissement.nom,
  service: academie ? `le ${academie.service.replace(/^S/, 's')}` : 'le service académique des bourses',
});

/** What a family may contest: the decision it was notified of, the rejection that silence made, or a retenue for absences. */
export interface Conteste {
  /** Null when nobody has decided, and for a retenue. */
  decision: DossierEntier['decisions'][number] | null;
  retenue: DossierEntier['retenues'][number] | null;
  /** An answer to a recours keeps that retenue, or has reduced it. */
  surRecours: boolean;
  /** Proven reception of the decision or of the retenue, or the day of the rejection by silence. */
  depuis: Jour | null;
}

/** What of an object may be contested on a day; null when nothing may. */
export function contesteAujourdHui(
  dossier: DossierEntier,
  objet: ObjetDeRecours,
  jour: Jour,
): Conteste | null {
  if (objet === 'retenue') {
    const contestee = retenueAContester(dossier);
    return contestee && { ...contestee, decision: null, depuis: contestee.recueLe };
  }
  const decision = decisionContestee(dossier);
  const depuis = decision ? delaisDepuis(dossier, decision) : rejeteeParSilence(dossier, jour);
  return decision || depuis ? { decision, retenue: null, surRecours: false, depuis } : null;
}
