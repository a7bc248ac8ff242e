import { z } from 'zod';
import { jour } from '#lib/droit/date.ts';
import { JourSchema, texte } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

export const EXCEPTIONS = {
  jamais_venu: 'jamais venu',
  parti: 'parti',
} as const;
export type GenreDException = keyof typeof EXCEPTIONS;

/** A boursier of the class who was not there, and since when. */
export interface ExceptionDePresence {
  eleveId: string;
  genre: GenreDException;
  /** ISO day; null for who never came. */
  depuis: string | null;
}

const ExceptionSchema = z.object({
  eleveId: z.uuid(),
  genre: z.enum(['jamais_venu', 'parti']),
  depuis: chaine().nullable(),
});

/** Exceptions as the base keeps them; those that it could not read are left out. */
export const lireExceptions = (gardees: unknown): ExceptionDePresence[] =>
  z.array(ExceptionSchema).catch([]).parse(gardees);

export const TrimestreSchema = z
  .enum(['1', '2', '3'], { error: 'Trimestre : à choisir.' })
  .transform((lu) => Number(lu) as 1 | 2 | 3);

const PREFIXE = 'exception.';

/** A class of a trimestre as its page showed it: how many boursiers, and the answer given for each exception. */
export const CertifierSchema = z
  .looseObject({
    uai: texte('Établissement', 8),
    classe: texte('Classe', 60),
    trimestre: TrimestreSchema,
    effectif: z.coerce.number().int().min(1),
  })
  .transform(({ uai, classe, trimestre, effectif, ...reponses }, contexte) => {
    const exceptions = Object.entries(reponses).flatMap(([nom, genre]): ExceptionDePresence[] => {
      if (!nom.startsWith(PREFIXE) || (genre !== 'jamais_venu' && genre !== 'parti')) return [];
      const eleveId = nom.slice(PREFIXE.length);
      if (genre === 'jamais_venu') return [{ eleveId, genre, depuis: null }];
      const dit = JourSchema.safeParse(reponses[`depuis.${eleveId}`] ?? '');
      if (!dit.success)
        contexte.addIssue({
          code: 'custom',
          path: [`depuis.${eleveId}`],
          message: `Parti depuis : ${dit.error.issues[0]?.message ?? 'une date est attendue.'}`,
        });
      return [{ eleveId, genre, depuis: dit.success ? jour(dit.data).toString() : null }];
    });
    return { uai, classe, trimestre, effectif, exceptions };
  });
export type Certification = z.output<typeof CertifierSchema>;
