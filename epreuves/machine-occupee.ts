/** The README's commands in a fresh copy and an emptied environment, while something else keeps every core busy. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ROOT } from '#scripts/construction.ts';
import { Panne } from '#scripts/panne.ts';
import { freePort } from '#scripts/postgres.ts';

export const titre =
  'Les deux commandes du README sur un dépôt neuf, tous les cœurs occupés par autre chose.';

/** Five minutes, whatever becomes of this process. */
const BUSY = 'const end = Date.now() + 300_000; while (Date.now() < end);';

const busy: ChildProcess[] = [];
const groups: ChildProcess[] = [];

function rest(): void {
  for (const child of busy.splice(0)) child.kill('SIGKILL');
}

function occupy(): void {
  rest();
  for (let core = 0; core < availableParallelism(); core++)
    busy.push(spawn(process.execPath, ['--eval', BUSY], { stdio: 'ignore' }));
}

const over = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

function stopGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!over(child) && child.pid) process.kill(-child.pid, signal);
}

/** Runs an npm command while the cores are busy, to its end or until it says `word`; throws a Panne when it fails. */
async function npm(cwd: string, env: string[], args: string[], word?: string): Promise<void> {
  occupy();
  const start = performance.now();
  const child = spawn('env', ['-i', ...env, 'npm', ...args], {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  groups.push(child);
  const exited = once(child, 'exit');
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-20_000);
    });
  while (!over(child) && !(word && said.includes(word))) await setTimeout(200);
  console.log(`npm ${args.join(' ')} : ${Math.round((performance.now() - start) / 1000)} s`);
  if (over(child) && (word || child.exitCode !== 0))
    throw new Panne(`npm ${args.join(' ')} a échoué :\n${said}`);
  stopGroup(child, 'SIGINT');
  await exited;
  if (!word) console.log(said.trim().split('\n').at(-1));
}

/** Arguments are the suites given to `npm test`; all of them when there is none. */
export async function run(suites: string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bourses-epreuve-'));
  const home = mkdtempSync(path.join(tmpdir(), 'bourses-maison-'));
  const shared = mkdtempSync(path.join(tmpdir(), 'bourses-partage-'));
  process.once('exit', () => {
    rest();
    for (const child of groups) stopGroup(child, 'SIGKILL');
    for (const made of [folder, home, shared]) rmSync(made, { recursive: true, force: true });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

  execFileSync('git', ['clone', '--quiet', ROOT, folder]);
  // Without the programs of this checkout, which npm put before those of the machine.
  const programs = (process.env.PATH ?? '').split(path.delimiter).filter((entry) => !entry.includes(ROOT));
  const env = [
    `PATH=${programs.join(path.delimiter)}`,
    `HOME=${home}`,
    `PORT=${await freePort()}`,
    `BOURSES_PARTAGE=${shared}`,
  ];
  const setting = (key: string) => {
    const value = execFileSync('npm', ['config', 'get', key], { encoding: 'utf8' }).trim();
    return `NPM_CONFIG_${key.toUpperCase()}=${value}`;
  };
  await npm(folder, [...env, setting('userconfig'), setting('cache')], ['ci']);
  await npm(folder, env, ['start'], 'Prêt : ');
  await npm(folder, env, ['test', '--', ...suites]);
  rest();
}
