/**
 * `npm run epreuve -- NAME [ARGUMENTS]`: runs a long campaign, too long for each push, on what must hold before an issue is
 * closed. Without a name, lists them. A campaign is a file of `epreuves/` that exports its `titre` and `run`.
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './construction.ts';
import { Panne, stopOnError } from './panne.ts';

interface Epreuve {
  /** What it tries, in a French sentence. */
  titre: string;
  /** Throws, or rejects, when what it tries does not hold. */
  run(args: string[]): Promise<void>;
}

const load = (folder: string, name: string): Promise<Epreuve> =>
  import(pathToFileURL(path.join(folder, `${name}.ts`)).href);

/**
 * Runs the campaign named by the first argument; the others are its own.
 * @throws {Panne} when no campaign has this name; what the campaign throws
 */
export async function runEpreuve(args: string[], folder = path.join(ROOT, 'epreuves')): Promise<void> {
  const files = await readdir(folder);
  const names = files.flatMap((file) => (file.endsWith('.ts') ? path.basename(file, '.ts') : [])).sort();
  const [name, ...own] = args;
  if (name === undefined) {
    for (const known of names) console.log(`${known} : ${(await load(folder, known)).titre}`);
    return;
  }
  if (!names.includes(name)) {
    throw new Panne(`Aucune épreuve ne s’appelle « ${name} ». Épreuves : ${names.join(', ')}.`);
  }
  const { titre, run } = await load(folder, name);
  console.log(titre);
  await run(own);
}

if (import.meta.main) await runEpreuve(process.argv.slice(2)).catch(stopOnError);
