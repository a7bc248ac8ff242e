/**
 * Stand-in of the operator of SMS, as a process of its own: `node doublures/sms.ts`, with PORT_SMS and JETON_SMS. Keeps what it took
 * in charge, one for each reference however often it comes, and shows it on a small page. A number that ends in 0000 belongs to
 * nobody (422); one that ends in 0001 finds it down once (503), then served. Prints its port.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { html, sendPage } from './page.ts';

const { PORT_SMS = '0', JETON_SMS = '' } = process.env;
const LARGEST = 10_000;

interface Message {
  reference: string;
  destinataire: string;
  texte: string;
}

const kept = new Map<string, Message>();
const failed = new Set<string>();

async function bodyOf(request: IncomingMessage): Promise<Message | null> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > LARGEST) return null;
  }
  try {
    const { reference, destinataire, texte } = JSON.parse(text);
    return [reference, destinataire, texte].every((said) => typeof said === 'string' && said !== '')
      ? { reference, destinataire, texte }
      : null;
  } catch {
    return null;
  }
}

function statusFor({ reference, destinataire }: Message): number {
  if (!/^\+33[67]\d{8}$/.test(destinataire) || destinataire.endsWith('0000')) return 422;
  if (destinataire.endsWith('0001') && !failed.has(reference)) {
    failed.add(reference);
    return 503;
  }
  return 202;
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const answer = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  if (request.method === 'GET' && pathname === '/') {
    const rows = [...kept.values()].toReversed();
    sendPage(
      response,
      200,
      'SMS de démonstration',
      html`<table><thead><tr><th scope="col">À</th><th scope="col">Message</th></tr></thead><tbody>${rows.map(
        ({ destinataire, texte }) => html`<tr><td>${destinataire}</td><td>${texte}</td></tr>`,
      )}</tbody></table>`,
    );
    return;
  }
  if (request.method === 'GET' && pathname === '/api/messages') return answer(200, [...kept.values()]);
  if (request.method !== 'POST' || pathname !== '/messages') return answer(404, { erreur: 'inconnu' });
  if (request.headers.authorization !== `Bearer ${JETON_SMS}`) return answer(401, { erreur: 'jeton' });
  const message = await bodyOf(request);
  if (!message) return answer(400, { erreur: 'message illisible' });
  const status = statusFor(message);
  if (status === 202) kept.set(message.reference, message);
  answer(status, status === 202 ? { reference: message.reference } : { erreur: 'non remis' });
});

server.listen(Number(PORT_SMS), '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : PORT_SMS);
  process.send?.('ready');
});
