/** The trace that a decision keeps, and how those kept with their words lose them. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { redigerTraceStockee } from '#lib/droit/rediger.ts';
import type { Ligne } from '#lib/droit/regle.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';

const MIGRATION = 'prisma/migrations/20261126095000_trace/migration.sql';

beforeAll(planterReferentiel);

const tracesDe = async (table: 'decision' | 'proposition', { dossierId }: Scene): Promise<Ligne[]> => {
  const [ligne] = await lire<{ trace: Ligne[] }>(`SELECT trace FROM ${table} WHERE dossier_id = $1`, [
    dossierId,
  ]);
  return ligne?.trace ?? [];
};

describe.each([
  ['decision', 'decidee', 'college_public'],
  ['proposition', 'proposee', 'college_prive'],
] as const)('the trace of a %s', (table, etat, branche) => {
  test('is rules and values: no sentence, no article', async () => {
    const trace = await tracesDe(table, await dossierA(etat, branche));
    expect(trace.length).toBeGreaterThan(5);
    for (const ligne of trace) expect(Object.keys(ligne).sort()).toEqual(['issue', 'regle', 'valeurs']);
  });

  test('kept with its words by an earlier version, it loses them and nothing else, in the same order', async () => {
    const s = await dossierA(etat, branche);
    const trace = await tracesDe(table, s);
    // What that version kept beside the rule: its words, and not yet what counts for the family.
    const lignes = redigerTraceStockee(trace).map(({ compte: _, ...ligne }) => ligne);
    const bavarde = JSON.stringify(lignes).replaceAll("'", "''");
    await falsifier(`UPDATE ${table} SET trace = '${bavarde}' WHERE dossier_id = '${s.dossierId}'`);
    expect(Object.keys((await tracesDe(table, s))[0] ?? {})).toContain('texte');
    await lire(readFileSync(MIGRATION, 'utf8'));
    expect(await tracesDe(table, s)).toEqual(trace);
    await expect(lire(`UPDATE ${table} SET trace = '[]'`)).rejects.toThrow(/ne se modifie pas/);
  });
});

test('an agent reads it in whole sentences, each with its article', async () => {
  const s = await dossierA('decidee', 'college_public');
  const chef = await acteur(s, 'chef_etablissement', le('2026-11-10'));
  const { trace } = await consulterDossier(chef, s.dossierId, { onglet: 'calcul' });
  expect(trace.length).toBeGreaterThan(5);
  for (const { article, texte } of trace) {
    expect(article).not.toBe('');
    expect(texte).toMatch(/^[A-ZÀÉ].*\.$/u);
  }
});
