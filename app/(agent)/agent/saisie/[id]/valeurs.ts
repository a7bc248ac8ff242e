import { z } from 'zod';

/** Flat answers of the form as a request sends them: bounded, judged later by the schema of the demande. */
export const ValeursSchema = z
  .record(z.string().max(80), z.string().max(2_000, 'Une réponse est trop longue.'))
  .refine((valeurs) => Object.keys(valeurs).length <= 400, { error: 'Trop de réponses.' });
