/** What files of other software may tell, whose columns a person names once for a place. */
import { z } from 'zod';
import { texte } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

/** A field that a file may tell, and how its column is found by its name (folded: no accents, no marks). */
interface ChampDeFichier {
  libelle: string;
  obligatoire: boolean;
  indices: readonly string[];
}
export type Champs<C extends string> = Readonly<Record<C, ChampDeFichier>>;

/** Which column of the file tells each field, by its name. */
export type Correspondance<C extends string> = Partial<Record<C, string>>;

/** By what a line says which pupil it speaks of: the INE when there is one, else the names; always the birth. */
export const CHAMPS_D_IDENTITE = {
  ine: {
    libelle: 'INE',
    obligatoire: false,
    indices: ['ine', 'identifiant national', 'numero ine', 'n national', 'numero national'],
  },
  nom: { libelle: 'Nom', obligatoire: false, indices: ['nom', 'nom de famille', 'nom eleve'] },
  prenom: { libelle: 'Prénom', obligatoire: false, indices: ['prenom', 'prenom eleve'] },
  naissance: {
    libelle: 'Date de naissance',
    obligatoire: true,
    indices: ['date de naissance', 'naissance', 'ne e le', 'ne le', 'date naissance'],
  },
} as const satisfies Champs<string>;

const PREFIXE = 'colonne.';
/** A name of column longer than that is a file read wrong. */
const LONGUEUR = 200;

/** What each import asks besides its columns. */
export const CHAMPS_D_IMPORT = {
  lieu: texte('Établissement', 8),
  source: texte('Origine du fichier', 120),
  /** What was shown, when the person confirms it. */
  apercu: chaine()
    .max(100)
    .optional()
    .transform((vu) => vu || undefined),
};

/** The columns that a form chose, by field; empty the first time. */
export const colonnesChoisies = <C extends string>(
  champs: Champs<C>,
  saisie: Readonly<Record<string, unknown>>,
): Correspondance<C> =>
  Object.fromEntries(
    nomsDe(champs).flatMap((champ) => {
      const choisie = saisie[`${PREFIXE}${champ}`];
      return typeof choisie === 'string' && choisie.trim()
        ? [[champ, choisie.trim().slice(0, LONGUEUR)]]
        : [];
    }),
  ) as Correspondance<C>;

export const nomsDe = <C extends string>(champs: Champs<C>): C[] => Object.keys(champs) as C[];

/** Columns kept for a place, as the base gives them back. */
export const ColonnesGardeesSchema = z.record(chaine().max(50), chaine().max(LONGUEUR));

/** Lines shown of each kind; all are counted. */
export const LIGNES_MONTREES = 50;
