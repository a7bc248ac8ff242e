/** Whether a process may be given requests: what the base lacks, the keys that it was written under, and a base that is away. */
import { readdir } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET as pret } from '#app/api/sante/pret/route.ts';
import { GET as vivant } from '#app/api/sante/vivant/route.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { disposition } from '#lib/technique/pret.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, enVain, lire } from './appui/proprietaire.ts';

let dossierId: string;
beforeAll(async () => {
  ({ dossierId } = await dossierA('deposee', 'college_public'));
});

/** What a ciphertext under a key looks like. */
const sousLaCle = (numero: number) => `decode('424e4301' || lpad(to_hex(${numero}), 2, '0') || '00', 'hex')`;

const ecrireSous = (numero: number) =>
  `SET LOCAL session_replication_role = 'replica'; UPDATE demande SET numero_fiscal = ${sousLaCle(numero)} WHERE dossier_id = '${dossierId}'`;

describe('GET /api/sante/pret', () => {
  test('is ready on a base that has the migrations of the sources', async () => {
    const reponse = await pret();
    expect(await reponse.json()).toEqual({ pret: true, causes: [] });
    expect(reponse.status).toBe(200);
    expect(reponse.headers.get('Cache-Control')).toBe('no-store');
  });

  test('is ready on a base that a later version has migrated', async () => {
    const noms = await readdir('prisma/migrations');
    expect(await disposition(noms.filter((nom) => /^\d/.test(nom)).slice(0, -1))).toEqual({
      pret: true,
      causes: [],
    });
  });

  test('refuses: a base without the last migration of this version', async () => {
    expect(await disposition(['20991231000000_a_venir'])).toEqual({
      pret: false,
      causes: [expect.stringContaining('La base n’a pas les migrations de cette version')],
    });
  });

  test('refuses: a migration that failed, was taken back, or is under way counts as lacking', async () => {
    const [derniere] = await lire<{ nom: string }>(
      'SELECT max(migration_name) AS nom FROM _prisma_migrations',
    );
    const manque = (changement: string) =>
      enVain(
        `UPDATE _prisma_migrations SET ${changement} WHERE migration_name = '${derniere?.nom}'`,
        `SELECT migrations_manquantes(ARRAY['${derniere?.nom}']) AS noms`,
      );
    expect(await manque('logs = NULL')).toEqual([{ noms: [] }]);
    expect(await manque('finished_at = NULL')).toEqual([{ noms: [derniere?.nom] }]);
    expect(await manque('rolled_back_at = now()')).toEqual([{ noms: [derniere?.nom] }]);
  });

  test('refuses: a base that was last written under a key of another process', async () => {
    await lire(ecrireSous(7));
    expect(await disposition()).toEqual({
      pret: false,
      causes: [expect.stringContaining('n’a pas la clé n° 7')],
    });
  });

  test('is ready while the key of the base is one of its own, or none was ever used', async () => {
    await lire(ecrireSous(configuration().trousseau.courante));
    expect(await disposition()).toMatchObject({ pret: true });
    await lire(ecrireSous(7).replace(sousLaCle(7), 'NULL'));
    expect(await disposition()).toMatchObject({ pret: true });
  });

  test('refuses: what it asks of the base, to anybody who asks for it as a person', async () => {
    await expect(enTantQuApplication('systeme', 'SELECT cles_en_usage()')).rejects.toThrow(
      /permission denied/,
    );
    await expect(enTantQuApplication('', 'SELECT * FROM _prisma_migrations')).rejects.toThrow(
      /permission denied/,
    );
  });
});

test('GET /api/sante/vivant answers by itself: the base is not asked', async () => {
  const reponse = vivant();
  expect(reponse.status).toBe(200);
  expect(await reponse.json()).toEqual({ vivant: true });
});
