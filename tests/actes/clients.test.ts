/** The software of a body reads its requests by client credentials: what it is refused first, then what it reads. */
import { expect, test } from 'vitest';
import * as introspect from '#app/api/introspect/route.ts';
import * as token from '#app/api/oauth/token/route.ts';
import * as definitions from '#app/api/v1/definitions/route.ts';
import * as demande from '#app/api/v1/demandes/[id]/route.ts';
import * as demandes from '#app/api/v1/demandes/route.ts';
import * as habilitation from '#app/api/v1/habilitations/[id]/route.ts';
import * as habilitations from '#app/api/v1/habilitations/route.ts';
import * as me from '#app/api/v1/me/route.ts';
import * as attempts from '#app/api/v1/webhooks/[id]/attempts/route.ts';
import { repondreAppel } from '#lib/appel/queries.ts';
import { fermerClient, ouvrirClient } from '#lib/client/actes.ts';
import { clientEnService } from '#lib/client/faits.ts';
import {
  AccesSchema,
  DefinitionSchema,
  DemandeDiteSchema,
  MoiSchema,
  OctroiDitSchema,
  RefusDAccesSchema,
  TentativeSchema,
} from '#lib/contrat/schema.ts';
import { ErreursSchema } from '#lib/erreur/schema.ts';
import { commencerPour, donnerSuite } from '#lib/habilitation/actes.ts';
import { lireHabilitation } from '#lib/habilitation/queries.ts';
import { emettreJeton } from '#lib/jeton/actes.ts';
import { nouvelAcces } from '#lib/technique/acces-client.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { type Portee, porteeDAgent, porteeDeRepresentant } from '#lib/technique/portee.ts';
import { reglerWebhook } from '#lib/webhook/actes.ts';
import { annoncerUnEvenement, livrerWebhook } from '#lib/webhook/taches.ts';
import { compte } from '#monde/comptes.ts';
import { raconterHabilitation, representantDe } from '#monde/habilitations.ts';
import { ORGANISMES } from '#monde/organismes.ts';
import { le } from '#monde/scene.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-11-10');
const [VALLON, , SAINT_ORENS] = ORGANISMES;
const BASE = 'https://bourses.example';
const INCONNU = '00000000-0000-4000-8000-000000000000';

interface Identifiants {
  id: string;
  secret: string;
}

const ouvrir = async (qui: Portee, habilitationId: string): Promise<Identifiants> => {
  const [, id = '', secret = ''] =
    /^client_id=([0-9a-f-]{36}) client_secret=(bnc_[\w-]{43})$/.exec(
      await ouvrirClient(qui, habilitationId),
    ) ?? [];
  return { id, secret };
};

const FORMULAIRE = 'application/x-www-form-urlencoded';
const demanderAcces = (corps: string, entetes: Record<string, string> = {}) =>
  token.POST(
    new Request(`${BASE}/api/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': FORMULAIRE, 'x-forwarded-for': '198.51.100.7', ...entetes },
      body: corps,
    }),
  );
const CC = 'grant_type=client_credentials';
const parFormulaire = ({ id, secret }: Identifiants) => `${CC}&client_id=${id}&client_secret=${secret}`;
const basique = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});

async function acces(identifiants: Identifiants): Promise<string> {
  const reponse = await demanderAcces(parFormulaire(identifiants));
  expect(reponse.status).toBe(200);
  return AccesSchema.parse(await reponse.json()).access_token;
}

const requete = (bearer: string | null, ou = '') =>
  new Request(`${BASE}${ou}`, {
    headers: {
      'x-forwarded-for': '198.51.100.7',
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
    },
  });

/** Every address that reads; `id`: of a request, a grant or an address that is told. */
const LECTURES: Record<string, (bearer: string | null, id: string) => Promise<Response>> = {
  me: (bearer) => me.GET(requete(bearer)),
  demandes: (bearer) => demandes.GET(requete(bearer)),
  demande: (bearer, id) => demande.GET(requete(bearer), { params: Promise.resolve({ id }) }),
  habilitations: (bearer) => habilitations.GET(requete(bearer)),
  habilitation: (bearer, id) => habilitation.GET(requete(bearer), { params: Promise.resolve({ id }) }),
  definitions: (bearer) => definitions.GET(requete(bearer)),
  attempts: (bearer, id) => attempts.GET(requete(bearer), { params: Promise.resolve({ id }) }),
};

const lireParLogiciel = async (nom: string, bearer: string | null, id = INCONNU) => {
  const reponse = await (LECTURES[nom] as (typeof LECTURES)[string])(bearer, id);
  return { statut: reponse.status, corps: await reponse.json(), entetes: reponse.headers };
};

/** The status and the code of a refusal of every address. */
const partout = async (bearer: string | null) => {
  const dits = await Promise.all(Object.keys(LECTURES).map((nom) => lireParLogiciel(nom, bearer)));
  return [...new Set(dits.map(({ statut, corps }) => `${statut} ${corps.errors?.[0]?.code}`))];
};

const instant = () => Math.floor(maintenant().epochMilliseconds / 1_000);

async function collegue(): Promise<Portee> {
  await enTantQuApplication(
    '',
    `SELECT accueillir_representant('collegue-client', '${VALLON.siret}', 'Ali', 'Roche', 'ali@vallon.example')`,
  );
  return (await porteeDeRepresentant('collegue-client', VALLON.siret, JOUR)) as Portee;
}

const suite = async (qui: Portee, id: string, acte: 'revoquer' | 'ecrire') =>
  donnerSuite(qui, { id, version: (await lireHabilitation(qui, id)).version, acte, message: 'Vu.' });

test('a software is opened by who holds a granted request, and asks for an access by its secret', async () => {
  const elle = await representantDe('mairie', JOUR);
  const [lui, ailleurs] = [await collegue(), await representantDe('autre-mairie', JOUR)];
  const id = await raconterHabilitation('accordee', JOUR);

  await attendreRefus(ouvrirClient(ailleurs, id), 'introuvable');
  await attendreRefus(ouvrirClient(lui, id), 'impossible');
  await attendreRefus(ouvrirClient(elle, await commencerPour(elle, VALLON)), 'conflit');
  await attendreRefus(fermerClient(elle, id), 'conflit');
  await attendreRefus(fermerClient(ailleurs, id), 'introuvable');
  for (const acte of ['ouvrir_client', 'fermer_client'])
    await expect(
      enTantQuApplication(
        `representant:${(acte === 'ouvrir_client' ? lui : ailleurs).auteur.id}`,
        `INSERT INTO evenement_habilitation (id, habilitation_id, acte) VALUES (gen_random_uuid(), '${id}', '${acte}')`,
      ),
    ).rejects.toThrow(/pas ouvert/);

  const connus = await enTantQuApplication(
    `representant:${ailleurs.auteur.id}`,
    'SELECT id FROM representants_de_l_organisme()',
  );
  expect(connus).toEqual([{ id: ailleurs.auteur.id }]);

  const client = await ouvrir(elle, id);
  // The base keeps a print of the secret, and nothing of an access.
  const [{ contenu } = { contenu: {} }] = await lire<{ contenu: object }>(
    'SELECT contenu FROM evenement_habilitation WHERE id = $1',
    [client.id],
  );
  expect(contenu).toEqual({ empreinte: expect.stringMatching(/^[0-9a-f]{64}$/) });

  const refuse = async (corps: string, entetes: Record<string, string> = {}) => {
    const reponse = await demanderAcces(corps, entetes);
    const { error } = RefusDAccesSchema.parse(await reponse.json());
    return `${reponse.status} ${error} ${reponse.headers.get('www-authenticate')?.split(' ')[0] ?? ''}`.trim();
  };
  const bon = parFormulaire(client);
  expect(await refuse(`${bon}x`)).toBe('401 invalid_client');
  expect(await refuse(parFormulaire({ ...client, id: INCONNU }))).toBe('401 invalid_client');
  expect(await refuse(parFormulaire({ ...client, id: 'x%00' }))).toBe('400 invalid_request');
  expect(await refuse(CC, basique(client.id, 'x'))).toBe('401 invalid_client Basic');
  expect(await refuse(CC, basique('%', '%'))).toBe('401 invalid_client Basic');
  expect(await refuse(bon, basique(client.id, client.secret))).toBe('400 invalid_request');
  expect(await refuse(CC)).toBe('400 invalid_request');
  expect(await refuse(`${CC}&client_id=${client.id}`)).toBe('400 invalid_request');
  expect(await refuse(`${bon}&client_id=${client.id}`)).toBe('400 invalid_request');
  expect(await refuse(bon.replace(CC, ''))).toBe('400 invalid_request');
  expect(await refuse(bon, { 'content-type': 'application/json' })).toBe('400 invalid_request');
  expect(await refuse(bon.replace('client_credentials', 'password'))).toBe('400 unsupported_grant_type');

  const parEntete = await demanderAcces(CC, basique(client.id, client.secret));
  expect(parEntete.headers.get('cache-control')).toContain('no-store');
  expect(AccesSchema.parse(await parEntete.json())).toMatchObject({ token_type: 'Bearer', expires_in: 300 });
  const bearer = await acces(client);
  expect(MoiSchema.parse((await lireParLogiciel('me', bearer)).corps)).toEqual({
    client_id: client.id,
    request_id: id,
    opened_by: elle.auteur.nom,
    organization: { siret: VALLON.siret },
  });

  // An access: absent, false, over, of another signature; and no method but the one that reads.
  const [corps = '', fin = ''] = [bearer.slice(0, 41), bearer.slice(41, 51)];
  const signature = bearer.slice(52);
  for (const faux of [
    null,
    'x',
    client.secret,
    nouvelAcces(client.id, instant()),
    nouvelAcces(INCONNU, instant() + 60),
    `${corps}${Number(fin) + 1}_${signature}`,
    `${corps}${fin}_${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`,
  ])
    expect(await partout(faux), String(faux)).toEqual(['401 00101']);
  expect((await lireParLogiciel('me', null)).entetes.get('www-authenticate')).toMatch(/^Bearer/);
  expect(await lireParLogiciel('me', nouvelAcces(client.id, instant() + 60))).toMatchObject({ statut: 200 });
  for (const route of [me, demandes, demande, habilitations, habilitation, definitions, attempts])
    expect(Object.keys(route).toSorted()).toEqual(['GET', 'dynamic']);
  expect(Object.keys(token).toSorted()).toEqual(['POST', 'dynamic']);

  // Neither opens what the other does.
  const jeton = await emettreJeton(elle, {
    ...{ habilitationId: id, nom: 'Portail', environnement: 'production' as const },
    ...{ scopes: ['men_statut_boursier'], adresses: [] },
  });
  expect((await introspect.GET(requete(jeton))).status).toBe(200);
  expect(await partout(jeton)).toEqual(['401 00101']);
  expect((await introspect.GET(requete(bearer))).status).toBe(401);
  for (const porte of ['identite', 'v2', 'ministere'] as const)
    expect((await repondreAppel(requete(bearer), { porte, environnement: 'production' })).status).toBe(401);

  // An address that guesses waits, an open software does not; its own minute is counted.
  const { fenetre, minute } = { fenetre: "date_trunc('minute', now()) + interval '1 minute'", minute: 1_200 };
  await falsifier(
    `DELETE FROM quota_d_appel WHERE cle LIKE 'adresse %';
     INSERT INTO quota_d_appel VALUES ('adresse 203.0.113.9', ${fenetre}, 1000)`,
  );
  const deLa = { 'x-forwarded-for': '203.0.113.9' };
  const tenue = await demanderAcces(`${bon}x`, deLa);
  expect([tenue.status, tenue.headers.has('retry-after')]).toEqual([429, true]);
  expect((await demanderAcces(bon, deLa)).status).toBe(200);
  await falsifier(
    `UPDATE quota_d_appel SET fenetre = ${fenetre}, compte = ${minute - 1} WHERE cle = 'client ${client.id}'`,
  );
  const [derniere, deTrop] = [await lireParLogiciel('me', bearer), await lireParLogiciel('me', bearer)];
  expect(derniere.entetes.get('ratelimit-remaining')).toBe('0');
  expect([derniere.statut, deTrop.statut]).toEqual([200, 429]);
  expect((await demanderAcces(bon)).status).toBe(429);
});

test('it reads the requests of its body alone, until it is replaced, closed, or nothing is granted', async () => {
  const elle = await representantDe('mairie', JOUR);
  const ailleurs = await representantDe('autre-mairie', JOUR);
  const instructrice = (await porteeDAgent(compte('instructrice').sub, JOUR)) as Portee;
  const id = await raconterHabilitation('accordee', JOUR);
  const brouillon = await commencerPour(elle, VALLON);
  const autre = await commencerPour(ailleurs, SAINT_ORENS);
  await reglerWebhook(elle, { id, adresse: 'https://vallon-sur-deule.example/notifications' });
  await suite(instructrice, id, 'ecrire');
  const [evenement] = await lire<{ id: string }>(
    "SELECT id FROM evenement_habilitation WHERE habilitation_id = $1 AND acte = 'ecrire'",
    [id],
  );
  await annoncerUnEvenement({ evenementId: evenement?.id ?? '' });
  const [envoi] = await lire<{ id: string; corps: string }>(
    'SELECT id, corps FROM envoi_de_webhook WHERE evenement_id = $1',
    [evenement?.id],
  );
  await livrerWebhook({ envoiId: envoi?.id ?? '' }, async () => 204);

  const premier = await ouvrir(elle, id);
  const client = await ouvrir(elle, id);
  expect((await demanderAcces(parFormulaire(premier))).status).toBe(401);
  expect(await partout(nouvelAcces(premier.id, instant() + 60))).toEqual(['401 00101']);
  const bearer = await acces(client);

  const lues = DemandeDiteSchema.array().parse((await lireParLogiciel('demandes', bearer)).corps);
  const miennes = await lire<{ id: string }>('SELECT id FROM habilitation WHERE siret = $1', [VALLON.siret]);
  expect(lues.map((lue) => lue.id).toSorted()).toEqual(miennes.map((lue) => lue.id).toSorted());
  expect(lues.find((lue) => lue.id === brouillon)).toMatchObject({ state: 'draft', webhook_id: null });
  // One request is what its notifications say of it.
  const { webhook_id, ...une } = (await lireParLogiciel('demande', bearer, id)).corps;
  expect(une).toEqual(JSON.parse(envoi?.corps ?? '{}').data);
  expect(une).toMatchObject({ state: 'validated', applicant: { email: compte('mairie').email } });
  const octrois = OctroiDitSchema.array().parse((await lireParLogiciel('habilitations', bearer)).corps);
  const [octroi] = une.authorizations;
  expect(octrois.find((lu) => lu.id === octroi.id)).toEqual(octroi);
  expect((await lireParLogiciel('habilitation', bearer, octroi.id)).corps).toEqual(octroi);
  expect(
    TentativeSchema.array().parse((await lireParLogiciel('attempts', bearer, webhook_id)).corps),
  ).toMatchObject([{ id: envoi?.id, event: 'instructor_message', attempts: 1, status: 204 }]);
  const [definition] = DefinitionSchema.array().parse((await lireParLogiciel('definitions', bearer)).corps);
  expect(definition).toMatchObject({ id: 'api_scolarite', scopes: { length: 7 } });

  // Another's, an unknown one and no identifier at all are one answer.
  for (const nom of ['demande', 'habilitation', 'attempts'])
    for (const vise of [autre, INCONNU, id.slice(1), '%00'])
      expect(await lireParLogiciel(nom, bearer, vise), `${nom} ${vise}`).toMatchObject({
        statut: 404,
        corps: { errors: [{ code: '00404' }] },
      });
  const passerA = (siret: string) =>
    falsifier(`UPDATE habilitation SET siret = '${siret}' WHERE id = '${id}';
      UPDATE octroi SET siret = '${siret}' WHERE habilitation_id = '${id}'`);
  await passerA(SAINT_ORENS.siret);
  for (const [nom, vise] of Object.entries({ demande: id, habilitation: octroi.id, attempts: webhook_id }))
    expect((await lireParLogiciel(nom, bearer, vise)).statut, nom).toBe(404);
  await passerA(VALLON.siret);

  // Page by page: bounds, what is refused by its code, all of them once and in order, links that lead to each other.
  const page = async (
    chemin: string,
    route: { GET: (requete: Request, contexte: never) => Promise<Response> },
  ) => {
    const reponse = await route.GET(requete(bearer, chemin), {
      params: Promise.resolve({ id: webhook_id }),
    } as never);
    const liens = (reponse.headers.get('link') ?? '').split(', ').filter(Boolean);
    return {
      statut: reponse.status,
      corps: await reponse.json(),
      total: Number(reponse.headers.get('x-total-count')),
      liens: Object.fromEntries(
        liens.map((lien) => /^<(.+)>; rel="(\w+)"$/.exec(lien)?.slice(1).toReversed() ?? []),
      ),
    };
  };
  for (const [reste, codes] of [
    ['limit=0', ['00431']],
    ['limit=101', ['00431']],
    ['limit=-1', ['00431']],
    ['limit=', ['00431']],
    ['limit=1&limit=2', ['00431']],
    ['limit=a&offset=b', ['00431', '00432']],
    ['offset=1000000', ['00432']],
    ['offset=1.5', ['00432']],
    ['offset=%00', ['00432']],
  ] as const)
    for (const route of [demandes, habilitations, attempts]) {
      const refusee = await page(`/x?${reste}`, route);
      expect(refusee.statut, reste).toBe(422);
      expect(ErreursSchema.parse(refusee.corps).errors.map(({ code }) => code)).toEqual(codes);
    }
  const attendues = (
    await lire<{ id: string }>('SELECT id FROM habilitation WHERE siret = $1 ORDER BY numero DESC', [
      VALLON.siret,
    ])
  ).map((lue) => lue.id);
  expect(attendues.length).toBeGreaterThan(1);
  const vues: string[] = [];
  let suivante: string | undefined = '/api/v1/demandes?limit=1';
  while (suivante) {
    const lue: Awaited<ReturnType<typeof page>> = await page(suivante, demandes);
    expect([lue.total, lue.corps.length]).toEqual([attendues.length, 1]);
    vues.push(lue.corps[0].id);
    suivante = lue.liens.next;
  }
  expect(vues).toEqual(attendues);
  const n = attendues.length;
  expect((await page('/api/v1/demandes?limit=1&offset=1', demandes)).liens).toMatchObject({
    first: '/api/v1/demandes?limit=1&offset=0',
    prev: '/api/v1/demandes?limit=1&offset=0',
    last: `/api/v1/demandes?limit=1&offset=${n - 1}`,
  });
  const apresTout = await page('/api/v1/demandes?limit=1&offset=5000', demandes);
  expect([apresTout.corps, apresTout.liens.next, apresTout.liens.prev]).toEqual([
    [],
    undefined,
    `/api/v1/demandes?limit=1&offset=${n - 1}`,
  ]);
  expect(await page('/x', attempts)).toMatchObject({ corps: { length: 1 }, total: 1 });
  expect((await page('/x?offset=1', attempts)).corps).toEqual([]);
  expect(await page('/x', habilitations)).toMatchObject({
    corps: { length: octrois.length },
    total: octrois.length,
  });

  // Anybody of the body closes it, at once; a revocation too.
  await fermerClient(await collegue(), id);
  expect(clientEnService((await lireHabilitation(elle, id)).evenements)).toBeNull();
  expect(await partout(bearer)).toEqual(['401 00101']);
  expect((await demanderAcces(parFormulaire(client))).status).toBe(401);
  const dernier = await ouvrir(elle, id);
  const sien = await acces(dernier);
  expect(clientEnService((await lireHabilitation(elle, id)).evenements)).toMatchObject({ id: dernier.id });
  await suite(instructrice, id, 'revoquer');
  expect(await partout(sien)).toEqual(['401 00101']);
  expect((await demanderAcces(parFormulaire(dernier))).status).toBe(401);
});
