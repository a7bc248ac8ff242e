/**
 * The one door of the interface for administrations: reads the call, lets PostgreSQL judge the token, search and trace in one
 * statement, and says the answer in the words of its form. Nothing here knows a session: a token opens no other door.
 */
import { rentree } from '#lib/droit/annee.ts';
import type { Jour } from '#lib/droit/date.ts';
import type { Environnement } from '#lib/droit/habilitation/jeton.ts';
import { SCOPES, type Scope } from '#lib/droit/habilitation/scopes.ts';
import { jourDeLAnnee } from '#lib/droit/publication/statut-publie.ts';
import type { RefusDAppel } from '#lib/erreur/faits.ts';
import type { CodeDErreur } from '#lib/erreur/schema.ts';
import { casDe, JETON_PUBLIC } from '#lib/essai/faits.ts';
import { compterLAdresse } from '#lib/frein/actes.ts';
import {
  repondre as direLaReponse,
  entetesDeQuota,
  type Jugement,
  type Maniere,
  type Quota,
} from '#lib/reponse/faits.ts';
import { type EleveEtSonReseau, statutAuJour } from '#lib/statut/faits.ts';
import { adresseDe } from '#lib/technique/adresse-ip.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { champsDe, consigner } from '#lib/technique/consignes.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { empreinteDuJeton, lireJeton } from '#lib/technique/jeton-api.ts';
import { codeDePostgresql, demanderSansMoteur, prisma } from '#lib/technique/prisma.ts';
import { Prisma } from '#prisma/generated/client.ts';
import {
  type AppelRecu,
  finDeMaintenance,
  LECTURES_D_APPEL,
  lireParPerimetre,
  VERSION_EN_COURS,
  VERSIONS,
} from './faits.ts';

/** How a call comes: by which form, whether from the staging, with the scopes that this address knows. */
export interface Entree extends Maniere {
  environnement: Environnement;
  utiles?: readonly Scope[];
}

interface Appelant {
  requete: string;
  adresse: string | null;
  jeton: { identifiant: string; empreinte: Uint8Array<ArrayBuffer>; public: boolean } | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const REPRISE_S = 10;
const DELAI_MS = 10_000;

const porteur = (entetes: Headers): string =>
  /^Bearer (.+)$/i.exec(entetes.get('authorization') ?? '')?.[1]?.trim() ?? entetes.get('x-api-key') ?? '';

/** The number of a call: the one that our front gave it, or a new one. */
export function numeroDeLAppel(entetes: Headers): string {
  const posee = entetes.get('x-request-id') ?? '';
  return UUID.test(posee) ? posee : crypto.randomUUID();
}

function appelantDe(entetes: Headers, environnement: Environnement): Appelant {
  const texte = porteur(entetes);
  const lu = lireJeton(texte);
  return {
    requete: numeroDeLAppel(entetes),
    adresse: adresseDe(entetes),
    jeton:
      lu?.environnement === environnement
        ? { identifiant: lu.identifiant, empreinte: empreinteDuJeton(lu), public: texte === JETON_PUBLIC }
        : null,
  };
}

const refus = (...codes: [CodeDErreur, ...CodeDErreur[]]): RefusDAppel => ({ codes });

interface Rang {
  parMinute: number | null;
  compte: number;
  fin: bigint | string;
  instant: number;
}
/** The clock of the base, beside what it counts. */
const INSTANT = Prisma.sql`extract(epoch FROM clock_timestamp())::float8 AS instant`;

const quotaDe = ({ parMinute, compte, fin, instant }: Rang): Quota | null =>
  parMinute === null ? null : { parMinute, compte, fin: Number(fin), instant };

/**
 * What the functions of the base are told of a call, after whose it is: the errors of its form, then what to search, as things
 * stood on which day.
 */
export function argumentsDe({ destinataire, criteres, codes }: AppelRecu, jour: Jour): Prisma.Sql {
  const connue = criteres !== null && criteres.annee >= 2000 && criteres.annee <= 2100;
  const jourLu = connue ? jourDeLAnnee(rentree(criteres.annee), jour) : jour;
  return Prisma.sql`${codes}::text[], ${destinataire}, ${criteres?.nom ?? null}, ${criteres?.prenom ?? null},
    ${criteres?.sexe ?? null}, ${criteres?.naissance ?? null}, ${connue ? criteres.annee : null}::int, ${criteres?.uai ?? null},
    ${[...(criteres?.departements ?? [])]}::text[], ${jourLu.toString()}::date`;
}

/** A call that shows no token of ours: refused, and told when to come back once its address has called too much. */
async function jugerSansJeton({ adresse }: Appelant): Promise<Jugement> {
  const { quota, tenue } = await compterLAdresse(adresse);
  return { quota, issue: refus(tenue ? '00429' : '00101') };
}

async function jugerEnProduction(
  appelant: Appelant,
  recu: AppelRecu,
  { porte, utiles = SCOPES }: Entree,
): Promise<Jugement> {
  const { requete, adresse, jeton } = appelant;
  if (!jeton) return jugerSansJeton(appelant);
  const jour = await aujourdHui();
  const reprise = finDeMaintenance(configuration().maintenanceApi, maintenant());
  const codes: CodeDErreur[] = recu.codes.length === 0 && reprise !== null ? ['30020'] : recu.codes;
  const [lu] = await demanderSansMoteur<
    Rang & { codes: CodeDErreur[]; ouverts: Scope[]; connu: EleveEtSonReseau | null }
  >(
    'appeler',
    Prisma.sql`SELECT codes, par_minute AS "parMinute", compte, fin, ouverts, connu, ${INSTANT} FROM appeler(
      ${requete}::uuid, ${porte}, ${jeton.identifiant}, ${jeton.empreinte}, ${adresse}, ${jour.toString()}::date, ${[...utiles]}::text[],
      ${argumentsDe({ ...recu, codes }, jour)})`,
  );
  if (!lu) throw new Error('appeler sans réponse');
  const [premier, ...suite] = lu.codes;
  if (premier === '00101') return jugerSansJeton(appelant);
  const quota = quotaDe(lu);
  if (premier)
    return {
      quota,
      issue: { codes: [premier, ...suite], ...(premier === '30020' && { reprise: reprise ?? 0 }) },
    };
  if (!lu.connu) throw new Error('appeler sans élève');
  return { quota, issue: { statut: statutAuJour(lu.connu, jour), scopes: lu.ouverts } };
}

/** What a token opens, counted in its minute; null for one that is not known. */
async function jugerLeJeton(
  { adresse, jeton }: Appelant,
  environnement: Environnement,
): Promise<{
  quota: Quota | null;
  code: CodeDErreur | null;
  id: string;
  nom: string;
  droits: Scope[];
} | null> {
  if (!jeton) return null;
  if (jeton.public) {
    const [rang] = await prisma().$queryRaw<Rang[]>`
      SELECT 1200 AS "parMinute", compte, fin, ${INSTANT} FROM compter_l_appel(${`${jeton.identifiant} ${adresse}`})`;
    const quota = rang ? quotaDe(rang) : null;
    const code = quota && quota.compte > quota.parMinute ? '00429' : null;
    return { quota, code, id: jeton.identifiant, nom: 'Jeton public d’essai', droits: [...SCOPES] };
  }
  const jour = await aujourdHui();
  const [lu] = await prisma().$queryRaw<
    (Rang & { code: CodeDErreur | null; id: string | null; nom: string; droits: Scope[] })[]
  >`
    SELECT code, jeton_id AS id, nom, par_minute AS "parMinute", compte, fin, droits, ${INSTANT} FROM juger_le_jeton(
      ${jeton.identifiant}, ${jeton.empreinte}, ${environnement}, ${adresse}, ${jour.toString()}::date, '{}')`;
  return lu?.id ? { ...lu, id: lu.id, quota: quotaDe(lu) } : null;
}

async function jugerEnEssai(
  appelant: Appelant,
  { criteres, codes }: AppelRecu,
  { utiles = SCOPES }: Entree,
): Promise<Jugement> {
  const lu = await jugerLeJeton(appelant, 'essai');
  if (!lu) return jugerSansJeton(appelant);
  const { quota } = lu;
  const scopes = lu.droits.filter((scope) => utiles.includes(scope));
  if (lu.code) return { quota, issue: refus(lu.code) };
  if (scopes.length === 0) return { quota, issue: refus('00100') };
  const [premier, ...suite] = codes;
  if (premier || !criteres) return { quota, issue: refus(premier ?? '00500', ...suite) };
  const { reponse } = casDe(criteres) ?? { reponse: '30003' as const };
  if (typeof reponse !== 'string') return { quota, issue: { statut: reponse, scopes } };
  return {
    quota,
    issue: { codes: [reponse], ...(['30020', '00501'].includes(reponse) && { reprise: REPRISE_S }) },
  };
}

const repondre = (requete: string, maniere: Maniere, jugement: Jugement): Response =>
  direLaReponse(requete, maniere, jugement, maintenant());

/** Errors of the machine that pass: the base answers too late, or not at all. */
const TROP_TARD = ['57014', '55P03', '25P03', 'P2024'];
const INJOIGNABLE = /^(P1\d{3}|08\d{3}|57P\d{2}|53300|ECONN\w+|EPIPE|ENOTFOUND|ETIMEDOUT)$/;

/** What a fault amounts to for who calls; told to the logs, without anybody's name. */
function refusDeLaFaute(erreur: unknown): RefusDAppel {
  const { code: directe = '', message = '' } = Object(erreur) as { code?: string; message?: string };
  const code = codeDePostgresql(erreur) ?? directe;
  consigner('erreur', 'appel_en_faute', champsDe(erreur));
  if (erreur === HORS_DELAI || TROP_TARD.includes(code)) return refus('30002');
  if (
    INJOIGNABLE.test(code) ||
    /(timeout exceeded when trying|Connection terminated|ECONNREFUSED)/.test(message)
  )
    return { codes: ['00501'], reprise: REPRISE_S };
  return refus('00500');
}

const HORS_DELAI = new Error('hors délai');
const avantLaFin = <T>(travail: Promise<T>): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const minuterie = setTimeout(() => reject(HORS_DELAI), DELAI_MS * (configuration().demo ? 40 : 1));
  return Promise.race([travail, promise]).finally(() => clearTimeout(minuterie));
};

/** A call in its form; only the ministry's route by area is posted. */
const lire = async (requete: Request, { porte }: Entree): Promise<AppelRecu> =>
  requete.method === 'POST'
    ? lireParPerimetre(await requete.json().catch(() => null), requete.headers)
    : LECTURES_D_APPEL[porte](new URL(requete.url).searchParams, requete.headers);

/** Answers a call: never throws, never says more than the token opens. */
export async function repondreAppel(requete: Request, entree: Entree): Promise<Response> {
  const appelant = appelantDe(requete.headers, entree.environnement);
  const juger = entree.environnement === 'essai' ? jugerEnEssai : jugerEnProduction;
  const lireEtJuger = async () => {
    const recu = await lire(requete, entree);
    return juger(appelant, recu, recu.scopes ? { ...entree, utiles: recu.scopes } : entree);
  };
  const jugement = await avantLaFin(lireEtJuger()).catch((erreur: unknown) => ({
    quota: null,
    issue: refusDeLaFaute(erreur),
  }));
  return repondre(appelant.requete, entree, jugement);
}

/** Answers a call of the version that its address names; one that does not exist is told so. */
export function repondreParVersion(
  requete: Request,
  version: string,
  environnement: Environnement,
): Promise<Response> {
  const utiles = Object.hasOwn(VERSIONS, version) ? VERSIONS[version] : undefined;
  const entree: Entree = { porte: 'identite', environnement, utiles, deprecie: version !== VERSION_EN_COURS };
  if (utiles) return repondreAppel(requete, entree);
  const appelant = appelantDe(requete.headers, environnement);
  return Promise.resolve(
    repondre(appelant.requete, { ...entree, deprecie: false }, { quota: null, issue: refus('00402') }),
  );
}

/** A call of the staging by the public token, as a page shows it. */
export async function essayer(
  recherche: URLSearchParams,
): Promise<{ statut: number; entetes: string; corps: string }> {
  const requete = new Request(`https://essai.invalid/?${recherche}`, {
    headers: { authorization: `Bearer ${JETON_PUBLIC}` },
  });
  const reponse = await repondreAppel(requete, { porte: 'identite', environnement: 'essai' });
  return {
    statut: reponse.status,
    entetes: [...reponse.headers].map((entete) => entete.join(' : ')).join('\n'),
    corps: JSON.stringify(await reponse.json(), null, 2),
  };
}

/** What a token opens, for who bears it. */
export async function repondreIntrospection(
  requete: Request,
  environnement: Environnement,
): Promise<Response> {
  const appelant = appelantDe(requete.headers, environnement);
  const entree: Entree = { porte: 'identite', environnement };
  try {
    const lu = await avantLaFin(jugerLeJeton(appelant, environnement));
    if (!lu) return repondre(appelant.requete, entree, await jugerSansJeton(appelant));
    if (lu.code) return repondre(appelant.requete, entree, { quota: lu.quota, issue: refus(lu.code) });
    const { id, nom, droits, quota } = lu;
    return Response.json(
      { _id: id, name: nom, scopes: droits },
      {
        headers: {
          'Cache-Control': 'private, no-store',
          'X-Request-ID': appelant.requete,
          ...(quota && entetesDeQuota(quota, false)),
        },
      },
    );
  } catch (erreur) {
    return repondre(appelant.requete, entree, { quota: null, issue: refusDeLaFaute(erreur) });
  }
}
