/**
 * Where what comes back of a mail goes: an address of our own that names the mail, signed under a key with its recipient (VERP). Who
 * does not hold the key makes no such address: a report that comes there is of a mail that we sent to that very recipient.
 */
import { timingSafeEqual } from 'node:crypto';
import { empreinteACle } from './empreinte-a-cle.ts';

/** RFC 5321, 4.5.3.1.1. */
const LOCALE_AU_PLUS = 64;
const SIGNES = 20;
const UUID = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/;

/** In hexadecimal: servers on the way may write a local part in capitals, or in small letters. */
const signature = (id: string, destinataire: string): string =>
  Buffer.from(empreinteACle('courriel/retour', `${id} ${destinataire.toLowerCase()}`))
    .toString('hex')
    .slice(0, SIGNES);

/** "retours@x.fr" becomes "retours+id-signature@x.fr"; null when the id is too long for an address. */
export function adresseDeRetour(base: string, id: string, destinataire: string): string | null {
  const [locale = '', domaine = ''] = base.split('@');
  const court = id.replaceAll('-', '').toLowerCase();
  const signee = `${locale}+${court}-${signature(court, destinataire)}`;
  return signee.length > LOCALE_AU_PLUS ? null : `${signee}@${domaine}`;
}

/** The id of the mail that came back to an address of ours, when it had left for this recipient; null otherwise. */
export function idDuRetour(adresse: string, destinataire: string): string | null {
  const [, id = '', dite = ''] =
    new RegExp(`\\+([^+@]+)-([0-9a-f]{${SIGNES}})@`).exec(adresse.toLowerCase()) ?? [];
  if (!id || !timingSafeEqual(Buffer.from(dite), Buffer.from(signature(id, destinataire)))) return null;
  const entiere = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return UUID.test(entiere) ? entiere : id;
}
