/** A real SMTP server for the mails of a test file, which says what it took. */
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll } from 'vitest';
import { messagerie } from '#lib/connecteurs/messagerie.ts';

interface Recu {
  a: string;
  /** Where what comes back of it goes. */
  retour: string;
  texte: string;
}

interface Refus {
  code: number;
  dit: string;
}

/** An address that exists no more. */
export const INCONNUE: Refus = { code: 550, dit: '5.1.1 adresse inconnue' };

/** Listens while the tests of the file run; `refuser` answers to each recipient. */
export function boiteAuxLettres(refuser: (adresse: string) => Refus | null = () => null) {
  const recus: Recu[] = [];
  /** Recipients named by who sends, taken or refused. */
  const essayes: string[] = [];
  const serveur = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, fini) {
      essayes.push(address);
      const refus = refuser(address);
      fini(refus && Object.assign(new Error(refus.dit), { responseCode: refus.code }));
    },
    onData(flux, { envelope: { mailFrom, rcptTo } }, fini) {
      void text(flux).then((texte) => {
        const retour = mailFrom ? mailFrom.address : '';
        recus.push(...rcptTo.map(({ address }) => ({ a: address, retour, texte })));
        fini();
      });
    },
  });
  beforeAll(async () => {
    await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
    process.env.SMTP_URL = `smtp://127.0.0.1:${(serveur.server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    messagerie().fermer();
    await new Promise<void>((fini) => serveur.close(() => fini()));
  });
  return { recus, essayes };
}
