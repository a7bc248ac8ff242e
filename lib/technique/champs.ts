/** The fields of our forms as they are read, in the browser as on the server. */
import { z } from 'zod';
import { jour } from '#lib/droit/date.ts';
import { chaine } from './texte.ts';

const SANS_DATE = 'Indiquez une date, au format jj/mm/aaaa.';

/** A civil day as a form sends it: "15/10/2026" or "2026-10-15"; kept as ISO. */
export const JourSchema = chaine(SANS_DATE)
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
  chaine(`${nom} : à remplir.`)
    .trim()
    .min(1, `${nom} : à remplir.`)
    .max(max, `${nom} : ${max} caractères au plus.`);
/** A text that may stay empty: empty is absent. */
export const facultatif = (max = 100) =>
  chaine()
    .trim()
    .max(max, `${max} caractères au plus.`)
    .optional()
    .transform((lu) => lu || undefined);

/** An answer that may stay empty: empty is absent. */
export const vide = <S extends z.ZodType>(schema: S) =>
  z
    .union([z.literal(''), schema])
    .optional()
    .transform((lu) => lu || undefined);

/** A whole number from 0: digits, spaces allowed ("18 488"). `nom` is how the field is called to the person. */
export const entier = (nom: string, max: number) =>
  z.preprocess(
    (lu) =>
      typeof lu === 'string'
        ? lu.trim() === ''
          ? undefined
          : Number(lu.replace(/[\s\u202f\u00a0€]/g, ''))
        : lu,
    z
      .number({ error: `${nom} : écrivez un nombre entier, sans centimes.` })
      .int(`${nom} : écrivez un nombre entier, sans centimes.`)
      .min(0, `${nom} : ne peut pas être négatif.`)
      .max(max, `${nom} : ${max.toLocaleString('fr-FR')} au plus ; vérifiez la saisie.`),
  );

/** Yes, no, or nothing said. */
export const ouiNon = z
  .preprocess(
    (lu: boolean | 'oui' | 'non' | undefined) => (lu === 'oui' ? true : lu === 'non' ? false : lu),
    z.boolean(),
  )
  .optional();

/** A box of the form: left empty, it says no. */
export const coche = z
  .preprocess((lu: boolean | 'oui' | 'non' | undefined) => lu === true || lu === 'oui', z.boolean())
  .default(false);

/** A group that counts once one of these answers is given: what the screen proposes by itself (a year) opens nothing. */
export const groupe = <S extends z.ZodObject>(schema: S, ...signes: (string & keyof z.input<S>)[]) =>
  z
    .preprocess(
      (lu: z.input<S> | undefined) =>
        lu && signes.some((signe) => lu[signe] !== undefined) ? lu : undefined,
      schema.optional(),
    )
    .optional();
