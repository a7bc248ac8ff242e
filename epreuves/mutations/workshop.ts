/** A throw-away copy of the sources, where a mutation is put, tried and taken away. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '#scripts/construction.ts';
import type { Mutation } from './mutation.ts';
import type { Asked, Said } from './runner.ts';

/** For each test file: a mutated product may never come to an end. */
const PATIENCE_MS = 10 * 60_000;

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
  run(asked: Omit<Asked, 'changed'>): Promise<Said>;
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
  let changed: string[] = [];
  const write = async ({ file }: Mutation, source: string) => {
    changed.push(file);
    await writeFile(path.join(root, file), source);
  };
  let runner: ChildProcess | undefined;
  return {
    root,
    async under(mutation, work) {
      const { source } = await find(mutation, root);
      // Not a pattern, and a function so that no $ of the text is read as one.
      await write(
        mutation,
        source.replace(mutation.before, () => mutation.after),
      );
      try {
        return await work();
      } finally {
        await write(mutation, source);
      }
    },
    async run(asked) {
      runner ??= startRunner(root);
      const said = await ask(runner, { ...asked, changed });
      changed = [];
      if (!runner.connected) runner = undefined;
      return said;
    },
    async remove() {
      if (runner) {
        runner.disconnect();
        await once(runner, 'exit');
      }
      await rm(root, { recursive: true, force: true });
    },
  };
}

function startRunner(root: string): ChildProcess {
  const runner = fork(path.join(root, 'epreuves/mutations/runner.ts'), {
    cwd: root,
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  running.add(runner);
  runner.once('exit', () => running.delete(runner));
  return runner;
}

/** What the runner says; one that says nothing for too long is killed. */
async function ask(runner: ChildProcess, asked: Asked): Promise<Said> {
  let uttered = '';
  const listen = (text: string) => {
    uttered = `${uttered}${text}`.slice(-4_000);
  };
  runner.stderr?.setEncoding('utf8').on('data', listen);
  const patience = setTimeout(() => runner.kill('SIGKILL'), PATIENCE_MS * asked.files.length);
  const gone = once(runner, 'exit').then(
    ([code, signal]): Said => ({
      passed: false,
      failed: signal === 'SIGKILL' ? ['rien ne finit'] : [],
      output: `Vitest s’est arrêté (${signal ?? code}).\n${uttered}`,
    }),
  );
  const answer = once(runner, 'message').then(([said]): Said => said);
  runner.send(asked);
  const said = await Promise.race([answer, gone]);
  clearTimeout(patience);
  runner.stderr?.off('data', listen);
  return said;
}
