import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { configuration } from './configuration.ts';
import type { Trousseau } from './trousseau.ts';

/**
 * What is encrypted at rest: tax numbers, fetched figures and IBANs in their columns, pieces and letters in the storage. AES-256-GCM, bound to where it
 * stands, under a key with a number (docs/adr/chiffrement.md).
 */

/** Where a ciphertext stands. It opens nowhere else: moved to another row or column, it is refused. */
export interface Lieu {
  table:
    | 'brouillon'
    | 'recuperation'
    | 'part_du_concubin'
    | 'demande'
    | 'webhook'
    | 'compte_bancaire'
    | 'fichier_range';
  colonne: string;
  /** The row's primary key, or the file's own key. */
  cle: string;
}

const CAUSES = {
  cle_absente: 'la clé qui l’a chiffré n’est pas dans la configuration',
  deplace_ou_altere: 'il a été déplacé d’une autre ligne, ou altéré',
  format_ancien: 'il n’a pas été chiffré sous sa place ; lancez « npm run chiffrement:rotation »',
} as const;

/** What cannot be opened, with the cause, and the place of it. */
export class Indechiffrable extends Error {
  override readonly name = 'Indechiffrable';
  readonly code: keyof typeof CAUSES;

  constructor(code: keyof typeof CAUSES, { table, colonne, cle }: Lieu) {
    super(`${table}.${colonne} ${cle} ne peut pas être déchiffré : ${CAUSES[code]}.`);
    this.code = code;
  }
}

const ALGORITHME = 'aes-256-gcm';
/** Begins every ciphertext, before the number of its key: "BNC", and the version of this layout. */
const SIGNATURE = Buffer.from([0x42, 0x4e, 0x43, 0x01]);
const NONCE = 12;
const SCEAU = 16;

type Octets = Uint8Array<ArrayBuffer>;

const entete = (numero: number): Buffer => Buffer.concat([SIGNATURE, Buffer.from([numero])]);

/** The beginning of what is written under the current key of a trousseau. */
export const enteteCourant = ({ courante }: Trousseau): Octets => Uint8Array.from(entete(courante));

/** Number of the key that a ciphertext names; null for what was written before keys had one. */
export const numeroDeCle = (octets: Uint8Array): number | null =>
  SIGNATURE.equals(octets.subarray(0, SIGNATURE.length)) ? (octets[SIGNATURE.length] ?? null) : null;

/** The place and the header are sealed with the text: neither can be changed without breaking the seal. */
const lieuScelle = (debut: Uint8Array, { table, colonne, cle }: Lieu): Buffer =>
  Buffer.concat([debut, Buffer.from([table, colonne, cle].join('\0'))]);

/** Encrypts bytes for a place: header, nonce of 12 bytes, tag of 16, then the bytes. */
export function sceller(trousseau: Trousseau, lieu: Lieu, octets: Uint8Array): Octets {
  const debut = entete(trousseau.courante);
  const nonce = randomBytes(NONCE);
  const chiffre = createCipheriv(ALGORITHME, cleDe(trousseau, trousseau.courante, lieu), nonce);
  chiffre.setAAD(lieuScelle(debut, lieu));
  const corps = [chiffre.update(octets), chiffre.final()];
  return Uint8Array.from(Buffer.concat([debut, nonce, chiffre.getAuthTag(), ...corps]));
}

/** Opens what `sceller` wrote at this place. Throws Indechiffrable with the cause. */
export function ouvrir(trousseau: Trousseau, lieu: Lieu, octets: Uint8Array): Octets {
  const numero = numeroDeCle(octets);
  if (numero === null) throw new Indechiffrable('format_ancien', lieu);
  const debut = octets.subarray(0, SIGNATURE.length + 1);
  return dechiffrerSous(cleDe(trousseau, numero, lieu), octets.subarray(debut.length), lieu, debut);
}

function cleDe({ cles }: Trousseau, numero: number, lieu: Lieu): Uint8Array {
  const cle = cles.get(numero);
  if (!cle) throw new Indechiffrable('cle_absente', lieu);
  return cle;
}

function dechiffrerSous(cle: Uint8Array, contenu: Uint8Array, lieu: Lieu, debut?: Uint8Array): Octets {
  try {
    const dechiffre = createDecipheriv(ALGORITHME, cle, contenu.subarray(0, NONCE), { authTagLength: SCEAU });
    if (debut) dechiffre.setAAD(lieuScelle(debut, lieu));
    dechiffre.setAuthTag(contenu.subarray(NONCE, NONCE + SCEAU));
    const corps = dechiffre.update(contenu.subarray(NONCE + SCEAU));
    return Uint8Array.from(Buffer.concat([corps, dechiffre.final()]));
  } catch {
    throw new Indechiffrable('deplace_ou_altere', lieu);
  }
}

/** Opens a column, and while they are accepted those that name no key nor place: under whichever key opens them. */
export function ouvrirColonne(trousseau: Trousseau, lieu: Lieu, octets: Uint8Array): Octets {
  if (numeroDeCle(octets) !== null || !trousseau.ancienAccepte) return ouvrir(trousseau, lieu, octets);
  for (const cle of trousseau.cles.values()) {
    try {
      return dechiffrerSous(cle, octets, lieu);
    } catch {
      // Another key wrote it.
    }
  }
  throw new Indechiffrable('deplace_ou_altere', lieu);
}

/** Encrypts a text for its column. */
export const chiffrer = (texte: string, lieu: Lieu): Octets =>
  sceller(configuration().trousseau, lieu, Buffer.from(texte));

/** Reads back what `chiffrer` wrote for this column of this row. Throws Indechiffrable with the cause. */
export const dechiffrer = (octets: Uint8Array, lieu: Lieu): string =>
  Buffer.from(ouvrirColonne(configuration().trousseau, lieu, octets)).toString('utf8');

/** The same text for another place; null stays null. Throws Indechiffrable with the cause. */
export const deplacer = (octets: Uint8Array | null, de: Lieu, vers: Lieu): Octets | null =>
  octets === null ? null : chiffrer(dechiffrer(octets, de), vers);
