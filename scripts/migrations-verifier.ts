/**
 * Refuses a migration that a running version would not survive: while the processes of a version are replaced one by one,
 * those of the one before still read and write the base (docs/adr/versions-qui-se-suivent.md). What it finds may stand
 * with a line right above the statement that says why it hurts nobody: `-- survives: REASON`.
 */
import { type AlterTableCmd, type ColumnDef, type Node, parse, type RangeVar } from 'libpg-query';
import { readMigrations } from './schema-engine.ts';

/** Migrations up to this name made the first version, before which nothing ran: they had nothing to survive. */
const FIRST_VERSION = '20261201999999';

const REASON = /^\s*--\s*survives:\s*\S.{9,}$/m;

const STAYS = 'a running version still uses it: drop it one version after the last that did';

/** What a statement of its own kind does to those who read and write meanwhile. */
const ALWAYS: Readonly<Record<string, string>> = {
  RenameStmt: `renames what a running version calls by its name: add the new one, copy, and drop the old one later`,
  AlterObjectSchemaStmt: `moves what a running version calls by its name`,
  TruncateStmt: 'empties a table under those who read it',
  DeleteStmt: 'removes rows at once, under one lock and in one transaction: do it by parts, from a job',
  UpdateStmt: 'writes every row at once, under one lock and in one transaction: do it by parts, from a job',
  LockStmt: 'holds everybody back until the migration ends',
  ClusterStmt: 'rewrites a table under a lock that stops its readers',
  VacuumStmt: 'does not run inside the transaction of a migration',
  DoStmt: 'is code that this check cannot read',
};

/** Kinds of objects that the statements of a running version name. */
const CALLED = new Set([
  ...['OBJECT_TABLE', 'OBJECT_VIEW', 'OBJECT_MATVIEW', 'OBJECT_COLUMN', 'OBJECT_TYPE', 'OBJECT_DOMAIN'],
  ...['OBJECT_FUNCTION', 'OBJECT_PROCEDURE', 'OBJECT_SEQUENCE', 'OBJECT_SCHEMA', 'OBJECT_EXTENSION'],
]);

/** Functions whose answer is one for the whole statement: PostgreSQL keeps it as the default of old rows. */
const STABLE = new Set(['now', 'current_timestamp', 'transaction_timestamp']);

const nameOf = ({ schemaname = 'public', relname = '' }: RangeVar): string => `${schemaname}.${relname}`;

function constraintsOf({ constraints = [] }: ColumnDef) {
  return constraints.flatMap((node) => ('Constraint' in node ? [node.Constraint] : []));
}

function faultsOfColumn(column: ColumnDef): string[] {
  const constraints = constraintsOf(column);
  const of = (kind: string) => constraints.find(({ contype }) => contype === kind);
  const generated = of('CONSTR_GENERATED');
  const given = of('CONSTR_DEFAULT')?.raw_expr;
  const called = given && 'FuncCall' in given ? given.FuncCall.funcname?.at(-1) : undefined;
  const drawn = called && 'String' in called && !STABLE.has(called.String.sval ?? '');
  const what = `column ${column.colname}`;
  return [
    ...(of('CONSTR_NOTNULL') && !given && !generated
      ? [`${what} is NOT NULL without a default: the inserts of a running version do not give it, and fail`]
      : []),
    ...(generated?.generated_kind === 's' ? [`${what} is stored: every row is rewritten under a lock`] : []),
    ...(drawn || of('CONSTR_IDENTITY')
      ? [`${what} has a default drawn for each row: every row is rewritten under a lock`]
      : []),
    ...(of('CONSTR_UNIQUE') || of('CONSTR_PRIMARY')
      ? [`${what} is unique: its index is built under a lock. Build it CONCURRENTLY, in its own migration`]
      : []),
    ...(of('CONSTR_CHECK') || of('CONSTR_FOREIGN')
      ? [`${what} is checked on every row under a lock: add the constraint NOT VALID, then validate it`]
      : []),
  ];
}

function faultsOfConstraint({ def }: AlterTableCmd): string[] {
  if (!def || !('Constraint' in def)) return [];
  const { contype, indexname, skip_validation, conname = 'constraint' } = def.Constraint;
  if (contype === 'CONSTR_CHECK' || contype === 'CONSTR_FOREIGN')
    return skip_validation
      ? []
      : [`${conname} reads every row under a lock: add it NOT VALID, then validate it in another migration`];
  if (contype === 'CONSTR_NOTNULL') return [`${conname} reads every row under a lock`];
  return indexname
    ? []
    : [`${conname} builds its index under a lock: build it CONCURRENTLY, then ADD … USING INDEX`];
}

/** What a command of ALTER TABLE does to a running version; other commands hold a lock for an instant and break nothing. */
function faultsOfCommand(command: AlterTableCmd): string[] {
  const { subtype, name, def } = command;
  switch (subtype) {
    case 'AT_AddColumn':
      return def && 'ColumnDef' in def ? faultsOfColumn(def.ColumnDef) : [];
    case 'AT_AddConstraint':
      return faultsOfConstraint(command);
    case 'AT_DropColumn':
      return [`drops column ${name}: ${STAYS}`];
    case 'AT_AlterColumnType':
      return [
        `changes the type of ${name}: most changes rewrite the table, and a running version writes the old`,
      ];
    case 'AT_SetNotNull':
      return [
        `sets ${name} NOT NULL: reads every row under a lock, and a running version may leave it empty`,
      ];
    case 'AT_ColumnDefault':
      return def ? [] : [`drops the default of ${name}: a running version may count on it`];
    case 'AT_DropIdentity':
    case 'AT_DropExpression':
      return [`${name} no longer fills itself: a running version counts on it`];
    case 'AT_SetLogged':
    case 'AT_SetUnLogged':
    case 'AT_SetAccessMethod':
    case 'AT_SetTableSpace':
      return ['rewrites the table under a lock'];
    case 'AT_DetachPartition':
      return ['detaches a partition under a lock: use CONCURRENTLY'];
    default:
      return [];
  }
}

/** Faults of one statement; `made` are the tables that its migration has just created, which nobody uses yet. */
function faultsOfStatement(stmt: Node, made: ReadonlySet<string>): string[] {
  const [[kind = '', body] = []] = Object.entries(stmt) as [string, { relation?: RangeVar }][];
  if (body?.relation && made.has(nameOf(body.relation))) return [];
  if ('DropStmt' in stmt) {
    const { removeType = '', concurrent } = stmt.DropStmt;
    if (CALLED.has(removeType)) return [`drops something that is called by its name: ${STAYS}`];
    return removeType === 'OBJECT_INDEX' && !concurrent
      ? ['drops an index under a lock: use CONCURRENTLY']
      : [];
  }
  if ('AlterTableStmt' in stmt)
    return (stmt.AlterTableStmt.cmds ?? []).flatMap((node) =>
      'AlterTableCmd' in node ? faultsOfCommand(node.AlterTableCmd) : [],
    );
  if ('IndexStmt' in stmt)
    return stmt.IndexStmt.concurrent
      ? []
      : ['builds an index while nobody can write: CREATE INDEX CONCURRENTLY, alone in its migration'];
  if ('ReindexStmt' in stmt) return ['builds an index again under a lock'];
  if ('AlterEnumStmt' in stmt)
    return stmt.AlterEnumStmt.oldVal ? [`renames a value that a running version writes`] : [];
  if ('RenameStmt' in stmt && !CALLED.has(stmt.RenameStmt.renameType ?? '')) return [];
  const always = ALWAYS[kind];
  return always ? [always] : [];
}

/** The table that a statement creates; null for any other statement. */
function tableMade(stmt: Node): string | null {
  if ('CreateStmt' in stmt && stmt.CreateStmt.relation) return nameOf(stmt.CreateStmt.relation);
  const into = 'CreateTableAsStmt' in stmt ? stmt.CreateTableAsStmt.into?.rel : undefined;
  return into ? nameOf(into) : null;
}

const runsAlone = (stmt: Node): boolean =>
  ('IndexStmt' in stmt && stmt.IndexStmt.concurrent === true) ||
  ('DropStmt' in stmt && stmt.DropStmt.concurrent === true);

/**
 * What a running version would not survive in a migration, each with its line; none when it survives all of it.
 * @throws {Error} what PostgreSQL's own parser says of text that is not SQL
 */
export async function faultsOfMigration(sql: string): Promise<string[]> {
  const bytes = Buffer.from(sql);
  const { stmts = [] } = await parse(sql);
  const made = new Set<string>();
  const faults: string[] = [];
  let end = 0;
  for (const { stmt, stmt_location: start = 0, stmt_len } of stmts) {
    if (!stmt) continue;
    // Places are counted in bytes; what stands between two statements is their comments.
    const above = bytes.subarray(end, start).toString();
    const line = bytes.subarray(0, start).toString().split('\n').length;
    end = stmt_len ? start + stmt_len : bytes.length;
    if (!REASON.test(above))
      faults.push(...faultsOfStatement(stmt, made).map((fault) => `line ${line}: ${fault}`));
    if (stmts.length > 1 && runsAlone(stmt))
      faults.push(`line ${line}: CONCURRENTLY refuses a transaction: give it a migration of its own`);
    const table = tableMade(stmt);
    if (table) made.add(table);
  }
  return faults;
}

if (import.meta.main) {
  const { migrationDirectories } = await readMigrations();
  const faults: string[] = [];
  for (const { path: name, migrationFile } of migrationDirectories) {
    const { content } = migrationFile;
    if (name <= FIRST_VERSION || content.tag !== 'ok') continue;
    for (const fault of await faultsOfMigration(content.value)) faults.push(`${name}, ${fault}`);
  }
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) console.error('When it hurts nobody, say why right above it: -- survives: REASON');
  process.exit(faults.length > 0 ? 1 : 0);
}
