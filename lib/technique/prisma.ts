import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { Prisma, PrismaClient } from '#prisma/generated/client.ts';
import { configuration } from './configuration.ts';
import { delaiDe, type Usage } from './delais.ts';
import { nommeurDEnonces } from './enonces.ts';
import { ouvrirPool } from './pool.ts';

/** Longest time that a timer of Node counts: twenty-four days. */
const SANS_FIN = 2_147_483_647;

/** Limits of a transaction for Prisma, which gives it up on its side; PostgreSQL is told its own by enPortee. */
export function limitesDe(usage: Usage): { maxWait: number; timeout: number } {
  const delai = delaiDe(usage) ?? SANS_FIN;
  return { maxWait: delai, timeout: delai };
}

const nommer = nommeurDEnonces();

/** Opens a client on a server; tests and the worker open their own. `attente`: milliseconds given to a connection. */
export function ouvrirPrisma(url: string, attente = limitesDe('page').maxWait): PrismaClient {
  const limites = limitesDe('page');
  const pool = ouvrirPool({ connectionString: url, max: 10, connectionTimeoutMillis: attente });
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, {
      disposeExternalPool: true,
      // The adapter hands a missing name on as it is.
      statementNameGenerator: (({ sql }) => nommer(sql)) as (requete: { sql: string }) => string,
    }),
    transactionOptions: limites,
  });
  global.bourses_pools ??= new WeakMap();
  global.bourses_pools.set(client, pool);
  return client;
}

const global = globalThis as {
  /** The connections of each client. */
  bourses_pools?: WeakMap<PrismaClient, Pool>;
  bourses_prisma?: PrismaClient;
  bourses_prisma_lecture?: PrismaClient;
  bourses_prisma_systeme?: PrismaClient;
};

/** The process's client. Kept on globalThis: the development server reloads modules, not connections. */
export function prisma(): PrismaClient {
  global.bourses_prisma ??= ouvrirPrisma(configuration().databaseUrl);
  return global.bourses_prisma;
}

/**
 * Asks one statement, prepared under this name, on the connections of the process's client but past its engine, which costs an
 * answer of the interface as much as the search. Rows as `pg` reads them (bigint as text); errors are those of `pg`.
 */
export async function demanderSansMoteur<Ligne extends object>(
  nom: string,
  { text, values }: Prisma.Sql,
): Promise<Ligne[]> {
  const client = prisma();
  const pool = global.bourses_pools?.get(client);
  if (!pool) throw new Error('ce client n’a pas de connexions à lui');
  return (await pool.query<Ligne>({ name: nom, text, values })).rows;
}

/** A copy that does not open a connection in this time is taken for away: the base answers instead. */
const PATIENCE_DE_LECTURE_MS = 1_500;

/** The client of the copy that serves lists and figures; null where there is none. */
export function prismaDeLecture(): PrismaClient | null {
  const { databaseUrlLecture } = configuration();
  if (!databaseUrlLecture) return null;
  global.bourses_prisma_lecture ??= ouvrirPrisma(databaseUrlLecture, PATIENCE_DE_LECTURE_MS);
  return global.bourses_prisma_lecture;
}

/** The client of the application itself: jobs, seeds. Throws an Error where nothing gives the worker's role, as on the site. */
export function prismaDuSysteme(): PrismaClient {
  const { databaseUrlWorker } = configuration();
  if (!databaseUrlWorker)
    throw new Error('DATABASE_URL_WORKER manque : seul l’ouvrier agit pour l’application');
  global.bourses_prisma_systeme ??= ouvrirPrisma(databaseUrlWorker);
  return global.bourses_prisma_systeme;
}

/** Closes what this process opened. */
export async function fermerPrisma(): Promise<void> {
  const { bourses_prisma, bourses_prisma_lecture, bourses_prisma_systeme } = global;
  await Promise.all(
    [bourses_prisma, bourses_prisma_lecture, bourses_prisma_systeme].map((client) => client?.$disconnect()),
  );
}

/** A client inside a transaction, the only kind that reads or writes rows under a portée. */
export type Transaction = Prisma.TransactionClient;

/** Unique violation, through Prisma's own writes; any violation, through raw SQL. */
const VIOLATIONS = ['P2002', 'P2010'];

/** True when the error is the violation of this index, column or constraint. */
export function enfreint(erreur: unknown, contrainte: string): boolean {
  if (!(erreur instanceof Prisma.PrismaClientKnownRequestError) || !VIOLATIONS.includes(erreur.code))
    return false;
  return JSON.stringify(erreur.meta ?? {}).includes(contrainte) || erreur.message.includes(contrainte);
}

/** The code of PostgreSQL behind an error of Prisma, "57014" for instance; null when it comes from elsewhere. */
export function codeDePostgresql(erreur: unknown): string | null {
  const { meta, cause } = erreur as { meta?: unknown; cause?: unknown };
  return /"originalCode":"(\w{5})"/.exec(JSON.stringify({ meta, cause }) ?? '')?.[1] ?? null;
}

/** What a function of the base answers instead of working: its code, its sentence, and the column that it names. */
export function leveeDePostgresql(
  erreur: unknown,
): { code: string; message: string; colonne: string } | null {
  const code = codeDePostgresql(erreur);
  const { driverAdapterError } =
    (erreur as { meta?: { driverAdapterError?: { cause?: unknown } } }).meta ?? {};
  const { message = '', column = '' } = (driverAdapterError?.cause ?? {}) as {
    message?: string;
    column?: string;
  };
  return code === null ? null : { code, message, colonne: column };
}
