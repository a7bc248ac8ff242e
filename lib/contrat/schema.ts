/** What the lesser addresses of the interface answer. */
import { z } from 'zod';
import { SCOPES } from '#lib/droit/habilitation/scopes.ts';
import { ETATS_DITS } from '#lib/webhook/faits.ts';

/** What a token opens. */
export const IntrospectionSchema = z
  .object({
    _id: z.string().meta({ description: 'Identifiant du jeton.' }),
    name: z.string().meta({ description: 'Nom donné au jeton.' }),
    scopes: z.array(z.enum(SCOPES)).meta({ description: 'Ses droits.' }),
  })
  .meta({ description: 'Ce qu’un jeton ouvre.' });

/** Whether the data answer. */
export const EtatSchema = z
  .object({
    status: z.enum(['ok', 'bad_gateway', 'unknown']),
    last_update: z.iso.datetime({ offset: true }).meta({ description: 'Instant de la vérification.' }),
    last_ok_status: z.iso
      .datetime({ offset: true })
      .nullable()
      .meta({ description: 'Dernier instant où les données répondaient.' }),
    data_date: z.iso.date().nullable().meta({
      description:
        'Jour du dernier export de la base des établissements que les réponses suivent ; null tant qu’aucun n’est appliqué.',
    }),
  })
  .meta({ description: 'État des données.' });

/** The state of each source of the interface. */
export const EtatsSchema = z
  .array(EtatSchema.extend({ name: z.string().meta({ description: 'Nom de la source.' }) }))
  .meta({ description: 'État de chaque source.' });

/** An access (RFC 6749, 5.1). */
export const AccesSchema = z
  .object({
    access_token: z.string().meta({ description: 'À envoyer dans Authorization: Bearer.' }),
    token_type: z.literal('Bearer'),
    expires_in: z.int().meta({ description: 'Secondes pendant lesquelles il ouvre.', example: 300 }),
  })
  .meta({ description: 'Un accès, de courte durée.' });

/** What is refused of such a demand (RFC 6749, 5.2). */
export const RefusDAccesSchema = z
  .object({
    error: z.enum(['invalid_request', 'invalid_client', 'unsupported_grant_type']),
    error_description: z.string(),
  })
  .meta({ description: 'Refus d’un accès.' });
export type RefusDAcces = z.output<typeof RefusDAccesSchema>;

const Instant = z.iso.datetime({ offset: true });
const Libre = z.record(z.string(), z.unknown());

const OrganisationSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  siret: z.string().meta({ example: '21590350100017' }),
  insee_payload: Libre.meta({ description: 'Ce que l’annuaire des entreprises en dit.' }),
});

export const OctroiDitSchema = z
  .object({
    id: z.uuid(),
    slug: z.string().meta({ description: 'Numéro public.', example: 'H12' }),
    state: z.enum(['active', 'obsolete', 'revoked']),
    revoked: z.boolean(),
    created_at: Instant,
    data: Libre.meta({ description: 'La demande, telle qu’elle était le jour de l’accord.' }),
    definition_id: z.string(),
  })
  .meta({ description: 'Ce qui a été accordé une fois, figé.' });

export const DemandeDiteSchema = z
  .object({
    id: z.uuid(),
    public_id: z.string().meta({ description: 'Numéro public.', example: 'D12' }),
    type: z.string(),
    state: z.enum(Object.values(ETATS_DITS) as [string, ...string[]]),
    form_uid: z.string(),
    data: Libre.meta({ description: 'Les réponses au formulaire.' }),
    created_at: Instant,
    last_submitted_at: Instant.nullable(),
    last_validated_at: Instant.nullable(),
    organization: OrganisationSchema,
    applicant: z
      .object({ id: z.uuid(), email: z.string(), given_name: z.string(), family_name: z.string() })
      .nullable()
      .meta({ description: 'Qui suit la demande dans votre organisme.' }),
    service_provider: z.null(),
    authorizations: z.array(OctroiDitSchema),
    webhook_id: z.uuid().nullable().meta({ description: 'L’adresse notifiée ; null quand il n’y en a pas.' }),
  })
  .meta({
    description: 'Une demande d’habilitation de votre organisme : ce que les notifications en disent.',
  });

export const DefinitionSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    form_uid: z.string(),
    scopes: z.array(z.object({ value: z.string(), name: z.string() })),
  })
  .meta({ description: 'Ce qui peut être demandé.' });

export const MoiSchema = z
  .object({
    client_id: z.uuid(),
    request_id: z.uuid().meta({ description: 'La demande dont la page a ouvert ce logiciel.' }),
    opened_by: z.string().meta({ description: 'La personne de l’organisme qui l’a ouvert.' }),
    organization: z.object({ siret: z.string() }),
  })
  .meta({ description: 'Qui lit.' });

export const TentativeSchema = z
  .object({
    id: z.uuid(),
    event: z.string().meta({ example: 'approve' }),
    created_at: Instant,
    attempts: z.int(),
    last_attempt_at: Instant.nullable(),
    status: z.int().nullable().meta({ description: 'Dernier statut HTTP reçu ; null sans réponse.' }),
    delivered_at: Instant.nullable(),
  })
  .meta({ description: 'Un envoi, et ce qu’il est devenu.' });
