import nodemailer from 'nodemailer';
import type { ContenuCourriel } from '#lib/droit/courrier/courriel.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { adresseDeRetour } from '#lib/technique/retour-de-courriel.ts';

export interface Courriel {
  /** Id of the job or letter behind it: sent twice, it carries the same Message-ID and can be recognised. */
  id: string;
  destinataire: string;
  contenu: ContenuCourriel;
}

/** The server refused this address for good: sent again, it would be refused again. */
export class AdresseRefusee extends Error {}

export interface Messagerie {
  /** Resolves with the Message-ID once the server has taken charge of it; throws AdresseRefusee when it refuses the address for good, its error otherwise. */
  envoyer(courriel: Courriel): Promise<string>;
  fermer(): void;
}

/** The mail server of `smtpUrl` (smtp:// or smtps://); `expediteur` is "Name <address>". */
export function ouvrirMessagerie({
  smtpUrl,
  expediteur,
  retours,
}: {
  smtpUrl: string;
  expediteur: string;
  /** Under which address mails come back, each to its own; to who sends without it. */
  retours?: string;
}): Messagerie {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domaine = domaineDe(expediteur);
  return {
    async envoyer({ id, destinataire, contenu }) {
      const messageId = `<${id}@${domaine}>`;
      const retour = retours && adresseDeRetour(retours, id, destinataire);
      const envoi = transport.sendMail({
        messageId,
        from: expediteur,
        ...(retour ? { envelope: { from: retour, to: destinataire } } : {}),
        to: { name: '', address: destinataire },
        subject: contenu.sujet,
        text: enTexte(contenu),
        html: enHtml(contenu),
        // No holiday answer comes back from a robot's letter.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      await envoi.catch((erreur: ErreurSmtp) => {
        throw refuseLAdresse(erreur)
          ? new AdresseRefusee('le serveur de courriel refuse cette adresse', { cause: erreur })
          : erreur;
      });
      return messageId;
    },
    fermer: () => transport.close(),
  };
}

/** What nodemailer tells of a refusal. */
interface ErreurSmtp extends Error {
  command?: string;
  responseCode?: number;
  response?: string;
}

/** Answers to the address of a recipient that stay the same (RFC 5321, 4.2.3; RFC 7504): none, moved, full, not written so. */
const REFUS_DE_L_ADRESSE: readonly number[] = [501, 550, 551, 552, 553, 554, 556];
/** The server's own rules and rights (RFC 3463, X.7), such as a relay that is closed: the address may be good. */
const REGLES_DU_SERVEUR = /^\d{3}[ -]5\.7\./;

const refuseLAdresse = ({ command, responseCode = 0, response = '' }: ErreurSmtp): boolean =>
  command === 'RCPT TO' && REFUS_DE_L_ADRESSE.includes(responseCode) && !REGLES_DU_SERVEUR.test(response);

let duProcessus: Messagerie | undefined;

/** The mail of this process, opened at the first call from its configuration. */
export function messagerie(): Messagerie {
  duProcessus ??= ouvrirMessagerie(configuration());
  return duProcessus;
}

/** The domain after the last @ of a sender. Throws a RangeError when there is none. */
function domaineDe(expediteur: string): string {
  const domaine = /@([a-z0-9.-]+)>?\s*$/i.exec(expediteur)?.[1];
  if (!domaine) throw new RangeError(`expéditeur sans domaine : ${expediteur}`);
  return domaine;
}

const enTexte = ({ paragraphes, lien }: ContenuCourriel): string =>
  `${[...paragraphes, ...(lien ? [`${lien.texte} : ${lien.adresse}`] : [])].join('\n\n')}\n`;

const STYLE = 'font-family:sans-serif;line-height:1.5;max-width:40em';

function enHtml({ sujet, paragraphes, lien }: ContenuCourriel): string {
  const corps = paragraphes.map((texte) => `<p>${echapper(texte)}</p>`);
  if (lien) corps.push(`<p><a href="${echapper(lien.adresse)}">${echapper(lien.texte)}</a></p>`);
  // Read on a phone at its width, and in the colours of the reader.
  const tete = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">`;
  return `<!doctype html><html lang="fr"><head>${tete}<title>${echapper(sujet)}</title></head><body style="${STYLE}">${corps.join('')}</body></html>`;
}

const ENTITES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const echapper = (texte: string): string => texte.replace(/[&<>"']/g, (c) => ENTITES[c] ?? c);
