/**
 * How a software of a body shows who it is (RFC 6749, 4.4): a secret, of which the base keeps a print under a key, then for some
 * minutes an access that we sign and keep nowhere. Neither is a token of the API.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { configuration } from './configuration.ts';
import { empreinteACle } from './empreinte-a-cle.ts';

const FORME = /^bna_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_(\d{10})_([\w-]{43})$/;

const empreinte = (usage: string, texte: string): Buffer => {
  const { cleDesJetons, secretSession } = configuration();
  return Buffer.from(empreinteACle(usage, texte, cleDesJetons ?? secretSession));
};

/** A new secret of a software, to be shown once. */
export const nouveauSecret = (): string => `bnc_${randomBytes(32).toString('base64url')}`;

/**
 * What the base keeps of a secret, in hexadecimal: bound to its identifier. Who does not hold the key cannot choose a print, so
 * how long a comparison takes tells nothing.
 */
export const empreinteDuSecret = (clientId: string, secret: string): string =>
  empreinte('client/secret', `${clientId}/${secret}`).toString('hex');

const signature = (clientId: string, fin: string): string =>
  empreinte('client/acces', `${clientId}/${fin}`).toString('base64url');

/** An access of a software until `fin`, in seconds since 1970. */
export const nouvelAcces = (clientId: string, fin: number): string =>
  `bna_${clientId}_${fin}_${signature(clientId, String(fin))}`;

/** The identifier of the software whose access this is; null when we did not sign it, or it is over at `instant` (seconds since 1970). */
export function clientDeLAcces(texte: string, instant: number): string | null {
  const [, clientId = '', fin = '', signee = ''] = FORME.exec(texte) ?? [];
  if (!clientId || Number(fin) <= instant) return null;
  return timingSafeEqual(Buffer.from(signature(clientId, fin)), Buffer.from(signee)) ? clientId : null;
}
