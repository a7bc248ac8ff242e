/** What a backup says of itself, written last: a backup without it was cut short, and is refused. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Panne } from '../panne.ts';

const NOM = 'manifeste.json';

const ManifesteSchema = z.object({
  format: z.literal(1),
  /** Instant of the last thing that the base in it holds, ISO. */
  faite: z.iso.datetime(),
  sorte: z.enum(['copie_du_serveur', 'pg_dump']),
  /** Each file, with its size in bytes and the hexadecimal SHA-256 of its content. */
  fichiers: z.record(z.string(), z.object({ octets: z.number(), sha256: z.string() })),
});
export type Manifeste = z.output<typeof ManifesteSchema>;

async function empreinteDe(fichier: string): Promise<string> {
  const empreinte = createHash('sha256');
  await pipeline(createReadStream(fichier), empreinte);
  return empreinte.digest('hex');
}

async function inventaire(dossier: string): Promise<Manifeste['fichiers']> {
  const entrees = await readdir(dossier, { recursive: true, withFileTypes: true });
  const fichiers: Manifeste['fichiers'] = {};
  for (const entree of entrees) {
    const entier = path.join(entree.parentPath, entree.name);
    const nom = path.relative(dossier, entier).split(path.sep).join('/');
    if (entree.isFile() && nom !== NOM)
      fichiers[nom] = { octets: (await stat(entier)).size, sha256: await empreinteDe(entier) };
  }
  return fichiers;
}

/** Writes the manifest of a backup that is complete. */
export async function ecrireManifeste(
  dossier: string,
  dit: Pick<Manifeste, 'faite' | 'sorte'>,
): Promise<Manifeste> {
  const manifeste: Manifeste = { format: 1, ...dit, fichiers: await inventaire(dossier) };
  await writeFile(path.join(dossier, NOM), JSON.stringify(manifeste, null, 1), { mode: 0o600 });
  return manifeste;
}

/**
 * Reads the manifest of a backup and compares every file with it.
 * @throws {Panne} when the backup is not complete, or a file of it was altered or lost
 */
export async function lireManifeste(dossier: string): Promise<Manifeste> {
  const texte = await readFile(path.join(dossier, NOM), 'utf8').catch(() => null);
  const lu = ManifesteSchema.safeParse(texte === null ? null : JSON.parse(texte)).data;
  if (!lu)
    throw new Panne(
      `${dossier} n’est pas une sauvegarde complète (${NOM} y manque ou ne se lit pas). Prenez-en une autre.`,
    );
  const presents = await inventaire(dossier);
  for (const [nom, { sha256 }] of Object.entries(lu.fichiers)) {
    const present = presents[nom];
    if (present?.sha256 !== sha256)
      throw new Panne(
        `Le fichier ${nom} de la sauvegarde ${present ? 'a changé' : 'manque'} depuis qu’elle a été faite. Prenez-en une autre copie.`,
      );
  }
  return lu;
}
