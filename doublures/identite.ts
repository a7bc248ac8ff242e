/**
 * Stand-in of the identity providers, as a process of its own: `node doublures/identite.ts`, with PORT_IDENTITE
 * and the addresses and client secrets of the application's configuration. Four real OpenID providers, with the
 * shapes of ProConnect and FIM (agents), of EduConnect and FranceConnect (families); a list of people instead of a password.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { COMPTES } from '#monde/comptes.ts';
import { IDENTITES_DE_FRANCE, IDENTITES_DE_GUICHET } from '#monde/identites.ts';
import { buildAgentsProvider, buildFamiliesProvider } from './identite-fournisseurs.ts';
import { buildFranceConnect, buildGuichet, pairwise } from './identite-secondes.ts';
import { html, sendPage } from './page.ts';

const port = Number(process.env.PORT_IDENTITE ?? 4001);
const origin = `http://localhost:${port}`;

/** Somebody to be chosen. */
interface Known {
  cle: string;
  sub: string;
  prenom: string;
  nom: string;
  peut: string;
}

interface Mount {
  prefix: string;
  /** Whom it knows. */
  people: readonly Known[];
  /** Refuses a parameter that it does not know. */
  strict: boolean;
  title: string;
  provider: Provider;
}

const accountsOf = (who: 'agents' | 'familles') => COMPTES.filter((compte) => compte.fournisseur === who);

const mounts: Mount[] = [
  {
    prefix: '/agents/api/v2',
    people: accountsOf('agents'),
    strict: true,
    title: 'Choisir un agent (doublure de ProConnect)',
    provider: await buildAgentsProvider(`${origin}/agents/api/v2`),
  },
  {
    prefix: '/familles',
    people: accountsOf('familles'),
    strict: false,
    title: 'Choisir un parent (doublure d’ÉduConnect)',
    provider: await buildFamiliesProvider(`${origin}/familles`),
  },
  {
    prefix: '/franceconnect/api/v2',
    people: IDENTITES_DE_FRANCE.map((who) => ({ ...who, prenom: who.prenoms, sub: pairwise(who.cle) })),
    strict: false,
    title: 'Choisir une personne (doublure de FranceConnect)',
    provider: await buildFranceConnect(`${origin}/franceconnect/api/v2`),
  },
  {
    prefix: '/fim',
    people: IDENTITES_DE_GUICHET.map((who) => ({ ...who, sub: who.cle })),
    strict: false,
    title: 'Choisir un agent (doublure du guichet de l’académie)',
    provider: await buildGuichet(`${origin}/fim`),
  },
];

async function readBody(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > 10_000) break;
  }
  return new URLSearchParams(body);
}

async function interact(mount: Mount, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await mount.provider.interactionDetails(request, response);
  const accounts = mount.people;
  if (request.method === 'POST') {
    const chosen = (await readBody(request)).get('compte');
    const account = accounts.find((compte) => compte.cle === chosen);
    const result = account
      ? { login: { accountId: account.sub, acr: 'eidas1', amr: ['pwd'], remember: false } }
      : { error: 'access_denied', error_description: 'User auth aborted' };
    await mount.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    return;
  }
  const buttons = accounts.map(
    (compte) =>
      html`<li><button name="compte" value="${compte.cle}"><strong>${compte.prenom} ${compte.nom}</strong><br>${compte.peut}</button></li>`,
  );
  sendPage(
    response,
    200,
    mount.title,
    html`<p>Personnes fictives de la démonstration : aucun mot de passe n’est demandé.</p>
<form method="post"><ul>${buttons}</ul><p><button name="compte" value="">Abandonner la connexion</button></p></form>`,
  );
}

/** All that ProConnect lets an application say when it asks for a sign-in. */
const AGENT_PARAMETERS = new Set(
  'response_type client_id redirect_uri scope state nonce acr_values claims prompt idp_hint login_hint siret_hint code_challenge code_challenge_method'.split(
    ' ',
  ),
);

/** Why a request for a sign-in is refused before it is read: a guessable state or nonce, an unknown parameter. */
function refusal(mount: Mount, parameters: URLSearchParams): string | null {
  for (const name of ['state', 'nonce']) {
    if ((parameters.get(name)?.length ?? 0) < 32)
      return `Y000400 : ${name} doit avoir au moins 32 caractères.`;
  }
  const unknown = [...parameters.keys()].find((name) => !AGENT_PARAMETERS.has(name));
  return mount.strict && unknown ? `Y000400 : le paramètre ${unknown} est inconnu.` : null;
}

const server = createServer(async (request, response) => {
  try {
    const url = new URL(request.url ?? '/', origin);
    const mount = mounts.find((candidate) => url.pathname.startsWith(`${candidate.prefix}/`));
    if (!mount)
      return sendPage(response, 404, 'Page introuvable', html`<p>Cette adresse n’existe pas ici.</p>`);
    const path = url.pathname.slice(mount.prefix.length);
    if (path.startsWith('/interaction/')) return await interact(mount, request, response);
    const refused = path.endsWith('/authorize') ? refusal(mount, url.searchParams) : null;
    if (refused) return sendPage(response, 400, 'Demande refusée', html`<p>${refused}</p>`);
    // Told both addresses, the provider finds where it is mounted.
    Object.assign(request, { originalUrl: request.url, url: request.url?.slice(mount.prefix.length) });
    await mount.provider.callback()(request, response);
  } catch (error) {
    if (response.headersSent) return response.destroy();
    const cause = error instanceof Error ? error.message : String(error);
    sendPage(response, 400, 'Connexion interrompue', html`<p>Reprenez depuis le site. (${cause})</p>`);
  }
});

server.listen(port, '127.0.0.1', () => process.send?.('ready'));
