import { z } from 'zod';
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

/** Half-days of a pupil over some days, and what they are. */
export const DireAbsencesSchema = z.object({
  eleveId: z.uuid('Élève : à choisir.'),
  du: LeJour,
  au: LeJour,
  moment: z.enum(Object.keys(MOMENTS) as [keyof typeof MOMENTS], { error: 'Moment : à choisir.' }),
  /** Classes on Wednesday afternoons. */
  mercredi: z
    .literal('oui')
    .optional()
    .transform((coche) => coche === 'oui'),
  etat: z.enum(Object.keys(ETATS_D_ABSENCE) as [keyof typeof ETATS_D_ABSENCE], {
    error: 'Ce que sont ces absences : à choisir.',
  }),
  motif: facultatif(300, 'Motif'),
});
export type AbsencesDites = z.output<typeof DireAbsencesSchema>;
