/** A set of acts: each dossier stands alone, and the number of statements does not grow with it. */
import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { attribuer } from '#lib/decision/actes.ts';
import { enregistrerReception, garderBrouillon, ouvrirBrouillon } from '#lib/demande/actes.ts';
import { accomplir, accomplirTous, type Ordre, type Suite, tousOuAucun } from '#lib/dossier/porte.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { formulaire } from '#monde/formulaire.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir } from '#monde/scene.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';

const LE_JOUR = le('2026-11-10');
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

const enSemble = (portee: Portee, ordres: readonly Ordre[]): Promise<Suite[]> =>
  enPortee(portee, (tx) => accomplirTous(tx, portee, ordres));

/** "decidee", or the code of the refusal: what became of each. */
const bilan = (suites: readonly Suite[]): string[] =>
  suites.map((suite) => ('refus' in suite ? suite.refus.code : suite.accompli.etat));

const ecrits = async ({ dossierId }: Scene) => {
  const [compte] = await lire<{ decisions: number; lignes: number; lettres: number }>(
    `SELECT (SELECT count(*)::int FROM decision WHERE dossier_id = $1) AS decisions,
       (SELECT count(*)::int FROM ligne_de_journal WHERE dossier_id = $1) AS lignes,
       (SELECT count(*)::int FROM courrier WHERE dossier_id = $1 AND genre = 'attribution') AS lettres`,
    [dossierId],
  );
  return compte;
};

describe('in a set', () => {
  test('refuses: the one that the table refuses, the one that changed, the one out of sight; the others pass', async () => {
    const pret = await dossierA('en_instruction', 'college_public');
    const depose = await dossierA('deposee', 'college_public');
    const change = await dossierA('en_instruction', 'college_public');
    const ailleurs = await dossierA('en_instruction', 'lycee_public');
    const autre = await dossierA('en_instruction', 'college_public');
    const chef = await acteur(pret, 'chef_etablissement', LE_JOUR);

    const suites = await enSemble(chef, [
      attribuer(cible(pret)),
      attribuer(cible(depose)),
      attribuer({ ...cible(change), version: 1 }),
      attribuer(cible(ailleurs)),
      attribuer(cible(autre)),
    ]);

    expect(bilan(suites)).toEqual(['decidee', 'impossible', 'conflit', 'introuvable', 'decidee']);
    for (const s of [pret, autre]) expect(await ecrits(s)).toEqual({ decisions: 1, lignes: 3, lettres: 1 });
    expect(await ecrits(depose)).toEqual({ decisions: 0, lignes: 1, lettres: 0 });
    for (const s of [change, ailleurs])
      expect(await ecrits(s)).toEqual({ decisions: 0, lignes: 2, lettres: 0 });
  });

  test('refuses: the second act on one dossier', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    const suites = await enSemble(chef, [attribuer(cible(s)), attribuer(cible(s))]);
    expect(bilan(suites)).toEqual(['decidee', 'conflit']);
    expect(await ecrits(s)).toEqual({ decisions: 1, lignes: 3, lettres: 1 });
  });

  test('refuses: what the database alone sees, two demandes of one pupil; the others are written', async () => {
    const [a, b, c] = await Promise.all(
      ['collegePublic', 'collegePublic', 'collegePublic'].map(async () => {
        const s = nouvelleScene('collegePublic');
        await saisir(s, le('2026-09-10'), { rfr: 100 });
        return s;
      }),
    );
    if (!a || !b || !c) throw new Error('scènes attendues');
    const secretariat = await acteur(a, 'secretariat', LE_JOUR);
    const jumeau = {
      ...b,
      dossierId: await ouvrirBrouillon(secretariat, { eleveId: b.eleveId, annee: RENTREE }),
    };
    await garderBrouillon(secretariat, {
      dossierId: jumeau.dossierId,
      revision: 0,
      saisie: formulaire(b.foyer, { recuLe: '2026-09-10', rfr: 100 }),
    });
    const suites = await enSemble(
      secretariat,
      [a, b, jumeau, c].map((s) => enregistrerReception(cible(s))),
    );
    expect(bilan(suites)).toEqual(['deposee', 'deposee', 'conflit', 'deposee']);
    const [rate] = suites.filter((suite) => 'refus' in suite);
    expect(rate && 'refus' in rate ? rate.refus.message : '').toMatch(
      /Une demande existe déjà pour cet élève/,
    );
    expect(await lire('SELECT etat FROM dossier WHERE id = $1', [jumeau.dossierId])).toEqual([
      { etat: 'brouillon' },
    ]);
    expect(await lire('SELECT 1 FROM demande WHERE dossier_id = $1', [jumeau.dossierId])).toEqual([]);
  });

  test('all or nothing, when the caller asks: one refusal leaves every dossier as it was', async () => {
    const pret = await dossierA('en_instruction', 'college_public');
    const depose = await dossierA('deposee', 'college_public');
    const chef = await acteur(pret, 'chef_etablissement', LE_JOUR);
    await expect(
      enPortee(chef, async (tx) =>
        tousOuAucun(await accomplirTous(tx, chef, [attribuer(cible(pret)), attribuer(cible(depose))])),
      ),
    ).rejects.toMatchObject({ code: 'impossible' });
    expect(await ecrits(pret)).toEqual({ decisions: 0, lignes: 2, lettres: 0 });
  });

  test('costs as many statements for twelve dossiers as for one', async () => {
    const scenes = await Promise.all(
      Array.from({ length: 13 }, () => dossierA('en_instruction', 'college_public')),
    );
    const [seule, ...douze] = scenes;
    if (!seule) throw new Error('scène attendue');
    const chef = await acteur(seule, 'chef_etablissement', LE_JOUR);
    const compter = async (travail: () => Promise<unknown>): Promise<number> => {
      const espion = vi.spyOn(pg.Client.prototype, 'query');
      try {
        await travail();
        return espion.mock.calls.length;
      } finally {
        espion.mockRestore();
      }
    };
    const un = await compter(() => accomplir(chef, attribuer(cible(seule))));
    const lot = await compter(() =>
      enSemble(
        chef,
        douze.map((s) => attribuer(cible(s))),
      ),
    );
    // A set writes under a savepoint, which it takes and releases.
    expect(lot).toBe(un + 2);
  });
});
