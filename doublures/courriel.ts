/**
 * Stand-in of the mail server, as a process of its own: `node doublures/courriel.ts`, with PORT_SMTP, PORT_COURRIEL
 * and DOSSIER_COURRIEL. Keeps each mail on disk before it acknowledges it, and shows them on a small web page.
 * GET /api/messages gives tests the list, with how many times each Message-ID came.
 */
import { createServer, type ServerResponse } from 'node:http';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { type MailBox, openMailBox } from './courriel-boite.ts';
import { html, sendPage } from './page.ts';

const smtpPort = Number(process.env.PORT_SMTP ?? 4025);
const webPort = Number(process.env.PORT_COURRIEL ?? 4002);
const host = process.env.HOTE_COURRIEL ?? '127.0.0.1';
const box = await openMailBox(process.env.DOSSIER_COURRIEL ?? '.donnees/courriel');

const smtp = new SMTPServer({
  banner: 'boite de demonstration',
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  size: 50 * 1024 * 1024,
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const recipients = session.envelope.rcptTo.map((recipient) => recipient.address);
      box.receive(Buffer.concat(chunks), recipients).then(() => done(), done);
    });
  },
});

function sendList(response: ServerResponse, mails: MailBox): void {
  const rows = mails.list().map(
    (
      mail,
    ) => html`<tr><td>${new Date(mail.receivedAt).toLocaleString('fr-FR')}</td><td>${mail.to.join(', ')}</td>
<td><a href="/messages/${mail.id}">${mail.subject}</a></td><td>${mail.count}</td></tr>`,
  );
  sendPage(
    response,
    200,
    'Courriels de la démonstration',
    rows.length === 0
      ? html`<p>Aucun courriel n’est encore parti.</p>`
      : html`<table><caption>Du plus récent au plus ancien</caption><thead><tr><th scope="col">Reçu le</th>
<th scope="col">Destinataire</th><th scope="col">Objet</th><th scope="col">Fois reçu</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}

async function sendMail(response: ServerResponse, raw: Buffer, id: string, part: string | undefined) {
  const mail = await simpleParser(raw);
  if (part !== undefined) {
    const file = mail.attachments[Number(part)];
    if (!file)
      return sendPage(response, 404, 'Pièce introuvable', html`<p><a href="/">Retour à la liste</a></p>`);
    response.writeHead(200, {
      'content-type': file.contentType,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.filename ?? 'piece')}`,
      'x-content-type-options': 'nosniff',
    });
    return response.end(file.content);
  }
  const files = mail.attachments.map(
    (file, index) => html`<li><a href="/messages/${id}/pieces/${index}">${file.filename ?? 'pièce'}</a></li>`,
  );
  sendPage(
    response,
    200,
    mail.subject ?? 'Sans objet',
    html`<p><a href="/">Retour à la liste</a></p>
<p>De ${mail.from?.text}, à ${[mail.to ?? []]
      .flat()
      .map((to) => to.text)
      .join(', ')}</p>
<pre>${mail.text ?? ''}</pre>
${files.length > 0 ? html`<h2>Pièces jointes</h2><ul>${files}</ul>` : ''}`,
  );
}

const web = createServer(async (request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (path === '/') return sendList(response, box);
  if (path === '/api/messages') {
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
    return response.end(JSON.stringify(box.list()));
  }
  const [, id = '', part] = /^\/messages\/([0-9a-f]{64})(?:\/pieces\/(\d+))?$/.exec(path) ?? [];
  const raw = id ? await box.read(id) : null;
  if (!raw)
    return sendPage(response, 404, 'Courriel introuvable', html`<p><a href="/">Retour à la liste</a></p>`);
  await sendMail(response, raw, id, part);
});

smtp.listen(smtpPort, host, () => web.listen(webPort, host, () => process.send?.('ready')));
