/**
 * Seals kept outside the database: `sceaux.jsonl`, one seal a line from the first, and the public half of each key that
 * signed, in PEM (`cle-….pem`). Whoever owns the server can write everything again, but not a copy that it does not hold.
 */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ClePublique, clePubliqueDuPem, clesConnues } from './cle-de-sceau.ts';
import { jourAParis } from './dates.ts';
import { maintenant } from './horloge.ts';
import { porteeSysteme } from './portee.ts';
import { fauteDeSuite, fauteDuSceau, ligneDuSceau, lireLigneDuSceau, type Sceau } from './sceau.ts';
import { tousLesSceaux } from './scellement.ts';

const FICHIER = 'sceaux.jsonl';
const CLE = /^cle-([0-9a-f]{16})\.pem$/;

export interface Copie {
  sceaux: Sceau[];
  cles: ClePublique[];
}

/** Raised with one French sentence when a copy cannot be trusted, or the base is no longer what was copied. */
export class CopieInfidele extends Error {
  override name = 'CopieInfidele';
}

/** The first seal of a list that does not follow, was changed, or that none of these keys signed; null when all hold. */
function premiereFaute(sceaux: readonly Sceau[], cles: readonly ClePublique[]): string | null {
  for (const [rang, sceau] of sceaux.entries()) {
    const faute = fauteDeSuite(sceau, sceaux[rang - 1] ?? null) ?? fauteDuSceau(sceau, cles);
    if (faute) return `sceau du ${sceau.jour} : ${faute}`;
  }
  return null;
}

async function lireLesCles(dossier: string): Promise<ClePublique[]> {
  const noms = (await readdir(dossier)).filter((nom) => CLE.test(nom));
  return Promise.all(
    noms.map(async (nom) => {
      const lue = clePubliqueDuPem(await readFile(path.join(dossier, nom), 'utf8'));
      if (nom !== `cle-${lue.id}.pem`)
        throw new CopieInfidele(`${nom} contient une autre clé que celle de son nom (${lue.id}).`);
      return lue;
    }),
  );
}

/**
 * The seals of a folder that `exporter` filled. They hold by themselves, signed by the keys of the folder.
 * @throws {CopieInfidele} naming the file, the line or the seal that does not
 */
export async function lireLaCopie(dossier: string): Promise<Copie> {
  const texte = await readFile(path.join(dossier, FICHIER), 'utf8').catch(() => {
    throw new CopieInfidele(
      `${dossier} n’a pas de ${FICHIER} : donnez un dossier que journal:exporter a rempli.`,
    );
  });
  const sceaux = texte
    .split('\n')
    .filter(Boolean)
    .map((ligne, rang) => {
      const lu = lireLigneDuSceau(ligne);
      if (!lu) throw new CopieInfidele(`${FICHIER}, ligne ${rang + 1} : ce n’est pas un sceau.`);
      return lu;
    });
  const cles = await lireLesCles(dossier);
  const faute = premiereFaute(sceaux, cles);
  if (faute) throw new CopieInfidele(`La copie ne tient pas : ${faute}`);
  return { sceaux, cles };
}

/**
 * Copies every seal of the base, and the public keys known here, to a folder; those already there stay as they are.
 * Returns how many were added.
 * @throws {CopieInfidele} when the base no longer has what was copied, or has a seal that does not hold: nothing is written
 */
export async function exporterLesSceaux(dossier: string): Promise<{ ajoutes: number; total: number }> {
  await mkdir(dossier, { recursive: true });
  const fichier = path.join(dossier, FICHIER);
  const neuf = !(await readdir(dossier)).includes(FICHIER);
  const { sceaux: copies, cles } = neuf ? { sceaux: [], cles: [] } : await lireLaCopie(dossier);
  const sceaux = await tousLesSceaux(porteeSysteme(jourAParis(maintenant())));
  const change = copies.find((copie, rang) => {
    const sceau = sceaux[rang];
    return !sceau || ligneDuSceau(sceau) !== ligneDuSceau(copie);
  });
  if (change)
    throw new CopieInfidele(`Le sceau du ${change.jour} n’est plus dans la base tel qu’il a été exporté.`);
  const connues = clesConnues();
  const faute = premiereFaute(sceaux, [...cles, ...connues]);
  if (faute) throw new CopieInfidele(`Rien n’est exporté : ${faute}`);
  for (const { id, cle } of connues)
    await writeFile(path.join(dossier, `cle-${id}.pem`), cle.export({ format: 'pem', type: 'spki' }));
  await writeFile(`${fichier}.neuf`, sceaux.map((sceau) => `${ligneDuSceau(sceau)}\n`).join(''));
  await rename(`${fichier}.neuf`, fichier);
  return { ajoutes: sceaux.length - copies.length, total: sceaux.length };
}
