/**
 * Nothing is left on a connection after a transaction, so that a pooler may give it to anybody (PgBouncer, transaction
 * pooling): neither by the SQL of the sources, nor by the functions of the base that the site may call, nor seen on the
 * site's own connections once people have worked.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { enPortee } from '#lib/technique/portee.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { laisseDansLaSession } from './appui/etat-de-session.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';

/** Connections that the site opens at most (lib/technique/prisma.ts). */
const CONNEXIONS = 10;
const SOURCES = ['lib', 'app', 'components'].flatMap((dossier) =>
  readdirSync(dossier, { recursive: true, encoding: 'utf8' })
    .filter((fichier) => /\.tsx?$/.test(fichier))
    .map((fichier) => path.join(dossier, fichier)),
);

describe('what is read for it', () => {
  test.each([
    "SET statement_timeout TO '5s'",
    'SET SESSION statement_timeout = 5',
    'SET ROLE bourses_worker',
    "SELECT 1; SET timezone TO 'UTC'",
    "tx.$executeRaw`SET timezone TO 'UTC'`",
    "SELECT set_config('bourses.identite', $1, false)",
    "SELECT set_config('bourses.identite', concat('a', $1), false), set_config('a', 'b', true)",
    'SELECT pg_advisory_lock(1)',
    'SELECT pg_try_advisory_lock_shared(1)',
    'LISTEN tache',
    'PREPARE p AS SELECT 1',
    'DEALLOCATE ALL',
    'DISCARD ALL',
    'CREATE TEMP TABLE t AS SELECT 1',
    'DECLARE c CURSOR WITH HOLD FOR SELECT 1',
  ])('refuses: %s', (sql) => {
    expect(laisseDansLaSession(sql)).not.toEqual([]);
  });

  test.each([
    "SET LOCAL timezone TO 'UTC'",
    'SET CONSTRAINTS ALL IMMEDIATE',
    'UPDATE dossier SET etat = 1 WHERE id = 2',
    'INSERT INTO t VALUES (1) ON CONFLICT DO UPDATE\n      SET n = 1',
    "SELECT set_config('bourses.identite', concat('a', $1), true)",
    "UPDATE dossier SET dit = 'prepare la suite'",
    'SELECT pg_advisory_xact_lock(1)',
    'SELECT pg_try_advisory_xact_lock(1)',
  ])('lets pass: %s', (sql) => {
    expect(laisseDansLaSession(sql)).toEqual([]);
  });
});

test('no module of the product leaves anything on its connection', () => {
  expect(SOURCES.length).toBeGreaterThan(500);
  const fautes = SOURCES.flatMap((fichier) =>
    laisseDansLaSession(readFileSync(fichier, 'utf8')).map((faute) => `${fichier} : ${faute}`),
  );
  expect(fautes).toEqual([]);
});

test('no module holds a connection of its own: the pool alone opens them', () => {
  const ouvrent = SOURCES.filter((fichier) =>
    /new pg\.(?:Client|Pool)\b|\bouvrirPool\(/.test(readFileSync(fichier, 'utf8')),
  );
  expect(ouvrent.sort()).toEqual(['lib/technique/pool.ts', 'lib/technique/prisma.ts']);
});

test('no function that the site may call leaves anything either', async () => {
  const fonctions = await lire<{ nom: string; corps: string }>(
    `SELECT p.oid::regprocedure::text AS nom, p.prosrc AS corps FROM pg_proc p
     WHERE p.pronamespace = 'public'::regnamespace AND has_function_privilege('bourses_web', p.oid, 'EXECUTE')
       AND p.prolang IN (SELECT oid FROM pg_language WHERE lanname IN ('sql', 'plpgsql'))`,
  );
  expect(fonctions.length).toBeGreaterThan(50);
  expect(
    fonctions.flatMap(({ nom, corps }) => laisseDansLaSession(corps).map((faute) => `${nom} : ${faute}`)),
  ).toEqual([]);
});

interface Etat {
  pid: number;
  reglages: string[];
  identite: string | null;
  verrous: number;
  ecoutes: number;
  tables: number;
  curseurs: number;
  /** Statements prepared by SQL, which a pooler does not follow as it does those of the protocol. */
  preparesParSql: number;
  /** Names that stand for more than one text, or one that a pooler could not tell from another process's. */
  nomsQuelconques: number;
}

/** The state of every connection of the site, each held while the others are looked at. */
async function etatDesConnexions(): Promise<Etat[]> {
  let entrees = 0;
  let ouvrir = () => {};
  const toutes = new Promise<void>((suite) => {
    ouvrir = suite;
  });
  const regarder = () =>
    prisma().$transaction(async (tx) => {
      if (++entrees === CONNEXIONS) ouvrir();
      await toutes;
      const [etat] = await tx.$queryRaw<Etat[]>`
        SELECT pg_backend_pid() AS pid, ARRAY(SELECT name FROM pg_settings WHERE source = 'session' AND name NOT LIKE 'transaction%') AS reglages,
          nullif(current_setting('bourses.identite', true), '') AS identite,
          (SELECT count(*)::int FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory') AS verrous,
          (SELECT count(*)::int FROM pg_listening_channels()) AS ecoutes,
          (SELECT count(*)::int FROM pg_class WHERE relpersistence = 't') AS tables,
          (SELECT count(*)::int FROM pg_cursors WHERE is_holdable) AS curseurs,
          (SELECT count(*)::int FROM pg_prepared_statements WHERE from_sql) AS "preparesParSql",
          (SELECT count(*)::int FROM pg_prepared_statements WHERE name !~ '^[A-Za-z0-9_-]{43}$') AS "nomsQuelconques"`;
      return etat as Etat;
    });
  return Promise.all(Array.from({ length: CONNEXIONS }, regarder));
}

describe('the connections of the site, once people have worked', () => {
  let etats: Etat[];
  beforeAll(async () => {
    const scenes = await Promise.all(
      Array.from({ length: CONNEXIONS }, async () => {
        const s = nouvelleScene('collegePublic');
        await saisir(s, le('2026-09-10'), { rfr: 100 });
        await verbes.deposer(s, le('2026-09-10'));
        await verbes.instruire(s, le('2026-09-14'));
        // Refused and taken back half way: what a transaction had set goes with it.
        await verbes.instruire(s, le('2026-09-14')).catch(() => {});
        return s;
      }),
    );
    const chef = await acteur(scenes[0] as Scene, 'chef_etablissement', le('2026-09-14'));
    await enPortee(chef, async (tx) => {
      await tx.dossier.count();
      throw new Error('cut short');
    }).catch(() => {});
    etats = await etatDesConnexions();
  });

  test('are all looked at', () => {
    expect(new Set(etats.map(({ pid }) => pid)).size).toBe(CONNEXIONS);
  });

  test('hold no setting, identity, lock, ear, table, cursor nor statement of one session', () => {
    for (const { pid: _, ...etat } of etats)
      expect(etat).toEqual({
        reglages: [],
        identite: null,
        ...{ verrous: 0, ecoutes: 0, tables: 0, curseurs: 0, preparesParSql: 0, nomsQuelconques: 0 },
      });
  });
});
