/**
 * Tokens of the API as they are written: "bn_production_<identifier>_<secret>". The prefix and the identifier are public: they
 * let whoever finds a leaked token say whose it is. Of the secret, the base keeps a print under a key.
 */
import { randomInt } from 'node:crypto';
import { ENVIRONNEMENTS, type Environnement } from '#lib/droit/habilitation/jeton.ts';
import { configuration } from './configuration.ts';
import { empreinteACle } from './empreinte-a-cle.ts';

const SIGNES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const IDENTIFIANT = 16;
/** 256 bits, and a little more. */
const SECRET = 44;

const FORME = new RegExp(
  `^bn_(${ENVIRONNEMENTS.join('|')})_([${SIGNES}]{${IDENTIFIANT}})_([${SIGNES}]{${SECRET}})$`,
);

const tirer = (longueur: number): string =>
  Array.from({ length: longueur }, () => SIGNES[randomInt(SIGNES.length)]).join('');

export interface JetonEcrit {
  environnement: Environnement;
  identifiant: string;
  secret: string;
}

/** A new token: its text, to be shown once, and what the base keeps of it. */
export function nouveauJeton(environnement: Environnement): {
  texte: string;
  identifiant: string;
  empreinte: Uint8Array<ArrayBuffer>;
} {
  const ecrit = { environnement, identifiant: tirer(IDENTIFIANT), secret: tirer(SECRET) };
  const { identifiant, secret } = ecrit;
  return {
    texte: `bn_${environnement}_${identifiant}_${secret}`,
    identifiant,
    empreinte: empreinteDuJeton(ecrit),
  };
}

/** A token taken apart; null when the text cannot be one. */
export function lireJeton(texte: string): JetonEcrit | null {
  const [, environnement, identifiant, secret] = FORME.exec(texte) ?? [];
  return environnement && identifiant && secret
    ? { environnement: environnement as Environnement, identifiant, secret }
    : null;
}

/**
 * What the base keeps of a token: bound to its identifier and its environment, under a key of ours. Compared as it stands: who
 * does not hold the key cannot choose a print, so how long the comparison takes tells nothing.
 */
export function empreinteDuJeton({
  environnement,
  identifiant,
  secret,
}: JetonEcrit): Uint8Array<ArrayBuffer> {
  const { cleDesJetons, secretSession } = configuration();
  return empreinteACle(
    'jeton-api',
    `${environnement}/${identifiant}/${secret}`,
    // Under a key of their own, or that of sessions: changed, it closes every token.
    cleDesJetons ?? secretSession,
  );
}
