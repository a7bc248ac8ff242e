/** A throw-away copy of the sources, where a mutation is put, tried and taken away. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '#scripts/construction.ts';
import { READY_TEMPLATE } from '#tests/actes/serveur.ts';
import type { Template } from '#tests/actes/template.ts';
import type { Mutation } from './mutation.ts';

/** For each test file: a mutated product may never come to an end. */
const PATIENCE_MS = 10 * 60_000;
const VITEST = path.join('node_modules', 'vitest', 'vitest.mjs');

interface Report {
  success: boolean;
  testResults: { assertionResults: { status: string; title: string }[] }[];
}

/** What the tests said: those that failed by name, or the end of what was printed when none could say anything. */
export interface Said {
  passed: boolean;
  failed: string[];
  output: string;
}

/** Number of times that the text of a mutation stands in the file of a root; the file as it is. */
export async function find(
  { file, before }: Mutation,
  root = ROOT,
): Promise<{ source: string; count: number }> {
  const source = await readFile(path.join(root, file), 'utf8').catch(() => '');
  return { source, count: source.split(before).length - 1 };
}

export interface Workshop {
  root: string;
  /** Does `work` with the mutation in the sources, then takes it away whatever happened. */
  under<T>(mutation: Mutation, work: () => Promise<T>): Promise<T>;
  /** Runs test files of the copy. */
  run(files: readonly string[], options: { bail: number; template?: Template }): Promise<Said>;
  remove(): Promise<void>;
}

const isSource = (name: string): boolean => !name.startsWith('.') && name !== 'node_modules';

/** What runs in the copies: it must not outlive this process. */
const running = new Set<ChildProcess>();

export async function openWorkshop(): Promise<Workshop> {
  const root = await mkdtemp(path.join(tmpdir(), 'bourses-mutations-'));
  process.once('exit', () => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  });
  for (const name of (await readdir(ROOT)).filter(isSource))
    await cp(path.join(ROOT, name), path.join(root, name), { recursive: true });
  await symlink(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
  return {
    root,
    async under(mutation, work) {
      const { source } = await find(mutation, root);
      const file = path.join(root, mutation.file);
      // Not a pattern, and a function so that no $ of the text is read as one.
      await writeFile(
        file,
        source.replace(mutation.before, () => mutation.after),
      );
      try {
        return await work();
      } finally {
        await writeFile(file, source);
      }
    },
    run: (files, options) => runTests(root, files, options),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

async function runTests(
  root: string,
  files: readonly string[],
  { bail, template }: { bail: number; template?: Template },
): Promise<Said> {
  const report = path.join(root, 'rapport.json');
  await rm(report, { force: true });
  const options = ['--reporter=json', `--outputFile=${report}`, `--bail=${bail}`];
  const child = spawn(process.execPath, [VITEST, 'run', ...files, ...options], {
    cwd: root,
    env: { ...process.env, ...(template ? { [READY_TEMPLATE]: JSON.stringify(template) } : {}) },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE_MS * files.length,
    killSignal: 'SIGKILL',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = `${output}${text}`.slice(-4_000);
    });
  running.add(child);
  const [, signal] = await once(child, 'exit');
  running.delete(child);
  if (signal) return { passed: false, failed: ['rien ne finit'], output };
  const read: Report | null = await readFile(report, 'utf8').then(JSON.parse, () => null);
  const tests = read?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? [];
  return {
    passed: read?.success ?? false,
    failed: tests.flatMap(({ status, title }) => (status === 'failed' ? [title] : [])),
    output,
  };
}
