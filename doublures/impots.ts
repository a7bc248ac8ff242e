/**
 * Stand-in of the DGFiP's gateway, as a process of its own: `node doublures/impots.ts`, with PORT_IMPOTS, CLIENT_IMPOTS and
 * SECRET_IMPOTS. Plays the token, R2P, SFiP and Impôt particulier on fictitious people, with their documented errors; some
 * people are slow or broken. ANNEE_SFIP is the year that its service SFiP was opened for. FOULE_IMPOTS=1: SFiP knows besides
 * everybody who is not on its list, with figures drawn from the name (a bench needs many). Prints its port.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { decodeJwt } from 'jose';
import { CONTRIBUABLES, type Contribuable, deLaFoule } from '#monde/contribuables.ts';

const {
  CLIENT_IMPOTS = '',
  SECRET_IMPOTS = '',
  ANNEE_SFIP = '2025',
  FOULE_IMPOTS,
  OIDC_FRANCECONNECT_ISSUER,
  PORT_IMPOTS = '0',
} = process.env;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Tokens given out, each for an hour; `finir` ends one before its time. */
const tokens = new Set<string>();
/** People who were broken once already. */
const recovered = new Set<string>();

interface Answer {
  status: number;
  body?: unknown;
}

const error = (status: number, code: number, message: string): Answer => ({
  status,
  body: { erreur: { code, message, horodatage: '2026-09-20T13:03:01' } },
});
const AMBIGUOUS = error(403, 40305, 'Informations non disponibles pour la personne');
const UNKNOWN = error(404, 40433, 'Informations non disponibles pour la personne');
const NO_SITUATION = error(416, 4101, 'Absence de réponse');
const MALFORMED = error(400, 4003, 'Un des paramètres en entrée est non conforme aux valeurs possibles');
const BROKEN = error(500, 40401, 'Une erreur est survenue');

const fold = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
const first = (names: string): string => fold(names).split(' ')[0] ?? '';
const bare = (department: string): string => department.replace(/^0/, '');

/** Who answers to an état civil: a criterion that is not given excludes nobody, a year alone is wider than a day. */
function search(query: URLSearchParams): Contribuable[] {
  const given = (name: string): string => query.get(name) ?? '';
  return CONTRIBUABLES.filter(
    (known) =>
      fold(known.nom) === fold(given('nom')) &&
      first(known.prenoms) === first(given('prenom')) &&
      known.sexe === given('sexe') &&
      known.naissance.endsWith(given('naisDate')) &&
      known.pays === given('naisCodePays') &&
      (!query.has('naisCodeDept') || bare(known.departement ?? '') === bare(given('naisCodeDept'))) &&
      (!query.has('naisCodeCommune') || known.commune === given('naisCodeCommune')),
  );
}

function wellFormed(query: URLSearchParams, department: RegExp): boolean {
  const optional = (name: string, shape: RegExp) => !query.has(name) || shape.test(query.get(name) ?? '');
  return (
    /^.{1,100}$/.test(query.get('nom') ?? '') &&
    /^.{1,20}$/.test(query.get('prenom') ?? '') &&
    /^[12]$/.test(query.get('sexe') ?? '') &&
    /^(?:(?:\d\d\/)?\d\d\/)?\d{4}$/.test(query.get('naisDate') ?? '') &&
    /^99\d{3}$/.test(query.get('naisCodePays') ?? '') &&
    optional('naisCodeDept', department) &&
    optional('naisCodeCommune', /^\d{2,3}$/)
  );
}

/** What is said of one person for a year; `told`: the year that the body names. */
function situation(known: Contribuable, year: number, told?: number): Answer {
  if (known.sort === 'protegee') return { status: 403, body: { message: 'Accès refusé' } };
  if (known.sort === 'illisible') return { status: 200, body: ['x'] };
  const figures = known.situations?.[year];
  if (!figures) return NO_SITUATION;
  const [annee, mois = '00', jour = '00'] = known.naissance.split('/').reverse();
  return {
    status: 200,
    body: {
      nmNaiDec1: known.sort === 'autre_nom' ? 'AUTREMENT' : known.nom,
      prnmDec1: known.prenoms,
      dateNaisDec1: { annee, mois, jour },
      ...(told === undefined ? {} : { annRevenu: String(told) }),
      ...figures,
    },
  };
}

function sfip(query: URLSearchParams): Answer {
  if (!wellFormed(query, /^(?:\d\d|2[AB]|9[78]\d)$/)) return MALFORMED;
  const [one, ...others] = search(query);
  if (!one)
    return FOULE_IMPOTS ? situation(deLaFoule(query, Number(ANNEE_SFIP)), Number(ANNEE_SFIP)) : UNKNOWN;
  if (others.length > 0 || one.sort === 'protegee') return AMBIGUOUS;
  // Of who has nothing for the year of the service, the last figures known, under their own year.
  const last = Number(Object.keys(one.situations ?? {}).at(-1));
  return one.situations?.[Number(ANNEE_SFIP)] || !last
    ? situation(one, Number(ANNEE_SFIP))
    : situation(one, last, last);
}

function r2p(query: URLSearchParams): Answer {
  if (!wellFormed(query, /^(?:0\d\d|02[AB]|9[78]\d)$/)) return { status: 400 };
  const [one, ...others] = search(query);
  if (!one) return { status: 404 };
  if (others.length > 0) return { status: 403 };
  return { status: 200, body: { identifiant: { spi: one.spi } } };
}

/** Of whom FranceConnect says that a token is, asked as the DGFiP asks it; nobody once the token is over. */
async function byFranceConnect(token: string): Promise<string> {
  if (!OIDC_FRANCECONNECT_ISSUER) return '';
  const answer = await fetch(`${OIDC_FRANCECONNECT_ISSUER}/userinfo`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!answer.ok) return '';
  const who = decodeJwt<Record<'family_name' | 'given_name' | 'birthdate', string>>(await answer.text());
  const born = who.birthdate.split('-').reverse().join('/');
  const known = CONTRIBUABLES.find(
    ({ nom, prenoms, naissance }) =>
      fold(nom) === fold(who.family_name) &&
      first(prenoms) === first(who.given_name ?? '') &&
      naissance === born,
  );
  return known?.spi ?? '';
}

/** The person whom a token of FranceConnect stands for: `fc-` and the numéro fiscal in the tests, whom FranceConnect says otherwise. */
async function bearer(request: IncomingMessage): Promise<string> {
  const token = String(request.headers['x-franceconnect-oauth'] ?? '');
  return token === '' || token.startsWith('fc-') ? token.slice(3) : await byFranceConnect(token);
}

async function route(
  request: IncomingMessage,
  url: URL,
): Promise<{ who?: Contribuable; answer: () => Answer }> {
  const byIdentity = (answer: (query: URLSearchParams) => Answer) => ({
    who: search(url.searchParams)[0],
    answer: () => answer(url.searchParams),
  });
  if (url.pathname === '/sfip/v1/demandeDeService/02AA/personne') {
    if (!request.headers.id_teleservice) return { answer: () => MALFORMED };
    return byIdentity(sfip);
  }
  if (url.pathname === '/r2p/v1/personne/spi') return byIdentity(r2p);
  const found =
    /^\/impotparticulier\/1\.0(?:\/spi\/(\d{13}))?\/situations\/ir\/assiettes\/annrev\/(\d{4})$/.exec(
      url.pathname,
    );
  if (!found) return { answer: () => ({ status: 404 }) };
  const [, typed, year] = found;
  const spi = typed ?? (await bearer(request));
  const who = CONTRIBUABLES.find((known) => known.spi === spi);
  return {
    who,
    answer: () => (who ? situation(who, Number(year)) : { status: 410, body: error(410, 4102, '').body }),
  };
}

function token(request: IncomingMessage): Answer {
  const expected = `Basic ${Buffer.from(`${CLIENT_IMPOTS}:${SECRET_IMPOTS}`).toString('base64')}`;
  if (request.headers.authorization !== expected) return { status: 401, body: { error: 'invalid_client' } };
  const access_token = randomUUID();
  tokens.add(access_token);
  return { status: 200, body: { access_token, token_type: 'Bearer', expires_in: 3600 } };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://ici.invalid');
  if (url.pathname === '/token' && request.method === 'POST') return send(response, token(request));
  // For the tests: the gateway forgets every token.
  if (url.pathname === '/finir' && request.method === 'POST') {
    tokens.clear();
    return send(response, { status: 204 });
  }
  if (!tokens.has(String(request.headers.authorization).replace('Bearer ', '')))
    return send(response, { status: 401 });
  const correlation = String(request.headers['x-correlation-id'] ?? '');
  if (!UUID.test(correlation)) return send(response, MALFORMED);
  response.setHeader('X-Correlation-ID', correlation);
  const { who, answer } = await route(request, url);
  if (who?.sort === 'muette') return;
  if (who?.sort === 'en_panne') return send(response, BROKEN);
  if (who?.sort === 'hoquet' && !recovered.delete(who.spi)) {
    recovered.add(who.spi);
    return send(response, BROKEN);
  }
  send(response, answer());
});
server.listen(Number(PORT_IMPOTS), '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : address);
  process.send?.('ready');
});
