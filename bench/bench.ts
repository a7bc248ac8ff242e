/** `npm run bench [-- NAME…] [-- --petit | --grand] [-- --lignes=N]`: runs the benches, prints one table, writes it as JSON. */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Mesure, Options } from './mesure.ts';

/** Each bench is loaded only when it is run. A new bench is one line here. */
const BENCHS: Readonly<Record<string, () => Promise<{ mesurer: (options: Options) => Promise<Mesure[]> }>>> =
  {
    droit: () => import('./droit.ts'),
    actes: () => import('./actes.ts'),
    courriers: () => import('./courriers.ts'),
    file: () => import('./file.ts'),
    accueil: () => import('./accueil.ts'),
    journal: () => import('./journal.ts'),
    octets: () => import('./octets.ts'),
    siecle: () => import('./siecle.ts'),
    api: () => import('./api.ts'),
    liquidation: () => import('./liquidation.ts'),
    etude: () => import('./etude.ts'),
  };

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

const resultats: { bench: string; mesures: Mesure[] }[] = [];
for (const [bench, charger] of Object.entries(BENCHS)) {
  if (demandes.length > 0 && !demandes.includes(bench)) continue;
  const { mesurer } = await charger();
  resultats.push({
    bench,
    mesures: await mesurer({ tailles, tours, lignes: drapeaux.lignes ? Number(drapeaux.lignes) : undefined }),
  });
}

console.table(resultats.flatMap(({ bench, mesures }) => mesures.map((m) => rangee(bench, m))));
await mkdir('.rapports', { recursive: true });
await writeFile(
  RAPPORT,
  `${JSON.stringify({ node: process.version, processeurs: cpus().length, tailles, resultats }, null, 2)}\n`,
);
console.log(`Written to ${RAPPORT}.`);
