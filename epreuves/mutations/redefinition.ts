/** A mutated definition of a migration, said again over a database that holds the true one: no need to migrate anew. */
import { type Node, parse } from 'libpg-query';
import pg from 'pg';
import { withClient } from '#scripts/postgres.ts';
import type { Mutation } from './mutation.ts';
import { find } from './workshop.ts';

interface Statement {
  node: Node;
  text: string;
}

async function statementsOf(sql: string): Promise<Statement[]> {
  const bytes = Buffer.from(sql);
  const { stmts = [] } = await parse(sql);
  return stmts.flatMap(({ stmt, stmt_location: start = 0, stmt_len: length = bytes.length - start }) =>
    stmt ? [{ node: stmt, text: bytes.subarray(start, start + length).toString() }] : [],
  );
}

const orReplace = (text: string): string => text.replace(/CREATE (?!OR REPLACE)/, 'CREATE OR REPLACE ');

/** What PostgreSQL takes as the definition in place of the one it has; null for what it cannot take twice. */
function saidAgain({ node, text }: Statement): string | null {
  if ('AlterPolicyStmt' in node) return text;
  if ('CreateFunctionStmt' in node || 'ViewStmt' in node) return orReplace(text);
  if ('CreateTrigStmt' in node) return node.CreateTrigStmt.isconstraint ? null : orReplace(text);
  if (!('CreatePolicyStmt' in node)) return null;
  const { policy_name: policy = '', table } = node.CreatePolicyStmt;
  const [name, on] = [policy, table?.relname ?? ''].map((word) => pg.escapeIdentifier(word));
  return `DROP POLICY ${name} ON ${on}; ${text}`;
}

/** The one statement that a mutation changes, as it may be said again; null when another kind of statement is changed. */
async function redefinitionOf(mutation: Mutation): Promise<string | null> {
  const { source } = await find(mutation);
  const [before, after] = await Promise.all(
    [source, source.replace(mutation.before, () => mutation.after)].map(statementsOf),
  );
  const changed = after?.filter(({ text }, rank) => text !== before?.[rank]?.text) ?? [];
  const [only] = changed;
  return only && changed.length === 1 && before?.length === after?.length ? saidAgain(only) : null;
}

/**
 * Puts the mutated definition in a database, as its owner. False, and nothing changed, when it must be migrated anew
 * instead: the statement cannot be said twice, or PostgreSQL does not take it over what it holds.
 */
export async function redefine(mutation: Mutation, ownerUrl: string): Promise<boolean> {
  const sql = await redefinitionOf(mutation).catch(() => null);
  if (sql === null) return false;
  return withClient(ownerUrl, (client) =>
    client.query(`BEGIN; ${sql}; COMMIT`).then(
      () => true,
      () => false,
    ),
  );
}
