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
