import { z } from 'zod';
import { type ActeEnAttente, academiesAuChoix, actesAConfirmer } from '#lib/administration/queries.ts';
import type { Branche, Role } from '#lib/droit/competence.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { apres, avant, type Jour } from '#lib/droit/date.ts';
import type { Etat } from '#lib/droit/etats.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { dateDe, jourDe, jourOuNul } from '#lib/technique/dates.ts';
import { enPortee, exigerAdministrateur, type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Recherche } from './schema.ts';

/** Agents of a page of the list. */
const TAILLE_DE_PAGE = 50;

export type Moment = 'en_cours' | 'a_venir' | 'finie';

/** Something that holds from a day to another, seen from today. */
export interface Datee {
  du: Jour;
  au: Jour | null;
  moment: Moment;
}

export interface AffectationVue extends Datee {
  id: string;
  role: Role;
  /** Établissement, académie, or the whole country. */
  lieu: string;
  academieCode: string | null;
  qualite: string;
  version: number;
}

export interface AgentVu {
  id: string;
  sub: string;
  version: number;
  prenom: string;
  nom: string;
  courriel: string;
  affectations: AffectationVue[];
}

export interface DelegationVue extends Datee {
  id: string;
  agentId: string;
  agent: string;
  academie: string;
  reference: string;
  /** What may be signed under it; empty: whatever the recteur or the DASEN decides. */
  branches: Branche[];
  version: number;
}

export interface Academie {
  code: string;
  nom: string;
}

/** An agent with everything that an administrateur may change of it. */
export interface FicheDAgent {
  agent: AgentVu;
  delegations: DelegationVue[];
  enAttente: ActeEnAttente[];
  academies: Academie[];
}

const dater = ({ du, au }: { du: Date; au: Date | null }, jour: Jour): Datee => {
  const [debut, fin] = [jourDe(du), jourOuNul(au)];
  const moment = apres(debut, jour) ? 'a_venir' : fin && avant(fin, jour) ? 'finie' : 'en_cours';
  return { du: debut, au: fin, moment };
};

const CLE = Prisma.sql`sans_accent(nom || ' ' || prenom)`;

/**
 * Agents by name, with every function that they hold, held or will hold. `suivante` is the key of the next page, null at
 * the end. Throws Refus introuvable to anybody but an administrateur.
 */
export async function chercherAgents(
  portee: Portee,
  { q, apres: cle }: Recherche,
): Promise<{ agents: AgentVu[]; total: number; suivante: string | null }> {
  exigerAdministrateur(portee);
  const filtre = q
    ? Prisma.sql`(strpos(${CLE}, sans_accent(${q})) > 0 OR strpos(sans_accent(prenom || ' ' || nom), sans_accent(${q})) > 0
        OR strpos(lower(courriel), lower(${q})) > 0)`
    : Prisma.sql`true`;
  const [compte] = await prisma().$queryRaw<
    { total: number }[]
  >`SELECT count(*)::int AS total FROM agent WHERE ${filtre}`;
  const lus = await prisma().$queryRaw<{ id: string; cle: string }[]>`
    SELECT id, ${CLE} || '~' || id AS cle FROM agent
    WHERE ${filtre} AND ${cle ? Prisma.sql`${CLE} || '~' || id > ${cle}` : Prisma.sql`true`}
    ORDER BY 2 LIMIT ${TAILLE_DE_PAGE + 1}`;
  const page = lus.slice(0, TAILLE_DE_PAGE);
  return {
    agents: await lireAgents(
      page.map(({ id }) => id),
      portee.jour,
    ),
    total: compte?.total ?? 0,
    suivante: lus.length > TAILLE_DE_PAGE ? (page.at(-1)?.cle ?? null) : null,
  };
}

async function lireAgents(ids: readonly string[], jour: Jour): Promise<AgentVu[]> {
  const agents = await prisma().agent.findMany({
    where: { id: { in: [...ids] } },
    include: { affectations: { orderBy: { du: 'desc' } } },
  });
  const tenues = agents.flatMap(({ affectations }) => affectations);
  const [etablissements, academies] = await Promise.all([
    prisma().etablissement.findMany({ where: { uai: { in: tenues.flatMap(({ uai }) => uai ?? []) } } }),
    prisma().academie.findMany(),
  ]);
  const lieux = new Map([
    ...etablissements.map(({ uai, nom, commune }) => [uai, `${nom}, ${commune} (${uai})`] as const),
    ...academies.map(({ code, nom }) => [code, `académie ${deLAcademie(nom)}`] as const),
  ]);
  return agents
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map(({ id, sub, version, prenom, nom, courriel, affectations }) => ({
      id,
      sub,
      version,
      prenom,
      nom,
      courriel,
      affectations: affectations.map(({ role, uai, academieCode, qualite, ...tenue }) => ({
        id: tenue.id,
        version: tenue.version,
        role,
        lieu: lieux.get(uai ?? academieCode ?? '') ?? 'national',
        academieCode,
        qualite,
        ...dater(tenue, jour),
      })),
    }));
}

/** Every delegation of signature, those in force first. Throws Refus introuvable to anybody but an administrateur. */
export async function delegations(portee: Portee, agentId?: string): Promise<DelegationVue[]> {
  exigerAdministrateur(portee);
  const [lues, academies] = await Promise.all([
    prisma().delegation.findMany({
      where: { agentId },
      include: { agent: true },
      orderBy: [{ academieCode: 'asc' }, { du: 'desc' }],
    }),
    prisma().academie.findMany(),
  ]);
  const noms = new Map(academies.map(({ code, nom }) => [code, nom]));
  const rang: Record<Moment, number> = { en_cours: 0, a_venir: 1, finie: 2 };
  return lues
    .map(({ agent, academieCode, reference, branches, ...tenue }) => ({
      id: tenue.id,
      version: tenue.version,
      agentId: tenue.agentId,
      agent: nomDeListe(agent),
      academie: noms.get(academieCode) ?? academieCode,
      reference,
      branches,
      ...dater(tenue, portee.jour),
    }))
    .sort((a, b) => rang[a.moment] - rang[b.moment]);
}

/** One agent, with what waits to be confirmed. Throws Refus introuvable, to anybody but an administrateur too. */
export async function ficheDAgent(portee: Portee, id: string): Promise<FicheDAgent> {
  exigerAdministrateur(portee);
  const [agent] = z.uuid().safeParse(id).success ? await lireAgents([id], portee.jour) : [];
  if (!agent) throw new Refus('introuvable', 'Cet agent n’existe pas.');
  const [siennes, enAttente, academies] = await Promise.all([
    delegations(portee, id),
    actesAConfirmer(portee, id),
    academiesAuChoix(portee),
  ]);
  return { agent, delegations: siennes, enAttente, academies };
}

export interface VueDAgent {
  agent: AgentVu;
  /** In force today: where decisions are signed. */
  delegations: DelegationVue[];
  /** What the base opens to that agent today, counted; null for who has no function today, and sees nothing. */
  dossiers: { branche: Branche; etat: Etat; nombre: number }[] | null;
}

/**
 * What an agent sees today, found under that agent's identity and counted: no dossier is shown. Null until the register says
 * that this person looks, this very day. Throws Refus introuvable, to anybody but an administrateur too.
 */
export async function vueDAgent(portee: Portee, id: string): Promise<VueDAgent | null> {
  const { agent, delegations: siennes } = await ficheDAgent(portee, id);
  const note = await enPortee(portee, (tx) =>
    tx.acteDAdministration.findFirst({
      where: { acte: 'voir_comme', objetId: id, auteurId: portee.auteur.id ?? '', jour: dateDe(portee.jour) },
    }),
  );
  if (!note) return null;
  const sienne = await porteeDAgent(agent.sub, portee.jour);
  const comptes =
    sienne &&
    (await enPortee(sienne, (tx) =>
      tx.dossier.groupBy({
        by: ['branche', 'etat'],
        _count: true,
        orderBy: [{ branche: 'asc' }, { etat: 'asc' }],
      }),
    ));
  return {
    agent: { ...agent, affectations: agent.affectations.filter(({ moment }) => moment === 'en_cours') },
    delegations: siennes.filter(({ moment }) => moment === 'en_cours'),
    dossiers: comptes?.map(({ _count: nombre, ...groupe }) => ({ ...groupe, nombre })) ?? null,
  };
}
