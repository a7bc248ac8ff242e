/** What anybody may read of a campaign: no count of fewer than five, no difference that tells of one family. */
import { read, utils } from '@e965/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { releverLesChiffres } from '#lib/pilotage/taches.ts';
import { type Cellule, ensemble, parAcademie, parBranche, parIssue } from '#lib/statistique/faits.ts';
import { donneesOuvertes, publicationDe, publications } from '#lib/statistique/queries.ts';
import { CampagneSchema } from '#lib/statistique/schema.ts';
import { RENTREE } from '#monde/population.ts';
import { le } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const combien = async (branche: string): Promise<Record<string, number>> =>
  Object.fromEntries(
    ((await publicationDe(RENTREE))?.cellules ?? [])
      .filter((cellule) => cellule.branche === branche)
      .map(({ issue, nombre }) => [issue, nombre]),
  );

const ajouter = async (
  n: number,
  etat: 'deposee' | 'decidee' | 'notifiee',
  branche: 'college_public' | 'lycee_public',
) => {
  for (let fois = 0; fois < n; fois++) await dossierA(etat, branche);
};

beforeAll(async () => {
  await ajouter(4, 'deposee', 'college_public');
  await ajouter(1, 'decidee', 'college_public');
  await ajouter(5, 'notifiee', 'lycee_public');
  await ajouter(4, 'deposee', 'lycee_public');
});

describe('the public figures', () => {
  test('give five and hide four; what is decided and not sent is still under way', async () => {
    await releverLesChiffres(le('2026-10-02'));
    expect(await combien('college_public')).toEqual({ en_cours: 5 });
    const [{ echelon } = { echelon: 0 }] = await lire<{ echelon: number }>(
      `SELECT DISTINCT x.echelon FROM decision x JOIN dossier d ON d.id = x.dossier_id WHERE d.branche = 'lycee_public'`,
    );
    expect(await combien('lycee_public')).toEqual({ [`attribution:${echelon}`]: 5 });
  });

  test('stay within the month, whatever comes', async () => {
    await ajouter(6, 'deposee', 'college_public');
    await releverLesChiffres(le('2026-10-20'));
    expect(await combien('college_public')).toEqual({ en_cours: 5 });
  });

  test('move from a month to the next by five at least: one family more changes nothing', async () => {
    await ajouter(4, 'notifiee', 'lycee_public');
    await releverLesChiffres(le('2026-11-03'));
    expect(await combien('college_public')).toEqual({ en_cours: 11 });
    expect(Object.values(await combien('lycee_public'))).toEqual([5]);
    await ajouter(1, 'deposee', 'lycee_public');
    await ajouter(1, 'notifiee', 'lycee_public');
    await releverLesChiffres(le('2026-12-01'));
    expect(Object.values(await combien('lycee_public')).toSorted((a, b) => a - b)).toEqual([5, 10]);
    expect((await publications()).map(({ mois }) => mois)).toEqual(['2026-12-01']);
  });

  test('every sum is a sum of cells that are given', () => {
    const cellules: Cellule[] = [
      { academie: 'Lille', branche: 'college_public', canal: 'papier', issue: 'attribution:2', nombre: 7 },
      { academie: 'Lille', branche: 'lycee_public', canal: 'en_ligne', issue: 'refus', nombre: 6 },
      { academie: 'Toulouse', branche: 'college_public', canal: 'papier', issue: 'en_cours', nombre: 5 },
    ];
    expect(ensemble(cellules)).toEqual({ nombre: 18, bourses: 7 });
    expect(parIssue(cellules).map(({ cle, nombre }) => [cle, nombre])).toEqual([
      ['attribution:2', 7],
      ['en_cours', 5],
      ['refus', 6],
    ]);
    expect(parAcademie(cellules).map(({ cle, nombre, bourses }) => [cle, nombre, bourses])).toEqual([
      ['Lille', 13, 7],
      ['Toulouse', 5, 0],
    ]);
    expect(parBranche(cellules).map(({ cle, nombre }) => [cle, nombre])).toEqual([
      ['college_public', 12],
      ['lycee_public', 6],
    ]);
  });

  test('are read by anybody, as a file too, of published cells alone', async () => {
    const { octets, nom } = await donneesOuvertes({ forme: 'csv' });
    expect(nom).toBe('bourses-2026-2026-12.csv');
    const [, titres, ...lignes] = /^(.*)\r\n([\s\S]*)$/.exec(new TextDecoder().decode(octets)) ?? [];
    expect(titres).toBe('rentree;mois;academie;etablissements;canal;issue;nombre');
    expect(lignes.join('').trim().split('\r\n')).toHaveLength(3);
    const classeur = read((await donneesOuvertes({ forme: 'xlsx' })).octets);
    expect(classeur.SheetNames).toEqual([
      ...['Cases', 'Par issue', 'Par type d’établissement', 'Par académie', 'Lisez-moi'],
    ]);
    const cases = utils.sheet_to_json<{ nombre: number; issue: string }>(classeur.Sheets.Cases ?? {});
    expect(cases.map(({ nombre }) => nombre).toSorted((a, b) => a - b)).toEqual([5, 10, 11]);
    const issues = utils.sheet_to_json<Record<string, unknown>>(classeur.Sheets['Par issue'] ?? {});
    // Eleven of collèges and five of lycées. No bourse among them is given: an empty cell, never a zero.
    expect(issues.find(({ Issue }) => Issue === 'En cours')).toEqual({ Issue: 'En cours', Demandes: 16 });
    expect(await enTantQuApplication('', 'SELECT min(nombre)::int AS n FROM chiffre_public')).toEqual([
      { n: 5 },
    ]);
  });
});

describe('refuses', () => {
  test('a campaign that is not published, and what is no campaign', async () => {
    expect(await publicationDe(2031)).toBeNull();
    await attendreRefus(donneesOuvertes({ rentree: 2031, forme: 'xlsx' }), 'introuvable');
    expect(CampagneSchema.parse({ rentree: '__proto__' })).toEqual({});
  });

  test('a cell of four, whoever writes it, and to change what was published', async () => {
    await expect(
      lire(`INSERT INTO chiffre_public VALUES ('2027-01-01', 2026, '09', 'cned', 'papier', 'refus', 4)`),
    ).rejects.toThrow(/chiffre_public_nombre/);
    await expect(lire('UPDATE chiffre_public SET nombre = nombre + 1')).rejects.toThrow(/ne se modifie pas/);
    await expect(enTantQuApplication('systeme', 'DELETE FROM chiffre_public')).rejects.toThrow(
      /permission denied/,
    );
  });
});
