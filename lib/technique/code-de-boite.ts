/**
 * The code that the link to a mailbox carries: drawn from the id of its row under a key, so that the mail can be written again
 * without any copy of it; the base keeps its print under another key.
 */
import { empreinteACle } from './empreinte-a-cle.ts';

/** The code of a link, 43 signs of base64url. */
export const codeDeBoite = (id: string): string =>
  Buffer.from(empreinteACle('boite/code', id)).toString('base64url');

/** What the base keeps of a code. */
export const empreinteDeBoite = (code: string): Uint8Array<ArrayBuffer> =>
  empreinteACle('boite/empreinte', code);
