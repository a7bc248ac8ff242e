/**
 * The cachet of an avis d'impôt, its 2D-DOC code: what its bytes say, with no belief in them. The code proves income,
 * year, reference and names; it says neither the children nor the family, which are still read on the paper.
 */
import { base32nopad } from '@scure/base';
import { type Jour, jour } from '#lib/droit/date.ts';
import { sansAccents } from '#lib/droit/sans-accents.ts';

const GS = 0x1d;
const RS = 0x1e;
const US = 0x1f;

/** Length of the header, by version of the format: perimeter came with the third, country with the fourth. */
const ENTETES: Readonly<Record<string, number>> = { '01': 22, '02': 22, '03': 24, '04': 26 };

/** What an avis may hold: shortest and longest value, equal for what has no separator. */
const CHAMPS: Readonly<Record<string, readonly [min: number, max: number]>> = {
  '40': [13, 13],
  '41': [0, Number.POSITIVE_INFINITY],
  '42': [0, Number.POSITIVE_INFINITY],
  '43': [0, Number.POSITIVE_INFINITY],
  '44': [13, 13],
  '45': [4, 4],
  '46': [0, 38],
  '47': [13, 13],
  '48': [0, 38],
  '49': [13, 13],
  '4A': [8, 8],
  '4B': [8, 8],
  '6U': [0, 38],
  '6V': [0, 38],
  '6W': [5, 5],
  '6X': [0, 32],
  '6Y': [2, 2],
};

/** Avis d'impôt, and its older form. */
const AVIS = ['28', '04'];

export interface Cachet {
  /** Who vouches for the certificate, and which one: four signs each. */
  autorite: string;
  certificat: string;
  /** Null when the code does not say it. */
  signeLe: Jour | null;
  /** Type of document, two signs. */
  type: string;
  /** Values by the id of their field. */
  champs: ReadonlyMap<string, string>;
  /** Fields whose value was cut to fit. */
  tronques: ReadonlySet<string>;
  /** Every byte that is signed. */
  signe: Uint8Array<ArrayBuffer>;
  /** r then s, of one length each; null without signature. */
  signature: Uint8Array<ArrayBuffer> | null;
}

/** What the code of an avis says, each in the form of its field on paper; absent when the code does not say it. */
export interface AvisDuCachet {
  annee?: string;
  /** Euros. */
  rfr?: string;
  reference?: string;
  declarants: readonly { nom: string; numeroFiscal?: string }[];
  parts?: string;
}

/** Why a code gives nothing, as a sentence for who holds the paper. */
export class CachetIllisible extends Error {}

const ecrit = (octets: Uint8Array): string => new TextDecoder().decode(octets);

/** Days since 2000-01-01 in four hexadecimal digits; FFFF is no date. */
function jourDuCode(texte: string): Jour | null {
  if (!/^[0-9A-F]{4}$/i.test(texte)) throw new CachetIllisible('La date du code ne se lit pas.');
  return texte.toUpperCase() === 'FFFF' ? null : jour('2000-01-01').add({ days: Number.parseInt(texte, 16) });
}

/** RFC 4648 without padding; null when it is not that: such a signature proves nothing. */
function deBase32(texte: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(base32nopad.decode(texte));
  } catch {
    return null;
  }
}

/** Where a field ends, where the next one begins, and whether it was cut. */
function borner(octets: Uint8Array, debut: number, [min, max]: readonly [number, number]) {
  if (min === max) return { fin: debut + max, suite: debut + max, tronque: false };
  const borne = octets.findIndex((octet, rang) => rang >= debut && (octet === GS || octet === RS));
  const fin = Math.min(borne < 0 ? octets.length : borne, debut + max);
  return { fin, suite: fin === borne ? fin + 1 : fin, tronque: fin === borne && octets[fin] === RS };
}

function lireChamps(octets: Uint8Array): Pick<Cachet, 'champs' | 'tronques'> {
  const champs = new Map<string, string>();
  const tronques = new Set<string>();
  for (let rang = 0; rang < octets.length; ) {
    const id = ecrit(octets.subarray(rang, rang + 2));
    const { fin, suite, tronque } = borner(octets, rang + 2, CHAMPS[id] ?? [0, Number.POSITIVE_INFINITY]);
    if (id.length < 2 || fin > octets.length)
      throw new CachetIllisible('Le code est coupé : il manque la fin. Reprenez la photo de plus près.');
    if (champs.has(id))
      throw new CachetIllisible('Le code dit deux fois la même chose : ne vous y fiez pas.');
    champs.set(id, ecrit(octets.subarray(rang + 2, fin)));
    if (tronque) tronques.add(id);
    rang = suite;
  }
  return { champs, tronques };
}

/**
 * Reads the bytes of a 2D-DOC. Linear in their number. Throws CachetIllisible for what is no 2D-DOC, is cut, or says the
 * same field twice.
 */
export function lireCachet(octets: Uint8Array<ArrayBuffer>): Cachet {
  const separateur = octets.indexOf(US);
  const signe = separateur < 0 ? octets : octets.slice(0, separateur);
  const entete = ecrit(signe.subarray(0, 26));
  const longueur = ENTETES[entete.slice(2, 4)];
  if (!entete.startsWith('DC') || longueur === undefined || signe.length < longueur)
    throw new CachetIllisible('Ce code n’est pas un 2D-DOC : prenez celui de la première page de l’avis.');
  jourDuCode(entete.slice(12, 16));
  return {
    autorite: entete.slice(4, 8),
    certificat: entete.slice(8, 12),
    signeLe: jourDuCode(entete.slice(16, 20)),
    type: entete.slice(20, 22),
    ...lireChamps(signe.subarray(longueur)),
    signe,
    signature: separateur < 0 ? null : deBase32(ecrit(octets.subarray(separateur + 1))),
  };
}

const siForme = (forme: RegExp, valeur: string | undefined): string | undefined =>
  valeur !== undefined && forme.test(valeur) ? valeur : undefined;

/**
 * What the cachet of an avis says, for the fields of a form. A value without its form, or cut, is left out: it is read on
 * the paper. Throws CachetIllisible for the code of another document.
 */
export function avisDuCachet({ type, champs, tronques }: Cachet): AvisDuCachet {
  if (!AVIS.includes(type))
    throw new CachetIllisible(
      'Ce 2D-DOC est celui d’un autre document : prenez celui de l’avis d’impôt, en haut de la première page.',
    );
  const entier = (id: string): string | undefined => (tronques.has(id) ? undefined : champs.get(id));
  const declarant = (nom: string, numero: string) => ({
    nom: champs.get(nom) ?? '',
    numeroFiscal: siForme(/^\d{13}$/, champs.get(numero)),
  });
  return {
    annee: siForme(/^20\d\d$/, champs.get('45')),
    rfr: siForme(/^\d{1,7}$/, entier('41')),
    reference: siForme(/^[0-9A-Z]{13}$/, champs.get('44')),
    parts: siForme(/^\d{1,2}(,\d{1,2})?$/, entier('43')),
    declarants: [declarant('46', champs.has('47') ? '47' : '40'), declarant('48', '49')].filter(
      ({ nom, numeroFiscal }) => nom !== '' || numeroFiscal !== undefined,
    ),
  };
}

const mots = (texte: string): string[] =>
  sansAccents(texte)
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter(Boolean);

/**
 * The declarant of an avis whom this name designates, in whatever order it is printed; undefined when none does. The code
 * cuts names at 38 signs: the last word printed may be the beginning of one of theirs.
 */
export function declarantNomme(
  { declarants }: AvisDuCachet,
  personne: { noms: readonly string[]; prenom: string },
): AvisDuCachet['declarants'][number] | undefined {
  const [prenom] = mots(personne.prenom);
  return declarants.find(({ nom }) => {
    const imprimes = mots(nom);
    const dernier = imprimes.at(-1) ?? '';
    const porte = (mot: string) =>
      imprimes.includes(mot) || (nom.length >= 38 && dernier !== '' && mot.startsWith(dernier));
    return (
      (prenom === undefined || porte(prenom)) &&
      personne.noms.some((lui) => mots(lui).length > 0 && mots(lui).every(porte))
    );
  });
}
