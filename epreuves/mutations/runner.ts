/**
 * Keeps Vitest on a copy of the sources (see workshop.ts), and runs there the test files that it is asked: starting one and reading
 * every module again would take longer than most tests.
 */
import path from 'node:path';
import { createVitest, type TestModule, type TestProject } from 'vitest/node';
import { READY_TEMPLATE } from '#tests/actes/serveur.ts';
import type { Template } from '#tests/actes/template.ts';

/** What is asked of it. */
export interface Asked {
  files: readonly string[];
  /** Files of the copy that were written since the last run. */
  changed: readonly string[];
  /** Failures after which a run stops; 0 for none. */
  bail: number;
  template: Template | undefined;
}

/** What the tests said: those that failed by name, or the errors when none could say anything. */
export interface Said {
  passed: boolean;
  failed: string[];
  output: string;
}

const vitest = await createVitest({ watch: false, reporters: [{}] });
await vitest.globTestSpecifications();

/** Errors outside the tests: of a file that does not load, of what prepares a suite. */
const errorsOf = (module: TestModule): string[] =>
  [module, ...module.children.allSuites()].flatMap((part) => part.errors().map(({ message }) => message));

async function run({ files, changed, bail, template }: Asked): Promise<Said> {
  for (const file of changed) vitest.invalidateFile(path.resolve(file));
  const specifications = files.flatMap((file) => vitest.getModuleSpecifications(path.resolve(file)));
  const projects = new Set<TestProject>(specifications.map(({ project }) => project));
  for (const project of projects) {
    project.config.bail = bail;
    if (!template) continue;
    // Read once, when the first run prepares its projects; told again afterwards.
    process.env[READY_TEMPLATE] = JSON.stringify(template);
    for (const key of ['adminUrl', 'template', 'environnement'] as const) project.provide(key, template[key]);
  }
  await vitest.runTestSpecifications(specifications);
  const modules = specifications.flatMap(({ testModule }) => testModule ?? []);
  const errors = [
    ...modules.flatMap(errorsOf),
    ...vitest.state.getUnhandledErrors().map((error) => (error as Error).message),
  ];
  return {
    passed:
      modules.length === files.length &&
      modules.every((module) => module.state() === 'passed') &&
      errors.length === 0,
    failed: modules.flatMap((module) => [...module.children.allTests('failed')].map(({ name }) => name)),
    output: errors.join('\n'),
  };
}

process.on('message', async (asked: Asked) => process.send?.(await run(asked)));
process.on('disconnect', () => process.exit(0));
