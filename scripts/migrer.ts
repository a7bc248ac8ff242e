/**
 * Applies the migrations that are missing: `node scripts/migrer.ts`, with DATABASE_URL_PROPRIETAIRE in the
 * environment with DATABASE_URL_WORKER. Those of the tables run as their owner, those of the queue as the worker.
 */

import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { regardsDesAgents } from '#lib/droit/besoin-d-en-connaitre.ts';
import { ACTES, ligne } from '#lib/droit/procedure.ts';
import { Panne, stopOnError } from './panne.ts';
import { withClient } from './postgres.ts';
import { WEB, WORKER } from './roles.ts';
import { NO_FILTER, readMigrations, withEngine } from './schema-engine.ts';

/**
 * @returns the names of the migrations just applied, none when the database was up to date
 * @throws {Panne} when the database holds a migration that failed or that this version does not know
 */
export async function migrate(ownerUrl: string, workerUrl: string): Promise<string[]> {
  const migrationsList = await readMigrations();
  const applied = await withEngine(ownerUrl, async (engine) => {
    const state = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    });
    const history = state.history;
    if (history?.diagnostic === 'historiesDiverge' || history?.diagnostic === 'migrationsDirectoryIsBehind') {
      throw new Panne(
        `La base vient d’une autre version du logiciel (migrations inconnues ici : ${history.unpersistedMigrationNames.join(', ')}). Installez cette version, ou indiquez une autre base avec DATABASE_URL ; en démonstration, un dossier neuf convient aussi : BOURSES_DONNEES=autre-dossier npm start.`,
      );
    }
    if (state.editedMigrationNames.length > 0) {
      throw new Panne(
        `La base a été créée avec un autre contenu des migrations ${state.editedMigrationNames.join(', ')}. En démonstration, repartez dans un dossier neuf (BOURSES_DONNEES=autre-dossier npm start) ; sinon rétablissez ces fichiers.`,
      );
    }
    if (state.failedMigrationNames.length > 0) {
      throw new Panne(
        `La migration ${state.failedMigrationNames.join(', ')} a échoué sur cette base. Restaurez la sauvegarde prise avant la mise à jour, puis relancez ; en démonstration, repartez dans un dossier neuf : BOURSES_DONNEES=autre-dossier npm start.`,
      );
    }
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return appliedMigrationNames;
  });
  await withClient(ownerUrl, async (client) => {
    await client.query(`REVOKE ALL ON TABLE _prisma_migrations FROM bourses_app`);
    await openClock(client);
    await fillProcedure(client);
    await fillNeedToKnow(client);
    await migrateQueue(client, workerUrl);
  });
  return applied;
}

/** Only the site of a demonstration moves the day: a base that stops being one takes the right back. */
const openClock = (owner: pg.Client): Promise<unknown> =>
  owner.query(
    process.env.BOURSES_DEMO === '1'
      ? `GRANT INSERT, UPDATE, DELETE ON TABLE horloge TO ${WEB}`
      : `REVOKE INSERT, UPDATE, DELETE ON TABLE horloge FROM ${WEB}`,
  );

/** The acts that the journal accepts, with the record that each must write: the procedure's table, nothing else. */
async function fillProcedure(owner: pg.Client): Promise<void> {
  const acts = ACTES.map((acte) => {
    const { ecrit = null, decision = null } = ligne(acte);
    return { acte, enregistrement: ecrit, decision };
  });
  await owner.query(
    `INSERT INTO acte_de_procedure SELECT * FROM json_populate_recordset(NULL::acte_de_procedure, $1)
     ON CONFLICT (acte) DO UPDATE SET enregistrement = excluded.enregistrement, decision = excluded.decision`,
    [JSON.stringify(acts)],
  );
}

/** Which function reads which kind of data of which branch: the law's table, and nothing that it no longer says. */
async function fillNeedToKnow(owner: pg.Client): Promise<void> {
  await owner.query(
    `WITH dits AS (SELECT * FROM json_populate_recordset(NULL::besoin_de_connaitre, $1)),
       oublies AS (DELETE FROM besoin_de_connaitre b WHERE NOT EXISTS (
         SELECT FROM dits d WHERE (d.role, d.branche, d.genre) = (b.role, b.branche, b.genre)))
     INSERT INTO besoin_de_connaitre SELECT * FROM dits ON CONFLICT DO NOTHING`,
    [JSON.stringify(regardsDesAgents())],
  );
}

/** The queue's own migrations. The first asks for the right to create a schema even where it exists: lent, then taken back. */
async function migrateQueue(owner: pg.Client, workerUrl: string): Promise<void> {
  const { rows } = await owner.query(
    `SELECT current_database() AS name, NOT EXISTS (
       SELECT FROM pg_tables WHERE schemaname = 'graphile_worker' AND tablename = 'migrations') AS missing`,
  );
  const database = pg.escapeIdentifier(rows[0].name);
  if (rows[0].missing) await owner.query(`GRANT CREATE ON DATABASE ${database} TO ${WORKER}`);
  try {
    await runMigrations({ connectionString: workerUrl, logger: new Logger(() => () => {}) });
  } finally {
    if (rows[0].missing) await owner.query(`REVOKE CREATE ON DATABASE ${database} FROM ${WORKER}`);
  }
}

/** What was applied, in one line: by name for an update, by number for a new database. */
export function tellMigrations(applied: readonly string[]): string {
  if (applied.length === 0) return 'La base est à jour.';
  return applied.length > 5
    ? `${applied.length} migrations appliquées, jusqu’à ${applied.at(-1)}.`
    : `Migrations appliquées : ${applied.join(', ')}.`;
}

if (import.meta.main) {
  const { DATABASE_URL_WORKER, DATABASE_URL_PROPRIETAIRE } = process.env;
  try {
    if (!DATABASE_URL_WORKER || !DATABASE_URL_PROPRIETAIRE) {
      throw new Panne(
        'Il manque DATABASE_URL_PROPRIETAIRE (rôle qui possède les tables) ou DATABASE_URL_WORKER (rôle de l’ouvrier) : donnez les deux adresses dans l’environnement.',
      );
    }
    const applied = await migrate(DATABASE_URL_PROPRIETAIRE, DATABASE_URL_WORKER);
    console.log(tellMigrations(applied));
    // The engine leaves a timer of ten seconds behind it.
    process.exit(0);
  } catch (error) {
    stopOnError(error);
  }
}
