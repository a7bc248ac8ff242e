/**
 * `npm test [-- droit|contrats|actes|charge|parcours …]`: every test on fresh servers, then one line of counts read from the
 * reports. Ends with 1 when a test failed, or when none ran.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { generateClient, ROOT } from './construction.ts';
import { writeEnvironment } from './demo.ts';
import { explain, Panne, stopOnError } from './panne.ts';
import { runNode } from './processus.ts';
import { prepareTrialProduct, type TrialProduct } from './produit-d-essai.ts';

const REPORTS = path.join(ROOT, '.rapports');
const VITEST = ['droit', 'contrats', 'actes', 'charge'];
const JOURNEYS = 'parcours';
/** Starts the product of the journeys and runs none of them. */
const KEEP = '--garder';

interface Counts {
  passed: number;
  failed: number;
}

interface VitestReport {
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

/** A report that is missing counts as one failure: its tests cannot have passed. */
async function readReport<T>(name: string): Promise<T | null> {
  return readFile(path.join(REPORTS, name), 'utf8').then(JSON.parse, () => null);
}

async function runVitest(projects: string[]): Promise<Counts> {
  const report = path.join(REPORTS, 'vitest.json');
  await rm(report, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runNode(
    [
      path.join(ROOT, 'node_modules/vitest/vitest.mjs'),
      ...args,
      ...projects.flatMap((name) => ['--project', name]),
    ],
    { ...process.env, NODE_ENV: 'test' },
    'inherit',
  );
  const read = await readReport<VitestReport>('vitest.json');
  if (!read) return { passed: 0, failed: 1 };
  const statuses = read.testResults.flatMap((file) => {
    // A file that could not even be loaded has no test of its own to fail.
    const own = file.assertionResults.map((test) => test.status);
    return file.status === 'failed' && !own.includes('failed') ? [...own, 'failed'] : own;
  });
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.filter((status) => status === 'failed').length;
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

const PLAYWRIGHT = path.join(ROOT, 'node_modules/@playwright/test/cli.js');

/** The journeys, on a product of their own. */
async function runJourneys({ start, stop }: TrialProduct): Promise<Counts> {
  await rm(path.join(REPORTS, 'parcours.json'), { force: true });
  try {
    await runNode([PLAYWRIGHT, 'test'], { ...process.env, ...(await start()) }, 'inherit');
  } finally {
    await stop();
  }
  const read = await readReport<PlaywrightReport>('parcours.json');
  if (!read) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = read.stats;
  return { passed: expected, failed: unexpected + flaky + read.errors.length };
}

/** Keeps the product of the journeys running until Ctrl-C, for who writes one: its files then run one by one. */
async function keepProduct(): Promise<void> {
  const { start, stop } = await prepareTrialProduct(REPORTS);
  const variables = await start();
  await writeEnvironment(REPORTS, variables);
  console.log(`Produit d’essai : ${variables.NEXTAUTH_URL}
npx node --env-file=.rapports/environnement ${path.relative(ROOT, PLAYWRIGHT)} test tests/parcours/FICHIER
Ctrl-C pour l’arrêter.`);
  await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  await stop();
  await rm(path.join(REPORTS, 'environnement'), { force: true });
}

/** Runs the suites asked for. The product of the journeys is built and filled beside the tests that need none. */
async function runSuites(chosen: readonly string[]): Promise<Counts[]> {
  const projects = VITEST.filter((name) => chosen.includes(name));
  const product = chosen.includes(JOURNEYS) ? prepareTrialProduct(REPORTS) : undefined;
  // Its failure is told after the tests that run meanwhile.
  product?.catch(() => {});
  const counts = projects.length > 0 ? [await runVitest(projects)] : [];
  if (!product) return counts;
  const journeys = await product.then(runJourneys).catch((error) => {
    console.error(`\n${explain(error)}`);
    return { passed: 0, failed: 1 };
  });
  return [...counts, journeys];
}

async function main(): Promise<void> {
  if (process.argv.includes(KEEP)) {
    await mkdir(REPORTS, { recursive: true });
    await generateClient();
    await keepProduct();
    process.exit(0);
  }
  // The processes started end with this one; Ctrl-C needs no more.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
  const known = [...VITEST, JOURNEYS];
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Panne(`Suite inconnue : ${unknown.join(', ')}. Suites : ${known.join(', ')}.`);
  const chosen = asked.length > 0 ? asked : known;
  await mkdir(REPORTS, { recursive: true });
  await generateClient();
  const counts = await runSuites(chosen);
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  if (passed + failed === 0) console.error('Aucun test n’a tourné.');
  console.log(`tests: ${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

main().catch(stopOnError);
