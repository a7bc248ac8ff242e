import { z } from 'zod';
import { CHAMPS_D_IMPORT, type Champs, colonnesChoisies } from '#lib/correspondance/schema.ts';
import { chaine } from '#lib/technique/texte.ts';

/** What a file may tell, and how a person finds it among its columns. */
export const CHAMPS_DU_BREVET = {
  ine: { libelle: 'INE', obligatoire: true, indices: ['ine', 'identifiant national', 'numero ine'] },
  naissance: {
    libelle: 'Date de naissance',
    obligatoire: true,
    indices: ['date de naissance', 'naissance', 'ne le', 'date naissance'],
  },
  session: { libelle: 'Session', obligatoire: false, indices: ['session', 'annee', 'annee de session'] },
  resultat: {
    libelle: 'Résultat',
    obligatoire: false,
    indices: ['resultat', 'decision', 'decision du jury'],
  },
  mention: { libelle: 'Mention', obligatoire: true, indices: ['mention', 'mention obtenue'] },
} as const satisfies Champs<string>;
export type ChampDuBrevet = keyof typeof CHAMPS_DU_BREVET;

/** A file of results, its origin, and the columns that a person chose. */
export const ImportDuBrevetSchema = z
  .looseObject({
    ...CHAMPS_D_IMPORT,
    /** Year of the session, when no column tells it. */
    session: chaine()
      .trim()
      .regex(/^(\d{4})?$/, 'Session : une année, par exemple 2026.')
      .optional(),
  })
  .transform(({ lieu, source, apercu, session, ...saisie }) => ({
    ...{ lieu, source, apercu, session: session || undefined },
    correspondance: colonnesChoisies(CHAMPS_DU_BREVET, saisie),
  }));
export type ImportDuBrevet = z.output<typeof ImportDuBrevetSchema>;
