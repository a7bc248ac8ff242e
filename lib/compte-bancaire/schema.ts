import { z } from 'zod';
import { DevoilerSchema } from '#lib/consultation/schema.ts';
import { lireIban } from '#lib/droit/argent/iban.ts';
import { chaine } from '#lib/technique/texte.ts';

/** As many signs as a transfer carries of a holder's name (ISO 20022, Max70Text of the SEPA schemes). */
const TITULAIRE_MAXIMUM = 70;

const IbanSchema = chaine()
  .max(60, 'IBAN : recopiez-le seul, sans autre texte.')
  .transform((saisie, contexte) => {
    const lu = lireIban(saisie);
    if ('iban' in lu) return lu;
    contexte.addIssue({ code: 'custom', message: lu.faute });
    return z.NEVER;
  });

/** An account as its RIB is copied. `explication` only when the holder is somebody else. */
export const CompteSchema = z.object({
  iban: IbanSchema,
  titulaire: chaine('Titulaire : recopiez le nom écrit sur le RIB.')
    .trim()
    .min(2, 'Titulaire : recopiez le nom écrit sur le RIB.')
    .max(TITULAIRE_MAXIMUM, `Titulaire : ${TITULAIRE_MAXIMUM} signes au plus ; abrégez comme la banque.`)
    .regex(/\p{L}/u, 'Titulaire : recopiez le nom écrit sur le RIB.'),
  explication: chaine().trim().max(300, 'Écrivez 300 caractères au plus.').default(''),
});
export type CompteDit = z.output<typeof CompteSchema>;

/** The same, typed by an agent from the RIB of who asks in a dossier. */
export const CompteDuDossierSchema = CompteSchema.extend({ dossierId: z.uuid() });

/** What is said of an account that waits: that it is right, or why it is put aside. */
export const SuiteSchema = z
  .object({
    compteId: z.uuid(),
    suite: z.enum(['confirmer', 'ecarter']),
    motif: chaine().trim().max(300).default(''),
  })
  .refine(({ suite, motif }) => suite === 'confirmer' || motif.length >= 5, {
    path: ['motif'],
    error: 'Dites en quelques mots pourquoi ce compte est écarté (5 caractères au moins).',
  });

export const DevoilerCompteSchema = DevoilerSchema.omit({ genre: true });
export type DevoilerCompte = z.output<typeof DevoilerCompteSchema>;
