/**
 * Stand-in of the directory of enterprises and administrations, as a process of its own: `node doublures/annuaire.ts`, with
 * PORT_ANNUAIRE. Fictitious bodies, in the shape of recherche-entreprises.api.gouv.fr.
 */
import { createServer } from 'node:http';
import { ORGANISMES } from '#monde/organismes.ts';

const { PORT_ANNUAIRE = '0' } = process.env;

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const q = (url.searchParams.get('q') ?? '').replace(/\s/g, '');
  const results = ORGANISMES.filter(({ siret }) => siret === q).map(
    ({ siret, denomination, natureJuridique, adresse, actif }) => ({
      siren: siret.slice(0, 9),
      nom_complet: denomination,
      nature_juridique: natureJuridique,
      siege: { siret, adresse, etat_administratif: actif ? 'A' : 'F' },
      matching_etablissements: [{ siret, adresse, etat_administratif: actif ? 'A' : 'F' }],
    }),
  );
  const known = request.method === 'GET' && url.pathname === '/search';
  response.writeHead(known ? 200 : 404, { 'Content-Type': 'application/json' });
  response.end(
    JSON.stringify(known ? { results, total_results: results.length, page: 1 } : { erreur: 'inconnu' }),
  );
});

server.listen(Number(PORT_ANNUAIRE), '127.0.0.1', () => process.send?.('ready'));
