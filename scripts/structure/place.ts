/** The rooms of the house, and where each file stands. */
import path from 'node:path';

/**
 * Nouns in the order of a dossier's life: what one reads, does and queues may use those before it, never those after.
 * Pure files (schema.ts, faits.ts) stand outside this order.
 */
export const NOUNS = [
  'theme',
  'connexion',
  'journal',
  'administration',
  'campagne',
  'bloc',
  'etablissement',
  'agent',
  'etat-civil',
  'eleve',
  'demonstration',
  'exploitation',
  'bareme',
  'rentree',
  'simulation',
  'cas',
  'autorite',
  'drapeau',
  'dossier',
  'personne',
  'courriel',
  'mouvement',
  'lien',
  'inscription',
  'comparaison',
  'import',
  'sygne',
  'rapprochement',
  'scolarite',
  'correspondance',
  'brevet',
  'parcoursup',
  'participation',
  'concubin',
  'consentement',
  'recueil',
  'saisie',
  'cachet',
  'situation',
  'echange',
  'demande',
  'recuperation',
  'part',
  'depot',
  'decision',
  'compte-bancaire',
  'procuration',
  'fiche-navette',
  'equipement',
  'engagement',
  'relecture',
  'double',
  'avis',
  'rectification',
  'transfert',
  'bordereau',
  'piece',
  'message',
  'recours',
  'requete',
  'reception',
  'absence',
  'presence',
  'retenue',
  'contestation',
  'frais',
  'suspension',
  'retrait',
  'echeance',
  'rappel',
  'en-tete',
  'courrier',
  'apercu',
  'parapheur',
  'relance',
  'radar',
  'depart',
  'consultation',
  'famille',
  'conservation',
  'donnees',
  'exercice',
  'acces',
  'bannette',
  'compteur',
  'contentieux',
  'recherche',
  'suivi',
  'sollicitation',
  'vue',
  'lot',
  'etude',
  'passage',
  'reparation',
  'question',
  'liquidation',
  'trimestre',
  'etat-de-paiement',
  'versement',
  'emploi',
  'certificat',
  'reversement',
  'pointage',
  'fin-de-trimestre',
  'prevision',
  'effet',
  'boite',
  'habilitation',
  'tenue',
  'instruction',
  'statut',
  'erreur',
  'cas-public',
  'essai',
  'frein',
  'appel',
  'reponse',
  'trace',
  'opposition',
  'openapi',
  'contrat',
  'jeton',
  'remise',
  'webhook',
  'client',
  'interrogation',
  'avancement',
  'nation',
  'denombrement',
  'pilotage',
  'statistique',
];
const PURE_FILES = ['schema.ts', 'faits.ts'];
export const NOUN_FILES = [
  ...PURE_FILES,
  'queries.ts',
  'actes.ts',
  'ecritures.ts',
  'porte.ts',
  'actions.ts',
  'taches.ts',
];
/** Machinery without any I/O, shared with the browser. */
const PURE_MACHINERY = [
  'champs.ts',
  'dates.ts',
  'fichiers-admis.ts',
  'formulaire.ts',
  'refus.ts',
  'texte.ts',
];

/** Where a file lives: its room, its noun when the room is one of the domain's, whether it computes from its arguments alone. */
export interface Place {
  room: string;
  noun?: string;
  file: string;
  basename: string;
  pure: boolean;
}

export function placeOf(file: string): Place {
  const [first = '', second = ''] = file.split('/');
  const basename = path.posix.basename(file);
  if (first !== 'lib') return { room: first.includes('.') ? 'racine' : first, file, basename, pure: false };
  if (second === 'droit') return { room: second, file, basename, pure: true };
  if (second === 'connecteurs') return { room: second, file, basename, pure: false };
  if (second === 'technique')
    return { room: second, file, basename, pure: PURE_MACHINERY.includes(basename) };
  return { room: 'nom', noun: second, file, basename, pure: PURE_FILES.includes(basename) };
}
