/** The keys that sign the seals of the journal: Ed25519, held outside PostgreSQL (docs/adr/journal-chaine-par-dossier.md). */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { configuration } from './configuration.ts';

/** What stands before the 32 bytes of a private, and of a public, Ed25519 key in DER (RFC 8410). */
const EN_TETE_PRIVE = Buffer.from('302e020100300506032b657004220420', 'hex');
const EN_TETE_PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

/** A public half and the name that seals give it: the first sixteen digits of its print. */
export interface ClePublique {
  id: string;
  cle: KeyObject;
}

const nommer = (cle: KeyObject): ClePublique => ({
  id: createHash('sha256').update(octetsPublics(cle)).digest('hex').slice(0, 16),
  cle,
});

/** The 32 bytes of a public key. */
export const octetsPublics = (cle: KeyObject): Buffer =>
  cle.export({ format: 'der', type: 'spki' }).subarray(EN_TETE_PUBLIC.length);

/** The public key of these 32 bytes, named. */
export const clePublique = (octets: Uint8Array): ClePublique =>
  nommer(createPublicKey({ key: Buffer.concat([EN_TETE_PUBLIC, octets]), format: 'der', type: 'spki' }));

/** The public key of a PEM file, named. Throws when it is none. */
export const clePubliqueDuPem = (pem: string): ClePublique => nommer(createPublicKey(pem));

const clePrivee = (octets: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([EN_TETE_PRIVE, octets]), format: 'der', type: 'pkcs8' });

/** Signs the hash of a seal with the key of this process. Throws an Error where there is none, as on the site. */
export function signerLeSceau(empreinte: Uint8Array): { cle: string; signature: Uint8Array } {
  const { cleDeSceau } = configuration();
  if (!cleDeSceau) throw new Error('CLE_DE_SCEAU manque : seul l’ouvrier scelle le journal');
  const privee = clePrivee(cleDeSceau);
  return { cle: nommer(createPublicKey(privee)).id, signature: sign(null, empreinte, privee) };
}

/** The public keys that this process knows: its own first, then those that it was told signed before. */
export function clesConnues(): ClePublique[] {
  const { cleDeSceau, clesDeSceauPubliques } = configuration();
  return [
    ...(cleDeSceau ? [nommer(createPublicKey(clePrivee(cleDeSceau)))] : []),
    ...clesDeSceauPubliques.map(clePublique),
  ];
}

/** Why a signature proves nothing, in French; null when one of these keys signed this hash. */
export function fauteDeSignature(
  { empreinte, cle, signature }: { empreinte: Uint8Array; cle: string; signature: Uint8Array },
  connues: readonly ClePublique[],
): string | null {
  const signataire = connues.find(({ id }) => id === cle);
  if (!signataire) return `il est signé par une clé inconnue (${cle}).`;
  return verify(null, empreinte, signataire.cle, signature) ? null : 'sa signature est fausse.';
}
