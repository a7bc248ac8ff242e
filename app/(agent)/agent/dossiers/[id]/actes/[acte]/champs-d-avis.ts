import type { Consultation } from '#lib/consultation/queries.ts';
import { CAUSES_D_ATTENTE, LIBELLES_CAUSES } from '#lib/droit/avis/causes.ts';
import { ecrireJourCourt, type Jour } from '#lib/droit/date.ts';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';
import { jourOuNul } from '#lib/technique/dates.ts';
import type { Champ } from './champs.ts';

/** Why the avis is not there yet, and since when the établissement knows. */
export const champsDAnnonce = ({ contexte }: Consultation): Champ[] => [
  {
    sorte: 'choix',
    nom: 'cause',
    libelle: 'Pourquoi l’avis tarde',
    options: CAUSES_D_ATTENTE.map((cause) => ({ valeur: cause, libelle: LIBELLES_CAUSES[cause] })),
  },
  {
    sorte: 'date',
    nom: 'annonceLe',
    libelle: 'La famille a prévenu l’établissement le',
    indice: 'Le jour de sa lettre ou de son appel. Les autres pièces gardent leur délai.',
    valeur: ecrireJourCourt(contexte.faits.jour),
  },
];

const direReperes = (venuLe: Jour | null, annonceLe: Jour | null): string =>
  [
    venuLe ? `Produit le ${ecrireJourCourt(venuLe)}.` : 'Jamais produit.',
    annonceLe
      ? `L’établissement savait depuis le ${ecrireJourCourt(annonceLe)} qu’il viendrait plus tard.`
      : 'L’établissement n’avait pas été prévenu.',
  ].join(' ');

/** When the family received the avis that came late, and why the time since is reasonable or not. */
export const champsDeJugementDeLAvis = ({ contexte: { faits }, dossier }: Consultation): Champ[] => [
  {
    sorte: 'date',
    nom: 'recuLe',
    libelle: 'Avis d’impôt reçu par la famille le',
    indice: `D’après ce que la famille en prouve. ${direReperes(faits.avisVenuLe, jourOuNul(dossier.demandesDePieces[0]?.avisAnnonceLe))}`,
  },
  {
    sorte: 'long',
    nom: 'motivation',
    libelle: 'Pourquoi ce délai est raisonnable, ou ne l’est pas',
    indice: `En ${MOTIVATION_MINIMALE} caractères au moins : la raison figure dans la décision et dans le courrier.`,
  },
];
