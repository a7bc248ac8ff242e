import { z } from 'zod';
import { type Filtres, FiltresSchema } from '#lib/bannette/schema.ts';
import { chaine } from '#lib/technique/texte.ts';

/** Views of one person at most. */
export const VUES_MAXIMUM = 30;

/** A list of the queue under a name, for oneself or for one's service. */
export const EnregistrerVueSchema = z.object({
  nom: chaine().trim().min(2, 'Nom de la vue : à écrire.').max(60, 'Nom de la vue : 60 caractères au plus.'),
  liste: chaine().max(500).default(''),
  partagee: z
    .literal('oui')
    .optional()
    .transform((lu) => lu === 'oui'),
});
export type EnregistrerVue = z.output<typeof EnregistrerVueSchema>;

export const RetirerVueSchema = z.object({ vueId: z.uuid() });

/** What a view keeps of the filters of a list: neither what was searched for, which names somebody, nor the place in its pages. */
export function filtresDeVue(liste: string): Omit<Filtres, 'q' | 'apres' | 'avant'> {
  const lus = FiltresSchema.safeParse(Object.fromEntries(new URLSearchParams(liste))).data ?? {};
  const { q: _, apres: __, avant: ___, ...filtres } = lus as Filtres;
  return filtres;
}
