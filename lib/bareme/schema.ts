import { z } from 'zod';
import type { AnnexeSaisie } from '#lib/droit/bareme/annexe.ts';
import { lireAnnexe } from '#lib/droit/bareme/lire-annexe.ts';
import { eurosEtCentimes, facultatif, JourSchema, texte } from '#lib/technique/champs.ts';
import { chaine, numeroDeVersion } from '#lib/technique/texte.ts';

/** Some twenty lines of a dozen figures: beyond, it is not an annexe. */
const TABLE_MAX = 5_000;

/** Euros with their cents, "11,88": to centimes. */
const PrixSchema = (nom: string) =>
  eurosEtCentimes(nom, 9_999)
    .transform((lu) => Math.round(lu * 100))
    .refine((centimes) => centimes > 0, `${nom} : plus de zéro.`);

const AnneeSchema = chaine('Rentrée : à remplir.')
  .trim()
  .regex(/^\d{4}$/, 'Rentrée : une année, par exemple 2027.')
  .transform(Number)
  .refine((annee) => annee >= 2016 && annee <= 2100, 'Rentrée : une année de 2016 à 2100.');

/** SMIC and BMAF of a year to come: what a projection needs. */
export const ProjectionSchema = z.object({
  rentree: AnneeSchema,
  smic: PrixSchema('SMIC horaire'),
  bmaf: PrixSchema('BMAF'),
});

/** A table as it is pasted: its tabulations are what tells its columns. */
const table = (type: 'college' | 'lycee') => {
  const nom = type === 'college' ? 'Annexe 6' : 'Annexe 7';
  return chaine(`${nom} : à remplir.`)
    .trim()
    .min(1, `${nom} : à remplir.`)
    .max(TABLE_MAX, `${nom} : ${TABLE_MAX} caractères au plus.`)
    .superRefine((lu, contexte) => {
      for (const message of lireAnnexe(type, lu).defauts) contexte.addIssue({ code: 'custom', message });
    });
};

/** The two annexes of a rentrée, as the form sends them. */
export const AnnexeSchema = ProjectionSchema.extend({
  du: JourSchema,
  au: JourSchema,
  source: texte('Texte', 300),
  annexe6: table('college'),
  annexe7: table('lycee'),
  explication: facultatif(1_000),
})
  .refine(({ du, au }) => du <= au, { path: ['au'], message: 'La fin vient avant le début.' })
  .refine(({ rentree, du, au }) => du >= `${rentree}-09-01` && au <= `${rentree + 1}-08-31`, {
    path: ['du'],
    message: 'Ces jours ne sont pas dans l’année scolaire de cette rentrée.',
  })
  .transform(
    ({ smic, bmaf, explication, ...reste }): AnnexeSaisie => ({
      ...reste,
      smicCentimes: smic,
      bmafCentimes: bmaf,
      explication: explication ?? null,
    }),
  );

/** Which annexe, and the version that the page showed. */
export const CibleSchema = z.object({
  id: z.uuid('Cette annexe n’existe pas.'),
  version: numeroDeVersion,
});

/** Other figures for an annexe. */
export const CorrectionSchema = z.intersection(CibleSchema, AnnexeSchema);
