/** `npm run bench [-- NAME…] [-- --petit | --grand] [-- --lignes=N]`: runs the benches, prints one table, writes it as JSON. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BENCHS } from './benchs.ts';
import type { Mesure, Options } from './mesure.ts';

const RAPPORT = '.rapports/bench.json';

const { values: drapeaux, positionals: demandes } = parseArgs({
  allowPositionals: true,
  options: {
    petit: { type: 'boolean', default: false },
    grand: { type: 'boolean', default: false },
    lignes: { type: 'string' },
  },
});

const inconnus = demandes.filter((nom) => !Object.hasOwn(BENCHS, nom));
if (inconnus.length > 0) {
  console.error(`Unknown bench: ${inconnus.join(', ')}. Known: ${Object.keys(BENCHS).join(', ')}.`);
  process.exit(2);
}

const tailles = drapeaux.petit ? [10_000] : drapeaux.grand ? [10_000, 100_000, 1_000_000] : [10_000, 100_000];
const tours = drapeaux.petit ? 1 : 3;

const nombre = new Intl.NumberFormat('fr-FR', { maximumSignificantDigits: 3 });

const atteint = ({ valeur, objectif }: Mesure): boolean =>
  objectif.sens === 'au_moins' ? valeur >= objectif.valeur : valeur <= objectif.valeur;

function rangee(bench: string, m: Mesure): Record<string, string> {
  const signe = m.objectif.sens === 'au_moins' ? '≥' : '≤';
  return {
    bench,
    mesure: m.nom,
    valeur: `${nombre.format(m.valeur)} ${m.unite}`,
    référence: m.reference ? `${m.reference.nom} : ${nombre.format(m.reference.valeur)}` : '—',
    rapport: m.reference ? nombre.format(m.valeur / m.reference.valeur) : '—',
    connu: m.connu ? `${m.connu.nom} : ${nombre.format(m.connu.valeur)}` : '—',
    objectif: `${signe} ${nombre.format(m.objectif.valeur)}`,
    atteint: atteint(m) ? 'oui' : 'non',
  };
}

const options: Options = {
  ...{ tailles, tours },
  lignes: drapeaux.lignes ? Number(drapeaux.lignes) : undefined,
};

/** What a bench measures, alone in its process; throws when it ends before it has said. */
async function mesurerAPart(bench: string): Promise<Mesure[]> {
  const processus = fork(path.join(import.meta.dirname, 'un-bench.ts'), [bench, JSON.stringify(options)]);
  const [dit] = await Promise.race([
    once(processus, 'message'),
    once(processus, 'exit').then(([code]) => {
      throw new Error(`${bench} : ${code}`);
    }),
  ]);
  return dit as Mesure[];
}

const resultats: { bench: string; mesures: Mesure[] }[] = [];
for (const bench of Object.keys(BENCHS))
  if (demandes.length === 0 || demandes.includes(bench))
    resultats.push({ bench, mesures: await mesurerAPart(bench) });

console.table(resultats.flatMap(({ bench, mesures }) => mesures.map((m) => rangee(bench, m))));
await mkdir('.rapports', { recursive: true });
await writeFile(
  RAPPORT,
  `${JSON.stringify({ node: process.version, processeurs: cpus().length, tailles, resultats }, null, 2)}\n`,
);
console.log(`Written to ${RAPPORT}.`);
