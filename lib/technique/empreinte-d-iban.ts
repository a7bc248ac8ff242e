import { createHmac, hkdfSync } from 'node:crypto';
import { configuration } from './configuration.ts';

/** What the base keeps of an IBAN to recognise it elsewhere, under a key that it does not hold: HMAC-SHA-256. */
export const empreinteDIban = (iban: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    createHmac(
      'sha256',
      Buffer.from(hkdfSync('sha256', configuration().secretSession, '', 'bourses/iban', 32)),
    )
      .update(iban)
      .digest(),
  );
