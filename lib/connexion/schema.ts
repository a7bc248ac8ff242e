import { z } from 'zod';
import { vide } from '#lib/technique/champs.ts';

/** The session to close elsewhere; all the others when none is named. */
export const FermetureSchema = z.object({ session: vide(z.uuid()) });
