import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { configuration } from './configuration.ts';

const ALGORITHME = 'aes-256-gcm';

/** Encrypts a tax number (or later an IBAN) for the database: 12 bytes of nonce, 16 of tag, then the text. */
export function chiffrer(texte: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const chiffre = createCipheriv(ALGORITHME, configuration().cleDonnees, nonce);
  const corps = Buffer.concat([chiffre.update(texte, 'utf8'), chiffre.final()]);
  return Uint8Array.from(Buffer.concat([nonce, chiffre.getAuthTag(), corps]));
}

/** Reads back what `chiffrer` wrote. Throws an Error when the key is another one or the bytes were altered. */
export function dechiffrer(octets: Uint8Array): string {
  const contenu = Buffer.from(octets);
  const dechiffre = createDecipheriv(ALGORITHME, configuration().cleDonnees, contenu.subarray(0, 12));
  dechiffre.setAuthTag(contenu.subarray(12, 28));
  return Buffer.concat([dechiffre.update(contenu.subarray(28)), dechiffre.final()]).toString('utf8');
}
