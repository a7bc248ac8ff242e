/** Calls to an address that somebody outside typed: never to a machine of ours, whatever its name leads to. */
import { lookup } from 'node:dns';
import { request as enClair } from 'node:http';
import { request as chiffre } from 'node:https';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';

/** Networks that are no public address: loopback, private, link-local, shared, documentation, multicast, reserved. */
const INTERIEURES = new BlockList();
for (const [reseau, longueur] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  INTERIEURES.addSubnet(reseau, longueur, 'ipv4');
/** Of IPv6, only what is given to the world, without the ranges that carry an IPv4 address or lead to none. */
const DU_MONDE = new BlockList();
DU_MONDE.addSubnet('2000::', 3, 'ipv6');
for (const [reseau, longueur] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  INTERIEURES.addSubnet(reseau, longueur, 'ipv6');

/** True of an address of the public network. */
export const estPublique = (adresse: string): boolean =>
  isIPv6(adresse)
    ? DU_MONDE.check(adresse, 'ipv6') && !INTERIEURES.check(adresse, 'ipv6')
    : !INTERIEURES.check(adresse, 'ipv4');

/** The address leads to a machine that is not of the public network. */
export class AdresseInterieure extends Error {
  override readonly name = 'AdresseInterieure';
}

/** Finds where a name leads, and refuses when any of its addresses is not admitted: what is judged is what is called. */
const chercher =
  (admise: (adresse: string) => boolean): LookupFunction =>
  (nom, options, suite) =>
    lookup(nom, { ...options, all: true }, (erreur, adresses) => {
      if (erreur) return suite(erreur, '', 0);
      const [premiere] = adresses;
      if (!premiere || adresses.some(({ address }) => !admise(address)))
        return suite(new AdresseInterieure('adresse hors du réseau public'), '', 0);
      return options.all
        ? (suite as unknown as (e: null, a: typeof adresses) => void)(null, adresses)
        : suite(null, premiere.address, premiere.family);
    });

const DELAI_MS = 10_000;

/**
 * Posts a body of JSON; resolves with the status, whatever it is. No redirection is followed, and nothing of the answer is read.
 * Rejects with an Error when there is none, an {@link AdresseInterieure} when the name leads inside. `admise`: which addresses
 * may be called, the public ones unless a test says otherwise.
 */
export function poster(
  adresse: string,
  corps: string,
  entetes: Readonly<Record<string, string>>,
  admise: (adresse: string) => boolean = estPublique,
): Promise<number> {
  const url = new URL(adresse);
  const hote = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is not looked up: it is judged here.
  if (/^[\d.]+$|:/.test(hote) && !admise(hote))
    return Promise.reject(new AdresseInterieure('adresse hors du réseau public'));
  return new Promise((resolve, reject) => {
    const requete = (url.protocol === 'https:' ? chiffre : enClair)(
      url,
      {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': String(Buffer.byteLength(corps)),
          ...entetes,
        },
        lookup: chercher(admise),
        signal: AbortSignal.timeout(DELAI_MS),
        agent: false,
      },
      (reponse) => {
        resolve(reponse.statusCode ?? 0);
        reponse.destroy();
      },
    );
    requete.on('error', reject);
    requete.end(corps);
  });
}
