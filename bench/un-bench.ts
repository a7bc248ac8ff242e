/** One bench, in a process that starts with nothing of the others': `fork('bench/un-bench.ts', [NAME, OPTIONS])` sends its measures. */
import { BENCHS } from './benchs.ts';

const [nom = '', options = '{}'] = process.argv.slice(2);
const bench = await BENCHS[nom]?.();
if (!bench) throw new Error(`bench inconnu : ${nom}`);
const mesures = await bench.mesurer(JSON.parse(options));
process.send?.(mesures, () => process.disconnect());
