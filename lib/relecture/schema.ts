import { z } from 'zod';
import { MotifSchema } from '#lib/administration/schema.ts';
import { RISQUES_DE_RELECTURE } from '#lib/droit/relecture-risques.ts';
import { coche, entier } from '#lib/technique/champs.ts';
import { chaine, numeroDeVersion } from '#lib/technique/texte.ts';

/** What an académie asks to be read twice. Without a version, nothing was set there yet. */
export const ReglageSchema = z
  .object({
    academie: chaine().regex(/^\d{2}$/, 'Académie : à choisir.'),
    version: z.preprocess((lu) => (lu === '' ? undefined : lu), numeroDeVersion.optional()),
    premieres: entier('Premières décisions', 500),
    part: entier('Part', 100),
    plafond_proche: coche,
    chiffres_repris: coche,
    foyer_change: coche,
    motif: MotifSchema,
  })
  .transform(({ academie, version, premieres, part, motif, ...regardes }) => ({
    ...{ academie, version, premieres, part, motif },
    risques: RISQUES_DE_RELECTURE.filter((risque) => regardes[risque]),
  }));
