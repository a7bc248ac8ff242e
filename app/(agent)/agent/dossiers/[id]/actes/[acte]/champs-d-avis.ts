import type { Consultation } from '#lib/consultation/queries.ts';
import { CAUSES_D_ATTENTE, LIBELLES_CAUSES } from '#lib/droit/avis/causes.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
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
