import { z } from 'zod';
import { lireIban } from '#lib/droit/argent/iban.ts';
import { enSignesSepa } from '#lib/droit/argent/virement-sepa.ts';
import { jour } from '#lib/droit/date.ts';
import { euros } from '#lib/droit/montant.ts';
import { eurosEtCentimes, JourSchema, texte } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';
import { TrimestreSchema } from '#lib/trimestre/schema.ts';

/** A bourse is never above that; more is one figure too many. Euros. */
const FRAIS_AU_PLUS = 5000;
const PREFIXE = 'frais.';

/** The fees imputed on bourses received, payment by payment; an empty field changes nothing, a zero says that there are none. */
export const ImputerSchema = z
  .looseObject({ libelle: texte('Nature des frais', 120) })
  .transform(({ libelle, ...reponses }, contexte) => {
    const frais = Object.entries(reponses).flatMap(([nom, dit]) => {
      if (!nom.startsWith(PREFIXE) || typeof dit !== 'string' || !dit.trim()) return [];
      const id = z.uuid().safeParse(nom.slice(PREFIXE.length));
      const lu = eurosEtCentimes('Frais imputés', FRAIS_AU_PLUS).safeParse(dit);
      if (lu.success && id.success) return [{ versementId: id.data, centimes: euros(lu.data) }];
      contexte.addIssue({
        code: 'custom',
        path: [nom],
        message: lu.error?.issues[0]?.message ?? 'Élève inconnu.',
      });
      return [];
    });
    return { libelle, frais };
  });
export type Imputations = z.output<typeof ImputerSchema>;

/** The balances paid to families that day: those that the page showed. */
export const VerserSchema = z.object({
  le: JourSchema.transform(jour),
  versements: chaine()
    .max(200_000)
    .transform((ids) => ids.split(',').filter(Boolean))
    .pipe(
      z.array(z.uuid({ error: 'Versements : rechargez la page.' })).min(1, 'Aucun solde n’est à verser.'),
    ),
});
export type Versements = z.output<typeof VerserSchema>;

/** Who orders the transfers, and when: typed for each file, kept nowhere. */
export const OrdreSchema = z.object({
  debiteur: texte('Titulaire du compte de l’établissement', 70).refine((nom) => enSignesSepa(nom) !== '', {
    error: 'Titulaire du compte de l’établissement : une banque ne sait lire que des lettres latines.',
  }),
  iban: chaine().transform((saisie, contexte) => {
    const lu = lireIban(saisie);
    if ('iban' in lu) return lu.iban;
    contexte.addIssue({ code: 'custom', message: lu.faute });
    return z.NEVER;
  }),
  bic: chaine()
    .trim()
    .toUpperCase()
    .regex(/^([A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?)?$/, 'BIC : huit ou onze signes, ou rien.')
    .default('')
    .transform((bic) => bic || null),
  execution: JourSchema.transform(jour),
});
export type OrdreDemande = z.output<typeof OrdreSchema>;

/** Which document of the mandataire is asked for; it lives in the address, and a wrong value counts as the first. */
export const DocumentDEmploiSchema = z.object({
  document: z.enum(['compte', 'assiduite']).catch('compte'),
  forme: z.enum(['pdf', 'csv']).catch('pdf'),
  trimestre: TrimestreSchema.catch(1),
});
export type DocumentDEmploi = z.output<typeof DocumentDEmploiSchema>;
