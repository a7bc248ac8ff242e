/** What a software sends to be known; what it then reads is in lib/contrat/schema.ts. */
import { z } from 'zod';
import { chaine } from '#lib/technique/texte.ts';

/** A request for an habilitation, whose software is opened or closed from its page. */
export const HabilitationVisee = z.object({ id: z.uuid() });

/** What is posted for an access (RFC 6749, 4.4.2): the two last fields, or the header Authorization: Basic. */
export const DemandeDAccesSchema = z
  .object({
    grant_type: z.literal('client_credentials'),
    client_id: chaine().optional().meta({ description: 'Identifiant du logiciel.' }),
    client_secret: chaine().optional().meta({ description: 'Secret du logiciel.' }),
  })
  .meta({ description: 'Demande d’un accès, en formulaire.' });
export type DemandeDAcces = z.output<typeof DemandeDAccesSchema>;

export const PAR_PAGE_MAX = 100;

const entier = ([min, max]: readonly [number, number], defaut: number) =>
  chaine()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .default(defaut);

/** Which page of a list is read: each parameter once. */
export const PageSchema = z.object({
  limit: entier([1, PAR_PAGE_MAX], PAR_PAGE_MAX).meta({ description: 'Nombre d’éléments par page.' }),
  offset: entier([0, 999_999], 0).meta({ description: 'Nombre d’éléments passés avant la page.' }),
});
export type Page = z.output<typeof PageSchema>;
