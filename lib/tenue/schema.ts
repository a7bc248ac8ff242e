import { z } from 'zod';
import { CibleSchema } from '#lib/habilitation/schema.ts';
import { facultatif } from '#lib/technique/champs.ts';

/** To which colleague a request is handed. */
export const TransmissionSchema = CibleSchema.extend({
  a: z.uuid(
    'Collègue : à choisir. Une personne y est dès qu’elle s’est connectée une fois pour votre organisme.',
  ),
});
export type Transmission = z.output<typeof TransmissionSchema>;

/** What is answered to a request handed over, or done of one that its holder has left. */
export const ReponseSchema = CibleSchema.extend({
  acte: z.enum(['accepter_transfert', 'abandonner_transfert', 'reprendre']),
  message: facultatif(1000, 'Raison'),
});
export type Reponse = z.output<typeof ReponseSchema>;
