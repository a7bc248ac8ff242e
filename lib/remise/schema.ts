import { z } from 'zod';
import { chaine } from '#lib/technique/texte.ts';

/** The code of a link, as its page sends it back. */
export const CodeDeRemiseSchema = z.object({
  code: chaine().regex(
    /^[\w-]{43}$/,
    'Ce lien est incomplet : ouvrez-le depuis le courriel, sans le recopier.',
  ),
});
