import {
  branchesLues,
  type GenreDeDonnee,
  type Regard,
  regardSur,
} from '#lib/droit/besoin-d-en-connaitre.ts';
import type { Branche, Role } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { champsDe, consigner } from './consignes.ts';
import { dateDe } from './dates.ts';
import { attenteDe, delaiDe, type Usage } from './delais.ts';
import { refusDeLaMachine } from './machine.ts';
import { mesurer } from './mesure.ts';
import { codeDePostgresql, limitesDe, prisma, prismaDuSysteme, type Transaction } from './prisma.ts';
import { Refus } from './refus.ts';
import { lisibleDepuis, oublierLaReplique } from './replique.ts';

/** A function held by an agent on the day, and where. */
export interface AffectationEnCours {
  role: Role;
  uai: string | null;
  academieCode: string | null;
  qualite: string;
}

export type Auteur =
  | { genre: 'agent' | 'famille'; id: string; nom: string }
  /** Who holds a letter and its code: known by the letter, for its dossier alone. */
  | { genre: 'porteur'; id: string; nom: string; dossierId: string }
  /** Who signs in for a public body that asks for an habilitation: sees what that body asks, and no dossier. */
  | { genre: 'representant'; id: string; nom: string; siret: string }
  | { genre: 'systeme'; id: null; nom: string };

declare const marque: unique symbol;

/**
 * Who asks, and what that person may see today. First argument of every query; minted only in this file, from rows of
 * the database. PostgreSQL finds the périmètre again from the identity alone: a forged portée opens nothing.
 */
export interface Portee {
  readonly [marque]: true;
  readonly auteur: Auteur;
  readonly affectations: readonly AffectationEnCours[];
  readonly jour: Jour;
  /** When the person's session last sent something to be written; lists are read where it is. */
  readonly ecritLe: Date | null;
}

const frapper = (portee: Omit<Portee, typeof marque | 'ecritLe'>, ecritLe: Date | null = null): Portee =>
  ({ ...portee, ecritLe }) as Portee;

/**
 * The portée of an agent on a day, from the affectations in force; null when the subject is unknown or has none. `ecritLe` is
 * when the session last sent something.
 */
export async function porteeDAgent(
  sub: string,
  jour: Jour,
  ecritLe: Date | null = null,
): Promise<Portee | null> {
  const leJour = dateDe(jour);
  const agent = await prisma().agent.findUnique({
    where: { sub },
    include: {
      affectations: { where: { du: { lte: leJour }, OR: [{ au: null }, { au: { gte: leJour } }] } },
    },
  });
  if (!agent || agent.affectations.length === 0) return null;
  return frapper(
    {
      auteur: { genre: 'agent', id: agent.id, nom: `${nomComplet(agent)}` },
      affectations: agent.affectations.map(({ role, uai, academieCode, qualite }) => ({
        role: role,
        uai,
        academieCode,
        qualite,
      })),
      jour,
    },
    ecritLe,
  );
}

/**
 * The portée of a family: what this very person filed, and the pupils linked to that person. `reconnu` is who a verified
 * identity was found to be, for an account that the school base does not hold.
 */
export async function porteeDeFamille(sub: string, jour: Jour, reconnu?: string): Promise<Portee | null> {
  const [responsable] = await prisma().$queryRaw<
    { id: string; prenom: string; nom: string }[]
  >`SELECT id, prenom, nom FROM responsable_de_la_session(${sub}, ${reconnu ?? null}::uuid)`;
  if (!responsable) return null;
  const { id, prenom, nom } = responsable;
  return frapper({
    auteur: { genre: 'famille', id, nom: `${nomComplet({ prenom, nom })}` },
    affectations: [],
    jour,
  });
}

/** The portée of who holds a letter, opened by its code; null once it no longer opens: expired, come back, called back. */
export async function porteeDePorteur(lettreId: string, jour: Jour): Promise<Portee | null> {
  const [lettre] = await sansIdentite(
    jour,
    (tx) =>
      tx.$queryRaw<
        { dossierId: string }[]
      >`SELECT dossier_id AS "dossierId" FROM lettre_ouvrante(${lettreId}::uuid)`,
  );
  if (!lettre) return null;
  const nom = 'Porteur du code de la lettre';
  return frapper({
    auteur: { genre: 'porteur', id: lettreId, nom, dossierId: lettre.dossierId },
    affectations: [],
    jour,
  });
}

/** The portée of who signs in for a body, as the identity provider names both; null for who never came. */
export async function porteeDeRepresentant(sub: string, siret: string, jour: Jour): Promise<Portee | null> {
  const [lu] = await prisma().$queryRaw<
    { id: string; prenom: string; nom: string }[]
  >`SELECT id, prenom, nom FROM representant_du_compte(${sub}, ${siret})`;
  if (!lu) return null;
  return frapper({
    auteur: { genre: 'representant', id: lu.id, nom: nomComplet(lu), siret },
    affectations: [],
    jour,
  });
}

/** The portée of a body's software, that of who opened it, and the print of its secret; null once it no longer reads. */
export async function porteeDeClient(clientId: string, jour: Jour) {
  type Lu = Record<'id' | 'prenom' | 'nom' | 'siret' | 'habilitationId' | 'empreinte', string>;
  const [lu] = await prisma().$queryRaw<Lu[]>`
    SELECT representant_id AS id, prenom, nom, siret, habilitation_id AS "habilitationId", empreinte FROM client_ouvert(${clientId}::uuid)`;
  if (!lu) return null;
  const { id, siret, habilitationId, empreinte } = lu;
  const auteur = { genre: 'representant' as const, id, nom: nomComplet(lu), siret };
  return { portee: frapper({ auteur, affectations: [], jour }), habilitationId, empreinte };
}

/** The dossier of the letter that a person holds. Throws a RangeError on any other portée. */
export function dossierDuPorteur({ auteur }: Portee): string {
  if (auteur.genre !== 'porteur') throw new RangeError('cette portée n’est pas celle d’une lettre');
  return auteur.dossierId;
}

/** Runs `travail` in one transaction of nobody: it reads no row of a family, the owner's functions alone answer. */
export const sansIdentite = <T>(jour: Jour, travail: (tx: Transaction) => Promise<T>): Promise<T> =>
  prisma().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('bourses.jour', ${jour.toString()}, true)`;
    return travail(tx);
  }, limitesDe('page'));

/** The application itself: jobs of the worker, seeds. PostgreSQL knows it by the role that connects, not by its name. */
export function porteeSysteme(jour: Jour): Portee {
  return frapper({ auteur: { genre: 'systeme', id: null, nom: 'Application' }, affectations: [], jour });
}

/**
 * Runs `travail` in one transaction whose row-level security knows who asks, given up after the time of its use.
 * Everything that reads or writes rows of families goes through here. Throws Refus indisponible to a person when the
 * machine has no room or no time left.
 */
export function enPortee<T>(
  portee: Portee,
  travail: (tx: Transaction) => Promise<T>,
  usage: Usage = 'page',
): Promise<T> {
  const { auteur } = portee;
  const fait = enTransaction(
    auteur.genre === 'systeme' ? prismaDuSysteme() : prisma(),
    portee,
    travail,
    usage,
  );
  // A job is tried again by itself; a person is told why, and what to do.
  return auteur.genre === 'systeme'
    ? fait
    : fait.catch((erreur: unknown) => Promise.reject(refusDeLaMachine(erreur) ?? erreur));
}

/** PostgreSQL gave a statement up after its time: another server would be no faster. */
const TROP_LONG = '57014';

/**
 * The same for lists and figures, which only read: on the copy of the base when there is one, when it is not too late, and
 * once it holds what the person wrote; on the base otherwise, and again on the base when the copy fails in the middle.
 */
export async function enLecture<T>(
  portee: Portee,
  travail: (tx: Transaction) => Promise<T>,
  usage: Usage = 'page',
): Promise<T> {
  const lisible = portee.auteur.genre === 'systeme' ? null : await lisibleDepuis(portee.ecritLe);
  if (!lisible) return enPortee(portee, travail, usage);
  try {
    return await enTransaction(lisible.client, portee, travail, usage);
  } catch (erreur) {
    if (codeDePostgresql(erreur) === TROP_LONG) throw refusDeLaMachine(erreur) ?? erreur;
    // A refusal may only say that the copy does not know yet.
    if (!(erreur instanceof Refus)) {
      consigner('attention', 'lecture_reprise', champsDe(erreur));
      oublierLaReplique();
    }
    return enPortee(portee, travail, usage);
  }
}

function enTransaction<T>(
  client: PrismaClient,
  { auteur, jour }: Portee,
  travail: (tx: Transaction) => Promise<T>,
  usage: Usage,
): Promise<T> {
  const identite = auteur.genre === 'systeme' ? '' : `${auteur.genre}:${auteur.id}`;
  // Zero is no limit for PostgreSQL.
  const delai = String(delaiDe(usage) ?? 0);
  const attente = String(attenteDe(usage) ?? 0);
  const transaction = () =>
    client.$transaction(async (tx) => {
      await tx.$queryRaw`
      SELECT set_config('bourses.identite', ${identite}, true), set_config('bourses.jour', ${jour.toString()}, true),
        set_config('statement_timeout', ${delai}, true), set_config('idle_in_transaction_session_timeout', ${delai}, true),
        set_config('lock_timeout', ${attente}, true)`;
      return travail(tx);
    }, limitesDe(usage));
  return mesurer('transaction', { usage }, transaction);
}

/** A dossier, as far as it tells who may see it. */
interface Situe {
  id: string;
  uai: string;
  academieCode: string;
  demandeurId: string | null;
  /** Places that read it without holding it: those of a transfer (C. V.A). */
  lieuxLies: readonly string[];
}

/** Functions that the person holds on this very dossier (an agent may hold several, in several places). */
export function rolesSur({ auteur, affectations }: Portee, dossier: Situe): Role[] {
  if (auteur.genre === 'systeme') return ['systeme'];
  if (auteur.genre === 'famille') return dossier.demandeurId === auteur.id ? ['famille'] : [];
  if (auteur.genre === 'porteur') return dossier.id === auteur.dossierId ? ['porteur'] : [];
  if (auteur.genre === 'representant') return [];
  return affectations
    .filter(({ uai, academieCode }) => uai === dossier.uai || academieCode === dossier.academieCode)
    .map(({ role }) => role);
}

/** Functions that the person holds in a place that reads the dossier without holding it: none of them acts on it. */
const rolesQuiLisent = ({ affectations }: Portee, { lieuxLies }: Situe): Role[] =>
  affectations
    .filter(({ uai, academieCode }) => lieuxLies.includes(uai ?? academieCode ?? ''))
    .map(({ role }) => role);

/** How the person reads a kind of data of this very dossier. */
export const regard = (portee: Portee, dossier: Situe & { branche: Branche }, genre: GenreDeDonnee): Regard =>
  regardSur(dossier.branche, [...rolesSur(portee, dossier), ...rolesQuiLisent(portee, dossier)], genre);

/** The affectations whose function reads a kind of data, with the branches in which it does. */
export const affectationsQuiLisent = (
  { affectations }: Portee,
  genre: GenreDeDonnee,
): { uai: string | null; academieCode: string | null; branches: Branche[] }[] =>
  affectations
    .map(({ role, uai, academieCode }) => ({ uai, academieCode, branches: branchesLues(role, genre) }))
    .filter(({ branches }) => branches.length > 0);

/** Établissements named by the affectations: the explicit filter of agents of an établissement. */
export const uaisDe = (portee: Portee): string[] => portee.affectations.flatMap(({ uai }) => uai ?? []);

/** Académies named by the affectations. */
export const academiesDe = (portee: Portee): string[] =>
  portee.affectations.flatMap(({ academieCode }) => academieCode ?? []);

/** True when the person holds one of these functions, anywhere. */
export const tient = (portee: Portee, ...roles: Role[]): boolean =>
  portee.affectations.some(({ role }) => roles.includes(role));

/** Throws Refus introuvable to anybody but an administrateur: what they manage does not exist for the others. */
export function exigerAdministrateur(portee: Portee): void {
  if (!tient(portee, 'administrateur')) throw new Refus('introuvable', 'Cette page n’existe pas.');
}

/** The same of what the data protection officer alone reads. */
export function exigerDpo(portee: Portee): void {
  if (!tient(portee, 'dpo')) throw new Refus('introuvable', 'Cette page n’existe pas.');
}
