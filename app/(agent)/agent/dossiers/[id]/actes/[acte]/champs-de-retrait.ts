import type { Consultation } from '#lib/consultation/queries.ts';
import type { Choisi } from '#lib/consultation/schema.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';
import { LIBELLES_MOTIFS_DE_RETRAIT, MOTIFS_A_ENTENDRE, REGLES_RETRAIT } from '#lib/droit/retrait/motifs.ts';
import { retraitPendant } from '#lib/retrait/faits.ts';
import { OBSERVATIONS_MINIMALES } from '#lib/retrait/schema.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { Champ } from './champs.ts';

const aujourdHui = ({ contexte }: Consultation): string => ecrireJourCourt(contexte.faits.jour);

const raison = (libelle: string, indice: string): Champ => ({
  sorte: 'long',
  nom: 'motivation',
  libelle,
  indice: `${indice} ${MOTIVATION_MINIMALE} caractères au moins.`,
});

/** Why the bourse may be withdrawn, as the letter will say it. */
export const champsDInvitation = (_: Consultation, choisi: Choisi): Champ[] => [
  {
    sorte: 'choix',
    nom: 'motif',
    libelle: 'Motif',
    options: MOTIFS_A_ENTENDRE.map((motif) => ({
      valeur: motif,
      libelle: LIBELLES_MOTIFS_DE_RETRAIT[motif],
      indice: REGLES_RETRAIT[`retrait.${motif}`].source.article,
    })),
    valeur: choisi.motif,
  },
  raison('Les faits', 'Ce qui est constaté, tel que la famille le lira : rien sur une autre personne.'),
];

/** What the family answers. */
export const champsDObservations = (consultation: Consultation): Champ[] => [
  { sorte: 'date', nom: 'recuesLe', libelle: 'Observations reçues le', valeur: aujourdHui(consultation) },
  {
    sorte: 'long',
    nom: 'observations',
    libelle: 'Observations de la famille',
    indice: `Écrites ou dites au cours d’un entretien, en ${OBSERVATIONS_MINIMALES} caractères au moins.`,
  },
];

/** A renunciation that came on paper. */
export const champsDeRenonciation = (consultation: Consultation): Champ[] => [
  {
    sorte: 'date',
    nom: 'dernierJour',
    libelle: 'Dernier jour de la bourse',
    indice: 'Celui que la famille demande, à partir d’aujourd’hui.',
    valeur: aujourdHui(consultation),
  },
  {
    sorte: 'long',
    nom: 'expose',
    libelle: 'Ce que dit la famille',
    indice: `Sa lettre, résumée en ${OBSERVATIONS_MINIMALES} caractères au moins.`,
  },
];

/** The last day of the bourse, and why. */
export function champsDeRetrait(consultation: Consultation): Champ[] {
  const demande = retraitPendant(consultation.dossier)?.dernierJour;
  return [
    {
      sorte: 'date',
      nom: 'dernierJour',
      libelle: 'Dernier jour de la bourse',
      indice:
        'Le retrait vaut pour l’avenir : aujourd’hui au plus tôt. Une autre bourse peut commencer le lendemain.',
      valeur: demande ? ecrireJourCourt(jourDe(demande)) : aujourdHui(consultation),
    },
    raison('Les faits retenus', 'Ils figurent dans la décision, avec la réponse à ce que dit la famille.'),
  ];
}

/** The last day of the bourse au mérite, and why. */
export const champsDeSuspension = (consultation: Consultation): Champ[] => [
  {
    sorte: 'date',
    nom: 'dernierJour',
    libelle: 'Dernier jour de la bourse au mérite',
    indice:
      'La suspension vaut pour l’avenir : aujourd’hui au plus tôt, et après ce qu’un état signé porte déjà.',
    valeur: aujourdHui(consultation),
  },
  raison('Les faits retenus', 'Ils figurent dans la décision, avec la réponse à ce que dit la famille.'),
];

/** The day from which a suspended bourse au mérite starts again, and why. */
export const champsDeReprise = (consultation: Consultation): Champ[] => [
  {
    sorte: 'date',
    nom: 'premierJour',
    libelle: 'Premier jour de la bourse au mérite',
    indice: 'Aujourd’hui au plus tôt : les jours de la suspension ne sont pas versés.',
    valeur: aujourdHui(consultation),
  },
  raison('Pourquoi elle reprend', 'La famille le lira dans la décision.'),
];
