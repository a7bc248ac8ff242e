/**
 * Stand-in of the quotient familial of API Particulier, as a process of its own: `node doublures/quotient.ts`, with
 * PORT_QUOTIENT and JETON_QUOTIENT. Fictitious families, and its documented errors under the name of who has them.
 * FOULE_QUOTIENT=1: it knows besides the households of the told world, each with Solange, whom journeys add. Prints its port.
 */
import { createServer } from 'node:http';
import { FOYERS } from '#monde/population.ts';

const { PORT_QUOTIENT = '0', JETON_QUOTIENT = '', FOULE_QUOTIENT } = process.env;

interface Answer {
  status: number;
  body: unknown;
}

const error = (status: number, code: string, title: string): Answer => ({
  status,
  body: { errors: [{ code, title, detail: title, source: null, meta: {} }] },
});

const person = (nom_naissance: string, prenoms: string, date_naissance: string, sexe: 'F' | 'M') => ({
  ...{ nom_naissance, nom_usage: null, prenoms, date_naissance, sexe },
});
const file = (
  fournisseur: 'CNAF' | 'MSA',
  valeur: number,
  allocataire: string,
  enfants: unknown[],
): Answer => ({
  status: 200,
  body: {
    data: {
      quotient_familial: {
        ...{ fournisseur, valeur, annee: 2026, mois: 9, annee_calcul: 2026, mois_calcul: 9 },
      },
      allocataires: [person(allocataire, 'ANNE-LISE', '1985-04-02', 'F')],
      enfants,
      adresse: { destinataire: `MME ${allocataire}`, numero_libelle_voie: '1 RUE DES LILAS', pays: 'FRANCE' },
    },
    links: {},
    meta: {},
  },
});

/** What each birth name is answered; any other is not known. */
const BY_NAME: Readonly<Record<string, Answer>> = {
  MARTEL: file('CNAF', 612, 'MARTEL', [
    person('MARTEL', 'NOE', '2013-06-01', 'M'),
    person('MARTEL', 'LOU', '2016-01-20', 'F'),
  ]),
  CHAMPS: file('MSA', 540, 'CHAMPS', []),
  NEANT: error(502, '23502', 'Le quotient familial manque'),
  PANNE: error(502, '37999', 'Erreur inconnue du fournisseur'),
  TRAVAUX: error(503, '37020', 'Maintenance'),
  LENT: error(504, '37002', 'Temps d’attente dépassé'),
};
const UNKNOWN = error(404, '35003', 'Allocataire non référencé');

const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();

/** The household of the told world where somebody has these names. */
function ofTheWorld(name: string, firstNames: readonly string[]): Answer | null {
  const home = FOYERS.find(({ responsables }) =>
    responsables.some((r) => plain(r.nom) === plain(name) && plain(r.prenom) === plain(firstNames[0] ?? '')),
  );
  if (!home) return null;
  const children = home.eleves.map((e) => person(e.nom, e.prenom, e.naissance, e.sexe === 'F' ? 'F' : 'M'));
  return file('CNAF', 540, name, [...children, person(name, 'SOLANGE', '2013-05-14', 'F')]);
}

function answer(url: URL, authorization: string): Answer {
  const token = authorization.replace('Bearer ', '');
  const query = url.searchParams;
  if (!/^\d{14}$/.test(query.get('recipient') ?? '')) return error(422, '00203', 'Le SIRET manque');
  if (url.pathname.endsWith('/france_connect')) {
    if (!token.startsWith('fc-')) return error(401, '50001', 'Jeton malformé');
    if (token === 'fc-fini') return error(401, '50002', 'Jeton expiré');
    return BY_NAME[token.slice(3)] ?? UNKNOWN;
  }
  if (!url.pathname.endsWith('/identite')) return error(404, '00404', 'Route inconnue');
  if (token !== JETON_QUOTIENT) return error(401, '00101', 'Jeton inconnu');
  const name = (query.get('nomNaissance') ?? '').toUpperCase();
  if (!name || !/^[FM]$/.test(query.get('sexeEtatCivil') ?? ''))
    return error(422, '00366', 'Civilité malformée');
  if (query.getAll('prenoms[]').length === 0) return error(422, '00367', 'Prénoms manquants');
  if (!/^99\d{3}$/.test(query.get('codeCogInseePaysNaissance') ?? ''))
    return error(422, '00366', 'Pays malformé');
  if (query.get('codeCogInseePaysNaissance') === '99100' && !query.has('codeCogInseeCommuneNaissance'))
    return error(422, '00366', 'Commune manquante');
  const known = FOULE_QUOTIENT ? ofTheWorld(name, query.getAll('prenoms[]')) : null;
  return BY_NAME[name] ?? known ?? UNKNOWN;
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://ici.invalid');
  const { status, body } = answer(url, request.headers.authorization ?? '');
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
});
server.listen(Number(PORT_QUOTIENT), '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : address);
  process.send?.('ready');
});
