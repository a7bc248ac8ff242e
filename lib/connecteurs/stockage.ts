import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type Configuration, configuration } from '#lib/technique/configuration.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { refusDeLaMachine } from '#lib/technique/machine.ts';
import { stockageChiffre } from './stockage-chiffre.ts';

/** Where a file lies: 32 hexadecimal digits drawn at random, never a person's file name. */
export type CleDeFichier = string & { readonly __genre: 'cle_de_fichier' };

export interface FichierADeposer {
  cle: CleDeFichier;
  octets: Uint8Array;
  type: string;
}

/** A file found where files lie. */
export interface FichierRange {
  cle: CleDeFichier;
  rangeLe: Date;
}

/** Pieces and letters, whatever holds them. A file is written whole or not at all. */
export interface Stockage {
  /**
   * Writes files, each under its key; the same key again replaces, so a job that runs twice leaves one file. Resolves
   * once all of them would survive a power cut. Throws Refus indisponible when the disk has no room left.
   */
  deposerTous(fichiers: readonly FichierADeposer[]): Promise<void>;
  /** Writes one file; see `deposerTous`. */
  deposer(cle: CleDeFichier, octets: Uint8Array, type: string): Promise<void>;
  /** Throws `FichierAbsent` when nothing lies there. */
  lire(cle: CleDeFichier): Promise<Uint8Array>;
  /** Silent when nothing lies there: the wish is fulfilled. */
  supprimer(cle: CleDeFichier): Promise<void>;
  /** Every file whose key begins with this digit. What a writing cut short left a day ago is removed on the way. */
  parcourir(debut: string): AsyncIterable<FichierRange>;
}

/** Every beginning of a key, for who looks at all files without holding them all. */
export const DEBUTS_DE_CLE: readonly string[] = [...'0123456789abcdef'];

export type ConfigurationStockage = Configuration['stockage'];

export class FichierAbsent extends Error {
  override readonly name = 'FichierAbsent';
  constructor(cle: CleDeFichier, cause: unknown) {
    super(`Aucun fichier sous la clé ${cle}.`, { cause });
  }
}

const CLE = /^[0-9a-f]{32}$/;

/** A new random key. */
export const nouvelleCle = (): CleDeFichier => cleDeFichier(randomUUID());

/**
 * A key from its text or from a UUID: the id of a letter gives the key of its PDF. Throws a RangeError on anything else,
 * so that no text from outside ever becomes a path.
 */
export function cleDeFichier(texte: string): CleDeFichier {
  const cle = texte.toLowerCase().replaceAll('-', '');
  if (!CLE.test(cle)) throw new RangeError('clé de fichier mal formée');
  return cle as CleDeFichier;
}

/** The bare storage that the configuration names: a folder of this machine, or a bucket of any S3-compatible server. */
export function ouvrirStockage(configuration: ConfigurationStockage): Stockage {
  return configuration.sorte === 'disque' ? surDisque(configuration.dossier) : surS3(configuration);
}

let duProcessus: Stockage | undefined;

/** The storage of this process, opened at the first call from its configuration; its files are encrypted at rest. */
export function stockage(): Stockage {
  const { stockage: ou, trousseau } = configuration();
  duProcessus ??= stockageChiffre(ouvrirStockage(ou), trousseau);
  return duProcessus;
}

/** Two levels of folders keep each one small at a million files. */
const chemin = (cle: CleDeFichier): string => join(cle.slice(0, 2), cle.slice(2, 4), cle);

function surDisque(dossier: string): Stockage {
  const stockage: Stockage = {
    async deposerTous(fichiers) {
      const depots = fichiers.map(({ cle, octets }) => {
        const cible = join(dossier, chemin(cle));
        return { octets, cible, provisoire: `${cible}.${randomUUID()}.partiel` };
      });
      try {
        await chacun(depots, async ({ octets, cible, provisoire }) => {
          await mkdir(dirname(cible), { recursive: true, mode: 0o700 });
          await writeFile(provisoire, octets, { flag: 'wx', mode: 0o600 });
        });
        // All written, then all synced: the disk is waited for once. A file is safe before it gets its name, the name
        // once its folder is: a power cut leaves the old file or the new one, never a half.
        await chacun(depots, async ({ cible, provisoire }) => {
          await synchroniser(provisoire, 'r+');
          await rename(provisoire, cible);
        });
        await synchroniserDossiers(depots.map(({ cible }) => dirname(cible)));
      } catch (erreur) {
        await chacun(depots, ({ provisoire }) => rm(provisoire, { force: true })).catch(() => undefined);
        throw refusDeLaMachine(erreur) ?? erreur;
      }
    },
    deposer: (cle, octets, type) => stockage.deposerTous([{ cle, octets, type }]),
    async lire(cle) {
      try {
        return await readFile(join(dossier, chemin(cle)));
      } catch (erreur) {
        if ((erreur as NodeJS.ErrnoException).code === 'ENOENT') throw new FichierAbsent(cle, erreur);
        throw erreur;
      }
    },
    async supprimer(cle) {
      await rm(join(dossier, chemin(cle)), { force: true });
    },
    async *parcourir(debut) {
      const dossiers = await readdir(dossier).catch(sansDossier);
      for (const nom of await fichiersDe(
        dossier,
        dossiers.filter((sous) => sous.startsWith(debut)),
      )) {
        const name = basename(nom);
        const vu = await stat(nom).catch(() => null);
        if (!vu) continue;
        if (CLE.test(name)) yield { cle: name as CleDeFichier, rangeLe: vu.mtime };
        else if (name.endsWith('.partiel') && maintenant().epochMilliseconds - vu.mtimeMs > JOUR_MS)
          await rm(nom, { force: true });
      }
    },
  };
  return stockage;
}

const JOUR_MS = 86_400_000;

/** Paths of the files below these folders. */
async function fichiersDe(racine: string, dossiers: readonly string[]): Promise<string[]> {
  const listes = await Promise.all(
    dossiers.map((nom) => readdir(join(racine, nom), { recursive: true, withFileTypes: true })),
  );
  return listes.flat().flatMap((entree) => (entree.isFile() ? join(entree.parentPath, entree.name) : []));
}

/** Nothing was ever stored there. */
function sansDossier(erreur: NodeJS.ErrnoException): [] {
  if (erreur.code === 'ENOENT') return [];
  throw erreur;
}

/** All at once; throws the first fault, but only when each has ended: nothing goes on behind the caller. */
async function chacun<T>(valeurs: readonly T[], travail: (valeur: T) => Promise<unknown>): Promise<void> {
  const fins = await Promise.allSettled(valeurs.map(travail));
  for (const fin of fins) if (fin.status === 'rejected') throw fin.reason;
}

async function synchroniser(nom: string, mode: 'r' | 'r+'): Promise<void> {
  const ouvert = await open(nom, mode);
  try {
    await ouvert.sync();
  } finally {
    await ouvert.close();
  }
}

/** Folders of files just named, and the two above that may be new. Windows cannot sync a folder, and keeps names itself. */
async function synchroniserDossiers(dossiers: readonly string[]): Promise<void> {
  if (platform() === 'win32') return;
  const tous = dossiers.flatMap((nom) => [nom, dirname(nom), dirname(dirname(nom))]);
  await chacun([...new Set(tous)], (nom) => synchroniser(nom, 'r'));
}

function surS3(s3: Extract<ConfigurationStockage, { sorte: 's3' }>): Stockage {
  const client = new S3Client({
    endpoint: s3.endpoint,
    region: s3.region,
    credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey },
    // Buckets of servers other than Amazon's are seldom host names.
    forcePathStyle: true,
    // Checksums of recent SDKs are not understood by every compatible server.
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  const objet = (cle: CleDeFichier) => ({ Bucket: s3.bucket, Key: chemin(cle).replaceAll('\\', '/') });
  const deposer: Stockage['deposer'] = async (cle, octets, type) => {
    await client.send(new PutObjectCommand({ ...objet(cle), Body: octets, ContentType: type }));
  };
  return {
    async deposerTous(fichiers) {
      await chacun(fichiers, ({ cle, octets, type }) => deposer(cle, octets, type));
    },
    deposer,
    async lire(cle) {
      try {
        const { Body } = await client.send(new GetObjectCommand(objet(cle)));
        if (!Body) throw new FichierAbsent(cle, 'réponse sans contenu');
        return await Body.transformToByteArray();
      } catch (erreur) {
        if (erreur instanceof NoSuchKey) throw new FichierAbsent(cle, erreur);
        throw erreur;
      }
    },
    async supprimer(cle) {
      await client.send(new DeleteObjectCommand(objet(cle)));
    },
    async *parcourir(debut) {
      for (let suite: string | undefined; ; ) {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: s3.bucket, Prefix: debut, ContinuationToken: suite }),
        );
        for (const { Key = '', LastModified: rangeLe } of page.Contents ?? []) {
          const cle = Key.slice(Key.lastIndexOf('/') + 1);
          if (CLE.test(cle) && rangeLe) yield { cle: cle as CleDeFichier, rangeLe };
        }
        suite = page.NextContinuationToken;
        if (!suite) return;
      }
    },
  };
}
