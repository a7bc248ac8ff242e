import { z } from 'zod';
import { jour } from '#lib/droit/date.ts';
import { JourSchema } from '#lib/technique/champs.ts';
import { chaine, UAI } from '#lib/technique/texte.ts';

/** What the head of a privé sous contrat decides. */
export const ParticipationSchema = z.object({
  uai: chaine().regex(UAI, 'Établissement : à choisir.'),
  participe: z.enum(['oui', 'non'], { error: 'Votre décision : à choisir.' }).transform((lu) => lu === 'oui'),
  du: JourSchema.transform(jour),
});
export type Participation = z.output<typeof ParticipationSchema>;
