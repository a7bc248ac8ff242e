/** What is encrypted at rest opens in its own place alone, and says why it does not. */
import { createCipheriv, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cleDeFichier, nouvelleCle, ouvrirStockage } from '#lib/connecteurs/stockage.ts';
import { stockageChiffre } from '#lib/connecteurs/stockage-chiffre.ts';
import { type Lieu, numeroDeCle, ouvrir, ouvrirColonne, sceller } from '#lib/technique/chiffrement.ts';
import type { Trousseau } from '#lib/technique/trousseau.ts';

const [PREMIERE, SECONDE] = [randomBytes(32), randomBytes(32)];
const trousseau = (cles: Record<number, Uint8Array>, ancienAccepte = false): Trousseau => ({
  courante: Math.max(...Object.keys(cles).map(Number)),
  cles: new Map(Object.entries(cles).map(([numero, cle]) => [Number(numero), cle])),
  ancienAccepte,
});
const UNE = trousseau({ 1: PREMIERE });
const LIEU: Lieu = {
  table: 'demande',
  colonne: 'numero_fiscal',
  cle: '01980000-0000-7000-8000-000000000001',
};
const CLAIR = Buffer.from('1471258369014');

const codeDe = (travail: () => unknown): string => {
  try {
    travail();
  } catch (erreur) {
    return (erreur as { code: string }).code;
  }
  return 'ouvert';
};

/** As the product wrote before keys had a number: nonce, tag, text. */
function ancien(cle: Uint8Array, clair: Uint8Array): Uint8Array {
  const nonce = randomBytes(12);
  const chiffre = createCipheriv('aes-256-gcm', cle, nonce);
  const corps = Buffer.concat([chiffre.update(clair), chiffre.final()]);
  return Buffer.concat([nonce, chiffre.getAuthTag(), corps]);
}

describe('a ciphertext', () => {
  test('opens in its place, names its key, and is never twice the same', () => {
    const [a, b] = [sceller(UNE, LIEU, CLAIR), sceller(UNE, LIEU, CLAIR)];
    expect(Buffer.from(ouvrir(UNE, LIEU, a))).toEqual(CLAIR);
    expect(numeroDeCle(a)).toBe(1);
    expect(a).not.toEqual(b);
    expect(Buffer.from(a).includes(CLAIR)).toBe(false);
  });

  test('keeps an empty text', () => {
    expect(ouvrir(UNE, LIEU, sceller(UNE, LIEU, Buffer.alloc(0)))).toHaveLength(0);
  });

  test.each([
    ['another row', { ...LIEU, cle: '01980000-0000-7000-8000-000000000002' }],
    ['another column', { ...LIEU, colonne: 'numero_fiscal_concubin' }],
    ['another table', { ...LIEU, table: 'brouillon' as const }],
    ['a place whose words run together', { ...LIEU, colonne: 'numero', cle: `_fiscal${LIEU.cle}` }],
  ])('refuses: moved to %s', (_, ailleurs) => {
    const scelle = sceller(UNE, LIEU, CLAIR);
    expect(codeDe(() => ouvrir(UNE, ailleurs, scelle))).toBe('deplace_ou_altere');
  });

  test('refuses: any of its bytes changed, and any end cut off', () => {
    const scelle = sceller(UNE, LIEU, CLAIR);
    for (let rang = 0; rang < scelle.length; rang++) {
      const altere = Uint8Array.from(scelle);
      altere[rang] = (altere[rang] ?? 0) ^ 1;
      expect(
        codeDe(() => ouvrir(UNE, LIEU, altere)),
        `octet ${rang}`,
      ).not.toBe('ouvert');
      expect(
        codeDe(() => ouvrir(UNE, LIEU, scelle.subarray(0, rang))),
        `coupé à ${rang}`,
      ).not.toBe('ouvert');
    }
  });

  test('refuses: its key is not there, or another stands under its number', () => {
    const scelle = sceller(UNE, LIEU, CLAIR);
    expect(codeDe(() => ouvrir(trousseau({ 2: SECONDE }), LIEU, scelle))).toBe('cle_absente');
    expect(codeDe(() => ouvrir(trousseau({ 1: SECONDE }), LIEU, scelle))).toBe('deplace_ou_altere');
  });

  test('is read under its old key, and written under the new one', () => {
    const deux = trousseau({ 1: PREMIERE, 2: SECONDE });
    expect(Buffer.from(ouvrir(deux, LIEU, sceller(UNE, LIEU, CLAIR)))).toEqual(CLAIR);
    expect(numeroDeCle(sceller(deux, LIEU, CLAIR))).toBe(2);
  });

  test('refuses: to be told of without its place, its cause, and never its text', () => {
    const scelle = sceller(UNE, LIEU, CLAIR);
    expect(() => ouvrir(UNE, { ...LIEU, colonne: 'numero_fiscal_concubin' }, scelle)).toThrow(
      `demande.numero_fiscal_concubin ${LIEU.cle} ne peut pas être déchiffré : il a été déplacé d’une autre ligne, ou altéré.`,
    );
  });
});

describe('what was written before keys had a number', () => {
  const deux = trousseau({ 1: PREMIERE, 2: SECONDE }, true);

  test('opens under whichever key wrote it, while it is accepted', () => {
    for (const cle of [PREMIERE, SECONDE])
      expect(Buffer.from(ouvrirColonne(deux, LIEU, ancien(cle, CLAIR)))).toEqual(CLAIR);
  });

  test('refuses: once it is accepted no more', () => {
    const ferme = { ...deux, ancienAccepte: false };
    expect(codeDe(() => ouvrirColonne(ferme, LIEU, ancien(PREMIERE, CLAIR)))).toBe('format_ancien');
  });

  test('refuses: under a key that nobody holds', () => {
    expect(codeDe(() => ouvrirColonne(deux, LIEU, ancien(randomBytes(32), CLAIR)))).toBe('deplace_ou_altere');
  });

  test('refuses: a bound ciphertext that was moved, even while the old ones are accepted', () => {
    const ailleurs = { ...LIEU, cle: 'ailleurs' };
    expect(codeDe(() => ouvrirColonne(deux, ailleurs, sceller(deux, LIEU, CLAIR)))).toBe('deplace_ou_altere');
  });
});

describe('stored files', () => {
  let dossier: string;
  const PDF = Buffer.from('%PDF-1.7 avis d’impôt de Mme Durand');
  const chemin = (cle: string) => path.join(dossier, cle.slice(0, 2), cle.slice(2, 4), cle);
  const nu = () => ouvrirStockage({ sorte: 'disque', dossier });
  const ranger = async (pour: Trousseau) => {
    const cle = nouvelleCle();
    await stockageChiffre(nu(), pour).deposer(cle, PDF, 'application/pdf');
    return cle;
  };

  beforeAll(async () => {
    dossier = await mkdtemp(path.join(tmpdir(), 'chiffre-'));
  });
  afterAll(() => rm(dossier, { recursive: true }));

  test('are encrypted on the disk, and read as they were', async () => {
    const cle = await ranger(UNE);
    const surDisque = await readFile(chemin(cle));
    expect(surDisque.includes('PDF')).toBe(false);
    expect(surDisque.includes('Durand')).toBe(false);
    expect(Buffer.from(await stockageChiffre(nu(), UNE).lire(cle))).toEqual(PDF);
  });

  test('refuses: one put in the place of another', async () => {
    const [a, b] = [await ranger(UNE), await ranger(UNE)];
    await rename(chemin(a), chemin(b));
    await expect(stockageChiffre(nu(), UNE).lire(b)).rejects.toMatchObject({
      name: 'Indechiffrable',
      code: 'deplace_ou_altere',
    });
  });

  test('stored in the clear before: read while it is accepted, refused after', async () => {
    const cle = cleDeFichier(crypto.randomUUID());
    await nu().deposer(cle, PDF, 'application/pdf');
    const accepte = { ...UNE, ancienAccepte: true };
    expect(Buffer.from(await stockageChiffre(nu(), accepte).lire(cle))).toEqual(PDF);
    await expect(stockageChiffre(nu(), UNE).lire(cle)).rejects.toMatchObject({ code: 'format_ancien' });
  });

  test('refuses: a file in the clear put over an encrypted one', async () => {
    const cle = await ranger(UNE);
    await writeFile(chemin(cle), '%PDF-1.7 contrefait');
    await expect(stockageChiffre(nu(), UNE).lire(cle)).rejects.toMatchObject({ code: 'format_ancien' });
  });

  test('taken back twice is silent', async () => {
    const cle = await ranger(UNE);
    const { supprimer } = stockageChiffre(nu(), UNE);
    await supprimer(cle);
    await supprimer(cle);
    await expect(stockageChiffre(nu(), UNE).lire(cle)).rejects.toMatchObject({ name: 'FichierAbsent' });
  });
});
