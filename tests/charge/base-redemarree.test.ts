import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attendre, ouvrirPile, type Pile } from '#epreuves/pannes/pile.ts';
import type { Accompli } from '#lib/dossier/porte.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { sante } from '#lib/technique/sante.ts';
import { le, saisir, verbes } from '#monde/scene.ts';
import type { NomEtablissement } from '#monde/territoire.ts';
import { nouvelleScene } from '#tests/actes/appui/preparation.ts';

const LIEUX: readonly NomEtablissement[] = [
  'collegePublic',
  'lyceePublic',
  'autreCollegePublic',
  'lyceePro',
  'collegeToulouse',
  'lyceeToulouse',
];
const ECRIVAINS = 6;
const AVANT = 10;
const APRES = 10;

let pile: Pile;
let worker: ChildProcess;
/** Acts that the application acknowledged to a person. */
const acquittes: Accompli[] = [];
let pannes = 0;
let rang = 0;
let fini = false;
let santePendantLArret: Awaited<ReturnType<typeof sante>>;

/** Fills dossiers one after the other, as agents do; one that an incident cut short is left there. */
async function ecrire(): Promise<void> {
  while (!fini) {
    const s = nouvelleScene(LIEUX[rang++ % LIEUX.length] as NomEtablissement);
    try {
      await saisir(s, le('2026-09-10'), { rfr: 100 });
      acquittes.push(await verbes.deposer(s, le('2026-09-10')));
      acquittes.push(await verbes.instruire(s, le('2026-09-14')));
    } catch (erreur) {
      // A refusal would be a fault of the application; anything else is the base that does not answer.
      if (erreur instanceof Refus) throw erreur;
      pannes++;
      await attendre(() => prisma().$queryRaw`SELECT 1`.then(Boolean, () => false));
    }
  }
}

beforeAll(async () => {
  pile = await ouvrirPile();
  worker = await pile.demarrerWorker();
  await attendre(async () => (await sante()).causes.length === 0);
  const ecrivains = Promise.all(Array.from({ length: ECRIVAINS }, ecrire));
  await attendre(() => acquittes.length >= AVANT);
  await pile.arreterLaBase();
  await attendre(() => pannes > 0);
  santePendantLArret = await sante();
  await pile.redemarrerLaBase();
  const reprise = acquittes.length;
  await attendre(() => acquittes.length >= reprise + APRES);
  fini = true;
  await ecrivains;
  await attendre(
    async () => (await pile.compter(`SELECT count(*) FROM courrier WHERE etat = 'a_produire'`)) === 0,
  );
});

afterAll(() => pile.fermer());

describe('the database stopped and restarted under load', () => {
  test('cut acts short: the test has shown something', () => {
    expect(pannes).toBeGreaterThan(0);
    expect(acquittes.length).toBeGreaterThanOrEqual(AVANT + APRES);
  });

  test('no acknowledged act is missing', async () => {
    const journal = await enPortee(porteeSysteme(le('2026-09-14')), (tx) => tx.ligneDeJournal.findMany());
    for (const { dossierId, version, etat } of acquittes)
      expect(journal.find((ligne) => ligne.dossierId === dossierId && ligne.rang === version)?.versEtat).toBe(
        etat,
      );
  });

  test('the worker is the same process, and made every letter once', async () => {
    expect(worker.exitCode).toBeNull();
    expect(worker.signalCode).toBeNull();
    const deposes = await pile.compter(`SELECT count(*) FROM dossier WHERE etat <> 'brouillon'`);
    expect(await pile.compter(`SELECT count(*) FROM courrier WHERE etat = 'produit'`)).toBe(deposes);
  });

  test('the health page said so meanwhile, and says that all is well again', async () => {
    expect(santePendantLArret).toEqual({
      base: 'injoignable',
      causes: [expect.stringContaining('La base de données ne répond pas')],
    });
    await attendre(async () => (await sante()).causes.length === 0);
    expect(await sante()).toMatchObject({ base: 'en_service', worker: { nombre: 1 } });
  });

  test('a health page without any worker gives the cause', async () => {
    worker.kill('SIGTERM');
    await attendre(() => worker.exitCode !== null);
    expect(worker.exitCode).toBe(0);
    await attendre(async () => (await sante()).worker?.nombre === 0);
    expect((await sante()).causes.join(' ')).toContain('Aucun worker');
  });
});
