import { z } from 'zod';
import { texte } from '#lib/technique/champs.ts';

/** Why an act is done: the decision, the decree, the mail that asks for it. */
export const MotifSchema = texte('Motif', 500).min(
  5,
  'Motif : dites en quelques mots ce qui fonde cet acte, par exemple « note de service du 12 novembre ».',
);

/** An act that waits for its second signature. */
export const AttenteSchema = z.object({ id: z.uuid('Cet acte n’existe pas.') });

/** The same, set aside. */
export const EcartSchema = AttenteSchema.extend({ motif: MotifSchema });

/** The register, from a line down: it lives in the address. A wrong value counts as none. */
export const RegistreSchema = z.object({
  avant: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});
