import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { prisma } from '#lib/technique/prisma.ts';
import { sceller } from '#lib/technique/scellement.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';
import { le, type Scene, verbes } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';

let premier: Scene;
let second: Scene;

beforeAll(async () => {
  premier = await dossierA('decidee', 'college_public');
  await sceller(le('2026-09-16'));
  second = await dossierA('deposee', 'college_public');
  await sceller(le('2026-09-17'));
  await verbes.instruire(second, le('2026-09-18'));
});

const lignes = (s: Scene) =>
  lire<{ id: string; rang: number; numero: string }>(
    'SELECT l.id, l.rang, d.numero FROM ligne_de_journal l JOIN dossier d ON d.id = l.dossier_id WHERE d.id = $1 ORDER BY rang',
    [s.dossierId],
  );

describe('sealing', () => {
  test('covers every line written since the seal before', async () => {
    const sceaux = await lire<{ jour: string; lignes: number }>(
      'SELECT jour::text, lignes FROM scellement ORDER BY jour',
    );
    expect(sceaux).toEqual([
      { jour: '2026-09-16', lignes: 3 },
      { jour: '2026-09-17', lignes: 1 },
    ]);
  });

  test.each(['2026-09-17', '2026-09-16', '2026-01-01'])(
    'refuses: sealing %s once that day or a later one is sealed',
    async (jour) => {
      expect(await sceller(le(jour))).toBe(false);
      expect(await lire('SELECT 1 FROM scellement')).toHaveLength(2);
    },
  );

  test('two workers at once leave one seal', async () => {
    const faits = await Promise.all([sceller(le('2026-09-19')), sceller(le('2026-09-19'))]);
    expect(faits.sort()).toEqual([false, true]);
  });

  test('refuses: editing or removing a seal', async () => {
    await expect(prisma().scellement.updateMany({ data: { lignes: 0 } })).rejects.toThrow(
      /ne se modifie pas/,
    );
    await expect(prisma().scellement.deleteMany()).rejects.toThrow(/ne se modifie pas/);
    await expect(lire('TRUNCATE scellement')).rejects.toThrow(/ne se modifie pas/);
  });
});

describe('verifying', () => {
  /** The journal as it stood, put back after each forgery. */
  beforeEach(async () => {
    await falsifier('CREATE TABLE IF NOT EXISTS copie_journal AS SELECT * FROM ligne_de_journal');
    await falsifier('CREATE TABLE IF NOT EXISTS copie_sceau AS SELECT * FROM scellement');
    return () =>
      falsifier(`DELETE FROM ligne_de_journal; INSERT INTO ligne_de_journal SELECT * FROM copie_journal;
        DELETE FROM scellement; INSERT INTO scellement SELECT * FROM copie_sceau`);
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
      `UPDATE ligne_de_journal SET auteur_nom = 'Personne' WHERE id = ${milieu?.id};
       UPDATE ligne_de_journal l SET empreinte = empreinte_de_ligne(l) WHERE id = ${milieu?.id}`,
    );
    expect(await faute()).toMatch(new RegExp(`ligne 3 \\(n° ${derniere?.id}\\) : elle ne suit plus`));
  });

  test('a whole chain rewritten with its hashes is betrayed by the seal of its day', async () => {
    const [, , derniere] = await lignes(premier);
    await falsifier(
      `UPDATE ligne_de_journal SET auteur_nom = 'Personne' WHERE id = ${derniere?.id};
       UPDATE ligne_de_journal l SET empreinte = empreinte_de_ligne(l) WHERE id = ${derniere?.id}`,
    );
    expect(await faute()).toBe('sceau du 2026-09-16 : les lignes qu’il couvre ont changé.');
  });

  test('a dossier removed with its whole journal is betrayed by the seal', async () => {
    await falsifier(`DELETE FROM ligne_de_journal WHERE dossier_id = '${premier.dossierId}';
      UPDATE dossier SET version = 0 WHERE id = '${premier.dossierId}'`);
    expect(await faute()).toBe('sceau du 2026-09-16 : il couvre 3 lignes, le journal en a 0.');
    await falsifier(`UPDATE dossier SET version = 3 WHERE id = '${premier.dossierId}'`);
  });

  test('a seal edited, or removed, is named', async () => {
    await falsifier(
      "UPDATE scellement SET scelle_le = now(), empreinte = sha256('x') WHERE jour = '2026-09-17'",
    );
    expect(await faute()).toBe('sceau du 2026-09-17 : il a été modifié.');
    await falsifier("DELETE FROM scellement WHERE jour = '2026-09-16'");
    expect(await faute()).toBe('sceau du 2026-09-17 : le sceau qui le précède manque.');
  });

  const commande = () =>
    spawnSync(process.execPath, [path.resolve('scripts/journal-verifier.ts')], {
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

  test('the command fails, and names the first broken line, on one that somebody altered', async () => {
    const [ligne] = await lignes(second);
    await falsifier(`UPDATE ligne_de_journal SET auteur_nom = 'Personne' WHERE id = ${ligne?.id}`);
    const { status, stderr } = commande();
    expect(status).toBe(1);
    expect(stderr).toMatch(`ligne 1 (n° ${ligne?.id}) : son contenu a été modifié.`);
  });
});
