import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sceller } from '#lib/technique/scellement.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';
import { le, type Scene, verbes } from '#monde/scene.ts';
import { ilYA } from './appui/jours.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';

const [TOT, TARD, FIN] = [ilYA(20), ilYA(19), ilYA(17)];
let premier: Scene;
let second: Scene;

beforeAll(async () => {
  premier = await dossierA('decidee', 'college_public');
  await sceller(TOT);
  second = await dossierA('deposee', 'college_public');
  await sceller(TARD);
  await verbes.instruire(second, le('2026-09-18'));
});

const lignes = (s: Scene) =>
  lire<{ id: string; rang: number; numero: string }>(
    'SELECT l.id, l.rang, d.numero FROM ligne_de_journal l JOIN dossier d ON d.id = l.dossier_id WHERE d.id = $1 ORDER BY rang',
    [s.dossierId],
  );

/** A seal written by hand, of so many days ago; columns are SQL. */
const sceauALaMain = (jours: number, colonnes: Record<string, string> = {}) => {
  const valeurs = {
    jour: `'${ilYA(jours)}'`,
    lignes: '0',
    derniere_ligne: '0',
    racine: "''",
    registres: "'{}'",
    empreinte_precedente: "sha256('x')",
    empreinte: "sha256('y')",
    cle: "'0123456789abcdef'",
    signature: "decode(repeat('00', 64), 'hex')",
    ...colonnes,
  };
  return `INSERT INTO scellement (${Object.keys(valeurs)}) VALUES (${Object.values(valeurs)})`;
};

describe('sealing', () => {
  test('covers every line written since the seal before', async () => {
    const sceaux = await lire<{ jour: string; lignes: number }>(
      'SELECT jour::text, lignes FROM scellement ORDER BY jour',
    );
    expect(sceaux).toEqual([
      { jour: TOT.toString(), lignes: 3 },
      { jour: TARD.toString(), lignes: 1 },
    ]);
  });

  test('refuses: sealing a day twice', async () => {
    expect(await sceller(TARD)).toBe(false);
    expect(await lire('SELECT 1 FROM scellement')).toHaveLength(2);
  });

  test.each([TOT, ilYA(300)])(
    'refuses: sealing %s once a later day is sealed, and the job fails rather than stay silent',
    async (jour) => {
      await expect(sceller(jour)).rejects.toThrow(/après ce jour/);
      expect(await lire('SELECT 1 FROM scellement')).toHaveLength(2);
    },
  );

  test('refuses: a seal of tomorrow, whoever writes it; that of today is taken', async () => {
    await expect(sceller(ilYA(-1))).rejects.toThrow(/daté de l’avenir/);
    await expect(enTantQuApplication('systeme', sceauALaMain(-1))).rejects.toThrow(/daté de l’avenir/);
    await expect(lire(sceauALaMain(-365))).rejects.toThrow(/daté de l’avenir/);
    // Taken, then given back.
    await expect(lire(`DO $$ BEGIN ${sceauALaMain(0)}; RAISE 'pris'; END $$`)).rejects.toThrow('pris');
  });

  test('refuses: a seal that nobody signed', async () => {
    await expect(lire(sceauALaMain(1, { signature: "''" }))).rejects.toThrow(/scellement_signe/);
  });

  test('two workers at once leave one seal', async () => {
    const faits = await Promise.all([sceller(FIN), sceller(FIN)]);
    expect(faits.sort()).toEqual([false, true]);
  });

  test('refuses: editing or removing a seal', async () => {
    for (const sql of ['UPDATE scellement SET lignes = 0', 'DELETE FROM scellement']) {
      await expect(enTantQuApplication('systeme', sql)).rejects.toThrow(/permission denied/);
      await expect(lire(sql)).rejects.toThrow(/ne se modifie pas/);
    }
    await expect(lire('TRUNCATE scellement')).rejects.toThrow(/ne se modifie pas/);
  });
});

describe('verifying', () => {
  const COPIEES = ['ligne_de_journal', 'scellement', 'decision', 'cle_de_dossier'];

  /** The journal and what it prints as they stood, put back after each forgery. */
  beforeEach(async () => {
    await falsifier(
      COPIEES.map((table) => `CREATE TABLE IF NOT EXISTS copie_${table} AS SELECT * FROM ${table}`).join(';'),
    );
    return () =>
      falsifier(
        [
          ...COPIEES.map(
            (table) => `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM copie_${table}`,
          ),
          `UPDATE dossier d SET (version, etat) = (SELECT count(*), coalesce((array_agg(vers_etat ORDER BY rang DESC))[1], 'brouillon')::etat
             FROM ligne_de_journal WHERE dossier_id = d.id)`,
        ].join(';'),
      );
  });

  const faute = async () => (await verifierLeJournal()).faute;

  test('finds nothing to say on a journal that nobody altered', async () => {
    const { faute: aucune, lignes: lues, sceaux } = await verifierLeJournal();
    expect(aucune).toBeNull();
    expect(lues).toBe(5);
    expect(sceaux).toBe(3);
  });

  test.each([
    ["auteur_nom = 'Personne'", 'the author'],
    ["jour = '2026-01-01'", 'the day'],
    ["instant = instant + interval '1 hour'", 'the hour'],
    ["acte = 'instruire'", 'the act'],
    [`contenu = '{"genre":"attribution","echelon":6}'`, 'what it tells'],
    ["vers_etat = 'notifiee'", 'the state'],
    ['enregistrement_id = gen_random_uuid()', 'the record it names'],
  ])('names the line whose %s was rewritten (%s)', async (colonne) => {
    const ligne = (await lignes(premier))[2];
    await falsifier(`UPDATE ligne_de_journal SET ${colonne} WHERE id = ${ligne?.id}`);
    expect(await faute()).toBe(
      `dossier ${ligne?.numero}, ligne 3 (n° ${ligne?.id}) : son contenu a été modifié.`,
    );
  });

  test('names the line after one that was removed', async () => {
    const [, milieu, derniere] = await lignes(premier);
    await falsifier(`DELETE FROM ligne_de_journal WHERE id = ${milieu?.id}`);
    expect(await faute()).toBe(
      `dossier ${derniere?.numero}, ligne 3 (n° ${derniere?.id}) : la ligne qui la précède manque.`,
    );
  });

  test('names the dossier whose last line was removed', async () => {
    const [, , derniere] = await lignes(premier);
    await falsifier(`DELETE FROM ligne_de_journal WHERE id = ${derniere?.id}`);
    expect(await faute()).toMatch(new RegExp(`dossier ${derniere?.numero} : 3 actes, mais 2 lignes`));
  });

  test('a line rewritten with its own hash is betrayed by the next', async () => {
    const [, milieu, derniere] = await lignes(premier);
    await falsifier(
      `UPDATE ligne_de_journal SET role = 'famille' WHERE id = ${milieu?.id};
       UPDATE ligne_de_journal l SET empreinte = empreinte_de_ligne(l) WHERE id = ${milieu?.id}`,
    );
    expect(await faute()).toMatch(new RegExp(`ligne 3 \\(n° ${derniere?.id}\\) : elle ne suit plus`));
  });

  test('a whole chain rewritten with its hashes is betrayed by the seal of its day', async () => {
    const [, , derniere] = await lignes(premier);
    await falsifier(
      `UPDATE ligne_de_journal SET role = 'famille' WHERE id = ${derniere?.id};
       UPDATE ligne_de_journal l SET empreinte = empreinte_de_ligne(l) WHERE id = ${derniere?.id}`,
    );
    expect(await faute()).toBe(`sceau du ${TOT} : les lignes du journal qu’il couvre ont changé.`);
  });

  test('the same, with the root of its seal rewritten too, is betrayed by the hash of the seal', async () => {
    const [, , derniere] = await lignes(premier);
    await falsifier(
      `UPDATE ligne_de_journal SET role = 'famille' WHERE id = ${derniere?.id};
       UPDATE ligne_de_journal l SET empreinte = empreinte_de_ligne(l) WHERE id = ${derniere?.id};
       UPDATE scellement SET racine = (SELECT sha256(string_agg(empreinte, ''::bytea ORDER BY id))
         FROM ligne_de_journal WHERE id <= derniere_ligne) WHERE jour = '${TOT}'`,
    );
    expect(await faute()).toBe(`sceau du ${TOT} : il a été modifié.`);
  });

  test('a dossier removed with its whole journal is betrayed by the seal', async () => {
    await falsifier(`DELETE FROM ligne_de_journal WHERE dossier_id = '${premier.dossierId}';
      UPDATE dossier SET version = 0, etat = 'brouillon' WHERE id = '${premier.dossierId}'`);
    expect(await faute()).toBe(`sceau du ${TOT} : il couvre 3 lignes, le journal en a 0.`);
  });

  test('a seal edited, or removed, is named', async () => {
    await falsifier(
      `UPDATE scellement SET scelle_le = now(), empreinte = sha256('x') WHERE jour = '${TARD}'`,
    );
    expect(await faute()).toBe(`sceau du ${TARD} : il a été modifié.`);
    await falsifier(`DELETE FROM scellement WHERE jour = '${TOT}'`);
    expect(await faute()).toBe(`sceau du ${TARD} : le sceau qui le précède manque.`);
  });

  describe('contents and records', () => {
    const NOM =
      "(SELECT numero FROM dossier WHERE id = dossier_id) || ', ligne ' || rang || ' (n° ' || id || ')'";
    const ligneDe = async (s: Scene, acte: string) =>
      (
        await lire<{ ou: string }>(
          `SELECT ${NOM} AS ou FROM ligne_de_journal WHERE dossier_id = $1 AND acte = $2`,
          [s.dossierId, acte],
        )
      )[0] ?? { ou: '' };

    test.each([
      ['échelon', 'UPDATE decision SET echelon = echelon + 1'],
      ['reasons', "UPDATE decision SET motivation = 'une autre'"],
      ['computation', "UPDATE decision SET trace = trace || '[{}]'"],
      ['signatory', "UPDATE decision SET signataire_nom = 'Autre'"],
      ['very row', 'DELETE FROM decision'],
    ])('names the line whose decision had its %s changed or removed', async (_, sql) => {
      const { ou } = await ligneDe(premier, 'attribuer');
      await falsifier(sql);
      expect(await faute()).toBe(`dossier ${ou} : l’enregistrement qu’elle nomme a été modifié.`);
    });

    test('refuses: contents erased while the dossier keeps its key', async () => {
      const { ou } = await ligneDe(premier, 'attribuer');
      await falsifier(
        `UPDATE ligne_de_journal SET contenu = NULL, auteur_nom = NULL WHERE acte = 'attribuer' AND dossier_id = '${premier.dossierId}'`,
      );
      expect(await faute()).toBe(`dossier ${ou} : son contenu a été modifié.`);
    });

    test('contents, names and key erased together leave a chain that holds, and that still betrays an edit', async () => {
      await falsifier(`DELETE FROM cle_de_dossier WHERE dossier_id = '${premier.dossierId}';
        UPDATE ligne_de_journal SET contenu = NULL, auteur_nom = NULL WHERE dossier_id = '${premier.dossierId}'`);
      expect(await faute()).toBeNull();
      const { ou } = await ligneDe(premier, 'attribuer');
      await falsifier(`UPDATE ligne_de_journal SET role = 'famille' WHERE acte = 'attribuer'`);
      expect(await faute()).toBe(`dossier ${ou} : son contenu a été modifié.`);
    });
  });

  test('names a line whose dossier is gone', async () => {
    const [premiere] = await lignes(second);
    await falsifier(`UPDATE ligne_de_journal SET dossier_id = gen_random_uuid() WHERE dossier_id = '${second.dossierId}';
      UPDATE dossier SET version = 0, etat = 'brouillon' WHERE id = '${second.dossierId}'`);
    expect(await faute()).toBe(`ligne n° ${premiere?.id} : son dossier manque.`);
  });

  test('goes on where an earlier check stopped: what was read is not read again, the seals are', async () => {
    const suivis: string[] = [];
    await verifierLeJournal({ suivre: (dossier) => suivis.push(dossier) });
    const dernier = [premier.dossierId, second.dossierId].sort().at(-1);
    expect(suivis).toEqual([dernier]);
    expect(await verifierLeJournal({ apres: dernier })).toEqual({ lignes: 0, sceaux: 3, faute: null });
    const [tot, tard] = [premier, second].sort((a, b) => (a.dossierId < b.dossierId ? -1 : 1));
    const { length } = await lignes(tard as Scene);
    await falsifier(
      `UPDATE ligne_de_journal SET auteur_nom = 'Personne' WHERE dossier_id = '${tot?.dossierId}'`,
    );
    expect(await verifierLeJournal({ apres: tot?.dossierId })).toMatchObject({ lignes: length, faute: null });
    await falsifier(
      `UPDATE ligne_de_journal SET auteur_nom = 'Personne' WHERE dossier_id = '${tard?.dossierId}'`,
    );
    expect((await verifierLeJournal({ apres: tot?.dossierId })).faute).toMatch(/son contenu a été modifié/);
  });

  const commande = (...options: string[]) =>
    spawnSync(process.execPath, [path.resolve('scripts/journal-verifier.ts'), ...options], {
      encoding: 'utf8',
      env: process.env,
    });

  test('the command ends well on a journal that nobody altered', () => {
    const { status, stdout, stderr } = commande();
    expect(stderr).toBe('');
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: 'Le journal est intact : 5 lignes, 3 sceaux.\n',
    });
  });

  test('refuses: to go on from what is not a dossier', () => {
    const { status, stderr } = commande('--apres=hier');
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringMatching(/--apres attend/) });
  });

  test('the command fails, and names the first broken line, on one that somebody altered', async () => {
    const [ligne] = await lignes(second);
    await falsifier(`UPDATE ligne_de_journal SET auteur_nom = 'Personne' WHERE id = ${ligne?.id}`);
    const { status, stderr } = commande();
    expect(status).toBe(1);
    expect(stderr).toMatch(`ligne 1 (n° ${ligne?.id}) : son contenu a été modifié.`);
  });
});
