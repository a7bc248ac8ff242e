/** The OpenAPI document: clean for a public linter, and true to what the staging answers. */
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, test } from 'vitest';
import { documentOpenApi } from '#lib/contrat/faits.ts';
import { CODES_D_ERREUR } from '#lib/erreur/schema.ts';
import { CAS } from '#lib/essai/faits.ts';
import { ReponseSchema } from '#lib/statut/schema.ts';

const texte = JSON.stringify(documentOpenApi('https://bourses.education.fr'));

describe('the OpenAPI document', () => {
  test('has neither error nor warning for the recommended rules', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const dites = await lintFromString({ source: texte, absoluteRef: 'openapi.json', config });
    expect(dites.map(({ ruleId, message }) => `${ruleId} : ${message}`)).toEqual([]);
  });

  test('shows each code of the catalogue but that of an unknown version', () => {
    for (const code of CODES_D_ERREUR) expect(texte).toContain(`"${code}"`);
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
