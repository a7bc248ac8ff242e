import { z } from 'zod';
import {
  CHAMPS_D_IDENTITE,
  CHAMPS_D_IMPORT,
  type Champs,
  colonnesChoisies,
} from '#lib/correspondance/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { facultatif, JourSchema } from '#lib/technique/champs.ts';

export const ETATS_D_ABSENCE = {
  a_juger: 'à apprécier',
  injustifiee: 'injustifiée',
  justifiee: 'justifiée',
  retiree: 'saisie par erreur, à retirer',
} as const;

export const MOMENTS = {
  journee: 'La journée',
  matin: 'Le matin',
  apres_midi: 'L’après-midi',
} as const;

const LeJour = JourSchema.transform(jour);

/** Classes on Wednesday afternoons. */
const mercredi = z
  .literal('oui')
  .optional()
  .transform((coche) => coche === 'oui');

/** Half-days of a pupil over some days, and what they are. */
export const DireAbsencesSchema = z.object({
  eleveId: z.uuid('Élève : à choisir.'),
  du: LeJour,
  au: LeJour,
  moment: z.enum(Object.keys(MOMENTS) as [keyof typeof MOMENTS], { error: 'Moment : à choisir.' }),
  mercredi,
  etat: z.enum(Object.keys(ETATS_D_ABSENCE) as [keyof typeof ETATS_D_ABSENCE], {
    error: 'Ce que sont ces absences : à choisir.',
  }),
  motif: facultatif(300, 'Motif'),
});
export type AbsencesDites = z.output<typeof DireAbsencesSchema>;

/** What a file of absences may tell: an absence a line, from a day and an hour to another. */
export const CHAMPS_D_ABSENCES = {
  ...CHAMPS_D_IDENTITE,
  du: {
    libelle: 'Premier jour',
    obligatoire: true,
    indices: ['date debut', 'date de debut', 'debut', 'du', 'date', 'jour'],
  },
  heureDu: { libelle: 'Heure de début', obligatoire: false, indices: ['heure debut', 'heure de debut'] },
  au: { libelle: 'Dernier jour', obligatoire: false, indices: ['date fin', 'date de fin', 'fin', 'au'] },
  heureAu: { libelle: 'Heure de fin', obligatoire: false, indices: ['heure fin', 'heure de fin'] },
  demiJournees: {
    libelle: 'Demi-journées',
    obligatoire: false,
    indices: ['demi journees', 'nombre de demi journees', 'nb demi journees'],
  },
  justifiee: {
    libelle: 'Justifiée',
    obligatoire: false,
    indices: ['justifiee', 'justifie', 'absence justifiee'],
  },
  motif: { libelle: 'Motif', obligatoire: false, indices: ['motif', 'motif de l absence', 'raison'] },
} as const satisfies Champs<string>;
export type ChampDAbsences = keyof typeof CHAMPS_D_ABSENCES;

/** A file of absences, its origin, and the columns that a person chose. */
export const ImportDAbsencesSchema = z
  .looseObject({ ...CHAMPS_D_IMPORT, mercredi })
  .transform(({ lieu, source, apercu, mercredi: coche, ...saisie }) => ({
    ...{ lieu, source, apercu, mercredi: coche },
    correspondance: colonnesChoisies(CHAMPS_D_ABSENCES, saisie),
  }));
export type ImportDAbsences = z.output<typeof ImportDAbsencesSchema>;
