/** The avis d'impôt of a demande, as it is typed and as it is kept. */
import { z } from 'zod';
import { annee, entier, euros, facultatif, ReferenceDAvisSchema, vide } from '#lib/technique/champs.ts';

/** The lines of an avis d'impôt that the law reads. A negative RFR is printed 0. */
const AvisSchema = z.object({
  annee: annee('Année des revenus'),
  rfr: euros('Revenu fiscal de référence', 9_999_999),
  enfants: entier('Enfants à charge', 30),
});

const SOURCES_TAPEES = ['avis', 'avis_etranger', 'situation_declarative'] as const;

/** What stands for the French avis, and how another currency was read (C. III.C.2, III.D.4). */
export const AvisDuFormulaireSchema = AvisSchema.extend({
  source: vide(z.enum(SOURCES_TAPEES)),
  conversion: facultatif(300),
});

/**
 * The same in a demande: a line left empty is kept as it is, and the law reads the avis once it is whole. What the tax source
 * gave is written by the étude alone: the form refuses it.
 */
export const AvisEnCoursSchema = AvisDuFormulaireSchema.extend({
  source: vide(z.enum([...SOURCES_TAPEES, 'source_fiscale'])),
  reference: vide(ReferenceDAvisSchema),
}).partial();
