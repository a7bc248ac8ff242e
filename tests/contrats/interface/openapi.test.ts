/** The OpenAPI document: clean for a public linter, and true to what the staging answers. */
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, test } from 'vitest';
import { documentOpenApi } from '#lib/contrat/faits.ts';
import { SCOPES, type Scope } from '#lib/droit/habilitation/scopes.ts';
import { erreurDuMinistere, erreurEnVersion2 } from '#lib/erreur/faits.ts';
import { CODES_D_ERREUR, ErreurDuMinistereSchema, ErreurV2Schema } from '#lib/erreur/schema.ts';
import { CAS } from '#lib/essai/faits.ts';
import { enFormeDuMinistere, enVersion2 } from '#lib/statut/faits.ts';
import {
  ReponseDuMinistereSchema,
  ReponseSchema,
  ReponseV2Schema,
  type StatutEntier,
} from '#lib/statut/schema.ts';

const texte = JSON.stringify(documentOpenApi('https://bourses.education.fr'));

describe('the OpenAPI document', () => {
  test('has neither error nor warning for the recommended rules', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const dites = await lintFromString({ source: texte, absoluteRef: 'openapi.json', config });
    expect(dites.map(({ ruleId, message }) => `${ruleId} : ${message}`)).toEqual([]);
  });

  test('shows each code of the catalogue', () => {
    for (const code of CODES_D_ERREUR) expect(texte).toContain(`"${code}"`);
  });

  test('says every address that answers a body, its POST and its pings too', () => {
    const { paths } = JSON.parse(texte);
    expect(
      Object.entries<object>(paths).map(([chemin, methodes]) => `${Object.keys(methodes)} ${chemin}`),
    ).toEqual([
      'get /v5/men/scolarites/identite',
      'get /v4/men/scolarites/identite',
      'get /v3/men/scolarites/identite',
      'get /api/v2/scolarites',
      'get /anges/v1/eleve/informations-scolarite',
      'post /anges/v2/eleve/informations-scolarite/perimetre',
      'get /api/introspect',
      'get /api/men_scolarite/ping',
      'get /api/pings',
      'post /api/oauth/token',
      'get /api/v1/me',
      'get /api/v1/demandes',
      'get /api/v1/demandes/{id}',
      'get /api/v1/habilitations',
      'get /api/v1/habilitations/{id}',
      'get /api/v1/definitions',
      'get /api/v1/webhooks/{id}/attempts',
    ]);
    // What a body reads of its requests is opened by its own access, and says no refusal about a pupil.
    const demande = paths['/api/v1/demandes/{id}'].get;
    expect(demande.security).toEqual([{ acces: [] }]);
    expect(Object.keys(demande.responses)).toEqual(['200', '401', '404', '429', '500']);
    expect(Object.keys(demande.responses['404'].content['application/vnd.api+json'].examples)).toEqual([
      '00404',
    ]);
    expect(JSON.stringify(paths['/v5/men/scolarites/identite'])).not.toContain('00404');
    // A list is read page by page, and says how; one thing is not.
    for (const liste of ['demandes', 'habilitations', 'webhooks/{id}/attempts']) {
      const { parameters, responses } = paths[`/api/v1/${liste}`].get;
      expect(parameters).toContainEqual(
        expect.objectContaining({
          name: 'limit',
          required: false,
          schema: expect.objectContaining({ minimum: 1, maximum: 100 }),
        }),
      );
      expect(Object.keys(responses['422'].content['application/vnd.api+json'].examples)).toEqual([
        '00431',
        '00432',
      ]);
      expect(responses['200'].headers).toMatchObject({ Link: {}, 'X-Total-Count': {} });
    }
    expect(JSON.stringify(paths['/v5/men/scolarites/identite'])).not.toContain('00431');
    // What a number becomes is said, and what the older forms refuse otherwise.
    const { AppelParPerimetre } = JSON.parse(texte).components.schemas;
    const formes = AppelParPerimetre.oneOf as { properties: Record<string, object>; required: string[] }[];
    expect(formes.map(({ properties }) => properties['type-perimetre'])).toMatchObject([
      { const: 'departement' },
      { const: 'region' },
    ]);
    for (const { properties, required } of formes) {
      expect(properties.sexe).toMatchObject({ enum: ['1', '2'] });
      expect(properties.scope).not.toHaveProperty('default');
      expect(required).toEqual([
        ...['nom', 'prenom', 'sexe', 'date-naissance', 'annee-scolaire', 'degre-etablissement'],
        ...['type-perimetre', 'valeurs-perimetre'],
      ]);
    }
    expect(Object.keys(paths['/api/v2/scolarites'].get.responses)).not.toContain('422');
  });

  test('the older forms answer what their schemas say, whatever the scopes, and nothing more', () => {
    for (const { reponse } of CAS)
      for (const scopes of typeof reponse === 'string' ? [] : [[], ['men_statut_boursier'], SCOPES]) {
        const dites = [
          [ReponseV2Schema, enVersion2(reponse as StatutEntier, scopes as Scope[])],
          [ReponseDuMinistereSchema, enFormeDuMinistere(reponse as StatutEntier, scopes as Scope[])],
        ] as const;
        for (const [schema, dite] of dites) expect(schema.parse(dite)).toEqual(dite);
      }
    for (const code of CODES_D_ERREUR) {
      const [v2, ministere] = [
        erreurEnVersion2({ codes: [code] }),
        erreurDuMinistere({ codes: [code] }, 'x'),
      ];
      expect(ErreurV2Schema.parse(v2.corps)).toEqual(v2.corps);
      expect(
        ErreurDuMinistereSchema.safeParse(ministere.corps).error?.issues.map(({ path }) => path),
      ).toEqual([['date-time']]);
    }
  });

  test('its examples of pupils are answers that the schema takes', () => {
    for (const { reponse } of CAS)
      if (typeof reponse !== 'string')
        expect(ReponseSchema.parse({ data: reponse, links: {}, meta: {} }).data).toEqual(reponse);
  });

  test('refuses: an échelon of seven, a sex of neither', () => {
    for (const data of [
      { echelon_bourse: 7 },
      { identite: { nom: 'A', prenom: 'B', sexe: 'X', date_naissance: '2012-01-01' } },
    ])
      expect(ReponseSchema.safeParse({ data, links: {}, meta: {} }).success).toBe(false);
  });
});
