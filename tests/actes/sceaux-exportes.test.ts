/** Seals copied outside the base: what they betray that the base alone cannot, and when a copy is refused. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clePublique } from '#lib/technique/cle-de-sceau.ts';
import { exporterLesSceaux, lireLaCopie } from '#lib/technique/sceaux-exportes.ts';
import { sceller } from '#lib/technique/scellement.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';
import { ilYA } from './appui/jours.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier } from './appui/proprietaire.ts';

const [PREMIER, DEUXIEME] = [ilYA(3), ilYA(2)];
let dossier = '';

beforeAll(async () => {
  await dossierA('decidee', 'college_public');
  await sceller(PREMIER);
  await dossierA('deposee', 'college_public');
  await sceller(DEUXIEME);
});

/** A folder of its own, and the journal as it stood, put back after each forgery. */
beforeEach(async () => {
  dossier = await mkdtemp(path.join(tmpdir(), 'sceaux-'));
  for (const table of ['ligne_de_journal', 'scellement'])
    await falsifier(`CREATE TABLE IF NOT EXISTS copie_${table} AS SELECT * FROM ${table}`);
  return async () => {
    await rm(dossier, { recursive: true });
    for (const table of ['ligne_de_journal', 'scellement'])
      await falsifier(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM copie_${table}`);
  };
});

const commande = (nom: string, options: string[], change: Record<string, string | undefined> = {}) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.resolve(`scripts/journal-${nom}.ts`), ...options],
    { encoding: 'utf8', env: { ...process.env, ...change } },
  );
  return { status, dit: `${stdout}${stderr}`.trim() };
};
const exporter = () => exporterLesSceaux(dossier);
/** What the check finds against the copy, with its keys alone. */
const faute = async () => {
  const { sceaux: copies, cles: connues } = await lireLaCopie(dossier);
  return (await verifierLeJournal({ copies, connues })).faute;
};

/** Somebody owns the machine, its key included: the last line and every seal are written again, all of them valid. */
async function toutRecrire(): Promise<void> {
  await falsifier(`
    UPDATE ligne_de_journal SET role = 'famille' WHERE id = (SELECT max(id) FROM ligne_de_journal);
    UPDATE ligne_de_journal l SET empreinte = empreinte_de_ligne(l) WHERE id = (SELECT max(id) FROM ligne_de_journal);
    DELETE FROM scellement`);
  await sceller(PREMIER);
  await sceller(DEUXIEME);
}

describe('the copy of the seals', () => {
  test('holds one line a seal with its head, count, day and signature, and the public key alone', async () => {
    expect(commande('exporter', [dossier])).toEqual({
      status: 0,
      dit: expect.stringMatching(/^2 sceaux ajoutés, 2 en tout, dans .*\nClé publique : [0-9a-f]{64}$/),
    });
    const [cle = '', ...autres] = (await readdir(dossier)).sort();
    expect(autres).toEqual(['sceaux.jsonl']);
    expect(await readFile(path.join(dossier, cle), 'utf8')).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    const lignes = (await readFile(path.join(dossier, 'sceaux.jsonl'), 'utf8')).trim().split('\n');
    expect(lignes.map((ligne) => JSON.parse(ligne))).toMatchObject([
      {
        jour: `${PREMIER}`,
        lignes: 3,
        cle: cle.slice(4, 20),
        empreinte: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      { jour: `${DEUXIEME}`, lignes: 1, signature: expect.stringMatching(/^[0-9a-f]{128}$/) },
    ]);
    expect(commande('verifier', ['--sceaux', dossier], { CLE_DE_SCEAU: undefined })).toEqual({
      status: 0,
      dit: 'Le journal est intact : 4 lignes, 2 sceaux, dont 2 comparés à leur copie.',
    });
  });

  test('grows by the seals that came since, and keeps what it had', async () => {
    await falsifier(`DELETE FROM scellement WHERE jour = '${DEUXIEME}'`);
    await exporter();
    const avant = await readFile(path.join(dossier, 'sceaux.jsonl'), 'utf8');
    await sceller(DEUXIEME);
    expect(await exporter()).toEqual({ ajoutes: 1, total: 2 });
    expect((await readFile(path.join(dossier, 'sceaux.jsonl'), 'utf8')).startsWith(avant)).toBe(true);
  });

  test('is checked by its own public keys: that of today may have changed since, and knows nothing alone', async () => {
    await exporter();
    expect(await faute()).toBeNull();
    const autre = clePublique(randomBytes(32));
    expect((await verifierLeJournal({ connues: [autre] })).faute).toMatch(
      /il est signé par une clé inconnue/,
    );
  });
});

describe('against a copy, the check names', () => {
  test('a journal written again whole, with seals that the very key signed', async () => {
    await exporter();
    await toutRecrire();
    expect((await verifierLeJournal()).faute).toBeNull();
    const phrase = `sceau du ${PREMIER} : il n’est pas celui qui a été exporté (sceau du ${PREMIER}).`;
    expect(await faute()).toBe(phrase);
    expect(commande('verifier', ['--sceaux', dossier])).toEqual({
      status: 1,
      dit: `Le journal a été altéré. Première faute : ${phrase}`,
    });
  });

  test.each([
    ['a last seal that was removed', `WHERE jour = '${DEUXIEME}'`, DEUXIEME],
    ['all of them removed', '', PREMIER],
  ])('%s', async (_, ou, jour) => {
    await exporter();
    await falsifier(`DELETE FROM scellement ${ou}`);
    expect((await verifierLeJournal()).faute).toBeNull();
    expect(await faute()).toBe(`sceau du ${jour} : il a été exporté, la base ne l’a plus.`);
  });
});

describe('refuses', () => {
  test('to export over a copy that the base no longer has, and leaves it as it was', async () => {
    await exporter();
    const avant = await readFile(path.join(dossier, 'sceaux.jsonl'), 'utf8');
    await toutRecrire();
    expect(commande('exporter', [dossier])).toEqual({
      status: 1,
      dit: `Le sceau du ${PREMIER} n’est plus dans la base tel qu’il a été exporté.`,
    });
    expect(await readFile(path.join(dossier, 'sceaux.jsonl'), 'utf8')).toBe(avant);
  });

  test('to export a seal that does not hold: nothing is written', async () => {
    await falsifier(`UPDATE scellement SET empreinte = sha256('x') WHERE jour = '${DEUXIEME}'`);
    await expect(exporter()).rejects.toThrow(`Rien n’est exporté : sceau du ${DEUXIEME} : il a été modifié.`);
    expect(await readdir(dossier)).toEqual([]);
  });

  test.each<[string, (texte: string) => string, RegExp]>([
    [
      'a line that is no seal',
      (texte) => texte.replace('"lignes"', '"ligne"'),
      /sceaux.jsonl, ligne 1 : ce n’est pas un sceau/,
    ],
    [
      'a line changed',
      (texte) => texte.replace('"lignes":3', '"lignes":4'),
      /La copie ne tient pas : .*il a été modifié/,
    ],
    [
      'a line removed',
      (texte) => texte.split('\n').slice(1).join('\n'),
      /La copie ne tient pas : .*qui le précède manque/,
    ],
  ])('a copy with %s', async (_, changer, phrase) => {
    await exporter();
    const fichier = path.join(dossier, 'sceaux.jsonl');
    await writeFile(fichier, changer(await readFile(fichier, 'utf8')));
    await expect(faute()).rejects.toThrow(phrase);
  });

  test('a copy whose key is another than that of its name', async () => {
    await exporter();
    const [cle = ''] = (await readdir(dossier)).sort();
    await writeFile(path.join(dossier, 'cle-0123456789abcdef.pem'), await readFile(path.join(dossier, cle)));
    await expect(faute()).rejects.toThrow(/contient une autre clé que celle de son nom/);
  });

  test('a folder that was never filled, and a command without a folder', async () => {
    expect(commande('verifier', ['--sceaux', dossier])).toMatchObject({
      status: 1,
      dit: expect.stringContaining('n’a pas de sceaux.jsonl'),
    });
    expect(commande('exporter', [])).toMatchObject({
      status: 1,
      dit: expect.stringContaining('Donnez le dossier à remplir'),
    });
  });

  test('to seal where there is no key', async () => {
    await falsifier('DELETE FROM scellement');
    const code = `const { sceller } = await import('#lib/technique/scellement.ts');
      const { jour } = await import('#lib/droit/date.ts'); await sceller(jour('${PREMIER}'));`;
    const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      encoding: 'utf8',
      env: { ...process.env, CLE_DE_SCEAU: undefined },
    });
    expect(stderr).toContain('CLE_DE_SCEAU manque');
  });
});
