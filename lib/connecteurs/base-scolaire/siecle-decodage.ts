/** The characters of an export: ISO-8859-15 as declared, and a file saved again in UTF-8 found by its own bytes. */
import type { MotifSiecle } from './siecle-motifs.ts';

const DECLARE = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/;
const ADMIS = ['iso-8859-15', 'iso-8859-1', 'utf-8'];

/** What the first bytes say of the characters. Throws the motive of a coding that Siècle never writes. */
export class Decodeur {
  readonly #texte: InstanceType<typeof TextDecoder>;
  /** Reads along as strict UTF-8 while the file could be that; null once a byte proves that it is not. */
  #utf8: InstanceType<typeof TextDecoder> | null = null;
  #accents = false;

  constructor(debut: Uint8Array) {
    const prologue = Buffer.from(debut.subarray(0, 200)).toString('latin1');
    if (prologue.startsWith('\xEF\xBB\xBF')) throw 'utf8' satisfies MotifSiecle;
    const codage = DECLARE.exec(prologue)?.[1]?.toLowerCase() ?? 'utf-8';
    if (!ADMIS.includes(codage)) throw 'encodage' satisfies MotifSiecle;
    this.#texte = new TextDecoder(codage, { fatal: codage === 'utf-8' });
    if (codage !== 'utf-8') this.#utf8 = new TextDecoder('utf-8', { fatal: true });
  }

  /** The characters of the next bytes. Throws the motive when they are not of the declared coding. */
  lire(octets: Uint8Array): string {
    if (this.#utf8) {
      this.#accents ||= octets.some((octet) => octet >= 0x80);
      try {
        this.#utf8.decode(octets, { stream: true });
      } catch {
        this.#utf8 = null;
      }
    }
    try {
      return this.#texte.decode(octets, { stream: true });
    } catch {
      throw 'encodage' satisfies MotifSiecle;
    }
  }

  /** True of a file whose every accent is UTF-8 although it declares another coding: it was opened and saved again. */
  reenregistre(): boolean {
    if (!this.#utf8 || !this.#accents) return false;
    try {
      this.#utf8.decode();
      return true;
    } catch {
      return false;
    }
  }
}
