/** The software of a body that reads its requests: whether one does, and its addresses in the words of OpenAPI. Pure. */
import type { z } from 'zod';
import {
  AccesSchema,
  DefinitionSchema,
  DemandeDiteSchema,
  MoiSchema,
  OctroiDitSchema,
  type RefusDAcces,
  RefusDAccesSchema,
  TentativeSchema,
} from '#lib/contrat/schema.ts';
import type { ActeDHabilitation } from '#lib/droit/habilitation/cycle.ts';
import type { CodeDErreur } from '#lib/erreur/schema.ts';
import {
  ENTETES,
  json,
  type Objet,
  parametresDe,
  reference,
  refusDesCodes,
  schemaDe,
} from '#lib/openapi/faits.ts';
import { type DemandeDAcces, DemandeDAccesSchema, type Page, PageSchema } from './schema.ts';

export const ACTES_DU_CLIENT = ['ouvrir_client', 'fermer_client'] as const;

/** The event that opened the software which reads from a request, if one still does. `evenements`: the first one first. */
export function clientEnService<E extends { acte: ActeDHabilitation }>(evenements: readonly E[]): E | null {
  const dernier = evenements.findLast(({ acte }) => ACTES_DU_CLIENT.some((un) => un === acte));
  return dernier?.acte === 'ouvrir_client' ? dernier : null;
}

/** Who a software says it is. */
export interface Presente {
  id: string;
  secret: string;
  enEntete: boolean;
}

const decoder = (texte: string): string => {
  try {
    return decodeURIComponent(texte.replaceAll('+', ' '));
  } catch {
    return '';
  }
};

/** Identifier and secret, as they are shown (RFC 6749, 2.3.1); null when shown in two ways at once, or none. */
export function presente(entetes: Headers, { client_id, client_secret }: DemandeDAcces): Presente | null {
  const enTete = /^Basic ([\w+/]+=*)$/i.exec(entetes.get('authorization') ?? '')?.[1];
  if (enTete === undefined)
    return client_id && client_secret ? { id: client_id, secret: client_secret, enEntete: false } : null;
  if (client_secret !== undefined) return null;
  const [id = '', ...reste] = Buffer.from(enTete, 'base64').toString().split(':');
  return { id: decoder(id), secret: decoder(reste.join(':')), enEntete: true };
}

/** Why an access is refused, and the way out. */
export const REFUS_DITS: Record<RefusDAcces['error'], string> = {
  invalid_request:
    'Envoyez un formulaire (application/x-www-form-urlencoded) : grant_type, et une seule fois client_id et client_secret, dans le formulaire ou dans Authorization: Basic.',
  unsupported_grant_type: 'Seul client_credentials ouvre ici.',
  invalid_client: 'Identifiant ou secret inconnu, remplacé ou retiré : votre organisme en ouvre un autre.',
};

const CODES_DE_PAGE: Record<keyof Page, CodeDErreur> = { limit: '00431', offset: '00432' };

/** Which page is asked for, or what is wrong with it: every fault at once. */
export function pageDemandee(demandes: URLSearchParams): Page | { codes: [CodeDErreur, ...CodeDErreur[]] } {
  // A parameter given twice is no number.
  const dites = [...new Set(demandes.keys())].map((nom) => [nom, demandes.getAll(nom).join(' ')]);
  const lue = PageSchema.safeParse(Object.fromEntries(dites));
  if (lue.success) return lue.data;
  const fautifs = new Set(lue.error.issues.map(({ path: [champ] }) => champ));
  const [premiere = '00431', ...autres] = Object.entries(CODES_DE_PAGE).flatMap(([champ, code]) =>
    fautifs.has(champ) ? [code] : [],
  );
  return { codes: [premiere, ...autres] };
}

/** The other pages of a list as the header `Link` says them (RFC 8288), beside how many elements it has. */
export function entetesDePage(
  chemin: string,
  { limit, offset }: Page,
  total: number,
): Record<string, string> {
  const derniere = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  const pages = {
    first: 0,
    ...(offset > 0 && { prev: Math.min(Math.max(0, offset - limit), derniere) }),
    ...(offset + limit < total && { next: offset + limit }),
    last: derniere,
  };
  return {
    'X-Total-Count': String(total),
    Link: Object.entries(pages)
      .map(([rel, ou]) => `<${chemin}?limit=${limit}&offset=${ou}>; rel="${rel}"`)
      .join(', '),
  };
}

const ETIQUETTE = 'Demandes de l’organisme';

/** How the document names these addresses. */
export const ETIQUETTE_DES_DEMANDES = {
  name: ETIQUETTE,
  description: 'Ce que votre organisme a demandé et obtenu, lu par son propre logiciel. Jamais un élève.',
};

const LUES: readonly CodeDErreur[] = ['00101', '00429', '00500'];

/** Headers of a list beside those of every answer. */
const ENTETES_DE_PAGE = {
  'X-Total-Count': { description: 'Nombre d’éléments de la liste entière.', schema: { type: 'integer' } },
  Link: {
    description: 'Adresses des autres pages (RFC 8288) : first, prev, next, last.',
    schema: { type: 'string' },
  },
};

interface Lecture {
  id: string;
  resume: string;
  corps: string;
  liste?: boolean;
  /** Read page by page. */
  pages?: boolean;
}

/** An address that is read; one that names something answers 404 for what is another's, as for what does not exist. */
const lecture = (
  base: string,
  { id, resume, corps, liste = false, pages = false }: Lecture,
  nomme = false,
): Objet => ({
  get: {
    operationId: id,
    tags: [ETIQUETTE],
    summary: resume,
    servers: [{ url: base }],
    security: [{ acces: [] }],
    parameters: [
      ...(nomme
        ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }]
        : []),
      ...(pages ? parametresDe(PageSchema) : []),
    ],
    responses: {
      '200': {
        description: resume,
        headers: pages ? { ...ENTETES, ...ENTETES_DE_PAGE } : ENTETES,
        content: {
          'application/json': {
            schema: liste ? { type: 'array', items: reference(corps) } : reference(corps),
          },
        },
      },
      ...refusDesCodes('identite', [
        ...(nomme ? (['00404'] as const) : []),
        ...LUES,
        ...(pages ? Object.values(CODES_DE_PAGE) : []),
      ]),
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
    ...{ id: 'demandes', resume: 'Demandes de l’organisme, la dernière d’abord' },
    ...{ corps: 'Demande', liste: true, pages: true },
  }),
  '/api/v1/demandes/{id}': lecture(base, { id: 'demande', resume: 'Une demande', corps: 'Demande' }, true),
  '/api/v1/habilitations': lecture(base, {
    ...{ id: 'habilitations', resume: 'Habilitations de l’organisme, la dernière d’abord' },
    ...{ corps: 'Octroi', liste: true, pages: true },
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
      ...{ id: 'envois', resume: 'Envois à l’adresse notifiée, le dernier d’abord' },
      ...{ corps: 'Tentative', liste: true, pages: true },
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
