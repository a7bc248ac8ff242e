import { z } from 'zod';
import { jour } from '#lib/droit/date.ts';

// The pages' security policy refuses code built from strings, which zod would try.
if (typeof window !== 'undefined') z.config({ jitless: true });

const SANS_DATE = 'Indiquez une date, au format jj/mm/aaaa.';

/** A civil day as a form sends it: "15/10/2026" or "2026-10-15"; kept as ISO. */
export const JourSchema = z
  .string({ error: SANS_DATE })
  .trim()
  .transform((saisie, contexte) => {
    const [, j, m, a] = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(saisie) ?? [];
    const iso = a ? `${a}-${m?.padStart(2, '0')}-${j?.padStart(2, '0')}` : saisie;
    try {
      return jour(iso).toString();
    } catch {
      contexte.addIssue({
        code: 'custom',
        message: saisie
          ? `« ${saisie} » n’est pas une date : écrivez jj/mm/aaaa, par exemple 15/10/2026.`
          : SANS_DATE,
      });
      return z.NEVER;
    }
  });

/** A text that must be filled; `nom` is how the field is called to the person. */
export const texte = (nom: string, max = 100) =>
  z
    .string({ error: `${nom} : à remplir.` })
    .trim()
    .min(1, `${nom} : à remplir.`)
    .max(max, `${nom} : ${max} caractères au plus.`);
/** A text that may stay empty: empty is absent. */
export const facultatif = (max = 100) =>
  z
    .string()
    .trim()
    .max(max, `${max} caractères au plus.`)
    .optional()
    .transform((lu) => lu || undefined);

const INE = /^(\d{9}[A-Z]{2}|\d{10}[A-Z]|\d{4}A\d{5}[A-Z])$/;

/** An INE as a machine compares it, or null when the text is none (RNIE, BEA and apprenticeship forms). */
export function lireIne(texte: string): string | null {
  const ine = texte.replace(/\s/g, '').toUpperCase();
  return INE.test(ine) ? ine : null;
}

/** A way to read what was typed in a search: a name, then the other one or nothing. */
export interface LectureDeNoms {
  mot: string;
  suite: string;
}

/** Words beyond are not read: nobody types more to find a pupil. */
const MOTS_LUS = 5;

/** True when a search by name would match half of the pupils: fewer than three letters. An INE is no name. */
export const tropCourt = (texte: string): boolean =>
  !lireIne(texte) && (texte.match(/\p{L}/gu) ?? []).length < 3;

/** Every way to read a text as the names of a pupil, whose words may be several; none when it is too short. */
export function lireNoms(texte: string): LectureDeNoms[] {
  if (tropCourt(texte)) return [];
  const mots = texte.trim().split(/\s+/).slice(0, MOTS_LUS);
  return mots.map((_, rang) => ({
    mot: mots.slice(0, rang + 1).join(''),
    suite: mots.slice(rang + 1).join(''),
  }));
}

/** What to tell who typed too little to search by name. */
export const RECHERCHE_TROP_COURTE =
  'Écrivez au moins trois lettres, par exemple le prénom avec le nom s’il est court, ou l’INE.';

/** Name of a person as two bases compare it: without accents, case, hyphens nor apostrophes. */
export const nomCompare = (nom: string): string =>
  nom
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

export const REGIMES = [
  { valeur: 'externe', libelle: 'Externe' },
  { valeur: 'demi_pensionnaire', libelle: 'Demi-pensionnaire' },
  { valeur: 'interne', libelle: 'Interne' },
] as const;

const vide = <S extends z.ZodType>(schema: S) => z.union([z.literal(''), schema]).optional();

/** A pupil whom the school base lacks, with the schooling that lets a demande start. */
export const EleveSchema = z
  .object({
    ine: z
      .string()
      .optional()
      .transform((lu) => (lu?.trim() ? lu : undefined))
      .refine((lu) => lu === undefined || lireIne(lu) !== null, {
        error:
          'INE : neuf chiffres et deux lettres, dix chiffres et une lettre, ou la forme d’un apprenti. Laissez vide si vous ne l’avez pas.',
      })
      .transform((lu) => (lu ? (lireIne(lu) ?? undefined) : undefined)),
    nom: texte('Nom de naissance'),
    nomUsage: facultatif(),
    prenom: texte('Prénom'),
    sexe: z.enum(['F', 'M'], { error: 'Sexe à l’état civil : à choisir.' }),
    naissance: JourSchema,
    uai: texte('Établissement', 8),
    classe: texte('Classe', 20),
    mef: vide(
      z
        .string()
        .trim()
        .regex(/^\d{10,11}$/, 'MEF : dix ou onze chiffres.'),
    ).transform((lu) => lu || undefined),
    /** Read from the class when the base knows it. */
    niveau: vide(z.enum(['college', 'lycee', 'post_bac'])).transform((lu) => lu || undefined),
    terminale: z
      .literal('oui')
      .optional()
      .transform((lu) => lu === 'oui'),
    regime: z.enum(['externe', 'demi_pensionnaire', 'interne'], { error: 'Régime : à choisir.' }),
    entreeLe: JourSchema,
    /** Somebody else, of the same name and born the same day. */
    homonyme: z
      .literal('oui')
      .optional()
      .transform((lu) => lu === 'oui'),
  })
  .refine(({ naissance, entreeLe }) => naissance < entreeLe, {
    path: ['naissance'],
    error: 'La date de naissance doit précéder l’entrée dans l’établissement.',
  });

export type EleveACreer = z.output<typeof EleveSchema>;
