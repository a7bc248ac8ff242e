/** What the interface takes and answers in the words of OpenAPI, made of the very schemas that check the traffic. Pure. */
import { z } from 'zod';
import type { Porte } from '#lib/appel/faits.ts';
import { erreurDuMinistere, erreurEnVersion2, erreursDe } from '#lib/erreur/faits.ts';
import { CODES_D_ERREUR, type CodeDErreur, ERREURS } from '#lib/erreur/schema.ts';

/** A piece of the document. */
export type Objet = Record<string, unknown>;

/**
 * A schema as OpenAPI 3.1 wants it: examples in a list, no pattern beside a format that says as much. `io`: what comes out of
 * the check, or what goes in, where it is said as what it becomes.
 */
export function schemaDe(schema: z.ZodType, io: 'input' | 'output' = 'output'): Objet {
  const { $schema: _version, ...dit } = z.toJSONSchema(schema, {
    io,
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodPipe && zodSchema.in instanceof z.ZodTransform)
        Object.assign(jsonSchema, schemaDe(zodSchema.out as z.ZodType, io));
      // What a wrong value falls back to is not what an absent one means.
      if (zodSchema instanceof z.ZodCatch) delete jsonSchema.default;
      if (jsonSchema.format) delete jsonSchema.pattern;
      const { example, ...reste } = jsonSchema as Objet;
      if (example === undefined) return;
      for (const cle of Object.keys(jsonSchema)) delete (jsonSchema as Objet)[cle];
      Object.assign(jsonSchema, reste, { examples: [example] });
    },
  });
  return dit;
}

/** The parameters of an address, one by field of its schema. */
export function parametresDe(schema: z.ZodType): Objet[] {
  const { properties = {}, required = [] } = schemaDe(schema) as {
    properties?: Record<string, Objet>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...dit }]) => ({
    ...{
      name,
      in: 'query',
      required: required.includes(name) && !('default' in dit),
      description,
      schema: dit,
    },
    ...(dit.type === 'array' && { style: 'form', explode: true }),
  }));
}

/** Headers that every answer bears. */
export const ENTETES = {
  'RateLimit-Limit': {
    description:
      'Requêtes permises dans la fenêtre où il en reste le moins : la seconde (20), ou la minute du jeton ; sans jeton reconnu, la minute de l’adresse.',
    schema: { type: 'integer' },
  },
  'RateLimit-Remaining': { description: 'Requêtes restantes.', schema: { type: 'integer' } },
  'RateLimit-Reset': {
    description: 'Fin de cette fenêtre, ou de l’attente, en secondes Unix.',
    schema: { type: 'integer' },
  },
  'X-Request-ID': { description: 'Numéro de l’appel.', schema: { type: 'string', format: 'uuid' } },
};
const REPRISE = { description: 'Secondes avant de reprendre.', schema: { type: 'integer' } };
/** A schema of the document, by its name. */
export const reference = (nom: string) => ({ $ref: `#/components/schemas/${nom}` });

const DITS: Readonly<Record<number, string>> = {
  400: 'Paramètres invalides',
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

/** How each form says a refusal: its status, its body, and the schema of that body. */
const FORMES: Record<
  Porte,
  { schema: string; dire: (code: CodeDErreur) => { statut: number; corps: object } }
> = {
  identite: {
    schema: 'Erreurs',
    dire: (code) => ({ statut: ERREURS[code].statut, corps: erreursDe({ codes: [code] }) }),
  },
  v2: { schema: 'ErreurV2', dire: (code) => erreurEnVersion2({ codes: [code] }) },
  ministere: {
    schema: 'ErreurDuMinistere',
    dire: (code) => erreurDuMinistere({ codes: [code] }, '2026-11-10T08:00:00Z'),
  },
};

/** What no call about a pupil meets: a version that does not exist, a request that is not of who reads, a page of a list. */
const HORS_DES_ELEVES: readonly CodeDErreur[] = ['00402', '00404', '00431', '00432'];

/** The refusals of a form, by status; `fautes`: those of its parameters, or all of them. */
export const refusDe = (porte: Porte, fautes?: readonly CodeDErreur[]): Objet =>
  refusDesCodes(
    porte,
    CODES_D_ERREUR.filter(
      (code) =>
        !HORS_DES_ELEVES.includes(code) && (!fautes || ERREURS[code].statut !== 422 || fautes.includes(code)),
    ),
  );

/** Those refusals of a form, by status. */
export function refusDesCodes(porte: Porte, codesDits: readonly CodeDErreur[]): Objet {
  const { schema, dire } = FORMES[porte];
  const parStatut = Map.groupBy(codesDits, (code) => dire(code).statut);
  return Object.fromEntries(
    [...parStatut].map(([statut, codes]) => [
      String(statut),
      {
        description: DITS[statut],
        headers: statut === 429 ? { ...ENTETES, 'Retry-After': REPRISE } : ENTETES,
        content: {
          [porte === 'identite' && statut !== 429 ? 'application/vnd.api+json' : 'application/json']: {
            schema: reference(schema),
            examples: Object.fromEntries(
              codes.map((code) => [code, { summary: ERREURS[code].titre, value: dire(code).corps }]),
            ),
          },
        },
      },
    ]),
  );
}
/** An answer in JSON, by the name of its schema. */
export const json = (description: string, nom: string): Objet => ({
  description,
  content: { 'application/json': { schema: reference(nom) } },
});
