/**
 * `npm run restauration -- SAUVEGARDE [--cles=FICHIER] [--archives=DOSSIER] [--jusqua=INSTANT] [--fichiers=DOSSIER]`:
 * puts a backup of the embedded server in a place where nothing lies yet (BOURSES_DONNEES), then checks its journal and
 * opens every file. With the archives of the server (BOURSES_ARCHIVES), up to an instant: the files stored since the
 * backup are then taken from --fichiers.
 */
import { existsSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ROOT } from './construction.ts';
import { demoEnvironment, demoSecrets } from './demo.ts';
import { Panne, stopOnError } from './panne.ts';
import { type Server, startServer, withClient } from './postgres.ts';
import { runNode } from './processus.ts';
import { urlsFor } from './roles.ts';
import { directory, external } from './sauvegarde/lieu.ts';
import { lireManifeste } from './sauvegarde/manifeste.ts';
import { remettreLeServeur } from './sauvegarde/serveur-remis.ts';

const USAGE =
  'Usage : npm run restauration -- SAUVEGARDE [--cles=FICHIER] [--archives=DOSSIER] [--jusqua=2026-11-26T10:00:00Z] [--fichiers=DOSSIER]';
/** Folder, beside the data, of the log to replay. */
const REPLAYED = 'archives-a-rejouer';
const NOWHERE = { web: 9, identity: 9, smtp: 9, mailPage: 9, annuaire: 9 };

const OPTIONS = {
  cles: { type: 'string' },
  archives: { type: 'string' },
  jusqua: { type: 'string' },
  fichiers: { type: 'string' },
} as const;

interface Ordre extends Partial<Record<keyof typeof OPTIONS, string>> {
  sauvegarde: string;
}

async function readOrder(): Promise<Ordre> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: OPTIONS,
  });
  const [sauvegarde] = positionals;
  if (!sauvegarde || positionals.length > 1) throw new Panne(USAGE);
  if (external)
    throw new Panne(
      'DATABASE_URL nomme un serveur à vous : restaurez avec pg_restore (docs/exploitation.md), ou retirez DATABASE_URL pour restaurer le serveur embarqué.',
    );
  const { archives, jusqua } = values;
  if (jusqua && !z.iso.datetime({ offset: true }).safeParse(jusqua).success)
    throw new Panne('--jusqua attend un instant, par exemple 2026-11-26T10:00:00Z.');
  if (jusqua && !archives)
    throw new Panne(
      '--jusqua demande aussi --archives : sans elles, seule l’heure de la sauvegarde est connue.',
    );
  for (const dossier of [archives, values.fichiers])
    if (dossier && !existsSync(dossier)) throw new Panne(`Le dossier ${dossier} n’existe pas.`);
  const manifeste = await lireManifeste(sauvegarde);
  if (manifeste.sorte !== 'copie_du_serveur')
    throw new Panne(
      'Cette sauvegarde vient de pg_dump : restaurez-la avec pg_restore (docs/exploitation.md).',
    );
  if (jusqua && Date.parse(jusqua) < Date.parse(manifeste.faite))
    throw new Panne(
      `La sauvegarde est plus récente (${manifeste.faite}) que ${jusqua} : prenez-en une d’avant.`,
    );
  return { ...values, sauvegarde };
}

/** Gives the keys back, from their own place. */
async function putKeys({ cles }: Ordre): Promise<void> {
  const secrets = path.join(directory, 'secrets.json');
  await mkdir(directory, { recursive: true });
  if (cles) await copyFile(cles, secrets);
  else if (!existsSync(secrets))
    throw new Panne(`Les clés manquent : donnez --cles=FICHIER, ou placez-les dans ${secrets}.`);
  await chmod(secrets, 0o600);
}

/** Puts the server's files where it keeps them, under its account, with how far to replay its log. */
async function putServer({ sauvegarde, archives, jusqua }: Ordre): Promise<void> {
  await remettreLeServeur(sauvegarde, path.join(directory, 'postgres'), async (data) => {
    if (!archives) return [];
    await cp(archives, path.join(data, REPLAYED), { recursive: true });
    await writeFile(path.join(data, 'recovery.signal'), '');
    return [
      `restore_command = 'cp "${REPLAYED}/%f" "%p"'`,
      `recovery_target_action = 'promote'`,
      ...(jusqua
        ? [
            // Zones have no name yet where PostgreSQL reads this.
            `recovery_target_time = '${new Date(jusqua).toISOString().replace('Z', '+00')}'`,
          ]
        : []),
    ];
  });
}

/** What served to replay the log serves no more: the next start is an ordinary one. */
async function forgetReplay(server: Server): Promise<void> {
  await withClient(server.adminUrl('postgres'), async (client) => {
    for (const name of ['restore_command', 'recovery_target_action', 'recovery_target_time'])
      await client.query(`ALTER SYSTEM RESET ${name}`);
  });
  await rm(path.join(server.data, REPLAYED), { recursive: true });
}

async function check(server: Server, order: Ordre): Promise<void> {
  const secrets = await demoSecrets(directory);
  const url = server.adminUrl('bourses');
  const base = urlsFor(url, secrets);
  const env = { ...process.env, ...demoEnvironment(directory, secrets, NOWHERE, base) };
  for (const source of [path.join(order.sauvegarde, 'fichiers'), order.fichiers])
    if (source) await cp(source, String(env.STOCKAGE_DOSSIER), { recursive: true });
  for (const script of ['journal-verifier.ts', 'fichiers-verifier.ts']) {
    const code = await runNode([path.join(ROOT, 'scripts', script)], env, 'inherit');
    if (code !== 0)
      throw new Panne('La base est restaurée, mais ce contrôle a échoué : sa raison est affichée plus haut.');
  }
}

async function main(): Promise<void> {
  const order = await readOrder();
  await putKeys(order);
  const secrets = await demoSecrets(directory);
  await putServer(order);
  const server = await startServer({
    directory: path.join(directory, 'postgres'),
    password: secrets.superuser,
    ephemeral: false,
  });
  try {
    if (order.archives) await forgetReplay(server);
    await check(server, order);
  } finally {
    await server.stop();
  }
  console.log(`Restauré dans ${directory}. Lancez : npm start`);
}

await main().catch(stopOnError);
