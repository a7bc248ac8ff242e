/** What breaks a product, each as it happens to a machine: done, left for a while, and over when the promise resolves. */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { aujourdHui, reglerLeJour } from '#lib/technique/horloge.ts';
import { type Pile, TAILLE_DU_DISQUE } from './pile.ts';

/** How long what lasts does. */
const DUREE_MS = 2_000;

async function baseLente(pile: Pile): Promise<void> {
  const [, ...connexions] = await pile.processusDeLaBase();
  const signaler = (signal: NodeJS.Signals): void => {
    for (const pid of connexions) {
      try {
        process.kill(pid, signal);
      } catch {
        // This one ended meanwhile.
      }
    }
  };
  signaler('SIGSTOP');
  await setTimeout(DUREE_MS);
  signaler('SIGCONT');
}

/** Takes every connection that the server has left, then gives them back. */
async function connexionsEpuisees(pile: Pile): Promise<void> {
  const prises: pg.Client[] = [];
  for (;;) {
    const client = new pg.Client({ connectionString: pile.env.DATABASE_URL });
    client.on('error', () => undefined);
    const pris = await client.connect().then(
      () => true,
      () => false,
    );
    if (!pris) break;
    prises.push(client);
  }
  await setTimeout(DUREE_MS);
  await Promise.all(prises.map((client) => client.end()));
}

/** A day forward, a day back, and where it was. */
async function horlogeQuiSaute(): Promise<void> {
  const vrai = await aujourdHui();
  for (const jour of [vrai.add({ days: 1 }), vrai.subtract({ days: 1 }), vrai]) {
    await reglerLeJour(jour);
    await setTimeout(DUREE_MS / 4);
  }
}

/** The disk of the files full, or lost where this account may mount none. */
async function disqueDesFichiers({ fichiers }: Pile): Promise<void> {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', fichiers], { stdio: 'ignore' });
  } catch {
    const ailleurs = `${fichiers}-ailleurs`;
    await rename(fichiers, ailleurs);
    await writeFile(fichiers, '');
    await setTimeout(DUREE_MS);
    await rm(fichiers);
    await rename(ailleurs, fichiers);
    return;
  }
  await setTimeout(DUREE_MS);
  const gardes = await mkdtemp(path.join(tmpdir(), 'fichiers-'));
  // Some letters found room: they were acknowledged, and are not to be lost with this disk.
  const complets = { recursive: true, filter: (nom: string) => !nom.endsWith('.partiel') };
  await cp(fichiers, gardes, complets);
  execFileSync('umount', ['--lazy', fichiers]);
  await cp(gardes, fichiers, complets);
  await rm(gardes, { recursive: true });
}

async function baseTuee(pile: Pile): Promise<void> {
  await pile.tuerLaBase();
  await pile.redemarrerLaBase();
}

async function baseArretee(pile: Pile): Promise<void> {
  await pile.arreterLaBase();
  await setTimeout(DUREE_MS);
  await pile.redemarrerLaBase();
}

/**
 * The disk of the base full to the last page, then given its room back. A server that could write nothing more of its log
 * stops: it is started again, as the machine would. Without a disk of its own there is nothing to fill.
 */
async function disqueDeLaBase(pile: Pile): Promise<void> {
  const disque = pile.disqueDeLaBase;
  if (!disque) return;
  const donnerLaTaille = (taille: string) =>
    execFileSync('mount', ['-o', `remount,size=${taille}`, disque], { stdio: 'ignore' });
  // What people write meanwhile may need the last page: the disk is then asked again what it holds.
  for (let plein = false; !plein; ) {
    const { blocks, bfree, bsize } = await statfs(disque);
    try {
      donnerLaTaille(String((blocks - bfree) * bsize));
      plein = true;
    } catch {}
  }
  await setTimeout(DUREE_MS);
  donnerLaTaille(TAILLE_DU_DISQUE);
  if (!(await pile.repond())) await pile.redemarrerLaBase();
}

/** Faults of what the site and the worker stand on. Those of the processes themselves are the campaign's. */
export const FAUTES = {
  baseLente,
  connexionsEpuisees,
  horlogeQuiSaute,
  disqueDesFichiers,
  disqueDeLaBase,
  baseTuee,
  baseArretee,
};

/** Faults during which the health page must have said that the base is away. */
export const SANS_BASE: readonly string[] = ['baseTuee', 'baseArretee'];

/** Faults during which the site may answer that it cannot: what it stands on is away, or itself. */
export const EXCUSES: readonly string[] = [
  ...SANS_BASE,
  'disqueDeLaBase',
  'connexionsEpuisees',
  'serveurTue',
];
