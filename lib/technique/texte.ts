/** The one type of a text that comes from outside, and what is said of any answer that no schema explains itself. */
import { z } from 'zod';

const ILLISIBLE = 'Un caractère de ce texte ne peut pas être lu : effacez-le, ou tapez le texte de nouveau.';

/** PostgreSQL keeps no NUL; half a surrogate pair is no character and no UTF-8. */
const estLisible = (texte: string): boolean => !texte.includes('\0') && texte.isWellFormed();

/** A text that every store can keep, composed as Unicode asks (NFC): the start of every schema that reads one. */
export const chaine = (error?: string) =>
  z
    .string(error === undefined ? undefined : { error })
    .refine(estLisible, { error: ILLISIBLE, abort: true })
    .normalize('NFC');

const SANS_VERSION = 'Version inconnue : rechargez la page, puis recommencez.';
/** Greatest whole number of an `integer` column. */
const ENTIER_MAX = 2 ** 31 - 1;

/** The version or revision that a page showed, as the base counts them. */
export const numeroDeVersion = z
  .union([z.int(), chaine().regex(/^\d{1,10}$/)], { error: SANS_VERSION })
  .transform(Number)
  .pipe(z.number().min(0, SANS_VERSION).max(ENTIER_MAX, SANS_VERSION));

const UNITES: Readonly<Record<string, string>> = {
  string: ' caractères',
  array: ' réponses',
  set: ' réponses',
};

/** The sentence for an answer refused by a schema that does not explain itself: forged, most often. */
function phraseDuRefus(refus: z.core.$ZodRawIssue): string {
  switch (refus.code) {
    case 'invalid_type':
      return refus.input === undefined || refus.input === null || refus.input === ''
        ? 'À remplir.'
        : 'Cette réponse ne peut pas être lue : remplissez de nouveau ce champ.';
    case 'invalid_value':
    case 'invalid_union':
      return 'Choisissez une des réponses proposées.';
    case 'too_big':
      return `${refus.maximum.toLocaleString('fr-FR')}${UNITES[refus.origin] ?? ''} au plus.`;
    case 'too_small':
      return `${refus.minimum.toLocaleString('fr-FR')}${UNITES[refus.origin] ?? ''} au moins.`;
    case 'invalid_format':
      return refus.format === 'uuid'
        ? 'Cet identifiant n’existe pas : rechargez la page, puis recommencez.'
        : 'Cette réponse n’a pas la forme attendue : corrigez-la.';
    default:
      return 'Cette réponse ne peut pas être lue : rechargez la page, puis recommencez.';
  }
}

// The pages' security policy refuses code built from strings, which zod would try.
z.config({ customError: phraseDuRefus, jitless: typeof window !== 'undefined' });

/** What names an établissement: seven figures and a letter. */
export const UAI = /^\d{7}[A-Z]$/;
