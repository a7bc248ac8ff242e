/**
 * Rows written in sets: one statement for a table, whatever the number of rows. The rows are those that Prisma reads;
 * PostgreSQL gives each value the type of its column. Prisma's own createMany cuts a set where its parameters are too
 * many, and knows neither rows to bring up to date nor changes that differ from row to row.
 */
import { Prisma } from '#prisma/generated/client.ts';
import type { Transaction } from './prisma.ts';

/** A row as Prisma reads it; the names of its columns are its keys in snake_case. */
export type Rangee = Readonly<Record<string, unknown>>;

const colonneDe = (champ: string): string => champ.replace(/[A-Z]/g, (lettre) => `_${lettre.toLowerCase()}`);

const identifiant = (nom: string): Prisma.Sql => Prisma.raw(`"${nom}"`);

const liste = (
  colonnes: readonly string[],
  ecrire: (colonne: string) => string = (c) => `"${c}"`,
): Prisma.Sql => Prisma.raw(colonnes.map(ecrire).join(', '));

/** Bytes are the one kind of value that JSON cannot say and PostgreSQL reads otherwise. */
const valeur = (lue: unknown): unknown =>
  lue instanceof Uint8Array ? `\\x${Buffer.from(lue).toString('hex')}` : lue;

/** Columns of a set: those of its first row; every row says the same ones. */
const colonnesDe = ([premiere = {}]: readonly Rangee[]): string[] => Object.keys(premiere).map(colonneDe);

function enJson(rangees: readonly Rangee[]): string {
  const colonnes = Object.keys(rangees[0] ?? {}).map((champ) => [champ, colonneDe(champ)] as const);
  return JSON.stringify(
    rangees.map((rangee) => {
      const ligne: Record<string, unknown> = {};
      for (const [champ, colonne] of colonnes) ligne[colonne] = valeur(rangee[champ]);
      return ligne;
    }),
  );
}

const source = (table: string, rangees: readonly Rangee[]): Prisma.Sql =>
  Prisma.sql`jsonb_populate_recordset(NULL::${identifiant(table)}, ${enJson(rangees)}::jsonb) AS v`;

/** Inserts rows in their order. Throws what PostgreSQL throws: a unique violation, a CHECK, a policy. */
export async function inserer(tx: Transaction, table: string, rangees: readonly Rangee[]): Promise<void> {
  if (rangees.length === 0) return;
  const colonnes = colonnesDe(rangees);
  await tx.$executeRaw`
    INSERT INTO ${identifiant(table)} (${liste(colonnes)})
    SELECT ${liste(colonnes, (c) => `v."${c}"`)} FROM ${source(table, rangees)}`;
}

/** Inserts rows, or brings those of the same key up to date: the columns of an index that admits each once. */
export async function poser(
  tx: Transaction,
  table: string,
  rangees: readonly Rangee[],
  cle: readonly string[] = ['id'],
): Promise<void> {
  if (rangees.length === 0) return;
  const colonnes = colonnesDe(rangees);
  const autres = colonnes.filter((colonne) => !cle.includes(colonne));
  await tx.$executeRaw`
    INSERT INTO ${identifiant(table)} (${liste(colonnes)})
    SELECT ${liste(colonnes, (c) => `v."${c}"`)} FROM ${source(table, rangees)}
    ON CONFLICT (${liste(cle)}) DO UPDATE SET ${liste(autres, (c) => `"${c}" = excluded."${c}"`)}`;
}

/** Changes the given columns of existing rows, found by their `id`. */
export async function modifier(tx: Transaction, table: string, rangees: readonly Rangee[]): Promise<void> {
  if (rangees.length === 0) return;
  const autres = colonnesDe(rangees).filter((colonne) => colonne !== 'id');
  await tx.$executeRaw`
    UPDATE ${identifiant(table)} AS t SET ${liste(autres, (c) => `"${c}" = v."${c}"`)}
    FROM ${source(table, rangees)} WHERE t.id = v.id`;
}
