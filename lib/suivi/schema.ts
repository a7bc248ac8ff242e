import { z } from 'zod';
import { JourSchema } from '#lib/technique/champs.ts';
import { chaine, numeroDeVersion } from '#lib/technique/texte.ts';

const SuiviSchema = z.object({ dossierId: z.uuid(), liste: chaine().max(500).default('') });

/** A note that a service writes to itself, or one that takes the place of another. */
export const NoteSchema = z.object({
  dossierId: z.uuid(),
  texte: chaine()
    .trim()
    .min(1, 'Note : écrivez-la avant de l’enregistrer.')
    .max(2000, 'Note : 2 000 caractères au plus.'),
  communicable: z
    .literal('oui')
    .optional()
    .transform((lu) => lu === 'oui'),
  corrigeId: z.preprocess((lu) => (lu === '' ? undefined : lu), z.uuid().optional()),
});
export type Note = z.output<typeof NoteSchema>;

/** How many times it was entrusted, or put on hold, when the page was shown: one more since then is a conflict. */
const rang = numeroDeVersion;

/** To whom a dossier is entrusted; nobody in particular when left empty. */
export const ConfierSchema = SuiviSchema.extend({
  rang,
  agentId: z.preprocess((lu) => (lu === '' ? null : lu), z.uuid().nullable()),
});
export type Confier = z.output<typeof ConfierSchema>;

/** The rows of a list, at most a page of it, and to whom they are entrusted. */
export const ConfierPlusieursSchema = z.object({
  ids: z.array(z.uuid()).min(1).max(200),
  agentId: z.uuid(),
  liste: chaine().max(500).default(''),
});

export const AttenteSchema = SuiviSchema.extend({
  rang,
  motif: chaine().trim().min(3, 'Raison : à écrire.').max(300, 'Raison : 300 caractères au plus.'),
  reveilLe: JourSchema,
});
export type Attente = z.output<typeof AttenteSchema>;

export const ReprendreSchema = SuiviSchema.extend({ rang });
export type Reprendre = z.output<typeof ReprendreSchema>;

export const PAS_UN_COLLEGUE =
  'Cette personne ne suit pas les dossiers de ce lieu : choisissez un collègue de la liste.';

/** Colleagues among whom a portfolio is spread at once. */
export const REPRENEURS_MAXIMUM = 20;

const RepreneursSchema = z
  .array(z.uuid())
  .transform((ids) => [...new Set(ids)])
  .pipe(z.array(z.uuid()).min(1).max(REPRENEURS_MAXIMUM));

/** Everything that is entrusted to somebody goes to others; `vus`: how many dossiers the preview has shown. */
export const PortefeuilleSchema = z.object({
  de: z.uuid({ error: 'Collègue absent : à choisir.' }),
  a: z.preprocess((lu) => (typeof lu === 'string' ? lu.split(',') : lu), RepreneursSchema),
  vus: numeroDeVersion,
});
export type Portefeuille = z.output<typeof PortefeuilleSchema>;

/** The same as the address of its preview says it; null while nothing is chosen, or when it cannot be read. */
export const RepartitionDemandeeSchema = z
  .object({
    de: z.uuid(),
    a: z.preprocess((lu) => (typeof lu === 'string' ? [lu] : (lu ?? [])), z.array(z.uuid())),
  })
  .nullable()
  .catch(null);
export type RepartitionDemandee = NonNullable<z.output<typeof RepartitionDemandeeSchema>>;

/** The list of the queue that holds what is entrusted to somebody, and the one of what is on hold: names of flags. */
export const listeDeLAgent = (agentId: string): string => `confie:${agentId}`;
export const LISTE_DES_ATTENTES = 'en_attente';
