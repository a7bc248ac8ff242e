import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdresseRefusee, type Messagerie, ouvrirMessagerie } from '#lib/connecteurs/messagerie.ts';
import { composerCourriel } from '#lib/droit/courrier/courriel.ts';

const EXPEDITEUR = 'Bourses nationales <ne-pas-repondre@bourses.example>';
const recus: { mail: ParsedMail; vers: string[] }[] = [];
let refuser = false;
let refusDeLAdresse: Error | undefined;
let refusDeLExpediteur: Error | undefined;
let messagerie: Messagerie;

const serveur = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onMailFrom: (_adresse, _session, fini) => fini(refusDeLExpediteur),
  onRcptTo: (_adresse, _session, fini) => fini(refusDeLAdresse),
  async onData(flux, session, fini) {
    const mail = await simpleParser(flux);
    if (refuser) return fini(Object.assign(new Error('boîte pleine'), { responseCode: 452 }));
    recus.push({ mail, vers: session.envelope.rcptTo.map(({ address }) => address) });
    fini();
  },
});

beforeAll(async () => {
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
  const { port } = serveur.server.address() as AddressInfo;
  messagerie = ouvrirMessagerie({ smtpUrl: `smtp://127.0.0.1:${port}`, expediteur: EXPEDITEUR });
});

afterAll(async () => {
  messagerie.fermer();
  await new Promise<void>((fini) => serveur.close(() => fini()));
});

beforeEach(() => {
  recus.length = 0;
  refuser = false;
  refusDeLAdresse = undefined;
  refusDeLExpediteur = undefined;
});

const contenu = composerCourriel({
  genre: 'courrier_disponible',
  reference: 'L-2026-004711',
  type: 'lycee',
  adresse: 'https://bourses.example/suivi?d=1&p=2',
});
const courriel = { id: '0190a1b2', destinataire: 'famille@exemple.example', contenu };

describe('mail', () => {
  it('arrives as text and HTML, with accents and its link', async () => {
    await messagerie.envoyer(courriel);
    const [{ mail, vers }] = recus as [(typeof recus)[0]];
    expect(vers).toEqual(['famille@exemple.example']);
    expect(mail.subject).toBe(contenu.sujet);
    expect(mail.text).toContain('votre demande de bourse de lycée');
    expect(mail.text).toContain('https://bourses.example/suivi?d=1&p=2');
    expect(mail.html).toContain('href="https://bourses.example/suivi?d=1&amp;p=2"');
    expect(mail.html).toMatch(/<meta name="viewport"[^>]*>.*<meta name="color-scheme" content="light dark">/);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('sent again after a doubt, it carries the same Message-ID', async () => {
    const ids = [await messagerie.envoyer(courriel), await messagerie.envoyer(courriel)];
    expect(new Set([...ids, ...recus.map(({ mail }) => mail.messageId)])).toEqual(
      new Set(['<0190a1b2@bourses.example>']),
    );
  });

  it('what looks like HTML in a text stays a text', async () => {
    await messagerie.envoyer({
      ...courriel,
      contenu: { sujet: 'Essai', paragraphes: ['<img src=x onerror=alert(1)> & « oui »'] },
    });
    expect(recus[0]?.mail.html).not.toContain('<img');
    expect(recus[0]?.mail.text).toContain('<img');
  });

  it.each(['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example'])(
    'an address never becomes two: %j',
    async (destinataire) => {
      await messagerie.envoyer({ ...courriel, destinataire }).catch(() => undefined);
      expect(recus.flatMap(({ vers }) => vers)).not.toContain('c@d.example');
    },
  );

  it('a refusal by the server is an error that the job sees', async () => {
    refuser = true;
    await expect(messagerie.envoyer(courriel)).rejects.toThrow('452');
  });

  it.each([
    [550, '5.1.1 adresse inconnue', true],
    [553, 'adresse mal écrite', true],
    [550, '5.7.1 relais fermé', false],
    [530, '5.7.0 connexion demandée', false],
    [451, 'attendez', false],
    [452, 'boîte pleine', false],
  ])('the server refuses the address by %i %s: for good, %s', async (responseCode, dit, pourDeBon) => {
    refusDeLAdresse = Object.assign(new Error(dit), { responseCode });
    const erreur = await messagerie.envoyer(courriel).catch((lue: unknown) => lue);
    expect(erreur).toBeInstanceOf(Error);
    expect(erreur instanceof AdresseRefusee).toBe(pourDeBon);
  });

  it('refuses to take for an address that of the sender', async () => {
    refusDeLExpediteur = Object.assign(new Error('expéditeur inconnu'), { responseCode: 550 });
    const envoi = messagerie.envoyer(courriel);
    await expect(envoi).rejects.toThrow('550');
    await expect(envoi).rejects.not.toBeInstanceOf(AdresseRefusee);
  });

  it('refuses a sender without domain at once', () => {
    expect(() => ouvrirMessagerie({ smtpUrl: 'smtp://127.0.0.1:1', expediteur: 'Bourses' })).toThrow(
      RangeError,
    );
  });
});
