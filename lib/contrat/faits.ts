/** The OpenAPI document, made of the very schemas that check the traffic. Pure. */
import { type Porte, VERSION_EN_COURS, VERSIONS } from '#lib/appel/faits.ts';
import {
  AppelDuMinistereSchema,
  AppelParPerimetreSchema,
  AppelV2Schema,
  Parametres,
} from '#lib/appel/schema.ts';
import {
  cheminsDuClient,
  ETIQUETTE_DES_DEMANDES,
  SECURITE_DU_CLIENT,
  schemasDuClient,
} from '#lib/client/faits.ts';
import {
  CODES_D_ERREUR,
  type CodeDErreur,
  ErreurDuMinistereSchema,
  ErreursSchema,
  ErreurV2Schema,
} from '#lib/erreur/schema.ts';
import { CAS } from '#lib/essai/faits.ts';
import { ENTETES, json, type Objet, parametresDe, reference, refusDe, schemaDe } from '#lib/openapi/faits.ts';
import { ReponseDuMinistereSchema, ReponseSchema, ReponseV2Schema } from '#lib/statut/schema.ts';
import { EtatSchema, EtatsSchema, IntrospectionSchema } from './schema.ts';

/** Those refusals of the current form. */
const refus = (...statuts: number[]): Objet =>
  Object.fromEntries(
    Object.entries(refusDe('identite')).filter(([statut]) => statuts.includes(Number(statut))),
  );

/** Answers of the staging, by what each shows. */
const reponsesDitees = (): Objet =>
  Object.fromEntries(
    CAS.flatMap(({ description, reponse }, rang) =>
      typeof reponse === 'string'
        ? []
        : [[`cas${rang + 1}`, { summary: description, value: { data: reponse, links: {}, meta: {} } }]],
    ),
  );

const JETON_OU_CLE = [{ jeton: [] }, { cle: [] }];

/** Faults of parameters that each older form can meet; the current one meets them all. */
const DE_L_ELEVE: readonly CodeDErreur[] = ['00410', '00411', '00420', '00421', '00425', '00427'];
const DU_PERIMETRE: readonly CodeDErreur[] = ['00210', '00412', '00413', '00414', '00416', '00417'];

/** A call of an older form: the same answer, in other words. */
const ancienne = (
  porte: Porte,
  { id, resume, corps, ...reste }: { id: string; resume: string; corps: string; [cle: string]: unknown },
  fautes: readonly CodeDErreur[],
): Objet => ({
  operationId: id,
  tags: ['Formes plus anciennes'],
  summary: resume,
  deprecated: true,
  ...reste,
  responses: {
    '200': { ...json('L’élève est trouvé', corps), headers: ENTETES },
    ...refusDe(porte, fautes),
  },
});

const PARTENAIRE = {
  name: 'X-Siret-Partenaire',
  in: 'header',
  required: false,
  description: 'SIRET de l’administration qui reçoit les données, quand ce n’est pas celle du jeton.',
  schema: { type: 'string', pattern: '^\\d{14}$' },
};

/** The current form under an older version of its address, which does not know the régime. */
const versionAncienne = (version: string): Objet => ({
  get: ancienne(
    'identite',
    {
      id: `statutDeLEleve_${version}`,
      resume: `Statut d’un élève, version ${version.slice(1)} : sans le régime de pension`,
      corps: 'Reponse',
      parameters: parametresDe(Parametres),
    },
    CODES_D_ERREUR,
  ),
});

/** The addresses of older forms, each with its end told by Deprecation and Sunset. */
const FORMES_ANCIENNES: Objet = {
  ...Object.fromEntries(
    Object.keys(VERSIONS)
      .filter((version) => version !== VERSION_EN_COURS)
      .map((version) => [`/${version}/men/scolarites/identite`, versionAncienne(version)]),
  ),
  '/api/v2/scolarites': {
    get: ancienne(
      'v2',
      {
        id: 'statutDeLEleveV2',
        resume: 'Statut d’un élève, deuxième version, à plat',
        corps: 'ReponseV2',
        security: JETON_OU_CLE,
        parameters: parametresDe(AppelV2Schema),
      },
      DE_L_ELEVE,
    ),
  },
  '/anges/v1/eleve/informations-scolarite': {
    get: ancienne(
      'ministere',
      {
        id: 'informationsScolarite',
        resume: 'Statut d’un élève d’un établissement, dans la forme du ministère',
        corps: 'ReponseDuMinistere',
        parameters: [...parametresDe(AppelDuMinistereSchema), PARTENAIRE],
      },
      ['00210', ...DE_L_ELEVE],
    ),
  },
  '/anges/v2/eleve/informations-scolarite/perimetre': {
    post: ancienne(
      'ministere',
      {
        id: 'informationsScolariteParPerimetre',
        resume: 'Statut d’un élève cherché dans des départements ou des régions, dans la forme du ministère',
        corps: 'ReponseDuMinistere',
        parameters: [PARTENAIRE],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: reference('AppelParPerimetre') } },
        },
      },
      [...DE_L_ELEVE.filter((code) => code !== '00410'), ...DU_PERIMETRE],
    ),
  },
};

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
      { name: 'Formes plus anciennes', description: 'Les mêmes réponses, pour qui les appelle déjà.' },
      { name: 'Service', description: 'Ce qu’un jeton ouvre, et l’état du service.' },
      ETIQUETTE_DES_DEMANDES,
    ],
    paths: {
      '/v5/men/scolarites/identite': {
        get: {
          operationId: 'statutDeLEleve',
          tags: ['Statut de l’élève'],
          summary: 'Statut d’un élève, par son identité',
          description:
            'Donnez l’établissement, ou des départements, ou des régions. Un champ hors des droits du jeton est absent.',
          parameters: parametresDe(Parametres),
          responses: {
            '200': {
              description: 'L’élève est trouvé',
              headers: ENTETES,
              content: {
                'application/vnd.api+json': { schema: reference('Reponse'), examples: reponsesDitees() },
              },
            },
            ...refusDe('identite'),
          },
        },
      },
      ...FORMES_ANCIENNES,
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
      '/api/pings': {
        get: {
          operationId: 'etatDesSources',
          tags: ['Service'],
          summary: 'État de chaque source',
          servers: [{ url: base }],
          security: [],
          responses: {
            '200': json('Les sources, et leur état', 'Etats'),
            '4XX': { description: 'Adresse ou méthode inconnue' },
          },
        },
      },
      ...cheminsDuClient(base),
    },
    components: {
      securitySchemes: {
        jeton: { type: 'http', scheme: 'bearer', description: 'Jeton de votre habilitation.' },
        cle: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Api-Key',
          description: 'Le même jeton, comme la deuxième version l’attendait.',
        },
        ...SECURITE_DU_CLIENT,
      },
      schemas: {
        Reponse: schemaDe(ReponseSchema),
        ReponseV2: schemaDe(ReponseV2Schema),
        ReponseDuMinistere: schemaDe(ReponseDuMinistereSchema),
        AppelParPerimetre: schemaDe(AppelParPerimetreSchema, 'input'),
        Erreurs: schemaDe(ErreursSchema),
        ErreurV2: schemaDe(ErreurV2Schema),
        ErreurDuMinistere: schemaDe(ErreurDuMinistereSchema),
        Introspection: schemaDe(IntrospectionSchema),
        Etat: schemaDe(EtatSchema),
        Etats: schemaDe(EtatsSchema),
        ...schemasDuClient(),
      },
    },
  };
}
