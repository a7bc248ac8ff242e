import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type Configuration, configuration } from '#lib/technique/configuration.ts';

/** Where a file lies: 32 hexadecimal digits drawn at random, never a person's file name. */
export type CleDeFichier = string & { readonly __genre: 'cle_de_fichier' };

/** Pieces and letters, whatever holds them. A file is written whole or not at all. */
export interface Stockage {
  /** Writes the bytes under the key; the same key again replaces, so a job that runs twice leaves one file. */
  deposer(cle: CleDeFichier, octets: Uint8Array, type: string): Promise<void>;
  /** Throws `FichierAbsent` when nothing lies there. */
  lire(cle: CleDeFichier): Promise<Uint8Array>;
  /** Silent when nothing lies there: the wish is fulfilled. */
  supprimer(cle: CleDeFichier): Promise<void>;
}

export type ConfigurationStockage = Configuration['stockage'];

export class FichierAbsent extends Error {
  override readonly name = 'FichierAbsent';
  constructor(cle: CleDeFichier, cause: unknown) {
    super(`Aucun fichier sous la clé ${cle}.`, { cause });
  }
}

/** A new random key. */
export const nouvelleCle = (): CleDeFichier => cleDeFichier(randomUUID());

/**
 * A key from its text or from a UUID: the id of a letter gives the key of its PDF. Throws a RangeError on anything else,
 * so that no text from outside ever becomes a path.
 */
export function cleDeFichier(texte: string): CleDeFichier {
  const cle = texte.toLowerCase().replaceAll('-', '');
  if (!/^[0-9a-f]{32}$/.test(cle)) throw new RangeError('clé de fichier mal formée');
  return cle as CleDeFichier;
}

/** The storage that the configuration names: a folder of this machine, or a bucket of any S3-compatible server. */
export function ouvrirStockage(configuration: ConfigurationStockage): Stockage {
  return configuration.sorte === 'disque' ? surDisque(configuration.dossier) : surS3(configuration);
}

let duProcessus: Stockage | undefined;

/** The storage of this process, opened at the first call from its configuration. */
export function stockage(): Stockage {
  duProcessus ??= ouvrirStockage(configuration().stockage);
  return duProcessus;
}

/** Two levels of folders keep each one small at a million files. */
const chemin = (cle: CleDeFichier): string => join(cle.slice(0, 2), cle.slice(2, 4), cle);

function surDisque(dossier: string): Stockage {
  return {
    async deposer(cle, octets) {
      const cible = join(dossier, chemin(cle));
      const provisoire = `${cible}.${randomUUID()}.partiel`;
      await mkdir(dirname(cible), { recursive: true, mode: 0o700 });
      try {
        const fichier = await open(provisoire, 'wx', 0o600);
        try {
          await fichier.writeFile(octets);
          // On disk before it gets its name: a power cut leaves the old file or the new one, never a half.
          await fichier.sync();
        } finally {
          await fichier.close();
        }
        await rename(provisoire, cible);
      } catch (erreur) {
        await rm(provisoire, { force: true });
        throw erreur;
      }
    },
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
  };
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
  return {
    async deposer(cle, octets, type) {
      await client.send(new PutObjectCommand({ ...objet(cle), Body: octets, ContentType: type }));
    },
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
  };
}
