import type { Consultation } from '#lib/consultation/queries.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { LIBELLES_RECOURS } from '#lib/droit/recours/reponse.ts';
import { GRIEF_MINIMAL, NOMS_DE_RECOURS } from '#lib/recours/schema.ts';
import type { Champ } from './champs.ts';

/** What a recours that came on paper says. */
export function champsDeRecours({ contexte }: Consultation): Champ[] {
  const aujourdHui = ecrireJourCourt(contexte.faits.jour);
  return [
    {
      sorte: 'date',
      nom: 'formeLe',
      libelle: 'Formé le',
      indice: 'Le cachet de la poste, qui fait foi ; à défaut, le jour où la lettre est arrivée.',
      valeur: aujourdHui,
    },
    { sorte: 'date', nom: 'recuLe', libelle: 'Reçu le', valeur: aujourdHui },
    {
      sorte: 'choix',
      nom: 'nomme',
      libelle: 'Comment la famille l’appelle',
      options: NOMS_DE_RECOURS.map((nom) => ({
        valeur: nom,
        libelle: nom === 'sans' ? 'Aucun nom' : capitale(LIBELLES_RECOURS[nom]),
      })),
      valeur: 'sans',
    },
    {
      sorte: 'long',
      nom: 'grief',
      libelle: 'Ce que la famille conteste, et pourquoi',
      indice: `Ses raisons, résumées en ${GRIEF_MINIMAL} caractères au moins. Ce que le recours est pour la loi se déduit des dates, quel que soit son nom.`,
    },
  ];
}
