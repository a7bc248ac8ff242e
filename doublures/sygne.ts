/**
 * Stand-in of SYGNE, the school base behind its routes, as a process of its own: `node doublures/sygne.ts`, with PORT_SYGNE,
 * CLIENT_SYGNE and SECRET_SYGNE. Plays the token, the pupils of the établissements of the told world and their responsables,
 * with marks for conditional requests; some établissements are slow, broken, cut or answer for another. Prints its port.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ELEVES, type Eleve, LIENS, RESPONSABLES, SCOLARITES, type Scolarite } from '#monde/population.ts';

const { CLIENT_SYGNE = '', SECRET_SYGNE = '', PORT_SYGNE = '0' } = process.env;
const tokens = new Set<string>();

/** Établissements that are not: what each one answers. */
const BROKEN: Record<string, (response: ServerResponse, seen: number) => void> = {
  // Never answers.
  '0599001A': () => {},
  '0599002B': (response) => send(response, 503, { erreur: 'indisponible' }),
  // Down once, then well.
  '0599003C': (response, seen) => (seen === 1 ? send(response, 500, {}) : send(response, 200, [])),
  '0599004D': (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end('[{"ine": "0012915');
  },
  '0599005E': (response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<h1>Maintenance</h1>');
  },
  '0599006F': (response) => send(response, 200, [{ ine: null, codeUai: '0750611G', anneeScolaire: '2026' }]),
  '0599007G': (response) => send(response, 200, { eleves: [] }),
  // Somebody without INE, and somebody whose file is wrong.
  '0599008H': (response) =>
    send(response, 200, [
      pupil('0599008H', { ine: null, nom: 'KOVALENKO', prenom: 'OLEKSANDRA', dateNaissance: '2012-02-01' }),
      pupil('0599008H', { ine: null, nom: 'SANSDATE', prenom: 'TOM', dateNaissance: '01/02/2012' }),
    ]),
};
const seen = new Map<string, number>();

function send(response: ServerResponse, status: number, body: unknown, request?: IncomingMessage): void {
  const text = JSON.stringify(body);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 24)}"`;
  if (request?.headers['if-none-match'] === etag) {
    seen.set('304', (seen.get('304') ?? 0) + 1);
    response.writeHead(304, { ETag: etag });
    response.end();
    return;
  }
  response.writeHead(status, { 'Content-Type': 'application/json', ...(request ? { ETag: etag } : {}) });
  response.end(text);
}

const pupil = (uai: string, known: object) => ({
  codeSexe: '2',
  niveau: '2116',
  codeMef: '10310019110',
  codeMefRatt: '10310019110',
  libelleNiveau: '3EME',
  libelleLongStatut: 'SCOLAIRE',
  classe: '3A',
  codeRegime: '0',
  codeUai: uai,
  anneeScolaire: '2026',
  dateDebSco: '2026-09-01',
  dateFinSco: null,
  codeStatut: 'ST',
  adhesionTransport: false,
  ...known,
});

const REGIMES = { externe: '0', demi_pensionnaire: '2', interne: '3' };
const LINKS: Record<string, string> = {
  mere: '10',
  pere: '20',
  tuteur: '50',
  departement: '51',
  eleve_lui_meme: '70',
};
const find = (id: string): Eleve | undefined => ELEVES.find((known) => known.id === id);

function listed({ eleveId, uai, rentree, classe, mef, libelleMef, regime, entreeLe, sortieLe }: Scolarite) {
  const known = find(eleveId);
  return pupil(uai, {
    ...{ ine: known?.ine, nom: known?.nom.toUpperCase(), prenom: known?.prenom.toUpperCase() },
    ...{ dateNaissance: known?.naissance, codeSexe: known?.sexe === 'M' ? '1' : '2', classe },
    ...{ codeMef: mef, codeMefRatt: mef, libelleLongMef: libelleMef, codeRegime: REGIMES[regime] },
    ...{ anneeScolaire: String(rentree), dateDebSco: entreeLe, dateFinSco: sortieLe },
  });
}

const addressOf = ({ adresse, codePostal, commune }: (typeof RESPONSABLES)[number]) => ({
  ...{ adresseLigne1: adresse, adresseLigne2: null, adresseLigne3: null, adresseLigne4: null },
  ...{ codePostal, libelleCommune: commune, codeCommuneInsee: null, codePays: '100' },
});

const responsablesOf = ({ id }: Eleve) =>
  LIENS.filter(({ eleveId }) => eleveId === id).flatMap(({ responsableId, lien, legal, paieLesFrais }) => {
    const known = RESPONSABLES.find((one) => one.id === responsableId);
    if (!known) return [];
    return {
      ...{ nomFamille: known.nom.toUpperCase(), prenom: known.prenom.toUpperCase(), email: known.courriel },
      ...{ telephonePersonnel: known.telephone, telephonePortable: null, codePcs: '52', accepteSms: null },
      codeCivilite: known.civilite === 'Mme' ? '2' : '1',
      ...{ codeLienEleveResponsable: LINKS[lien] ?? '90', codeNiveauResponsabilite: legal ? '1' : '2' },
      ...{ percoitAides: paieLesFrais, paieFraisScolaires: paieLesFrais, divulgationAdresse: true },
      adrResidenceResp: addressOf(known),
    };
  });

function answer(request: IncomingMessage, response: ServerResponse, url: URL) {
  const school = /^\/sygne\/etablissements\/(\w+)\/eleves$/.exec(url.pathname)?.[1];
  if (school) {
    const count = (seen.get(school) ?? 0) + 1;
    seen.set(school, count);
    const broken = BROKEN[school];
    if (broken) return broken(response, count);
    const year = Number(url.searchParams.get('annee-scolaire'));
    const there = SCOLARITES.filter(({ uai, rentree }) => uai === school && rentree === year);
    if (there.length === 0) return send(response, 404, { erreur: 'inconnu' });
    return send(response, 200, there.map(listed), request);
  }
  const [, ine, what] = /^\/sygne\/eleves\/(\w+)(\/responsables|\/scolarites)?$/.exec(url.pathname) ?? [];
  const known = ELEVES.find((one) => one.ine === ine);
  const stays = SCOLARITES.filter(({ eleveId }) => eleveId === known?.id).map(listed);
  if (!known) return send(response, 404, { erreur: 'inconnu' });
  if (what === '/responsables') return send(response, 200, responsablesOf(known), request);
  if (what === '/scolarites') return send(response, 200, { ine, scolarites: stays }, request);
  const { nom, prenom, sexe, naissance } = known;
  send(
    response,
    200,
    {
      ...{
        ine,
        codeSexe: sexe === 'M' ? '1' : '2',
        prenom1: prenom.toUpperCase(),
        prenom2: 'ANNE',
        prenom3: null,
      },
      ...{ nomUsage: nom.toUpperCase(), dateNaissance: naissance, adrResidenceEle: null },
      ...{ inseeCommuneNaissance: '59350', inseePaysNaissance: '99100', scolarite: stays.at(-1) },
    },
    request,
  );
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://ici.invalid');
  if (url.pathname === '/token' && request.method === 'POST') {
    const expected = `Basic ${Buffer.from(`${CLIENT_SYGNE}:${SECRET_SYGNE}`).toString('base64')}`;
    if (request.headers.authorization !== expected) return send(response, 401, { error: 'invalid_client' });
    const access_token = randomUUID();
    tokens.add(access_token);
    return send(response, 200, { access_token, token_type: 'Bearer', expires_in: 3600 });
  }
  // For the tests: every token ends before its time.
  if (url.pathname === '/finir' && request.method === 'POST') {
    tokens.clear();
    return send(response, 200, {});
  }
  // For the tests: how many times an établissement was asked for, and how many answers had not changed.
  if (url.pathname === '/vu') return send(response, 200, Object.fromEntries(seen));
  if (url.pathname === '/sygne/version') return send(response, 200, { version: 'doublure' });
  if (!tokens.has(String(request.headers.authorization).replace('Bearer ', '')))
    return send(response, 401, {});
  answer(request, response, url);
});
server.listen(Number(PORT_SYGNE), '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : address);
});
