/** Dossiers that nobody has moved for too long: in which state, after how many days, and what is then to be done. Ours, not the text's. */
import type { Etat } from '../etats.ts';

interface Immobilite {
  etat: Etat;
  /** Days in the state after which it is told. */
  jours: number;
  /** Why it is told: what should have come. */
  raison: string;
}

/** Each state that somebody must leave; shorter than the delays of the law, so that it is told before they end. */
export const IMMOBILITES: readonly Immobilite[] = [
  { etat: 'deposee', jours: 15, raison: 'Reçue, et personne n’a commencé à l’étudier' },
  { etat: 'incomplete', jours: 30, raison: 'Pièces demandées, sans réponse ni décision' },
  { etat: 'en_instruction', jours: 30, raison: 'À l’étude, sans proposition ni décision' },
  { etat: 'proposee', jours: 15, raison: 'Proposée, et l’autorité n’a pas décidé' },
  { etat: 'decidee', jours: 5, raison: 'Décidée, et la lettre n’est pas partie' },
];

/** Why a dossier of this state is told as still; null of a state that nobody must leave. */
export const raisonDImmobilite = (etat: Etat): string | null =>
  IMMOBILITES.find((immobilite) => immobilite.etat === etat)?.raison ?? null;
