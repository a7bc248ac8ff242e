/** A backup taken while people work, then put back elsewhere: what was acknowledged before it is there, and reads well. */
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attendre, ouvrirPile, type Pile, tuer } from '#epreuves/pannes/pile.ts';
import { le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { demoSecrets } from '#scripts/demo.ts';
import { startServer, withClient } from '#scripts/postgres.ts';
import { nouvelleScene } from '#tests/actes/appui/preparation.ts';

interface Fin {
  code: number;
  dit: string;
}

let pile: Pile;
let ailleurs: string;
let sauvegarde: string;
let cles: string;
let instant: string;
let faite: Fin;
const avant: Scene[] = [];
const pendant: Scene[] = [];
let apres: Scene;
let tropTard: Scene;

/** Runs a command of the product as an administrator does, on the data of a folder. */
function commande(
  script: string,
  args: string[],
  donnees: string,
  autres: Record<string, string | undefined> = {},
): Promise<Fin> {
  const { DATABASE_URL: _, DATABASE_URL_PROPRIETAIRE: __, DATABASE_URL_WORKER: ___, ...env } = process.env;
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      ['--no-warnings', `scripts/${script}`, ...args],
      { env: { ...env, BOURSES_DONNEES: donnees, ...autres } },
      (erreur, sortie, dit) => resolve({ code: Number(erreur?.code ?? 0), dit: `${sortie}${dit}` }),
    ),
  );
}

async function decide(): Promise<Scene> {
  const s = nouvelleScene('collegePublic');
  await saisir(s, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-14'));
  await verbes.attribuer(s, le('2026-09-16'));
  return s;
}

const maintenant = (): Promise<string> =>
  pile.lire(`SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** States of dossiers in a place that was restored, by a server of its own on it. */
async function etatsDans(donnees: string): Promise<Map<string, string>> {
  const { superuser } = await demoSecrets(donnees);
  const serveur = await startServer({
    directory: path.join(donnees, 'postgres'),
    password: superuser,
    ephemeral: false,
  });
  try {
    return await withClient(serveur.adminUrl('bourses'), async (client) => {
      const { rows } = await client.query('SELECT id, etat FROM dossier');
      return new Map(rows.map(({ id, etat }) => [id, etat]));
    });
  } finally {
    await serveur.stop();
  }
}

beforeAll(async () => {
  pile = await ouvrirPile({ archiver: true });
  ailleurs = await mkdtemp(path.join(tmpdir(), 'bourses-restauration-'));
  await chmod(ailleurs, 0o755);
  sauvegarde = path.join(ailleurs, 'sauvegarde');
  cles = path.join(ailleurs, 'cles.json');
  const worker = await pile.demarrerWorker();
  for (let rang = 0; rang < 3; rang++) avant.push(await decide());
  // A decision is notified once its letter is made: what the backup must hold is known from then on.
  await attendre(async () => (await pile.compter('SELECT count(*) FROM notification')) === avant.length);
  let fini = false;
  const saisie = (async () => {
    while (!fini) pendant.push(await decide());
  })();
  faite = await commande('sauvegarder.ts', [sauvegarde, `--cles=${cles}`], pile.dossier);
  fini = true;
  await saisie;
  apres = await decide();
  instant = await maintenant();
  await attendre(async () => (await maintenant()) > instant);
  tropTard = await decide();
  await attendre(
    async () => (await pile.compter(`SELECT count(*) FROM courrier WHERE etat = 'a_produire'`)) === 0,
  );
  const dernier = await pile.lire('SELECT pg_walfile_name(pg_switch_wal())');
  await attendre(
    async () =>
      (await pile.compter(
        `SELECT count(*) FROM pg_stat_archiver WHERE last_archived_wal >= '${dernier}'`,
      )) === 1,
  );
  await tuer(worker);
});
afterAll(async () => {
  await pile.fermer();
  await rm(ailleurs, { recursive: true, force: true });
});

describe('a backup', () => {
  test('is made while acts go on, and says where the keys are', () => {
    expect(faite.dit).toContain('Sauvegarde faite');
    expect(faite.dit).toContain(`Les clés sont dans ${cles}`);
    expect(faite.code).toBe(0);
    expect(pendant.length).toBeGreaterThan(0);
  });

  test('refuses: a folder where something lies', async () => {
    const { code, dit } = await commande('sauvegarder.ts', [sauvegarde], pile.dossier);
    expect(code).toBe(1);
    expect(dit).toContain('existe déjà');
  });

  test('refuses: to keep the keys beside what they open', async () => {
    const neuve = path.join(ailleurs, 'neuve');
    const { code, dit } = await commande(
      'sauvegarder.ts',
      [neuve, `--cles=${neuve}/cles.json`],
      pile.dossier,
    );
    expect(code).toBe(1);
    expect(dit).toContain('Les clés ne vont pas dans la sauvegarde');
  });

  test('refuses: a place where nothing ever ran', async () => {
    const { code, dit } = await commande(
      'sauvegarder.ts',
      [path.join(ailleurs, 'rien')],
      path.join(ailleurs, 'vide'),
    );
    expect(code).toBe(1);
    expect(dit).toContain('Rien n’a encore tourné');
  });
});

describe('a backup of a server of one’s own', () => {
  const chezSoi = (chemin: string) => ({ DATABASE_URL: process.env.DATABASE_URL, PATH: chemin });

  test('is made by the tools of PostgreSQL, on the base of the configuration', async () => {
    const outils = path.join(ailleurs, 'outils');
    await mkdir(outils);
    await writeFile(
      path.join(outils, 'pg_dump'),
      `#!/bin/sh\nfor dit in "$@"; do case "$dit" in --file=*) echo "$@" > "\${dit#--file=}";; esac; done\n`,
      { mode: 0o755 },
    );
    const neuve = path.join(ailleurs, 'pg-dump');
    const { code } = await commande('sauvegarder.ts', [neuve], pile.dossier, chezSoi(outils));
    expect(code).toBe(0);
    const dit = await readFile(path.join(neuve, 'base.dump'), 'utf8');
    expect(dit).toContain('--format=custom');
    expect(dit).toContain('/bourses');
  });

  test('refuses: without these tools, and says what to install', async () => {
    const { code, dit } = await commande(
      'sauvegarder.ts',
      [path.join(ailleurs, 'sans-outils')],
      pile.dossier,
      chezSoi('/nulle-part'),
    );
    expect(code).toBe(1);
    expect(dit).toContain('pg_dump est introuvable');
    expect(await readdir(ailleurs)).not.toContain('sans-outils');
  });
});

describe('what is put back', () => {
  test('holds what was acknowledged before, nothing after, an intact journal, and every letter', async () => {
    const donnees = path.join(ailleurs, 'telle-quelle');
    const { code, dit } = await commande('restaurer.ts', [sauvegarde, `--cles=${cles}`], donnees);
    expect(dit).toContain('Le journal est intact');
    expect(dit).toMatch(/Les \d+ pièces et courriers s’ouvrent/);
    expect(code).toBe(0);
    const etats = await etatsDans(donnees);
    for (const { dossierId } of avant) expect(etats.get(dossierId)).toBe('notifiee');
    expect(etats.has(apres.dossierId)).toBe(false);
  });

  test('goes on to an instant, with the archives: what came before it, and not what came after', async () => {
    const donnees = path.join(ailleurs, 'jusqu-a');
    const jusque = [sauvegarde, `--cles=${cles}`, `--archives=${pile.archives}`, `--jusqua=${instant}`];
    const { code, dit } = await commande('restaurer.ts', [...jusque, `--fichiers=${pile.fichiers}`], donnees);
    expect(dit).toContain('Le journal est intact');
    expect(code).toBe(0);
    const etats = await etatsDans(donnees);
    for (const { dossierId } of [...avant, ...pendant, apres]) expect(etats.has(dossierId)).toBe(true);
    expect(etats.has(tropTard.dossierId)).toBe(false);
  });

  test('refuses: over data that are there', async () => {
    const { code, dit } = await commande('restaurer.ts', [sauvegarde], path.join(ailleurs, 'telle-quelle'));
    expect(code).toBe(1);
    expect(dit).toContain('Des données sont déjà dans');
  });

  test('refuses: without the keys', async () => {
    const { code, dit } = await commande('restaurer.ts', [sauvegarde], path.join(ailleurs, 'sans-cles'));
    expect(code).toBe(1);
    expect(dit).toContain('Les clés manquent');
  });

  test('refuses: an instant before the backup', async () => {
    const { code, dit } = await commande(
      'restaurer.ts',
      [sauvegarde, `--cles=${cles}`, `--archives=${pile.archives}`, '--jusqua=2020-01-01T00:00:00Z'],
      path.join(ailleurs, 'trop-tot'),
    );
    expect(code).toBe(1);
    expect(dit).toContain('prenez-en une d’avant');
  });

  test('refuses: a backup whose file was altered', async () => {
    const copie = path.join(ailleurs, 'alteree');
    await cp(sauvegarde, copie, { recursive: true });
    const [segment] = await readdir(path.join(copie, 'wal'));
    await writeFile(path.join(copie, 'wal', segment ?? ''), 'autre chose');
    const { code, dit } = await commande(
      'restaurer.ts',
      [copie, `--cles=${cles}`],
      path.join(ailleurs, 'refusee'),
    );
    expect(code).toBe(1);
    expect(dit).toContain(`Le fichier wal/${segment} de la sauvegarde a changé`);
  });

  test('refuses: a backup that was cut short', async () => {
    const copie = path.join(ailleurs, 'coupee');
    await cp(sauvegarde, copie, { recursive: true });
    await rm(path.join(copie, 'manifeste.json'));
    const { code, dit } = await commande(
      'restaurer.ts',
      [copie, `--cles=${cles}`],
      path.join(ailleurs, 'refusee'),
    );
    expect(code).toBe(1);
    expect(dit).toContain('n’est pas une sauvegarde complète');
  });
});
