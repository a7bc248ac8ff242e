/** The OpenAPI document, made of the very schemas that check the traffic. Pure. */
import { z } from 'zod';
import { Parametres } from '#lib/appel/schema.ts';
import { erreursDe } from '#lib/erreur/faits.ts';
import { CODES_D_ERREUR, type CodeDErreur, ERREURS, ErreursSchema } from '#lib/erreur/schema.ts';
import { CAS } from '#lib/essai/faits.ts';
import { ReponseSchema } from '#lib/statut/schema.ts';
import { EtatSchema, IntrospectionSchema } from './schema.ts';

type Objet = Record<string, unknown>;

/** A schema as OpenAPI 3.1 wants it: examples in a list, no pattern beside a format that says as much. */
function schemaDe(schema: z.ZodType): Objet {
  const { $schema: _version, ...dit } = z.toJSONSchema(schema, {
    io: 'output',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern;
      const { example, ...reste } = jsonSchema as Objet;
      if (example === undefined) return;
      for (const cle of Object.keys(jsonSchema)) delete (jsonSchema as Objet)[cle];
      Object.assign(jsonSchema, reste, { examples: [example] });
    },
  });
  return dit;
}

function parametresDits(): Objet[] {
  const { properties = {}, required = [] } = schemaDe(Parametres) as {
    properties?: Record<string, Objet>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    ...{ name, in: 'query', required: required.includes(name), description, schema },
    ...(schema.type === 'array' && { style: 'form', explode: true }),
  }));
}

const ENTETES = {
  'RateLimit-Limit': {
    description: 'Requêtes permises par minute : celles du jeton ; sans jeton reconnu, celles de l’adresse.',
    schema: { type: 'integer' },
  },
  'RateLimit-Remaining': { description: 'Requêtes restantes.', schema: { type: 'integer' } },
  'RateLimit-Reset': {
    description: 'Fin de la minute, ou de l’attente, en secondes Unix.',
    schema: { type: 'integer' },
  },
  'X-Request-ID': { description: 'Numéro de l’appel.', schema: { type: 'string', format: 'uuid' } },
};
const REPRISE = { description: 'Secondes avant de reprendre.', schema: { type: 'integer' } };
const reference = (nom: string) => ({ $ref: `#/components/schemas/${nom}` });

const DITS: Readonly<Record<number, string>> = {
  401: 'Jeton absent, inconnu, expiré ou révoqué',
  403: 'Droits insuffisants, ou adresse IP non autorisée',
  404: 'Aucun élève, ou aucune scolarité',
  409: 'Plusieurs élèves, ou une requête identique en cours',
  422: 'Paramètres invalides',
  429: 'Trop de requêtes',
  500: 'Erreur interne',
  502: 'La base des élèves ne répond pas',
  503: 'Maintenance',
  504: 'La base des élèves répond trop tard',
};

function refusDits(statut: number): Objet {
  const codes = CODES_D_ERREUR.filter((code: CodeDErreur) => ERREURS[code].statut === statut);
  const examples = Object.fromEntries(
    codes.map((code) => [code, { summary: ERREURS[code].titre, value: erreursDe({ codes: [code] }) }]),
  );
  const type = statut === 429 ? 'application/json' : 'application/vnd.api+json';
  return {
    description: DITS[statut],
    headers: statut === 429 ? { ...ENTETES, 'Retry-After': REPRISE } : ENTETES,
    content: { [type]: { schema: reference('Erreurs'), examples } },
  };
}
const refus = (...statuts: number[]): Objet =>
  Object.fromEntries(statuts.map((statut) => [String(statut), refusDits(statut)]));

const json = (description: string, nom: string): Objet => ({
  description,
  content: { 'application/json': { schema: reference(nom) } },
});

/** Answers of the staging, by what each shows. */
const reponsesDitees = (): Objet =>
  Object.fromEntries(
    CAS.flatMap(({ description, reponse }, rang) =>
      typeof reponse === 'string'
        ? []
        : [[`cas${rang + 1}`, { summary: description, value: { data: reponse, links: {}, meta: {} } }]],
    ),
  );

/** The document; `base` is the public address of the site. */
export function documentOpenApi(base: string): Objet {
  return {
    openapi: '3.1.1',
    info: {
      title: 'API Scolarité de l’élève',
      version: '5.0.0',
      summary: 'Un élève est-il scolarisé, et boursier ? Pour les administrations habilitées.',
      description:
        'Répond à une administration habilitée du statut d’un élève du second degré : scolarité, bourse nationale, échelon. Les limites et la licence sont dans la documentation.',
      license: {
        name: 'Licence Ouverte 2.0 (documentation)',
        url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
      },
      contact: { name: 'Documentation', url: `${base}/documentation` },
    },
    servers: [
      { url: base, description: 'Production' },
      { url: `${base}/essai`, description: 'Essai : des cas fictifs, et un jeton que chacun peut lire' },
    ],
    security: [{ jeton: [] }],
    tags: [
      { name: 'Statut de l’élève', description: 'Scolarité et bourse d’un élève.' },
      { name: 'Service', description: 'Ce qu’un jeton ouvre, et l’état du service.' },
    ],
    paths: {
      '/v5/men/scolarites/identite': {
        get: {
          operationId: 'statutDeLEleve',
          tags: ['Statut de l’élève'],
          summary: 'Statut d’un élève, par son identité',
          description:
            'Donnez l’établissement, ou des départements, ou des régions. Un champ hors des droits du jeton est absent.',
          parameters: parametresDits(),
          responses: {
            '200': {
              description: 'L’élève est trouvé',
              headers: ENTETES,
              content: {
                'application/vnd.api+json': { schema: reference('Reponse'), examples: reponsesDitees() },
              },
            },
            ...refus(401, 403, 404, 409, 422, 429, 500, 502, 503, 504),
          },
        },
      },
      '/api/introspect': {
        get: {
          operationId: 'droitsDuJeton',
          tags: ['Service'],
          summary: 'Droits du jeton',
          responses: { '200': json('Les droits du jeton', 'Introspection'), ...refus(401, 403, 429) },
        },
      },
      '/api/men_scolarite/ping': {
        get: {
          operationId: 'etatDesDonnees',
          tags: ['Service'],
          summary: 'État des données',
          servers: [{ url: base }],
          security: [],
          responses: {
            '200': json('Les données répondent', 'Etat'),
            '502': json('Les données ne répondent pas', 'Etat'),
            '4XX': { description: 'Adresse ou méthode inconnue' },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        jeton: { type: 'http', scheme: 'bearer', description: 'Jeton de votre habilitation.' },
      },
      schemas: {
        Reponse: schemaDe(ReponseSchema),
        Erreurs: schemaDe(ErreursSchema),
        Introspection: schemaDe(IntrospectionSchema),
        Etat: schemaDe(EtatSchema),
      },
    },
  };
}
