import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ConfigurationStockage,
  cleDeFichier,
  DEBUTS_DE_CLE,
  FichierAbsent,
  type FichierRange,
  nouvelleCle,
  ouvrirStockage,
  type Stockage,
} from '#lib/connecteurs/stockage.ts';

/** The few answers of an S3 server that the product relies on, over real HTTP. */
function serveurS3(): { serveur: Server; objets: Map<string, { type: string; octets: Buffer }> } {
  const objets = new Map<string, { type: string; octets: Buffer }>();
  const serveur = createServer(async (requete, reponse) => {
    const { pathname: chemin, searchParams: cherche } = new URL(requete.url ?? '/', 'http://s3');
    const morceaux: Buffer[] = [];
    for await (const morceau of requete) morceaux.push(morceau as Buffer);
    const objet = objets.get(chemin);
    if (requete.method === 'PUT') {
      objets.set(chemin, { type: requete.headers['content-type'] ?? '', octets: Buffer.concat(morceaux) });
      reponse.writeHead(200).end();
    } else if (requete.method === 'GET' && cherche.has('list-type')) {
      // Two keys a page, so that more than one page is asked.
      const cles = [...objets.keys()]
        .map((nom) => nom.replace(/^\/[^/]+\//, ''))
        .filter((nom) => nom.startsWith(cherche.get('prefix') ?? ''))
        .sort();
      const depuis = Number(cherche.get('continuation-token') ?? 0);
      const page = cles.slice(depuis, depuis + 2);
      const suite =
        depuis + 2 < cles.length ? `<NextContinuationToken>${depuis + 2}</NextContinuationToken>` : '';
      const contenus = page.map(
        (nom) => `<Contents><Key>${nom}</Key><LastModified>2026-09-01T00:00:00Z</LastModified></Contents>`,
      );
      reponse
        .writeHead(200, { 'content-type': 'application/xml' })
        .end(`<ListBucketResult>${suite}${contenus.join('')}</ListBucketResult>`);
    } else if (requete.method === 'DELETE') {
      objets.delete(chemin);
      reponse.writeHead(204).end();
    } else if (objet) reponse.writeHead(200, { 'content-type': objet.type }).end(objet.octets);
    else
      reponse
        .writeHead(404, { 'content-type': 'application/xml' })
        .end('<Error><Code>NoSuchKey</Code><Message>absent</Message></Error>');
  });
  return { serveur, objets };
}

let dossier: string;
const s3 = serveurS3();
const stockages: Partial<Record<ConfigurationStockage['sorte'], Stockage>> = {};
const ouvert = (sorte: ConfigurationStockage['sorte']): Stockage => stockages[sorte] as Stockage;

const tous = async (sorte: ConfigurationStockage['sorte'], debut: string): Promise<FichierRange[]> => {
  const trouves: FichierRange[] = [];
  for await (const range of ouvert(sorte).parcourir(debut)) trouves.push(range);
  return trouves;
};

beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'stockage-'));
  await new Promise<void>((pret) => s3.serveur.listen(0, '127.0.0.1', pret));
  const { port } = s3.serveur.address() as AddressInfo;
  stockages.disque = ouvrirStockage({ sorte: 'disque', dossier });
  stockages.s3 = ouvrirStockage({
    sorte: 's3',
    endpoint: `http://127.0.0.1:${port}`,
    region: 'fr-par',
    bucket: 'pieces',
    accessKeyId: 'essai',
    secretAccessKey: 'essai-secret',
  });
});

afterAll(async () => {
  s3.serveur.closeAllConnections();
  s3.serveur.close();
  await rm(dossier, { recursive: true });
});

describe.each(['disque', 's3'] as const)('storage on %s', (sorte) => {
  const octets = Buffer.from([0, 1, 2, 250, 255]);

  it('gives back the very bytes', async () => {
    const cle = nouvelleCle();
    await ouvert(sorte).deposer(cle, octets, 'application/pdf');
    expect(Buffer.from(await ouvert(sorte).lire(cle))).toEqual(octets);
  });

  it('the same key twice leaves one file, the last', async () => {
    const cle = nouvelleCle();
    await ouvert(sorte).deposer(cle, Buffer.from('a'), 'text/plain');
    await ouvert(sorte).deposer(cle, octets, 'application/pdf');
    expect(Buffer.from(await ouvert(sorte).lire(cle))).toEqual(octets);
  });

  it('a lot of files lies there, each with its own bytes', async () => {
    const lot = ['a', 'b', 'c'].map((texte) => ({
      cle: nouvelleCle(),
      octets: Buffer.from(texte),
      type: 'text/plain',
    }));
    await ouvert(sorte).deposerTous(lot);
    for (const { cle, octets: ecrits } of lot)
      expect(Buffer.from(await ouvert(sorte).lire(cle))).toEqual(ecrits);
  });

  it('a key without file is absent, by name', async () => {
    await expect(ouvert(sorte).lire(nouvelleCle())).rejects.toBeInstanceOf(FichierAbsent);
  });

  it('what is removed is absent, and removing again is no fault', async () => {
    const cle = nouvelleCle();
    await ouvert(sorte).deposer(cle, octets, 'application/pdf');
    await ouvert(sorte).supprimer(cle);
    await ouvert(sorte).supprimer(cle);
    await expect(ouvert(sorte).lire(cle)).rejects.toBeInstanceOf(FichierAbsent);
  });

  it('finds every file by the beginning of its key, with its hour, however many pages it takes', async () => {
    const cles = ['1', '2', '3', '4', '5'].map((fin) => cleDeFichier(`ee${'0'.repeat(29)}${fin}`));
    for (const cle of [...cles, cleDeFichier('fe'.repeat(16))])
      await ouvert(sorte).deposer(cle, octets, 'text/plain');
    // Keys drawn by other tests may begin with the same signs, seldom with so many.
    const trouves = (await tous(sorte, 'e')).filter(({ cle }) => cle.startsWith(`ee${'0'.repeat(20)}`));
    expect(trouves.map(({ cle }) => cle).sort()).toEqual(cles);
    expect(trouves.every(({ rangeLe }) => rangeLe.getTime() > 0)).toBe(true);
  });

  it('finds nothing where nothing was stored', async () => {
    expect(await tous(sorte, 'g')).toEqual([]);
  });
});

it('every key has its beginning among those that are looked at', () => {
  expect(new Set(DEBUTS_DE_CLE).size).toBe(16);
  expect(DEBUTS_DE_CLE.every((debut) => /^[0-9a-f]$/.test(debut))).toBe(true);
});

describe('on disk', () => {
  it('what a writing cut short left a day ago is removed, not what is being written', async () => {
    const [vieux, neuf] = ['a', 'b'].map((fin) => join(dossier, 'cc', 'cc', `${fin.repeat(32)}.x.partiel`));
    await mkdir(join(dossier, 'cc', 'cc'), { recursive: true });
    for (const nom of [vieux, neuf]) await writeFile(String(nom), 'x');
    const hier = new Date(Date.now() - 25 * 3_600_000);
    await utimes(String(vieux), hier, hier);
    expect((await tous('disque', 'c')).filter(({ cle }) => /a{32}|b{32}/.test(cle))).toEqual([]);
    expect(await readdir(join(dossier, 'cc', 'cc'))).toEqual([`${'b'.repeat(32)}.x.partiel`]);
  });

  it('no half file is left, and only this account reads the file', async () => {
    const cle = nouvelleCle();
    await ouvert('disque').deposer(cle, Buffer.from('x'), 'text/plain');
    const fichiers = await readdir(join(dossier, cle.slice(0, 2), cle.slice(2, 4)));
    expect(fichiers).toEqual([cle]);
    const { mode } = await stat(join(dossier, cle.slice(0, 2), cle.slice(2, 4), cle));
    expect(mode & 0o077).toBe(0);
  });

  it('a lot one file of which cannot be written is an error, and leaves no half', async () => {
    const racine = await mkdtemp(join(tmpdir(), 'stockage-'));
    const cles = ['00', 'ff'].map((debut) => cleDeFichier(debut.repeat(16)));
    await writeFile(join(racine, 'ff'), 'not a folder');
    const lot = cles.map((cle) => ({ cle, octets: Buffer.from('x'), type: 'text/plain' }));
    await expect(ouvrirStockage({ sorte: 'disque', dossier: racine }).deposerTous(lot)).rejects.toThrow();
    const noms = await readdir(racine, { recursive: true });
    expect(noms.filter((nom) => nom.endsWith('.partiel'))).toEqual([]);
    await rm(racine, { recursive: true });
  });

  it('a folder that cannot be written is an error, not a silence', async () => {
    const stockage = ouvrirStockage({ sorte: 'disque', dossier: '/dev/null/pieces' });
    await expect(stockage.deposer(nouvelleCle(), Buffer.from('x'), 'text/plain')).rejects.toThrow();
    await expect(stockage.lire(nouvelleCle())).rejects.toThrow();
  });
});

describe('on S3', () => {
  it('the type goes with the object, in the bucket, under the two folders', async () => {
    const cle = nouvelleCle();
    await ouvert('s3').deposer(cle, Buffer.from('x'), 'image/png');
    expect(s3.objets.get(`/pieces/${cle.slice(0, 2)}/${cle.slice(2, 4)}/${cle}`)?.type).toBe('image/png');
  });
});

describe('keys', () => {
  it('a UUID names a file, always the same', () => {
    expect(cleDeFichier('0190A1B2-c3d4-7e5f-8a9b-0c1d2e3f4a5b')).toBe('0190a1b2c3d47e5f8a9b0c1d2e3f4a5b');
  });

  it.each(['', '../../etc/passwd', 'avis.pdf', 'g'.repeat(32), 'a'.repeat(31), `${'a'.repeat(32)}/..`])(
    'refuses « %s »',
    (texte) => {
      expect(() => cleDeFichier(texte)).toThrow(RangeError);
    },
  );
});
