/** Prints under a key: what the base keeps of a secret, and cannot be made by who reads the base alone. */
import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { configuration } from './configuration.ts';

/** One key is derived once: doing it again at each print costs more than the print. */
const derivees = new Map<string, KeyObject>();

function cleDerivee(secret: string | Uint8Array, usage: string): KeyObject {
  const nom = `${usage}/${Buffer.from(secret).toString('hex')}`;
  const connue = derivees.get(nom);
  if (connue) return connue;
  const derivee = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `bourses/${usage}`, 32)));
  derivees.set(nom, derivee);
  return derivee;
}

/** HMAC-SHA-256 of a text under a key that serves this usage alone, derived from a secret: that of sessions unless told. */
export const empreinteACle = (
  usage: string,
  texte: string,
  secret: string | Uint8Array = configuration().secretSession,
): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(createHmac('sha256', cleDerivee(secret, usage)).update(texte).digest());
