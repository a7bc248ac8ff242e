/** Sealing while people work: nobody waits for the seal, and no line slips below it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { sceller } from '#lib/technique/scellement.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';
import { le, type Scene, verbes } from '#monde/scene.ts';
import { ilYA } from './appui/jours.ts';
import { ligneALaMain } from './appui/ligne.ts';
import { dossierA } from './appui/preparation.ts';
import { lire, VERROUS_D_ICI } from './appui/proprietaire.ts';

const deposee = () => dossierA('deposee', 'college_public');
const instruire = (s: Scene) => verbes.instruire(s, le('2026-09-14'));

/** Opens a transaction of the application, runs statements in it, and leaves it open. */
async function tenir(
  sql: string,
  url = process.env.DATABASE_URL_WORKER,
): Promise<{ lacher: () => Promise<void>; annuler: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN');
  await client.query(sql);
  const finir = async (fin: string) => {
    await client.query(fin);
    await client.end();
  };
  return { lacher: () => finir('COMMIT'), annuler: () => finir('ROLLBACK') };
}

/** An act of which the line is written, not yet committed. */
const acteEnCours = (s: Scene) =>
  tenir(`UPDATE dossier SET version = version + 1 WHERE id = '${s.dossierId}';
    ${ligneALaMain(s, { acte: "'signaler_attente_avis'", vers_etat: "'deposee'" })}`);

/** Nobody may put a seal, everybody may read them. */
const sceauxRetenus = () =>
  tenir('LOCK TABLE scellement IN SHARE MODE', process.env.DATABASE_URL_PROPRIETAIRE);

/**
 * Waits until the base shows what the test waits for, or there is nothing left to wait for. Without a pause: what shows for
 * a millisecond out of a hundred would be missed for minutes by who looks at the same pace.
 */
async function jusquA(sql: string, assez = () => false): Promise<void> {
  while (!assez() && (await lire(sql)).length === 0);
}

/** The seal put from now on has read where it ends in the journal, its last register, and waits for the acts under way. */
async function enAttente(sceau: () => Promise<boolean>): Promise<{ fin: Promise<boolean> }> {
  const [{ depuis } = {}] = await lire<{ depuis: string }>('SELECT clock_timestamp()::text AS depuis');
  let fini = false;
  const fin = sceau().finally(() => {
    fini = true;
  });
  await jusquA(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND query LIKE '%virtualtransaction%''ligne_de_journal''::regclass%' AND query_start > '${depuis}'`,
    () => fini,
  );
  return { fin };
}
const leSceauVaSEcrire = () =>
  jusquA(`SELECT 1 FROM ${VERROUS_D_ICI} WHERE relation = 'scellement'::regclass AND NOT granted`);

const sceaux = () =>
  lire<{ jour: string; lignes: number }>('SELECT jour::text, lignes FROM scellement ORDER BY jour');
const intact = async () => expect((await verifierLeJournal()).faute).toBeNull();

describe('sealing while acts are done', () => {
  test('acts are done while a seal waits for a line under way, which it covers', async () => {
    const [lent, rapide, suivant] = [await deposee(), await deposee(), await deposee()];
    const enCours = await acteEnCours(lent);
    await instruire(rapide);
    const { fin } = await enAttente(() => sceller(ilYA(10)));
    await instruire(suivant);
    expect(await sceaux()).toEqual([]);
    await enCours.lacher();
    expect(await fin).toBe(true);
    // Three deposits, the line that was under way, the fast act; the act done meanwhile is for the next seal.
    expect(await sceaux()).toEqual([{ jour: ilYA(10).toString(), lignes: 5 }]);
    await sceller(ilYA(9));
    expect((await sceaux())[1]).toEqual({ jour: ilYA(9).toString(), lignes: 1 });
    await intact();
  });

  test('refuses: to cover the line of an act that was given up', async () => {
    const abandonne = await deposee();
    const enCours = await acteEnCours(abandonne);
    await instruire(await deposee());
    const { fin } = await enAttente(() => sceller(ilYA(8)));
    await enCours.annuler();
    expect(await fin).toBe(true);
    expect((await sceaux()).at(-1)).toEqual({ jour: ilYA(8).toString(), lignes: 3 });
    await intact();
  });

  test('acts are done while a seal is about to be written', async () => {
    const s = await deposee();
    const retenus = await sceauxRetenus();
    const sceau = sceller(ilYA(7));
    await leSceauVaSEcrire();
    await instruire(s);
    await retenus.lacher();
    expect(await sceau).toBe(true);
    await intact();
  });

  test('a seal that is killed leaves nothing, and the next one takes its lines', async () => {
    await instruire(await deposee());
    const avant = await sceaux();
    const retenus = await sceauxRetenus();
    const enfant = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { sceller } = await import('#lib/technique/scellement.ts');
         const { jour } = await import('#lib/droit/date.ts');
         await sceller(jour('${ilYA(6)}'));`,
      ],
      { cwd: path.resolve('.'), env: process.env, stdio: 'inherit' },
    );
    await leSceauVaSEcrire();
    enfant.kill('SIGKILL');
    await once(enfant, 'exit');
    await retenus.lacher();
    expect(await sceaux()).toEqual(avant);
    expect(await sceller(ilYA(6))).toBe(true);
    expect((await sceaux()).slice(avant.length)).toEqual([{ jour: ilYA(6).toString(), lignes: 3 }]);
    await intact();
  });

  test('refuses: two seals after the same one, when two days are sealed at once', async () => {
    await instruire(await deposee());
    const retenus = await sceauxRetenus();
    const ensemble = Promise.allSettled([sceller(ilYA(5)), sceller(ilYA(4))]);
    await jusquA(
      `SELECT 1 FROM ${VERROUS_D_ICI} WHERE relation = 'scellement'::regclass AND NOT granted HAVING count(*) = 2`,
    );
    await retenus.lacher();
    // The earlier day fails when the later one was put first: it does not stay silent.
    expect(await ensemble).toContainEqual({ status: 'fulfilled', value: true });
    await intact();
  });
});
