/**
 * `npm run sauvegarde -- DOSSIER [--cles=FICHIER]`: saves the base and the files of a running product into a new folder.
 * The keys are never in it: given apart, they go where --cles says, which must be another place.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { configuration } from '#lib/technique/configuration.ts';
import { makeOnce } from './dossier-entier.ts';
import { Panne, stopOnError } from './panne.ts';
import { withClient } from './postgres.ts';
import { copierLeServeur } from './sauvegarde/copie-du-serveur.ts';
import { directory, external, runningDemo } from './sauvegarde/lieu.ts';
import { ecrireManifeste } from './sauvegarde/manifeste.ts';

const USAGE = 'Usage : npm run sauvegarde -- DOSSIER [--cles=FICHIER]';

/** Seals, so that a base restored from elsewhere can be compared with what was true that day. */
const SCEAUX = `SELECT json_agg(json_build_object('jour', jour, 'lignes', lignes, 'derniere_ligne', derniere_ligne::text,
  'empreinte', encode(empreinte, 'hex')) ORDER BY jour)::text AS sceaux FROM scellement`;

function pgDump(url: string, file: string): void {
  const { error, status } = spawnSync('pg_dump', ['--format=custom', `--file=${file}`, `--dbname=${url}`], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error)
    throw new Panne(
      'pg_dump est introuvable : installez le client de PostgreSQL 18 (paquet postgresql-client-18), puis relancez.',
    );
  if (status !== 0) throw new Panne('pg_dump a échoué : sa raison est affichée plus haut. Rien n’est gardé.');
}

/** The base first, then the files: what the saved base names was stored before it. */
async function saveBase(draft: string): Promise<{ faite: string; sorte: 'copie_du_serveur' | 'pg_dump' }> {
  if (external) {
    const { databaseUrl, databaseUrlProprietaire } = configuration();
    const faite = new Date().toISOString();
    pgDump(databaseUrlProprietaire ?? databaseUrl, path.join(draft, 'base.dump'));
    return { faite, sorte: 'pg_dump' } as const;
  }
  const { adminUrl } = await runningDemo();
  return await withClient(adminUrl, async (client) => {
    const { rows } = await client.query(SCEAUX);
    await writeFile(path.join(draft, 'sceaux.json'), rows[0].sceaux ?? '[]', { mode: 0o600 });
    return { faite: await copierLeServeur(client, draft), sorte: 'copie_du_serveur' } as const;
  }).catch((error) => {
    if (error.code !== 'ECONNREFUSED') throw error;
    throw new Panne('La base ne répond pas : lancez « npm start » dans une autre fenêtre, puis recommencez.');
  });
}

async function saveFiles(draft: string): Promise<string> {
  const { stockage } = configuration();
  if (stockage.sorte === 's3')
    return `Les pièces et les courriers sont dans le compartiment ${stockage.bucket} : sauvegardez-le par ses propres moyens (versions, réplication).`;
  await mkdir(path.join(draft, 'fichiers'), { mode: 0o700 });
  if (existsSync(stockage.dossier))
    await cp(stockage.dossier, path.join(draft, 'fichiers'), {
      recursive: true,
      filter: (source) => !source.endsWith('.partiel'),
    });
  return 'Les pièces et les courriers y sont.';
}

async function saveKeys(file: string | undefined): Promise<string> {
  const where = external ? 'votre coffre (CLE_DONNEES)' : path.join(directory, 'secrets.json');
  if (!file) return `Les clés n’y sont pas, exprès : gardez à part une copie de ${where}.`;
  if (external)
    throw new Panne(
      '--cles ne vaut que pour le serveur embarqué : CLE_DONNEES est dans votre environnement.',
    );
  await copyFile(path.join(directory, 'secrets.json'), file);
  return `Les clés sont dans ${file} : gardez-les ailleurs que la sauvegarde.`;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { cles: { type: 'string' } },
  });
  const [asked] = positionals;
  if (!asked || positionals.length > 1) throw new Panne(USAGE);
  const folder = path.resolve(asked);
  if (existsSync(folder) && (await readdir(folder).catch(() => ['']))[0] !== undefined)
    throw new Panne(`${folder} existe déjà : donnez un dossier neuf, par exemple un par jour.`);
  if (values.cles && !path.relative(folder, path.resolve(values.cles)).startsWith('..'))
    throw new Panne(
      'Les clés ne vont pas dans la sauvegarde qu’elles ouvrent : donnez un autre endroit à --cles.',
    );
  let told: string[] = [];
  await makeOnce(folder, async (draft) => {
    const base = await saveBase(draft);
    told = [await saveFiles(draft)];
    const { fichiers } = await ecrireManifeste(draft, base);
    told.unshift(
      `Sauvegarde faite dans ${folder} : ${Object.keys(fichiers).length} fichiers, état du ${base.faite}.`,
    );
  });
  told.push(await saveKeys(values.cles));
  console.log(told.join('\n'));
}

await main().catch(stopOnError);
