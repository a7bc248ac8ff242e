/** A mail that comes back: the report that its server makes of it (RFC 3464), read by mailparser. */
import { type AddressObject, simpleParser } from 'mailparser';
import { idDuRetour } from '#lib/technique/retour-de-courriel.ts';

/** What a report says of a mail of ours. */
export type Retour =
  | { genre: 'definitif'; id: string; adresse: string; statut: string }
  /** The address may take it later, or the server's own rules refuse it: nothing is to be done. */
  | { genre: 'sans_suite'; statut: string }
  /** No report, or none of a mail that we sent. */
  | { genre: 'inconnu'; pourquoi: 'aucun_rapport' | 'courriel_inconnu' };

/** One field of a report, unfolded: "Final-Recipient" → "rfc822; x@y". */
type Champs = ReadonlyMap<string, string>;

/** The groups of fields of a report: that of the mail, then one for each recipient. */
const groupes = (rapport: string): Champs[] =>
  rapport
    .replace(/\r\n/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
    .map(
      (groupe) =>
        new Map(
          groupe.split('\n').flatMap((ligne) => {
            const deux = ligne.indexOf(':');
            return deux > 0
              ? [[ligne.slice(0, deux).trim().toLowerCase(), ligne.slice(deux + 1).trim()]]
              : [];
          }),
        ),
    );

/** "rfc822; <x@y>" → "x@y". */
const adresseDe = (champ: string | undefined): string[] => {
  const adresse = champ?.split(';').at(-1)?.trim().replace(/^<|>$/g, '');
  return adresse?.includes('@') ? [adresse] : [];
};

/** Refused for good (RFC 3463): 5.x.x, save the server's own rules and rights (5.7.x), under which the address may be good. */
const DEFINITIF = /^5\.(?!7\.)\d{1,3}\.\d{1,3}$/;

/**
 * Reads what came back. `recue`: the address at which it came, as the server that received it says; without it, those that the mail
 * bears. A report that is not of a mail of ours to that very recipient is unknown, whoever wrote it.
 */
export async function lireUnRetour(octets: Buffer, recue?: string): Promise<Retour> {
  const courriel = await simpleParser(octets, {
    keepDeliveryStatus: true,
    skipTextToHtml: true,
    skipHtmlToText: true,
    skipImageLinks: true,
  });
  const rapport = courriel.attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  if (!rapport) return { genre: 'inconnu', pourquoi: 'aucun_rapport' };
  const adressees = [courriel.to].flat().flatMap((a: AddressObject | undefined) => a?.value ?? []);
  const portees = courriel.headerLines
    .filter(({ key }) => key === 'delivered-to' || key === 'x-original-to')
    .map(({ line }) => line.slice(line.indexOf(':') + 1).trim());
  const arrivees = recue ? [recue] : [...portees, ...adressees.flatMap(({ address }) => address ?? [])];
  for (const champs of groupes(rapport.content.toString('utf8'))) {
    const statut = /^\d\.\d{1,3}\.\d{1,3}/.exec(champs.get('status') ?? '')?.[0];
    if (!statut) continue;
    for (const adresse of [
      ...adresseDe(champs.get('original-recipient')),
      ...adresseDe(champs.get('final-recipient')),
    ])
      for (const arrivee of arrivees) {
        const id = idDuRetour(arrivee, adresse);
        if (!id) continue;
        const definitif = champs.get('action')?.toLowerCase() === 'failed' && DEFINITIF.test(statut);
        return definitif ? { genre: 'definitif', id, adresse, statut } : { genre: 'sans_suite', statut };
      }
  }
  return { genre: 'inconnu', pourquoi: 'courriel_inconnu' };
}
