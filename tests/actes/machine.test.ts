/** When the machine has no room or no time left: a person is told so, keeps what was typed, and nothing is written. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { repondreRefus } from '#lib/technique/fichier.ts';
import { traiter } from '#lib/technique/formulaire.ts';
import { refusDeLaMachine } from '#lib/technique/machine.ts';
import { ouvrirPool } from '#lib/technique/pool.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import { ouvrirPrisma, prisma, type Transaction } from '#lib/technique/prisma.ts';
import { sante } from '#lib/technique/sante.ts';
import { agentDe } from '#monde/agents.ts';
import { le } from '#monde/scene.ts';
import { agent } from './appui/perimetre.ts';
import { lire, VERROUS_D_ICI } from './appui/proprietaire.ts';

const systeme = porteeSysteme(le('2026-11-10'));
const dites: string[] = [];
vi.spyOn(process.stderr, 'write').mockImplementation((texte) => dites.push(String(texte)) > 0);
afterEach(() => {
  dites.length = 0;
});

let chef: Portee;

/** One statement of a person under a limit of its own, far below what a use is given. */
const sous = (limite: string, sql: string, portee = chef) =>
  enPortee(portee, async (tx: Transaction) => {
    await tx.$executeRawUnsafe(`SET LOCAL ${limite}`);
    await tx.$executeRawUnsafe(sql);
  });

const base = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1);

/** The role of the site may write so much beside its tables, as on a disk that is nearly full. */
const reserver = (place: string) =>
  lire(`ALTER ROLE bourses_web IN DATABASE "${base}" SET temp_file_limit TO '${place}'`).then(() =>
    prisma().$disconnect(),
  );

const GROS = `SELECT max(g) FROM (SELECT g FROM generate_series(1, 100000) AS g ORDER BY repeat(md5(g::text), 32) OFFSET 1) AS x`;

/** What each limit stops, as it happens. */
const ARRETS: Record<string, [() => Promise<unknown>, RegExp]> = {
  'a statement that lasts too long': [
    () => sous('statement_timeout TO 50', 'SELECT pg_sleep(5)'),
    /très occupé/,
  ],
  'a lock that somebody else holds': [
    () => sous('lock_timeout TO 50', 'LOCK TABLE horloge'),
    /Quelqu’un d’autre travaille sur ce dossier/,
  ],
  'a base without room': [() => sous('work_mem TO 64', GROS), /n’a plus de place/],
};

let verrou: pg.Client;
beforeAll(async () => {
  chef = await agent(agentDe('collegePublic', 'chef_etablissement'));
  verrou = new pg.Client({ connectionString: process.env.DATABASE_URL_PROPRIETAIRE });
  await verrou.connect();
  await verrou.query('BEGIN; LOCK TABLE horloge');
  await reserver('1MB');
  return async () => {
    await verrou.end();
    await reserver('-1');
  };
});

describe.each(Object.entries(ARRETS))('%s', (_, [arret, phrase]) => {
  test('is told to who filled a form, with what they typed', async () => {
    const donnees = new FormData();
    donnees.set('nom', 'Noé');
    const etat = await traiter(z.object({ nom: z.string() }), donnees, async () => {
      await arret();
      return 'fait';
    });
    expect(etat).toMatchObject({
      statut: 'refuse',
      message: expect.stringMatching(phrase),
      saisie: { nom: 'Noé' },
    });
  });

  test('is answered 503 by an address, and logged without its words', async () => {
    const erreur = await arret().catch((faute: unknown) => faute);
    const reponse = repondreRefus(erreur);
    expect(reponse.status).toBe(503);
    expect(await reponse.text()).toMatch(/rien n’a été enregistré/);
    expect(dites.map((ligne) => JSON.parse(ligne))).toMatchObject([{ niveau: 'erreur', quoi: 'machine' }]);
    expect(dites.join('')).not.toMatch(/SELECT|LOCK/);
  });
});

test.skipIf(!existsSync('/dev/full'))('a disk without room is told in the same words', async () => {
  const erreur = await writeFile('/dev/full', 'x').catch((faute: unknown) => faute);
  expect(refusDeLaMachine(erreur)?.message).toMatch(/n’a plus de place/);
});

describe('refuses', () => {
  test.each([new TypeError('x'), Object.assign(new Error('x'), { code: 'P2002' }), 'une chaîne', null])(
    'to give a fault of ours for a busy machine: %s',
    (faute) => {
      expect(refusDeLaMachine(faute)).toBeNull();
    },
  );

  test('to turn the error of a job into a sentence: it is tried again, and its code is for the logs', async () => {
    const faute = sous('statement_timeout TO 50', 'SELECT pg_sleep(5)', systeme);
    await expect(faute).rejects.toThrow(/statement timeout/);
  });

  test('to leave a row locked by who falls silent in the middle: PostgreSQL ends it', async () => {
    const muet = ouvrirPrisma(process.env.DATABASE_URL_WORKER ?? '');
    const fini = muet
      .$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL idle_in_transaction_session_timeout TO 50`;
        await tx.$executeRaw`LOCK TABLE graphile_worker._private_jobs`;
        while (
          (
            await lire(
              `SELECT 1 FROM ${VERROUS_D_ICI} WHERE relation = 'graphile_worker._private_jobs'::regclass AND mode = 'AccessExclusiveLock'`,
            )
          ).length > 0
        );
        await tx.$queryRaw`SELECT 1`;
      })
      .catch((faute: unknown) => faute);
    expect(await fini).toBeInstanceOf(Error);
    await muet.$disconnect();
  });

  test('to die with a connection that the server ends in the hands of who holds it', async () => {
    const pool = ouvrirPool({ connectionString: process.env.DATABASE_URL, max: 1 });
    const tenue = await pool.connect();
    const coupee = new Promise((suite) => tenue.once('end', suite));
    const { rows } = await tenue.query('SELECT pg_backend_pid() AS pid');
    await lire(`SELECT pg_terminate_backend(${rows[0].pid})`);
    await coupee;
    await expect(tenue.query('SELECT 1')).rejects.toThrow();
    tenue.release(true);
    expect((await pool.query('SELECT 1 AS un')).rows).toEqual([{ un: 1 }]);
    await pool.end();
  });

  test('to ask a connection two things at once: each waits for the answer before, and a refusal stops none', async () => {
    const dits: string[] = [];
    const noter = ({ message }: Error) => dits.push(message);
    process.on('warning', noter);
    const pool = ouvrirPool({ connectionString: process.env.DATABASE_URL, max: 1 });
    const tenue = await pool.connect();
    const un = (rang: number) => tenue.query('SELECT $1::int / ($1 - 3) AS n', [rang]);
    const suites = await Promise.allSettled([1, 2, 3, 4, 5].map(un));
    expect(suites.map((suite) => (suite.status === 'fulfilled' ? suite.value.rows[0].n : 'refus'))).toEqual([
      0,
      -2,
      'refus',
      4,
      2,
    ]);
    tenue.release();
    await pool.end();
    process.off('warning', noter);
    expect(dits).toEqual([]);
  });

  test('to be well when the base cannot write: health says so, with the way out', async () => {
    expect((await sante()).causes[0]).toMatch(
      /^La base n’a plus de place pour écrire .* Libérez de la place/,
    );
    await reserver('100MB');
    expect((await sante()).causes.join()).not.toMatch(/plus de place/);
    await reserver('1MB');
  });
});
