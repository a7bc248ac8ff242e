/** What a reminder did, in words. Pure. */

import { JOURS_ENTRE_RELANCES, LIBELLES_MOYENS, type MoyenDeRelance } from '#lib/droit/echeances/relances.ts';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';

const SUITES: Readonly<Record<MoyenDeRelance, string>> = {
  courriel: 'les courriels partent',
  sms: 'les SMS partent',
  courrier: 'imprimez les lettres du jour, signez-les et postez-les',
  recommande: 'imprimez la lettre du jour et postez-la avec sa preuve de dépôt',
};

/** Why a person is not reached by a means, besides what holds for all. */
const SANS: Partial<Record<MoyenDeRelance, string>> = {
  courriel: 'sans adresse électronique ou avec une adresse que le serveur refuse, ',
  sms: 'sans téléphone portable ou sans accord pour les SMS, ',
};

/** How many families were reached, what is left to do, and why others were not. */
export function direBilan(
  etape: MoyenDeRelance,
  { personnes, eleves, sansEffet }: { personnes: number; eleves: number; sansEffet: number },
): string {
  const reste = direSansEffet(etape, sansEffet);
  return eleves === 0
    ? `Personne n’est relancé.${reste}`
    : `${personnes} personne(s) relancée(s) pour ${eleves} élève(s) : ${SUITES[etape]}.${reste}`;
}

/** How many pupils are left, and why it may be; "" for none. */
export const direSansEffet = (etape: MoyenDeRelance, sansEffet: number): string =>
  sansEffet > 0
    ? ` ${sansEffet} famille(s) non relancée(s) : déjà prévenue par ce moyen, relancée il y a moins de ${JOURS_ENTRE_RELANCES} jours, ${SANS[etape] ?? ''}ou demande reçue depuis.`
    : '';

const ECHECS: Readonly<Record<string, string>> = {
  accord_retire: 'pas envoyé : la personne ne veut plus de SMS',
  numero_refuse: 'pas remis : l’opérateur refuse ce numéro',
  adresse_refusee:
    'pas remis : le serveur refuse cette adresse ; écrivez sur papier, et corrigez-la sur la fiche de la personne',
};

/** What became of a reminder: its registered number, or why it did not leave; null otherwise. */
export const direRemise = ({
  numero,
  echec,
}: {
  numero: string | null;
  echec: string | null;
}): string | null => (echec ? (ECHECS[echec] ?? null) : numero ? `recommandé ${numero}` : null);

/** A person whom a reminder would reach, and where. */
export interface PersonneARelancer {
  scolariteId: string;
  eleve: string;
  classe: string;
  personne: string;
  vers: string;
}

/** What a reminder would do, before it is sent. */
export interface ApercuDeRelance {
  etape: MoyenDeRelance;
  personnes: PersonneARelancer[];
  /** Pupils ticked of whom nobody would be reached, and why it may be. */
  sansEffet: string | null;
  /** The message, as the family reads it; a letter is read once printed. */
  message: string;
}

const COUTS: Readonly<Record<MoyenDeRelance, string>> = {
  courriel: 'sans frais',
  sms: 'sans frais pour la famille ; l’opérateur compte chaque SMS au service',
  courrier: 'un affranchissement par lettre',
  recommande: 'un recommandé',
};

/** "3 personnes seraient relancées par SMS, pour 2 élèves : sans frais pour la famille…" */
export function direApercu({ etape, personnes }: ApercuDeRelance): string {
  const eleves = new Set(personnes.map(({ scolariteId }) => scolariteId)).size;
  if (personnes.length === 0) return 'Personne ne serait relancé.';
  return `${personnes.length} personne(s) seraient relancées par ${LIBELLES_MOYENS[etape].replace(/^C/, 'c')}, pour ${eleves} élève(s) : ${COUTS[etape]}.`;
}

/** Where the page of reminders is: what was answered, what would leave, what was ticked and typed. */
export interface EtatDeRelance {
  etat: EtatFormulaire;
  apercu: ApercuDeRelance | null;
  saisie: Readonly<Record<string, string>>;
}
export const VIERGE_DE_RELANCE: EtatDeRelance = { etat: VIERGE, apercu: null, saisie: {} };
