/**
 * `npm run epreuve -- mutations [SUBJECT|ID …]`: puts each fault of `epreuves/mutations/` in a copy of the sources, and runs
 * the test file that must see it. The working tree is never touched.
 */
import { availableParallelism } from 'node:os';
import { Panne } from '#scripts/panne.ts';
import { withClient } from '#scripts/postgres.ts';
import type { Template, TestServer } from '#tests/actes/template.ts';
import { openServer } from '#tests/actes/template.ts';
import type { Mutation } from './mutations/mutation.ts';
import { redefine } from './mutations/redefinition.ts';
import type { Said } from './mutations/runner.ts';
import { SUBJECTS } from './mutations/subjects.ts';
import { find, openWorkshop, type Workshop } from './mutations/workshop.ts';

export const titre = 'Chaque faute glissée dans le droit, les actes ou les verrous est vue par son test.';

/** Share of the mutations that must die. */
const THRESHOLD = 0.95;
/** Copies at work at once: a test file hardly uses more than one core. */
const AT_ONCE = Math.min(2, availableParallelism());

type Verdict = 'tuée' | 'survit' | 'le texte n’est plus là' | 'sans verdict';

const changesBase = ({ file }: Mutation): boolean => file.startsWith('prisma/');
const needsBase = ({ test }: Mutation): boolean => test.startsWith('tests/actes/');

/** @throws {Panne} on a word that names neither a subject nor a mutation */
function select(words: readonly string[]): Mutation[] {
  const all = Object.values(SUBJECTS).flat();
  if (words.length === 0) return all;
  return words.flatMap((word) => {
    const named = SUBJECTS[word] ?? all.filter(({ id }) => id === word);
    if (named.length === 0)
      throw new Panne(`« ${word} » n’est ni un sujet (${Object.keys(SUBJECTS).join(', ')}) ni une mutation.`);
    return named;
  });
}

/** A copy of the sources, and the database that its tests copy. */
interface Site {
  workshop: Workshop;
  template: Template | undefined;
}

async function dropCopies({ adminUrl, template }: Template): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [`${template}_`],
    );
    for (const { name } of rows) await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
  });
}

async function runOn(files: readonly string[], { workshop, template }: Site, bail: number): Promise<Said> {
  const said = await workshop.run({ files, bail, template });
  if (template) await dropCopies(template);
  return said;
}

/** A database of the mutated product: a copy where the definition is said again, else migrated from the start. */
async function plantMutated(
  mutation: Mutation,
  root: string,
  template: Template,
  server: TestServer,
): Promise<Template> {
  const name = `mutee_${mutation.id.toLowerCase()}`;
  const copy = await server.copy(template, `${name}_copie`);
  const said = await redefine(mutation, copy.environnement.DATABASE_URL_PROPRIETAIRE ?? '');
  return said ? copy : server.plant(name, root);
}

async function attempt(mutation: Mutation, { workshop, template }: Site, server?: TestServer): Promise<Said> {
  return workshop.under(mutation, async () => {
    // A migration changes the database that the tests copy; the rest of the product does not.
    const own = server && template && changesBase(mutation) && needsBase(mutation);
    if (!own) return runOn([mutation.test], { workshop, template }, 1);
    try {
      const mutated = await plantMutated(mutation, workshop.root, template, server);
      return await runOn([mutation.test], { workshop, template: mutated }, 1);
    } catch (error) {
      return { passed: false, failed: [], output: (error as Error).message };
    }
  });
}

const verdictOf = ({ passed, failed }: Said): Verdict =>
  failed.length > 0 ? 'tuée' : passed ? 'survit' : 'sans verdict';

/** @throws {Panne} when a test fails before anything is mutated: it could kill whatever is put in */
async function demandHealthyTests(mutations: readonly Mutation[], sites: readonly Site[]): Promise<void> {
  const tests = [...new Set(mutations.map(({ test }) => test))].sort();
  console.log(`Fichiers de tests, d’abord sans mutation : ${tests.length}.`);
  const shares = sites.map((site, rank) => ({
    site,
    share: tests.filter((_, place) => place % sites.length === rank),
  }));
  // Vitest without a file runs them all.
  const said = await Promise.all(
    shares.flatMap(({ site, share }) => (share.length > 0 ? runOn(share, site, 0) : [])),
  );
  const sick = said.filter(({ passed }) => !passed);
  if (sick.length > 0)
    throw new Panne(
      `Sans mutation, des tests échouent déjà :\n${sick.flatMap(({ failed, output }) => (failed.length > 0 ? failed : output)).join('\n')}`,
    );
}

/** Arguments name subjects or mutations; all of them when there is none. */
export async function run(words: string[]): Promise<void> {
  const start = performance.now();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const chosen = select(words);
  const counted = chosen.filter(({ equivalent }) => !equivalent);
  const verdicts = new Map<Mutation, Verdict>();
  const tell = (mutation: Mutation, verdict: Verdict, more = '') => {
    verdicts.set(mutation, verdict);
    const rank = `${verdicts.size}/${counted.length}`.padStart(7);
    console.log(`${rank} ${mutation.id.padEnd(4)} ${verdict.padEnd(6)} ${mutation.breaks}${more}`);
  };
  const left: Mutation[] = [];
  for (const mutation of counted) {
    const { count } = await find(mutation);
    if (count === 1) left.push(mutation);
    else tell(mutation, 'le texte n’est plus là', ` (${mutation.file}, ${count} fois)`);
  }

  const server = left.some(needsBase) ? await openServer() : undefined;
  const sites: Site[] = [];
  try {
    const first = await server?.plant('modele_0');
    for (let rank = 0; rank < AT_ONCE; rank++)
      sites.push({
        workshop: await openWorkshop(),
        template: first && (rank === 0 ? first : await server?.copy(first, `modele_${rank}`)),
      });
    if (left.length > 0) await demandHealthyTests(left, sites);
    const follow = async (site: Site) => {
      for (let mutation = left.shift(); mutation; mutation = left.shift()) {
        const said = await attempt(mutation, site, server);
        const verdict = verdictOf(said);
        tell(mutation, verdict, verdict === 'sans verdict' ? `\n${said.output}` : '');
      }
    };
    await Promise.all(sites.map(follow));
  } finally {
    await Promise.all(sites.map(({ workshop }) => workshop.remove()));
    await server?.stop();
  }
  conclude(verdicts, chosen.length - counted.length, (performance.now() - start) / 60_000);
}

/** @throws {Panne} under the share that must die, or when a mutation can no longer be put in */
function conclude(verdicts: ReadonlyMap<Mutation, Verdict>, equivalent: number, minutes: number): void {
  const those = (verdict: Verdict) =>
    [...verdicts].flatMap(([{ id }, given]) => (given === verdict ? [id] : []));
  const killed = those('tuée').length;
  const gone = those('le texte n’est plus là');
  const alive = [...those('survit'), ...those('sans verdict')];
  const share = killed / Math.max(1, verdicts.size);
  console.log(
    `mutations : ${killed} tuées sur ${verdicts.size} (${Math.floor(share * 100)} %), ${alive.length} survivent, ${gone.length} sans texte, ${equivalent} équivalentes, en ${Math.ceil(minutes)} min`,
  );
  if (alive.length > 0) console.log(`Survivent : ${alive.join(', ')}.`);
  if (gone.length > 0)
    throw new Panne(`Récrivez ces mutations sur le texte d’aujourd’hui : ${gone.join(', ')}.`);
  if (share < THRESHOLD) throw new Panne(`Moins de ${THRESHOLD * 100} % des mutations meurent.`);
}
