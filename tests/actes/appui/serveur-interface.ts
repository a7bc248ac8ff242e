/** A web process that serves the interface for administrations, and nothing else: `node serveur-interface.ts`, which says its port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import * as parVersion from '#app/[version]/men/scolarites/identite/route.ts';
import * as ministere from '#app/anges/v1/eleve/informations-scolarite/route.ts';
import * as perimetre from '#app/anges/v2/eleve/informations-scolarite/perimetre/route.ts';
import * as introspect from '#app/api/introspect/route.ts';
import * as ping from '#app/api/men_scolarite/ping/route.ts';
import * as pings from '#app/api/pings/route.ts';
import * as v2 from '#app/api/v2/scolarites/route.ts';
import * as essaiParVersion from '#app/essai/[version]/men/scolarites/identite/route.ts';
import * as essaiMinistere from '#app/essai/anges/v1/eleve/informations-scolarite/route.ts';
import * as essaiPerimetre from '#app/essai/anges/v2/eleve/informations-scolarite/perimetre/route.ts';
import * as essaiIntrospect from '#app/essai/api/introspect/route.ts';
import * as essaiV2 from '#app/essai/api/v2/scolarites/route.ts';

type Gestionnaire = (
  requete: Request,
  contexte: { params: Promise<{ version: string }> },
) => Promise<Response>;

type Route = Partial<Record<'GET' | 'POST', Gestionnaire>>;

const ROUTES: Readonly<Record<string, Route>> = {
  '/api/introspect': introspect,
  '/api/men_scolarite/ping': ping,
  '/api/pings': pings,
  '/api/v2/scolarites': v2,
  '/anges/v1/eleve/informations-scolarite': ministere,
  '/anges/v2/eleve/informations-scolarite/perimetre': perimetre,
  '/essai/anges/v2/eleve/informations-scolarite/perimetre': essaiPerimetre,
  '/essai/api/introspect': essaiIntrospect,
  '/essai/api/v2/scolarites': essaiV2,
  '/essai/anges/v1/eleve/informations-scolarite': essaiMinistere,
};
const VERSION = /^(\/essai)?\/(\w+)\/men\/scolarites\/identite$/;

function routeDe(chemin: string): Route | undefined {
  const lue = VERSION.exec(chemin);
  if (!lue) return ROUTES[chemin];
  return lue[1] ? essaiParVersion : parVersion;
}

const serveur = createServer(async (requete, reponse) => {
  const url = `http://${requete.headers.host}${requete.url}`;
  const { pathname } = new URL(url);
  const methode = requete.method === 'POST' ? 'POST' : 'GET';
  const repondre = routeDe(pathname)?.[methode];
  const corps = methode === 'POST' ? { method: methode, body: await buffer(requete) } : {};
  const headers = new Headers(Object.entries(requete.headers).map(([nom, valeur]) => [nom, String(valeur)]));
  if (!headers.has('x-forwarded-for')) headers.set('x-forwarded-for', requete.socket.remoteAddress ?? '');
  const version = VERSION.exec(pathname)?.[2] ?? '';
  const dite = repondre
    ? await repondre(new Request(url, { headers, ...corps }), { params: Promise.resolve({ version }) })
    : new Response(null, { status: 404 });
  reponse.writeHead(dite.status, [...dite.headers].flat());
  reponse.end(Buffer.from(await dite.arrayBuffer()));
});
serveur.listen(0, '127.0.0.1', () => process.stdout.write(`${(serveur.address() as AddressInfo).port}\n`));
