/** What the lesser addresses of the interface answer. */
import { z } from 'zod';
import { SCOPES } from '#lib/droit/habilitation/scopes.ts';

/** What a token opens. */
export const IntrospectionSchema = z
  .object({
    _id: z.string().meta({ description: 'Identifiant du jeton.' }),
    name: z.string().meta({ description: 'Nom donné au jeton.' }),
    scopes: z.array(z.enum(SCOPES)).meta({ description: 'Ses droits.' }),
  })
  .meta({ description: 'Ce qu’un jeton ouvre.' });

/** Whether the data answer. */
export const EtatSchema = z
  .object({
    status: z.enum(['ok', 'bad_gateway', 'unknown']),
    last_update: z.iso.datetime({ offset: true }).meta({ description: 'Instant de la vérification.' }),
    last_ok_status: z.iso
      .datetime({ offset: true })
      .nullable()
      .meta({ description: 'Dernier instant où les données répondaient.' }),
    data_date: z.iso.date().nullable().meta({
      description:
        'Jour du dernier export de la base des établissements que les réponses suivent ; null tant qu’aucun n’est appliqué.',
    }),
  })
  .meta({ description: 'État des données.' });

/** The state of each source of the interface. */
export const EtatsSchema = z
  .array(EtatSchema.extend({ name: z.string().meta({ description: 'Nom de la source.' }) }))
  .meta({ description: 'État de chaque source.' });
