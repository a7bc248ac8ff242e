import { z } from 'zod';
import { texte } from '#lib/technique/champs.ts';
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
} as const;
export type ChampDuBrevet = keyof typeof CHAMPS_DU_BREVET;
export const NOMS_DES_CHAMPS = Object.keys(CHAMPS_DU_BREVET) as ChampDuBrevet[];

/** Which column of the file tells each field, by its name. */
export type Correspondance = Partial<Record<ChampDuBrevet, string>>;

/** Columns kept for a place, as the base gives them back. */
export const CorrespondanceSchema = z.partialRecord(
  z.enum(NOMS_DES_CHAMPS as [ChampDuBrevet, ...ChampDuBrevet[]]),
  chaine().max(200),
);

const colonne = chaine().trim().max(200).optional();

/** A file of results, its origin, and the columns that a person chose. */
export const ImportDuBrevetSchema = z
  .object({
    lieu: texte('Lieu', 8),
    source: texte('Origine du fichier', 120),
    /** Year of the session, when no column tells it. */
    session: chaine()
      .trim()
      .regex(/^(\d{4})?$/, 'Session : une année, par exemple 2026.')
      .optional(),
    'colonne.ine': colonne,
    'colonne.naissance': colonne,
    'colonne.session': colonne,
    'colonne.resultat': colonne,
    'colonne.mention': colonne,
    /** What was shown, when the person confirms it. */
    apercu: chaine().max(100).optional(),
  })
  .transform(({ lieu, source, session, apercu, ...colonnes }) => ({
    lieu,
    source,
    session: session || undefined,
    apercu: apercu || undefined,
    correspondance: Object.fromEntries(
      NOMS_DES_CHAMPS.flatMap((champ) => {
        const choisie = colonnes[`colonne.${champ}`];
        return choisie ? [[champ, choisie]] : [];
      }),
    ) as Correspondance,
  }));
export type ImportDuBrevet = z.output<typeof ImportDuBrevetSchema>;

/** Lines shown of each kind; all are counted. */
export const LIGNES_MONTREES = 50;
