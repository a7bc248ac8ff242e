/** What a software sends to be known, and what it then reads of the requests of its body. */
import { z } from 'zod';
import { ETATS_DITS } from '#lib/webhook/faits.ts';

/** A request for an habilitation, whose software is opened or closed from its page. */
export const HabilitationVisee = z.object({ id: z.uuid() });

/** What is posted for an access (RFC 6749, 4.4.2): the two last fields, or the header Authorization: Basic. */
export const DemandeDAccesSchema = z
  .object({
    grant_type: z.literal('client_credentials'),
    client_id: z.string().optional().meta({ description: 'Identifiant du logiciel.' }),
    client_secret: z.string().optional().meta({ description: 'Secret du logiciel.' }),
  })
  .meta({ description: 'Demande d’un accès, en formulaire.' });

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
