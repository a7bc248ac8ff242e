/**
 * The code of the link by which a technical contact draws a token: made from the id of its event under a key, so that the mail
 * can be written again without any copy of it; the base keeps its print under another key. It opens no call by itself.
 */
import { empreinteACle } from './empreinte-a-cle.ts';

/** The code of a link, 43 signs of base64url. */
export const codeDeRemise = (evenementId: string): string =>
  Buffer.from(empreinteACle('remise/code', evenementId)).toString('base64url');

/** What the base keeps of a code, in hexadecimal. */
export const empreinteDeRemise = (code: string): string =>
  Buffer.from(empreinteACle('remise/empreinte', code)).toString('hex');
