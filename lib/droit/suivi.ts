import { type Branche, propositionAttendue } from './competence.ts';
import { ecrireJour, type Jour } from './date.ts';
import type { Detenteur, Etat } from './etats.ts';
import { detenteur } from './evaluation.ts';
import { capitale } from './phrase.ts';
import { vaAuMinistre } from './recours/ministre.ts';
import { destinataire } from './recours/reponse.ts';
import type { RecoursSuivi } from './recours/silence.ts';
import type { Audition } from './retrait/gardes.ts';

/** Who holds a dossier, as a sentence names them. */
export const LIBELLES_DETENTEURS: Record<Detenteur, string> = {
  famille: 'la famille',
  etablissement: 'l’établissement',
  service_academique: 'le service académique',
  application: 'l’application',
  personne: 'personne',
};

const SUITES: Record<Etat, (qui: string) => string> = {
  brouillon: (qui) => `${qui} n’a pas encore enregistré la demande.`,
  deposee: (qui) => `${qui} doit étudier la demande.`,
  incomplete: (qui) => `${qui} doit apporter les pièces demandées.`,
  en_instruction: (qui) => `${qui} doit décider.`,
  proposee: (qui) => `${qui} doit décider, au vu de la proposition de l’établissement.`,
  decidee: (qui) => `${qui} prépare le courrier de la décision et l’envoie à la famille.`,
  notifiee: () => 'La décision a été envoyée à la famille, qui peut la contester.',
  retiree: () => 'La bourse a été retirée : la famille peut contester cette décision.',
  desistee: () => 'La famille a renoncé à la demande : plus rien n’est attendu.',
  irrecevable: () => 'La demande a été déclarée irrecevable : la famille peut contester cette décision.',
};

/** What is to be done with a dossier, as a verb; null when nothing more is expected. */
const A_FAIRE: Record<Etat, string | null> = {
  brouillon: 'Finir la saisie',
  deposee: 'Instruire',
  incomplete: 'Apporter les pièces',
  en_instruction: 'Décider',
  proposee: 'Décider',
  decidee: 'Envoyer le courrier',
  notifiee: null,
  retiree: null,
  desistee: null,
  irrecevable: null,
};

/** What else is told of a dossier in a queue. */
interface Signale {
  /** A piece came that nobody has looked at. */
  aVerifier: boolean;
  /** A recours waits for its answer. */
  recours: boolean;
}

/** The next thing to do with a dossier, as a queue says it. */
export function direAFaire(
  { etat, branche, horsDelai }: Pick<Suivi, 'etat' | 'branche' | 'horsDelai'>,
  { aVerifier, recours }: Signale,
): string | null {
  if (recours) return 'Répondre au recours';
  if (etat === 'deposee' && horsDelai) return 'Statuer sur le retard';
  const tenus = etat === 'deposee' || etat === 'en_instruction' || etat === 'proposee';
  if (tenus && aVerifier) return 'Regarder une pièce';
  if ((etat === 'deposee' || etat === 'en_instruction') && propositionAttendue(branche)) return 'Proposer';
  return A_FAIRE[etat];
}

/** What a dossier waits for. */
export interface Suivi {
  etat: Etat;
  branche: Branche;
  /** Deposit after the closing date, on which nobody has ruled yet. */
  horsDelai: boolean;
  /** The day on which silence has rejected the demande; null when it has not. */
  rejeteeLe: Jour | null;
  /** The recours that waits for its answer; null when none does. */
  recours: RecoursSuivi | null;
  /** The end of the bourse that is under way. */
  retrait: Audition | null;
}

const FINS: Readonly<Record<Audition, string>> = {
  a_entendre: 'La famille est invitée à présenter ses observations avant un retrait.',
  entendue: 'La famille a présenté ses observations : le retrait est à prononcer ou à abandonner.',
  merite_a_entendre:
    'La famille est invitée à présenter ses observations avant une suspension de la bourse au mérite.',
  merite_entendue:
    'La famille a présenté ses observations : la suspension de la bourse au mérite est à prononcer ou à abandonner.',
  renonciation: 'La famille renonce à la bourse : il faut en prendre acte.',
};

const direRecours = (recours: RecoursSuivi, branche: Branche): string => {
  const { genre, formeLe, envoyeLe, rejet } = recours;
  const duMinistre = vaAuMinistre(branche, genre);
  if (duMinistre && !envoyeLe)
    return `Le recours de la famille, du ${ecrireJour(formeLe)}, est à envoyer au ministre, qui doit y répondre${rejet ? ` ; sans réponse, il est réputé rejeté depuis le ${ecrireJour(rejet.le)} (CRPA, L. 411-7)` : ''}.`;
  return rejet
    ? `Le recours de la famille, du ${ecrireJour(formeLe)}, est resté sans réponse : il est réputé rejeté depuis le ${ecrireJour(rejet.le)} (CRPA, L. 411-7). Une réponse peut encore être donnée, et remplacera ce rejet.`
    : `Le recours de la famille, du ${ecrireJour(formeLe)}${envoyeLe ? `, envoyé au ministre le ${ecrireJour(envoyeLe)}` : ''}, attend sa réponse : ${destinataire(branche, genre)} doit la donner.`;
};

/**
 * The sentence under the title of a dossier: who holds it and what comes next. The deadline has its own sentence,
 * that of the delay which computes it.
 */
export function direSuivi({ etat, branche, horsDelai, rejeteeLe, recours, retrait }: Suivi): string {
  if (recours) return direRecours(recours, branche);
  if (retrait && etat === 'notifiee') return FINS[retrait];
  const qui = capitale(LIBELLES_DETENTEURS[detenteur(etat, branche, horsDelai)]);
  if (rejeteeLe)
    return `Sans décision dans le délai, la demande est réputée rejetée depuis le ${ecrireJour(rejeteeLe)} (CRPA, L. 231-4) : la famille peut contester. ${qui} peut encore décider, et sa décision remplacera ce rejet.`;
  if (etat === 'deposee' && horsDelai)
    return `${qui} doit se prononcer sur le retard : la demande a été déposée après la clôture.`;
  if ((etat === 'deposee' || etat === 'en_instruction') && propositionAttendue(branche))
    return `${qui} doit transmettre sa proposition au service académique.`;
  return SUITES[etat](qui);
}
