/**
 * `npm run epreuve -- mutations [SUBJECT|ID …]`: puts each fault of `epreuves/mutations/` in a copy of the sources, and runs
 * the test file that must see it. The working tree is never touched.
 */
import { availableParallelism } from 'node:os';
import { Panne } from '#scripts/panne.ts';
import { withClient } from '#scripts/postgres.ts';
import type { Modele, ServeurDEssai } from '#tests/actes/modele.ts';
import { ouvrirServeur } from '#tests/actes/modele.ts';
import { type Chantier, find, openChantier, type Said } from './mutations/chantier.ts';
import type { Mutation } from './mutations/mutation.ts';
import { SUJETS } from './mutations/sujets.ts';

export const titre = 'Chaque faute glissée dans le droit, les actes ou les verrous est vue par son test.';

/** Share of the mutations that must die. */
const SEUIL = 0.95;
/** Copies at work at once: a test file hardly uses more than one core. */
const CHANTIERS = Math.min(2, availableParallelism());

type Verdict = 'tuée' | 'survit' | 'le texte n’est plus là' | 'sans verdict';

const changeLaBase = ({ file }: Mutation): boolean => file.startsWith('prisma/');
const avecBase = ({ test }: Mutation): boolean => test.startsWith('tests/actes/');

/** @throws {Panne} on a word that names neither a subject nor a mutation */
function choisir(mots: readonly string[]): Mutation[] {
  const toutes = Object.values(SUJETS).flat();
  if (mots.length === 0) return toutes;
  return mots.flatMap((mot) => {
    const nommees = SUJETS[mot] ?? toutes.filter(({ id }) => id === mot);
    if (nommees.length === 0)
      throw new Panne(`« ${mot} » n’est ni un sujet (${Object.keys(SUJETS).join(', ')}) ni une mutation.`);
    return nommees;
  });
}

/** A copy of the sources, and the database that its tests copy. */
interface Poste {
  chantier: Chantier;
  modele: Modele | undefined;
}

async function oublierLesCopies({ adminUrl, modele }: Modele): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ nom: string }>(
      'SELECT datname AS nom FROM pg_database WHERE starts_with(datname, $1)',
      [`${modele}_`],
    );
    for (const { nom } of rows) await client.query(`DROP DATABASE "${nom}" WITH (FORCE)`);
  });
}

async function essayer(
  mutation: Mutation,
  { chantier, modele }: Poste,
  serveur?: ServeurDEssai,
): Promise<Said> {
  const { test } = mutation;
  return chantier.under(mutation, async () => {
    // A migration changes the database that the tests copy; the rest of the product does not.
    const sien = serveur && changeLaBase(mutation) ? `mutee_${mutation.id.toLowerCase()}` : null;
    const copiee = sien ? await serveur?.planter(sien, chantier.root) : modele;
    const dit = await chantier.run([test], { bail: 1, modele: copiee });
    if (copiee) await oublierLesCopies(copiee);
    return dit;
  });
}

const verdictDe = ({ passed, failed }: Said): Verdict =>
  failed.length > 0 ? 'tuée' : passed ? 'survit' : 'sans verdict';

/** @throws {Panne} when a test fails before anything is mutated: it could kill whatever is put in */
async function exigerDesTestsSains(
  mutations: readonly Mutation[],
  { chantier, modele }: Poste,
): Promise<void> {
  const tests = [...new Set(mutations.map(({ test }) => test))].sort();
  console.log(`Sans mutation : ${tests.length} fichiers de tests…`);
  const { passed, failed, output } = await chantier.run(tests, { bail: 0, modele });
  if (modele) await oublierLesCopies(modele);
  if (!passed) throw new Panne(`Sans mutation, des tests échouent déjà :\n${failed.join('\n') || output}`);
}

/** Arguments name subjects or mutations; all of them when there is none. */
export async function run(mots: string[]): Promise<void> {
  const debut = performance.now();
  const choisies = choisir(mots);
  const comptees = choisies.filter(({ equivalent }) => !equivalent);
  const verdicts = new Map<Mutation, Verdict>();
  const dire = (mutation: Mutation, verdict: Verdict, suite = '') => {
    verdicts.set(mutation, verdict);
    const rang = `${verdicts.size}/${comptees.length}`.padStart(7);
    console.log(`${rang} ${mutation.id.padEnd(4)} ${verdict.padEnd(6)} ${mutation.breaks}${suite}`);
  };
  const aFaire: Mutation[] = [];
  for (const mutation of comptees) {
    const { count } = await find(mutation);
    if (count === 1) aFaire.push(mutation);
    else dire(mutation, 'le texte n’est plus là', ` (${mutation.file}, ${count} fois)`);
  }

  const serveur = aFaire.some(avecBase) ? await ouvrirServeur() : undefined;
  const postes: Poste[] = [];
  try {
    const premier = await serveur?.planter('modele_0');
    for (let rang = 0; rang < CHANTIERS; rang++)
      postes.push({
        chantier: await openChantier(),
        modele: premier && (rang === 0 ? premier : await serveur?.copier(premier, `modele_${rang}`)),
      });
    const [poste] = postes;
    if (poste && aFaire.length > 0) await exigerDesTestsSains(aFaire, poste);
    const suivre = async (poste: Poste) => {
      for (let mutation = aFaire.shift(); mutation; mutation = aFaire.shift()) {
        const dit = await essayer(mutation, poste, serveur);
        const verdict = verdictDe(dit);
        dire(mutation, verdict, verdict === 'sans verdict' ? `\n${dit.output}` : '');
      }
    };
    await Promise.all(postes.map(suivre));
  } finally {
    await Promise.all(postes.map(({ chantier }) => chantier.remove()));
    await serveur?.arreter();
  }
  conclure(verdicts, choisies.length - comptees.length, (performance.now() - debut) / 60_000);
}

/** @throws {Panne} under the share that must die, or when a mutation can no longer be put in */
function conclure(verdicts: ReadonlyMap<Mutation, Verdict>, equivalentes: number, minutes: number): void {
  const ceux = (verdict: Verdict) =>
    [...verdicts].flatMap(([{ id }, rendu]) => (rendu === verdict ? [id] : []));
  const tuees = ceux('tuée').length;
  const perdues = ceux('le texte n’est plus là');
  const restantes = [...ceux('survit'), ...ceux('sans verdict')];
  const part = tuees / Math.max(1, verdicts.size);
  console.log(
    `mutations : ${tuees} tuées sur ${verdicts.size} (${Math.floor(part * 100)} %), ${restantes.length} survivent, ${perdues.length} sans texte, ${equivalentes} équivalentes, en ${Math.ceil(minutes)} min`,
  );
  if (restantes.length > 0) console.log(`Survivent : ${restantes.join(', ')}.`);
  if (perdues.length > 0)
    throw new Panne(`Récrivez ces mutations sur le texte d’aujourd’hui : ${perdues.join(', ')}.`);
  if (part < SEUIL) throw new Panne(`Moins de ${SEUIL * 100} % des mutations meurent.`);
}
