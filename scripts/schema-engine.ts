/** Prisma's schema engine as WebAssembly: the same migrations as `prisma migrate`, and nothing to download. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
} from '@prisma/driver-adapter-utils';
import { type MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

const PRISMA = path.resolve(import.meta.dirname, '../prisma');
export const MIGRATIONS = path.join(PRISMA, 'migrations');
export const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Every `prisma/schema/*.prisma` file, as pairs of path and content. */
export async function readSchema(): Promise<{ path: string; content: string }[]> {
  const directory = path.join(PRISMA, 'schema');
  const files = (await readdir(directory)).filter((file) => file.endsWith('.prisma')).sort();
  return Promise.all(
    files.map(async (file) => ({
      path: path.join(directory, file),
      content: await readFile(path.join(directory, file), 'utf8'),
    })),
  );
}

/** The migrations folder as the engine wants it, in the order of their names. */
export async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
}

/** Object identifiers of PostgreSQL's one-byte `"char"` and of `text`. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/** A pool that reads `"char"` columns as text, and remembers in which query they stand at which place. */
class CatalogPool extends pg.Pool {
  readonly charColumns = new Map<string, number[]>();

  // biome-ignore lint/suspicious/noExplicitAny: one signature stands for the nine overloads of pg.
  override async query(...parameters: any[]): Promise<any> {
    const result: pg.QueryArrayResult = await Reflect.apply(super.query, this, parameters);
    const found = (result.fields ?? []).flatMap((field, index) =>
      field.dataTypeID === CHAR_OID ? index : [],
    );
    for (const index of found) Object.assign(result.fields[index] ?? {}, { dataTypeID: TEXT_OID });
    if (found.length > 0) this.charColumns.set(parameters[0].text, found);
    return result;
  }
}

/**
 * The adapter of the engine alone. To describe a database the engine reads the catalogue, whose `"char"` columns
 * the application's adapter refuses (prisma/orm#27403) and the engine wants as single characters.
 */
class CatalogAdapter extends PrismaPg {
  readonly #pool: CatalogPool;

  constructor(pool: CatalogPool) {
    super(pool, { disposeExternalPool: true });
    this.#pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const columnTypes = [...result.columnTypes];
      for (const index of this.#pool.charColumns.get(query.sql) ?? [])
        columnTypes[index] = ColumnTypeEnum.Character;
      return { ...result, columnTypes };
    };
    // The adapter cuts scripts at each semicolon, even inside a function's body. Sent whole, a script also is
    // one transaction: a migration passes entirely or not at all.
    adapter.executeScript = async (script) => {
      await this.#pool.query(script).catch((error) => {
        if (!(error instanceof pg.DatabaseError)) throw error;
        throw new DriverAdapterError({
          kind: 'postgres',
          code: error.code ?? '',
          severity: error.severity ?? 'ERROR',
          message: error.message,
          detail: error.detail,
          column: error.column,
          hint: error.hint,
        });
      });
    };
    return adapter;
  }
}

/** Runs `work` with an engine connected to `url`, freed whatever happens. */
export async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const schema = await readSchema();
  const pool = new CatalogPool({ connectionString: url });
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool));
  const engine = await SchemaEngine.new(
    { datamodels: schema.map((file): [string, string] => [file.path, file.content]) },
    () => {},
    adapter,
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}
