/** A base where every table has a row: once everybody is erased, the tables that must be empty are. */
import { expect, test } from 'vitest';
import { preparerUneElimination, viserUneElimination } from '#lib/conservation/actes.ts';
import { COLONNES, TABLES_PAR_GENRE } from '#lib/conservation/faits.ts';
import { elimination } from '#lib/conservation/queries.ts';
import { eliminer } from '#lib/conservation/taches.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { le, saisir } from '#monde/scene.ts';
import { agent } from './appui/perimetre.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { uneLignePartout } from './appui/une-ligne-partout.ts';

const PLUS_TARD = le('2035-09-01');

/** What the stub of a dossier rests on, of which a name, a birth, a class are gone. */
const SOUCHES = ['eleve', 'scolarite'];
/** Of persons who were paid, as the accounts name them; of files that are read, until they are compared. */
const AUTREMENT = ['responsable', 'ligne_d_import', 'essai_de_code', 'code_de_rattachement'];

test('nothing of a dossier nor of a person is left in any table, and the accounts are', async () => {
  await uneLignePartout();
  await saisir(nouvelleScene('collegePublic'), le('2026-09-18'));
  await falsifier(`
    INSERT INTO eleve_de_base (source, uai, rentree, cle, eleve_id, scolarite_id, dit, exporte_le)
      SELECT 'siecle', uai, rentree, 'A', eleve_id, id, '{}', now() FROM scolarite LIMIT 1;
    INSERT INTO responsable_de_base (source, uai, rentree, cle, responsable_id, dit)
      SELECT 'siecle', '0590001A', 2026, 'A', id, '{}' FROM responsable LIMIT 1;
    UPDATE reunion SET reunie_id = (SELECT id FROM eleve LIMIT 1);
    UPDATE recours SET issue = 'rouvert', repondu_le = recu_le; UPDATE requete SET issue = 'rejetee', jugee_le = transmise_le;
    UPDATE retrait SET issue = 'abandonne', conclu_le = engage_le, motivation = 'A'; UPDATE rectification SET issue = 'ecartee', conclu_le = annoncee_le, motivation = 'A';
    UPDATE dossier SET etat = 'notifiee' WHERE etat <> 'brouillon';
    INSERT INTO suite_de_reversement (id, ordre_id, genre, centimes, le, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, 'paiement', 90, emis_le, auteur_id, 'A' FROM ordre_de_reversement`);
  const avant = await comptes();
  const vides = Object.keys(avant).filter((table) => avant[table] === 0);
  expect(vides).toEqual([]);

  await reglerLeJour(PLUS_TARD);
  const dpo = await agent('agent-dpo', PLUS_TARD);
  const id = await preparerUneElimination(dpo, 100_000);
  const { empreinte } = await elimination(dpo, id);
  await viserUneElimination(dpo, id, empreinte);
  await viserUneElimination(await agent('agent-administrateur', PLUS_TARD), id, empreinte);
  // The announcement is told by eliminations.test.
  await falsifier(`UPDATE elimination SET annoncee_le = '2035-08-01' WHERE id = '${id}'`);
  await eliminer({ eliminationId: id });
  expect((await elimination(dpo, id)).bilan).toMatchObject({ retenus: 0 });

  const restent = Object.entries(await comptes()).filter(([table, n]) => n > 0 && !SOUCHES.includes(table));
  expect(restent).toEqual([]);
  const nommes = await lire(
    `SELECT 'eleve' AS quoi FROM eleve WHERE nom <> 'Effacé' OR prenom <> '' OR num_nonnulls(ine, nom_usage, prenoms, ville_naissance) > 0
     UNION ALL SELECT 'scolarite' FROM scolarite WHERE classe <> ''
     UNION ALL SELECT 'responsable' FROM responsable WHERE nom <> 'Effacé' OR courriel IS NOT NULL OR sub IS NOT NULL
     UNION ALL SELECT 'journal' FROM ligne_de_journal WHERE contenu IS NOT NULL
     UNION ALL SELECT 'lecture' FROM lecture_sensible WHERE explication IS NOT NULL
     UNION ALL SELECT 'dossier' FROM dossier WHERE demandeur_id IS NOT NULL OR retard_admis IS NOT NULL`,
  );
  expect(nommes).toEqual([]);
  const gardes = await lire<{ n: number }>(
    TABLES_PAR_GENRE.comptable
      .filter(
        (table) =>
          !['procuration', 'suite_de_procuration', 'compte_bancaire', 'suite_de_compte'].includes(table),
      )
      .map((table) => `SELECT count(*)::int AS n FROM ${table}`)
      .join(' UNION ALL '),
  );
  expect(gardes.every(({ n }) => n > 0)).toBe(true);
});

test('what points to a dossier, to a pupil or to a person is erased before it: each table is named by the function that does', async () => {
  const oublies = await lire(
    `
    SELECT c.conrelid::regclass::text AS "table", c.confrelid::regclass::text AS de FROM pg_constraint c
    WHERE c.contype = 'f' AND c.confdeltype IN ('a', 'r') AND c.confrelid IN ('eleve'::regclass, 'scolarite'::regclass)
      AND c.conrelid NOT IN ('dossier'::regclass, 'scolarite'::regclass, 'eleve'::regclass)
      AND pg_get_functiondef('effacer_l_eleve(uuid)'::regprocedure) !~ ('DELETE FROM ' || c.conrelid::regclass::text || '\\M')
      AND pg_get_functiondef('effacer_les_dossiers(uuid[])'::regprocedure) !~ ('DELETE FROM ' || c.conrelid::regclass::text || '\\M')
    UNION ALL
    SELECT c.conrelid::regclass::text, 'dossier' FROM pg_constraint c
    WHERE c.contype = 'f' AND c.confdeltype IN ('a', 'r') AND c.confrelid = 'dossier'::regclass AND c.conrelid <> 'dossier'::regclass
      AND c.conrelid::regclass::text <> ALL ($1)
      AND pg_get_functiondef('effacer_les_dossiers(uuid[])'::regprocedure) !~ (c.conrelid::regclass::text || '\\M')
    ORDER BY 1, 2`,
    [TABLES_PAR_GENRE.comptable],
  );
  expect(oublies).toEqual([]);
});

async function comptes(): Promise<Record<string, number>> {
  const tables = [
    ...TABLES_PAR_GENRE.dossier,
    ...TABLES_PAR_GENRE.fiche,
    ...TABLES_PAR_GENRE.noms_du_journal,
    ...TABLES_PAR_GENRE.consentement,
    ...TABLES_PAR_GENRE.code,
  ].filter((table) => !AUTREMENT.includes(table) && !(table in COLONNES && table !== 'dossier'));
  const lues = await lire<{ nom: string; n: number }>(
    tables.map((table) => `SELECT '${table}' AS nom, count(*)::int AS n FROM ${table}`).join(' UNION ALL '),
  );
  return Object.fromEntries(lues.map(({ nom, n }) => [nom, n]));
}
