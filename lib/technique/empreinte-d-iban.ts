import { empreinteACle } from './empreinte-a-cle.ts';

/** What the base keeps of an IBAN to recognise it elsewhere, under a key that it does not hold: HMAC-SHA-256. */
export const empreinteDIban = (iban: string): Uint8Array<ArrayBuffer> => empreinteACle('iban', iban);
