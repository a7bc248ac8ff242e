/**
 * The codes printed on letters, or passed on for a concubin’s link: drawn from the letter, or the invitation, and a key, so that
 * what is shown again carries the same one, and kept in the base as a print under another key (docs/adr/code-de-la-lettre.md).
 */
import { timingSafeEqual } from 'node:crypto';
import { empreinteACle } from './empreinte-a-cle.ts';

/** Signs that nobody takes for another, printed or said: neither 0 O, 1 I L, 2 Z, 5 S, 8 B nor U V. */
const SIGNES = 'ACDEFGHJKMNPQRTWXY34679';
const LONGUEUR = 10;

type Usage = 'code' | 'empreinte' | 'source';

const sceau = (usage: Usage, texte: string): Uint8Array<ArrayBuffer> =>
  empreinteACle(`lettre/${usage}`, texte);

/** The code of a letter, in two groups of five signs. */
export function codeDeLaLettre(courrierId: string): string {
  let reste = BigInt(`0x${Buffer.from(sceau('code', courrierId)).toString('hex')}`);
  const base = BigInt(SIGNES.length);
  let code = '';
  for (let rang = 0; rang < LONGUEUR; rang++) {
    code += SIGNES[Number(reste % base)];
    reste /= base;
  }
  return `${code.slice(0, LONGUEUR / 2)}-${code.slice(LONGUEUR / 2)}`;
}

/** A code as a person types it, in its printed form; null when it cannot be one. */
export function lireCode(saisie: string): string | null {
  const signes = saisie
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-–_]/g, '');
  return signes.length === LONGUEUR && [...signes].every((signe) => SIGNES.includes(signe))
    ? `${signes.slice(0, LONGUEUR / 2)}-${signes.slice(LONGUEUR / 2)}`
    : null;
}

/** What the base keeps of a code. */
export const empreinteDuCode = (code: string): Uint8Array<ArrayBuffer> => sceau('empreinte', code);

/** What the base keeps of the machine that tries. */
export const empreinteDeLaSource = (adresse: string): Uint8Array<ArrayBuffer> => sceau('source', adresse);

/** Whether two texts are the same, in a time that tells nothing of where they differ; false when one is missing. */
export const memeTexte = (attendu: string | null, recu: string): boolean =>
  timingSafeEqual(sceau('empreinte', attendu ?? ''), sceau('empreinte', recu)) && attendu !== null;
