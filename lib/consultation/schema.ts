import { z } from 'zod';
import type { GenreDeDonnee } from '#lib/droit/besoin-d-en-connaitre.ts';
import { ACTES } from '#lib/droit/procedure.ts';
import type { EtatFormulaire } from '#lib/technique/formulaire.ts';
import { chaine } from '#lib/technique/texte.ts';
import type { Apercu } from './queries.ts';

export const ONGLETS = [
  'resume',
  'calcul',
  'controles',
  'pieces',
  'courriers',
  'messages',
  'recours',
  'historique',
  'notes',
] as const;
export type NomOnglet = (typeof ONGLETS)[number];

/** The kind of data that a tab shows: who does not read it has no such tab. */
export const GENRE_DE_L_ONGLET: Readonly<Record<NomOnglet, GenreDeDonnee>> = {
  resume: 'suivi',
  calcul: 'calcul',
  controles: 'calcul',
  pieces: 'pieces',
  courriers: 'courriers',
  messages: 'suivi',
  recours: 'decision',
  historique: 'suivi',
  notes: 'suivi',
};

/** What was typed in the form of an act, or what its address chose. */
export type Choisi = Readonly<Record<string, string | undefined>>;

/** How a dossier is looked at: it lives in the address. A wrong value counts as none; no address unmasks anything. */
export const VueSchema = z.object({
  onglet: z.enum(ONGLETS).catch('resume'),
  /** File shown beside the tabs. */
  piece: z.uuid().optional().catch(undefined),
  /** Place that the dossier had in its list before an act moved it. */
  place: chaine().max(60).optional().catch(undefined),
});
export type Vue = z.output<typeof VueSchema>;

/** Masked values that the base holds, shown one dossier at a time with a reason; the words of the register of reads. */
export const DEVOILABLES = ['revenus', 'numero_fiscal'] as const satisfies readonly GenreDeDonnee[];
export type Devoilable = (typeof DEVOILABLES)[number];

/** Why a masked value is asked for. */
export const MOTIFS_DE_DEVOILEMENT = {
  verifier_piece: 'Vérifier qu’une pièce est bien celle du foyer',
  repondre_famille: 'Répondre à une question de la famille',
  corriger_saisie: 'Corriger une erreur de saisie',
  recours: 'Préparer la réponse à un recours',
  paiement: 'Payer, ou vérifier un paiement',
  autre: 'Une autre raison, que je précise',
} as const;
type MotifDeDevoilement = keyof typeof MOTIFS_DE_DEVOILEMENT;

export const DevoilerSchema = z.object({
  dossierId: z.uuid(),
  genre: z.enum(DEVOILABLES),
  motif: z.enum(Object.keys(MOTIFS_DE_DEVOILEMENT) as MotifDeDevoilement[], {
    error: 'Choisissez la raison dans la liste.',
  }),
  explication: chaine()
    .trim()
    .min(5, 'Dites en quelques mots pourquoi vous avez besoin de cette donnée (5 caractères au moins).')
    .max(300, 'Écrivez 300 caractères au plus.'),
});
export type Devoiler = z.output<typeof DevoilerSchema>;

/** A value unmasked, with the name it has on the page. */
export interface ValeurDevoilee {
  nom: string;
  valeur: string;
}

/** A form that unmasks, and what it shows: in the answer of this very POST, at no address. */
export type EtatDeDevoilement = EtatFormulaire & { valeurs?: readonly ValeurDevoilee[] };

/** The act whose letter is asked for with all that is typed in its form. */
export const ApercevoirSchema = z.object({ dossierId: z.uuid(), acte: z.enum(ACTES) });
export type Apercevoir = z.output<typeof ApercevoirSchema>;

/** A preview with what is typed: in the answer of this very POST, since what a person writes is in no address. */
export interface ApercuSaisi {
  /** The sentence that refuses, when it would not be done; null for an act that is not shown before. */
  apercu: Apercu | string | null;
  /** Of the dossier that it was read from; null when none could be. */
  version: number | null;
}
