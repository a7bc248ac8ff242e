/**
 * The interface by which the software of a body reads what that body asked: an access against its secret, then what a person of
 * the body sees. Nothing here knows a pupil, nor takes a token of the API.
 */
import { z } from 'zod';
import { numeroDeLAppel } from '#lib/appel/queries.ts';
import type { RefusDAcces } from '#lib/contrat/schema.ts';
import { MINUTES_D_UN_ACCES, PAR_MINUTE } from '#lib/droit/habilitation/jeton.ts';
import { LIBELLES_SCOPES, SCOPES } from '#lib/droit/habilitation/scopes.ts';
import type { CodeDErreur } from '#lib/erreur/schema.ts';
import { compterLAdresse } from '#lib/frein/actes.ts';
import { entetesDeQuota, type Quota, repondre } from '#lib/reponse/faits.ts';
import { clientDeLAcces, empreinteDuSecret, nouvelAcces } from '#lib/technique/acces-client.ts';
import { adresseDe } from '#lib/technique/adresse-ip.ts';
import { champsDe, consigner } from '#lib/technique/consignes.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeDeClient } from '#lib/technique/portee.ts';
import { prisma, type Transaction } from '#lib/technique/prisma.ts';
import { DEFINITIONS, direLaDemande, direLOctroi, FORMULAIRE } from '#lib/webhook/faits.ts';
import { entetesDePage, type Presente, pageDemandee, presente, REFUS_DITS } from './faits.ts';
import { DemandeDAccesSchema, type Page } from './schema.ts';

/** A software that is known, and what its body sees. */
interface Lecteur {
  clientId: string;
  habilitationId: string;
  portee: Portee;
}

const secondes = (): number => Math.floor(maintenant().epochMilliseconds / 1_000);

/** A refusal in the form of the interface; one of who calls says which scheme opens (RFC 6750, 3). */
function refuser(
  requete: Request,
  code: CodeDErreur,
  quota: Quota | null = null,
  autres: readonly CodeDErreur[] = [],
): Response {
  const jugement = { quota, issue: { codes: [code, ...autres] as const } };
  const reponse = repondre(numeroDeLAppel(requete.headers), { porte: 'identite' }, jugement, maintenant());
  if (code === '00101') reponse.headers.set('WWW-Authenticate', 'Bearer error="invalid_token"');
  return reponse;
}

const donner = (
  requete: Request,
  corps: unknown,
  quota: Quota,
  plus: Record<string, string> = {},
): Response =>
  Response.json(corps, {
    headers: {
      ...plus,
      'Cache-Control': 'private, no-store',
      'X-Request-ID': numeroDeLAppel(requete.headers),
      ...entetesDeQuota(quota, false),
    },
  });

/** A call of a software, counted in its minute. */
async function compterLeClient(clientId: string): Promise<Quota> {
  const [{ compte, fin, instant } = { compte: 0, fin: 0n, instant: 0 }] = await prisma().$queryRaw<
    { compte: number; fin: bigint; instant: number }[]
  >`
    SELECT compte, fin, extract(epoch FROM clock_timestamp())::float8 AS instant FROM compter_l_appel(${`client ${clientId}`}, false)`;
  return { parMinute: PAR_MINUTE, compte, fin: Number(fin), instant };
}

/** Answers by `travail`; a fault is told to the logs, and to who calls by its number. */
const sansFaute = (requete: Request, travail: () => Promise<Response>): Promise<Response> =>
  travail().catch((erreur: unknown) => {
    consigner('erreur', 'lecture_de_client_en_faute', champsDe(erreur));
    return refuser(requete, '00500');
  });

const refuserLAcces = (error: RefusDAcces['error'], entetes: Record<string, string> = {}): Response =>
  Response.json(
    { error, error_description: REFUS_DITS[error] },
    { status: error === 'invalid_client' ? 401 : 400, headers: { 'Cache-Control': 'no-store', ...entetes } },
  );

/** What is posted, or what is wrong with it: each parameter once (RFC 6749, 3.2). */
async function lireLaDemande(requete: Request): Promise<Presente | RefusDAcces['error']> {
  const type = requete.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return 'invalid_request';
  const envoi = new URLSearchParams(await requete.text());
  if (new Set(envoi.keys()).size < envoi.size || !envoi.has('grant_type')) return 'invalid_request';
  if (envoi.get('grant_type') !== 'client_credentials') return 'unsupported_grant_type';
  const { data } = DemandeDAccesSchema.safeParse(Object.fromEntries(envoi));
  return (data && presente(requete.headers, data)) ?? 'invalid_request';
}

/** Gives a software an access of some minutes against its identifier and its secret (RFC 6749, 4.4). Never throws. */
export const donnerUnAcces = (requete: Request): Promise<Response> =>
  sansFaute(requete, async () => {
    const lue = await lireLaDemande(requete);
    if (typeof lue === 'string') return refuserLAcces(lue);
    const { id, secret, enEntete } = lue;
    const connu = z.uuid().safeParse(id).success ? await porteeDeClient(id, await aujourdHui()) : null;
    if (connu?.empreinte !== empreinteDuSecret(id, secret)) {
      const { quota, tenue } = await compterLAdresse(adresseDe(requete.headers));
      if (tenue) return refuser(requete, '00429', quota);
      return refuserLAcces('invalid_client', enEntete ? { 'WWW-Authenticate': 'Basic realm="bourses"' } : {});
    }
    const quota = await compterLeClient(id);
    if (quota.compte > quota.parMinute) return refuser(requete, '00429', quota);
    const expires_in = MINUTES_D_UN_ACCES * 60;
    const access_token = nouvelAcces(id, secondes() + expires_in);
    return donner(requete, { access_token, token_type: 'Bearer', expires_in }, quota);
  });

/** Who bears an access that still opens; null for any other. */
async function lecteurDe(entetes: Headers): Promise<Lecteur | null> {
  const texte = /^Bearer (.+)$/i.exec(entetes.get('authorization') ?? '')?.[1]?.trim() ?? '';
  const clientId = clientDeLAcces(texte, secondes());
  const connu = clientId && (await porteeDeClient(clientId, await aujourdHui()));
  return connu ? { clientId, ...connu } : null;
}

/** Answers a software by what `lire` finds, or by the answer that it makes; 404 when it finds nothing. Never throws. */
const repondreAuClient = (
  requete: Request,
  lire: (lecteur: Lecteur, quota: Quota) => Promise<unknown> | unknown,
): Promise<Response> =>
  sansFaute(requete, async () => {
    const lecteur = await lecteurDe(requete.headers);
    if (!lecteur) {
      const { quota, tenue } = await compterLAdresse(adresseDe(requete.headers));
      return refuser(requete, tenue ? '00429' : '00101', quota);
    }
    const quota = await compterLeClient(lecteur.clientId);
    if (quota.compte > quota.parMinute) return refuser(requete, '00429', quota);
    const corps = await lire(lecteur, quota);
    if (corps instanceof Response) return corps;
    return corps === null ? refuser(requete, '00404', quota) : donner(requete, corps, quota);
  });

/** A page of a list, and how many elements the whole has. */
interface Lue {
  lignes: readonly unknown[];
  total: number;
}

/** The same, a page at a time. */
const repondreParPage = (
  requete: Request,
  lire: (tx: Transaction, portee: Portee, page: Page) => Promise<Lue | null>,
): Promise<Response> =>
  repondreAuClient(requete, async ({ portee }, quota) => {
    const { pathname, searchParams } = new URL(requete.url);
    const page = pageDemandee(searchParams);
    if ('codes' in page) {
      const [code, ...autres] = page.codes;
      return refuser(requete, code, quota, autres);
    }
    const lue = await enPortee(portee, (tx) => lire(tx, portee, page));
    return lue && donner(requete, lue.lignes, quota, entetesDePage(pathname, page, lue.total));
  });

/** The same for one thing that an address names. */
const repondreDUn = async (
  requete: Request,
  params: Promise<{ id: string }>,
  lire: (portee: Portee, id: string) => Promise<unknown>,
): Promise<Response> => {
  const { success, data: id } = z.uuid().safeParse((await params).id);
  return repondreAuClient(requete, ({ portee }) => (success ? lire(portee, id) : null));
};

/** The SIRET of the body whose software reads. */
const siretDe = ({ auteur }: Portee): string => (auteur.genre === 'representant' ? auteur.siret : '');

/** One thing, or a page of them. */
interface Vises {
  id?: string;
  page?: Page;
}

const deLaPage = (page: Page = { limit: 1, offset: 0 }) => ({ take: page.limit, skip: page.offset });

async function demandesDites(tx: Transaction, portee: Portee, { id, page }: Vises) {
  const [lues, personnes] = await Promise.all([
    tx.habilitation.findMany({
      where: { siret: siretDe(portee), id },
      include: { octrois: { orderBy: { rang: 'asc' } } },
      orderBy: { numero: 'desc' },
      ...deLaPage(page),
    }),
    tx.$queryRaw<{ id: string; prenom: string; nom: string; courriel: string }[]>`
      SELECT id, prenom, nom, courriel FROM representants_de_l_organisme()`,
  ]);
  const webhooks = await tx.webhook.findMany({
    where: { habilitationId: { in: lues.map((lue) => lue.id) } },
    select: { id: true, habilitationId: true },
  });
  return lues.map((lue) => ({
    ...direLaDemande(lue, personnes.find((une) => une.id === (lue.titulaireId ?? lue.creeParId)) ?? null),
    webhook_id: webhooks.find(({ habilitationId }) => habilitationId === lue.id)?.id ?? null,
  }));
}

async function octroisDits(tx: Transaction, portee: Portee, { id, page }: Vises) {
  const lus = await tx.octroi.findMany({
    where: { siret: siretDe(portee), id },
    orderBy: { numero: 'desc' },
    ...deLaPage(page),
  });
  return lus.map(direLOctroi);
}

/** Who reads. */
export const repondreQuiLit = (requete: Request): Promise<Response> =>
  repondreAuClient(requete, ({ clientId, habilitationId, portee }) => ({
    ...{ client_id: clientId, request_id: habilitationId, opened_by: portee.auteur.nom },
    organization: { siret: siretDe(portee) },
  }));

/** The requests of the body, the last first. */
export const repondreDemandes = (requete: Request): Promise<Response> =>
  repondreParPage(requete, async (tx, portee, page) => ({
    lignes: await demandesDites(tx, portee, { page }),
    total: await tx.habilitation.count({ where: { siret: siretDe(portee) } }),
  }));

/** One of them. */
export const repondreDemande = (requete: Request, params: Promise<{ id: string }>): Promise<Response> =>
  repondreDUn(requete, params, (portee, id) =>
    enPortee(portee, async (tx) => (await demandesDites(tx, portee, { id }))[0] ?? null),
  );

/** What was granted to the body, the last first. */
export const repondreHabilitations = (requete: Request): Promise<Response> =>
  repondreParPage(requete, async (tx, portee, page) => ({
    lignes: await octroisDits(tx, portee, { page }),
    total: await tx.octroi.count({ where: { siret: siretDe(portee) } }),
  }));

/** One of them. */
export const repondreHabilitation = (requete: Request, params: Promise<{ id: string }>): Promise<Response> =>
  repondreDUn(requete, params, (portee, id) =>
    enPortee(portee, async (tx) => (await octroisDits(tx, portee, { id }))[0] ?? null),
  );

/** What may be asked for: one form, at each of its stages. */
export const repondreDefinitions = (requete: Request): Promise<Response> =>
  repondreAuClient(requete, () =>
    Object.entries({
      [DEFINITIONS.production]: 'API Scolarité de l’élève',
      [DEFINITIONS.essai]: 'API Scolarité de l’élève, essai',
    }).map(([id, name]) => ({
      ...{ id, name, form_uid: FORMULAIRE },
      scopes: SCOPES.map((value) => ({ value, name: LIBELLES_SCOPES[value] })),
    })),
  );

/** The deliveries to an address of the body, the last first. */
export async function repondreEnvois(requete: Request, params: Promise<{ id: string }>): Promise<Response> {
  const { data: id } = z.uuid().safeParse((await params).id);
  return repondreParPage(requete, async (tx, portee, page) => {
    const webhook = id
      ? await tx.webhook.findUnique({ where: { id, habilitation: { siret: siretDe(portee) } } })
      : null;
    if (!webhook) return null;
    const where = { webhookId: webhook.id };
    const envois = await tx.envoiDeWebhook.findMany({
      where,
      omit: { corps: true },
      orderBy: [{ creeLe: 'desc' }, { id: 'desc' }],
      ...deLaPage(page),
    });
    return {
      lignes: envois.map(({ id: envoi, acte, creeLe, tentatives, essayeLe, statut, livreLe }) => ({
        ...{ id: envoi, event: acte, created_at: creeLe, attempts: tentatives },
        ...{ last_attempt_at: essayeLe, status: statut, delivered_at: livreLe },
      })),
      total: await tx.envoiDeWebhook.count({ where }),
    };
  });
}
