/** The software of a body that reads its requests: whether one does, and its addresses in the words of OpenAPI. Pure. */
import type { z } from 'zod';
import {
  AccesSchema,
  DefinitionSchema,
  DemandeDiteSchema,
  MoiSchema,
  OctroiDitSchema,
  RefusDAccesSchema,
  TentativeSchema,
} from '#lib/contrat/schema.ts';
import type { ActeDHabilitation } from '#lib/droit/habilitation/cycle.ts';
import type { CodeDErreur } from '#lib/erreur/schema.ts';
import { ENTETES, json, type Objet, reference, refusDesCodes, schemaDe } from '#lib/openapi/faits.ts';
import { DemandeDAccesSchema } from './schema.ts';

export const ACTES_DU_CLIENT = ['ouvrir_client', 'fermer_client'] as const;

/** The event that opened the software which reads from a request, if one still does. `evenements`: the first one first. */
export function clientEnService<E extends { acte: ActeDHabilitation }>(evenements: readonly E[]): E | null {
  const dernier = evenements.findLast(({ acte }) => ACTES_DU_CLIENT.some((un) => un === acte));
  return dernier?.acte === 'ouvrir_client' ? dernier : null;
}

const ETIQUETTE = 'Demandes de l’organisme';

/** How the document names these addresses. */
export const ETIQUETTE_DES_DEMANDES = {
  name: ETIQUETTE,
  description: 'Ce que votre organisme a demandé et obtenu, lu par son propre logiciel. Jamais un élève.',
};

const LUES: readonly CodeDErreur[] = ['00101', '00429', '00500'];

interface Lecture {
  id: string;
  resume: string;
  corps: string;
  liste?: boolean;
}

/** An address that is read; one that names something answers 404 for what is another's, as for what does not exist. */
const lecture = (base: string, { id, resume, corps, liste = false }: Lecture, nomme = false): Objet => ({
  get: {
    operationId: id,
    tags: [ETIQUETTE],
    summary: resume,
    servers: [{ url: base }],
    security: [{ acces: [] }],
    ...(nomme && {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
    }),
    responses: {
      '200': {
        description: resume,
        headers: ENTETES,
        content: {
          'application/json': {
            schema: liste ? { type: 'array', items: reference(corps) } : reference(corps),
          },
        },
      },
      ...refusDesCodes('identite', nomme ? ['00404', ...LUES] : LUES),
    },
  },
});

/** The addresses by which a software is known, then reads. `base` is the public address of the site. */
export const cheminsDuClient = (base: string): Objet => ({
  '/api/oauth/token': {
    post: {
      operationId: 'demanderUnAcces',
      tags: [ETIQUETTE],
      summary: 'Accès d’un logiciel, par son identifiant et son secret',
      servers: [{ url: base }],
      security: [{ client: [] }, {}],
      requestBody: {
        required: true,
        content: { 'application/x-www-form-urlencoded': { schema: reference('DemandeDAcces') } },
      },
      responses: {
        '200': json('Un accès de cinq minutes', 'Acces'),
        '400': json('Demande mal formée', 'RefusDAcces'),
        '401': json('Identifiant ou secret inconnu, remplacé ou retiré', 'RefusDAcces'),
        ...refusDesCodes('identite', ['00429', '00500']),
      },
    },
  },
  '/api/v1/me': lecture(base, { id: 'quiLit', resume: 'Qui lit', corps: 'Moi' }),
  '/api/v1/demandes': lecture(base, {
    ...{ id: 'demandes', resume: 'Demandes de l’organisme, la dernière d’abord (500 au plus)' },
    ...{ corps: 'Demande', liste: true },
  }),
  '/api/v1/demandes/{id}': lecture(base, { id: 'demande', resume: 'Une demande', corps: 'Demande' }, true),
  '/api/v1/habilitations': lecture(base, {
    ...{ id: 'habilitations', resume: 'Habilitations de l’organisme, la dernière d’abord (500 au plus)' },
    ...{ corps: 'Octroi', liste: true },
  }),
  '/api/v1/habilitations/{id}': lecture(
    base,
    { id: 'habilitation', resume: 'Une habilitation', corps: 'Octroi' },
    true,
  ),
  '/api/v1/definitions': lecture(base, {
    ...{ id: 'definitions', resume: 'Ce qui peut être demandé', corps: 'Definition', liste: true },
  }),
  '/api/v1/webhooks/{id}/attempts': lecture(
    base,
    {
      ...{ id: 'envois', resume: 'Derniers envois à l’adresse notifiée (100 au plus)' },
      ...{ corps: 'Tentative', liste: true },
    },
    true,
  ),
});

/** How a software is known, then reads. */
export const SECURITE_DU_CLIENT = {
  client: {
    type: 'http',
    scheme: 'basic',
    description: 'Identifiant et secret du logiciel, ou les deux dans le formulaire.',
  },
  acces: {
    type: 'http',
    scheme: 'bearer',
    description: 'Accès de cinq minutes, que /api/oauth/token donne (RFC 6749, 4.4).',
  },
};

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  DemandeDAcces: DemandeDAccesSchema,
  Acces: AccesSchema,
  RefusDAcces: RefusDAccesSchema,
  Moi: MoiSchema,
  Demande: DemandeDiteSchema,
  Octroi: OctroiDitSchema,
  Definition: DefinitionSchema,
  Tentative: TentativeSchema,
};

/** Their schemas, by name. */
export const schemasDuClient = (): Objet =>
  Object.fromEntries(Object.entries(SCHEMAS).map(([nom, schema]) => [nom, schemaDe(schema)]));
