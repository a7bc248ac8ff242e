/**
 * The IBAN as a person types it (ISO 13616), of the countries that a SEPA transfer reaches: the sums go by transfer to the account
 * of the person who asked, or of the adult pupil (C. VI.B, VII.B).
 */

/** Length of the IBAN of each country of the SEPA area (EPC409-09, registry of SWIFT). */
const LONGUEURS: Readonly<Record<string, number>> = {
  AD: 24,
  AL: 28,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  RS: 22,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
};

/** The twenty-three signs of a RIB: bank, branch, account, key. */
const RIB = /^\d{10}[0-9A-Z]{11}\d{2}$/;
/** Letters of an account as the key of the RIB counts them: A and J are 1, B, K and S are 2… */
const CHIFFRE_DU_RIB = '12345678912345678923456789';
const A = 'A'.charCodeAt(0);

const enChiffres = (signes: string, chiffre: (rang: number) => string | number): string =>
  signes.replace(/[A-Z]/g, (lettre) => String(chiffre(lettre.charCodeAt(0) - A)));

/** What is left of a number of any length, divided by 97. */
const modulo97 = (chiffres: string): bigint => BigInt(chiffres) % 97n;

const cleJuste = (iban: string): boolean =>
  modulo97(enChiffres(iban.slice(4) + iban.slice(0, 4), (rang) => rang + 10)) === 1n;

const ribJuste = (rib: string): boolean =>
  RIB.test(rib) && modulo97(enChiffres(rib, (rang) => CHIFFRE_DU_RIB[rang] ?? '')) === 0n;

/** An IBAN that can be paid, and what may be shown of it; or what is wrong, and the way out. */
export type LectureDIban = { iban: string; pays: string; fin: string } | { faute: string };

/** Reads an IBAN in any way that people write it. Checks country, length, key, and the key of the RIB in France and Monaco. */
export function lireIban(saisie: string): LectureDIban {
  const iban = saisie
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^\s*IBAN\b/, '')
    .replace(/[\s.\-–_:]/g, '');
  if (iban === '') return { faute: 'IBAN : recopiez-le du relevé d’identité bancaire (RIB).' };
  const pays = iban.slice(0, 2);
  const longueur = LONGUEURS[pays];
  if (!/^[A-Z]{2}/.test(iban) || !/^[A-Z0-9]+$/.test(iban))
    return { faute: 'IBAN : deux lettres de pays, puis des chiffres et des lettres, par exemple FR76…' };
  if (!longueur)
    return {
      faute: `IBAN : les comptes « ${pays} » ne reçoivent pas de virement SEPA ; donnez un compte tenu en France ou en Europe.`,
    };
  if (iban.length !== longueur)
    return {
      faute: `IBAN : ${longueur} signes sont attendus pour « ${pays} », ${iban.length} ont été lus ; recopiez-le en entier.`,
    };
  if (!cleJuste(iban) || (['FR', 'MC'].includes(pays) && !ribJuste(iban.slice(4))))
    return { faute: 'IBAN : un chiffre ou une lettre a été mal recopié ; relisez-le sur le RIB.' };
  return { iban, pays, fin: iban.slice(-4) };
}

/** What is shown of an IBAN: its country and its last four signs. */
export const ibanMasque = ({ pays, fin }: { pays: string; fin: string }): string => `${pays}•• •••• ${fin}`;

/** An IBAN by groups of four, as it is printed. */
export const ecrireIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');
