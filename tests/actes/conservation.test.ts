/** Every column of the base has its duration. */
import { describe, expect, test } from 'vitest';
import { COLONNES, genreDeConservation, genresDeLaTable, TABLES_PAR_GENRE } from '#lib/conservation/faits.ts';
import { CONSERVATIONS } from '#lib/droit/conservation/conservation.ts';
import { lire } from './appui/proprietaire.ts';

/** Partitions keep what their table keeps; the list of migrations says nothing of anybody. */
const COLONNES_DE_LA_BASE = `
  SELECT c.relname AS "table", a.attname AS colonne FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> '_prisma_migrations'`;

describe('every column has its duration', () => {
  test('and no table is there that the base does not have, or twice', async () => {
    const colonnes = await lire<{ table: string; colonne: string }>(COLONNES_DE_LA_BASE);
    expect(colonnes.length).toBeGreaterThan(900);
    const sans = colonnes.filter(({ table, colonne }) => !genreDeConservation(table, colonne));
    expect(sans).toEqual([]);
    const rangees = Object.values(TABLES_PAR_GENRE).flat();
    expect([...rangees].sort()).toEqual([...new Set(colonnes.map(({ table }) => table))].sort());
    const nommees = Object.entries(COLONNES).flatMap(([table, siennes]) =>
      Object.keys(siennes).map((colonne) => ({ table, colonne })),
    );
    expect(
      nommees.filter(
        (nommee) =>
          !colonnes.some((lue) => `${lue.table}.${lue.colonne}` === `${nommee.table}.${nommee.colonne}`),
      ),
    ).toEqual([]);
  });

  test.each(['ecole_inconnue', 'Dossier', ''])('%j has none, and the walk would say it', (table) => {
    expect(genreDeConservation(table, 'id')).toBeUndefined();
    expect(genresDeLaTable(table)).toEqual([]);
  });

  test.each([
    ['demande', 'contenu', 'efface'],
    ['piece', 'code', 'efface'],
    ['fichier', 'cle', 'efface'],
    ['courrier', 'cle', 'efface'],
    ['eleve', 'nom', 'efface'],
    ['responsable', 'courriel', 'efface'],
    ['consentement', 'etat_civil', 'efface'],
    ['dossier', 'numero', 'anonymise'],
    ['dossier', 'retard_admis', 'efface'],
    ['ligne_de_journal', 'empreinte', 'garde'],
    ['ligne_de_journal', 'contenu', 'efface'],
    ['lecture_sensible', 'maillon', 'garde'],
    ['lecture_sensible', 'explication', 'efface'],
    ['cle_de_dossier', 'cle', 'efface'],
    ['boursier_a_payer', 'eleve_nom', 'archive'],
    ['echange', 'instant', 'efface'],
    ['recuperation', 'contenu', 'efface'],
    ['part_du_concubin', 'contenu', 'efface'],
  ])('%s.%s: %s', (table, colonne, sort) => {
    const genre = genreDeConservation(table, colonne);
    expect(genre && CONSERVATIONS[genre].sort).toBe(sort);
  });
});
