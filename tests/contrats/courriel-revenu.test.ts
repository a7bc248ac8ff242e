/** What a mail that comes back says of its address, and what it cannot make us believe. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { lireUnRetour } from '#lib/connecteurs/courriel-revenu.ts';
import { ouvrirMessagerie } from '#lib/connecteurs/messagerie.ts';
import { composerCourriel } from '#lib/droit/courrier/courriel.ts';
import { adresseDeRetour, idDuRetour } from '#lib/technique/retour-de-courriel.ts';
import { CONFIGURATION } from './configuration-de-test.ts';

Object.assign(process.env, CONFIGURATION);
const ID = '0190a1b2-1111-7222-8333-123456789abc';
const ELLE = 'camille@exemple.example';
const BASE = 'retours@bourses.example';
const RETOUR = adresseDeRetour(BASE, ID, ELLE) ?? '';

interface Dit {
  a?: string;
  statut?: string;
  action?: string;
  destinataire?: string;
}

/** As Postfix writes it. */
const rapport = ({ a = RETOUR, statut = '5.1.1', action = 'failed', destinataire = ELLE }: Dit = {}) =>
  Buffer.from(
    `Return-Path: <>
Delivered-To: ${a}
Date: Wed, 16 Sep 2026 08:12:02 +0200 (CEST)
From: MAILER-DAEMON@mx.exemple.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${a}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B0/mx"
Message-Id: <20260916061202.B0@mx.exemple.example>

This is a MIME-encapsulated message.

--B0/mx
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

<${destinataire}>: host mx.exemple.example said: 550 ${statut} no such user

--B0/mx
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.exemple.example
X-Postfix-Queue-ID: B0
Arrival-Date: Wed, 16 Sep 2026 08:12:00 +0200 (CEST)

Final-Recipient: rfc822; ${destinataire}
Original-Recipient: rfc822;${destinataire}
Action: ${action}
Status: ${statut}
Remote-MTA: dns; mx.exemple.example
Diagnostic-Code: smtp; 550 ${statut} <${destinataire}>: Recipient address
    rejected: User unknown

--B0/mx
Content-Description: Undelivered Message
Content-Type: message/rfc822

Message-ID: <${ID}@bourses.example>
From: Bourses nationales <ne-pas-repondre@bourses.example>
To: ${destinataire}
Subject: Un courrier vous attend

Bonjour,

--B0/mx--
`.replaceAll('\n', '\r\n'),
  );

/** As Exchange writes it: one group more, no Original-Recipient, the address in other letters. */
const EXCHANGE = rapport()
  .toString()
  .replace(/Original-Recipient: .*\r\n/, '')
  .replace('rfc822; camille', 'rfc822;Camille')
  .replace('Status: 5.1.1', 'Status: 5.1.10');

test('an address refused for good is told with the mail that it refused', async () => {
  const definitif = { genre: 'definitif', id: ID, adresse: ELLE, statut: '5.1.1' };
  expect(await lireUnRetour(rapport())).toEqual(definitif);
  expect(await lireUnRetour(rapport({ a: 'un-alias@bourses.example' }), RETOUR)).toEqual(definitif);
  expect(await lireUnRetour(rapport({ a: RETOUR.toUpperCase() }))).toEqual(definitif);
  expect(await lireUnRetour(Buffer.from(EXCHANGE))).toMatchObject({ genre: 'definitif', statut: '5.1.10' });
});

test.each([
  ['a mailbox full today', { statut: '4.2.2' }],
  ['a delivery that is late', { action: 'delayed', statut: '4.4.1' }],
  ['a delivery that is late, under a code of refusal', { action: 'delayed', statut: '5.4.1' }],
  ['a mail that arrived', { action: 'delivered', statut: '2.0.0' }],
  ['the server’s own rules', { statut: '5.7.1' }],
])('refuses: %s says nothing against the address', async (_, dit) => {
  expect(await lireUnRetour(rapport(dit))).toMatchObject({ genre: 'sans_suite', statut: dit.statut });
});

const INCONNU = { genre: 'inconnu', pourquoi: 'courriel_inconnu' };
test.each([
  ['somebody else’s address, in a report of a true mail', rapport({ destinataire: 'autre@exemple.example' })],
  ['a report that comes at an address that we did not make', rapport({ a: BASE })],
  ['one whose signature is of another mail', rapport({ a: RETOUR.replace('0190a1b2', '0190a1b3') })],
  ['one signed by guess', rapport({ a: RETOUR.replace(/-[0-9a-f]+@/, `-${'0'.repeat(20)}@`) })],
])('refuses: %s', async (_, octets) => {
  expect(await lireUnRetour(octets)).toEqual(INCONNU);
});

test.each([
  ['a holiday answer', `From: ${ELLE}\r\nTo: ${RETOUR}\r\nSubject: Absence\r\n\r\nJe rentre lundi.\r\n`],
  ['nothing', ''],
  ['bytes that are no mail', '\u0000\u0001'.repeat(500)],
])('refuses: %s is no report', async (_, texte) => {
  expect(await lireUnRetour(Buffer.from(texte))).toEqual({ genre: 'inconnu', pourquoi: 'aucun_rapport' });
});

test('each mail comes back to an address of its own, which a server takes', async () => {
  const retours: string[] = [];
  const serveur = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(flux, { envelope: { mailFrom } }, fini) {
      if (mailFrom) retours.push(mailFrom.address);
      flux.resume().on('end', fini);
    },
  });
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
  const smtpUrl = `smtp://127.0.0.1:${(serveur.server.address() as AddressInfo).port}`;
  const expediteur = 'Bourses nationales <ne-pas-repondre@bourses.example>';
  const contenu = composerCourriel({
    ...{ genre: 'courrier_disponible', reference: 'L-2026-1', type: 'lycee', adresse: 'https://b.example' },
  });
  for (const reglee of [BASE, undefined]) {
    const messagerie = ouvrirMessagerie({ smtpUrl, expediteur, retours: reglee });
    await messagerie.envoyer({ id: ID, destinataire: ELLE, contenu });
    messagerie.fermer();
  }
  await new Promise<void>((fini) => serveur.close(() => fini()));
  expect(retours).toEqual([RETOUR, 'ne-pas-repondre@bourses.example']);
  expect(RETOUR.split('@')[0]?.length).toBeLessThanOrEqual(64);
});

test('a mail whose id is no UUID comes back too; one too long comes back to who sends', () => {
  const retour = adresseDeRetour(BASE, 'recours.0590001A', ELLE) ?? '';
  expect(idDuRetour(retour, ELLE)).toBe('recours.0590001a');
  expect(adresseDeRetour(BASE, 'a'.repeat(60), ELLE)).toBeNull();
});
