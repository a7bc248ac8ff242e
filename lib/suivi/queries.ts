import { chargerDossier } from '#lib/dossier/queries.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { ETATS_OUVERTS } from '#lib/droit/etats.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { academiesDe, enLecture, enPortee, type Portee, uaisDe } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { listeDeLAgent, PAS_UN_COLLEGUE, REPRENEURS_MAXIMUM, type RepartitionDemandee } from './schema.ts';

export interface Collegue {
  id: string;
  nom: string;
  qualite: string;
}

/** What a service keeps for itself of a dossier. */
export interface SuiviInterne {
  notes: (Prisma.NoteDeDossierGetPayload<object> & { corrigee: boolean; mienne: boolean })[];
  /** Null when it is entrusted to nobody. */
  confieA: Collegue | null;
  confieRang: number;
  attente: { motif: string; reveilLe: Date } | null;
  attenteRang: number;
  collegues: Collegue[];
}

/** The notes of the person's service, the last first, with to whom the dossier is entrusted and what it waits for. Throws Refus introuvable outside the portée. */
export function suiviInterne(portee: Portee, dossierId: string): Promise<SuiviInterne> {
  return enPortee(portee, async (tx) => {
    await chargerDossier(tx, portee, dossierId);
    const notes = await tx.noteDeDossier.findMany({ where: { dossierId }, orderBy: { instant: 'desc' } });
    const confie = await dernierConfie(tx, dossierId);
    const attente = await derniereAttente(tx, dossierId);
    const collegues = await colleguesDe(tx, portee);
    return {
      notes: notes.map((note) => ({
        ...note,
        corrigee: notes.some(({ corrigeId }) => corrigeId === note.id),
        mienne: note.auteurId === portee.auteur.id,
      })),
      confieA: confie?.agent ? { id: confie.agent.id, nom: nomComplet(confie.agent), qualite: '' } : null,
      confieRang: confie?.rang ?? 0,
      attente:
        attente?.reveilLe && attente.motif ? { motif: attente.motif, reveilLe: attente.reveilLe } : null,
      attenteRang: attente?.rang ?? 0,
      collegues,
    };
  });
}

/** The last row that says to whom a dossier is entrusted. */
export const dernierConfie = (tx: Transaction, dossierId: string) =>
  tx.confieDeDossier.findFirst({ where: { dossierId }, orderBy: { rang: 'desc' }, include: { agent: true } });

/** The last row that says whether a dossier is on hold. */
export const derniereAttente = (tx: Transaction, dossierId: string) =>
  tx.attenteDeDossier.findFirst({ where: { dossierId }, orderBy: { rang: 'desc' } });

/** Those who work in the person's places that day and follow dossiers there, the person included. */
export async function colleguesDe(tx: Transaction, portee: Portee): Promise<Collegue[]> {
  const jour = dateDe(portee.jour);
  const lues = await tx.affectation.findMany({
    where: {
      role: { in: agentsQuiLisent('suivi') },
      du: { lte: jour },
      AND: [
        { OR: [{ au: null }, { au: { gte: jour } }] },
        { OR: [{ uai: { in: uaisDe(portee) } }, { academieCode: { in: academiesDe(portee) } }] },
      ],
    },
    include: { agent: true },
    orderBy: [{ agent: { nom: 'asc' } }, { agent: { prenom: 'asc' } }],
    take: 200,
  });
  const parAgent = new Map(
    lues.map(({ agent, qualite }) => [agent.id, { id: agent.id, nom: nomComplet(agent), qualite }]),
  );
  return [...parAgent.values()];
}

/** The same, for a page. */
export const mesCollegues = (portee: Portee): Promise<Collegue[]> =>
  enPortee(portee, (tx) => colleguesDe(tx, portee));

/** Dossiers `d` entrusted to somebody, of the places of who asks. */
export const confiesA = (portee: Portee, agentId: string): Prisma.Sql => Prisma.sql`d.id IN (
  SELECT x.id FROM dossier_drapeau x WHERE x.drapeau = ${listeDeLAgent(agentId)}
    AND (x.uai = ANY (${uaisDe(portee)}) OR x.academie_code = ANY (${academiesDe(portee)})))
  AND ${perimetre(portee, 'suivi')} AND d.etat <> 'brouillon'`;

/** Each dossier `d` to one of these colleagues in turn, those still open first, the nearest deadline first: urgency is spread too. */
export const chacunSonTour = (agentIds: readonly string[]): Prisma.Sql => Prisma.sql`
  (${[...agentIds]}::uuid[])[1 + ((row_number() OVER (
    ORDER BY d.etat::text <> ALL (${[...ETATS_OUVERTS]}), d.tri, d.id) - 1) % ${agentIds.length})::int]`;

/** What a colleague would take of a portfolio. */
export interface Part extends Collegue {
  dossiers: number;
  /** Of them, those still open, and those of these that are late. */
  ouverts: number;
  enRetard: number;
}

/** Who may not take a portfolio over; null when all may. */
export function refusDeRepartition(
  { de, a }: RepartitionDemandee,
  collegues: readonly Collegue[],
): string | null {
  if (a.length === 0) return 'Choisissez au moins un collègue qui reprend les dossiers.';
  if (a.length > REPRENEURS_MAXIMUM) return `Choisissez ${REPRENEURS_MAXIMUM} collègues au plus.`;
  if (a.includes(de)) return 'La personne absente ne peut pas reprendre ses propres dossiers : décochez-la.';
  return a.every((id) => collegues.some((collegue) => collegue.id === id)) ? null : PAS_UN_COLLEGUE;
}

/** What each would take of the portfolio of an absent colleague, before anything moves; or why it may not be. */
export function repartitionPrevue(
  portee: Portee,
  demandee: RepartitionDemandee,
): Promise<{ refus: string } | { refus: null; parts: Part[] }> {
  return enPortee(portee, async (tx) => {
    const collegues = await colleguesDe(tx, portee);
    const refus = refusDeRepartition(demandee, collegues);
    if (refus) return { refus };
    const lues = await tx.$queryRaw<Pick<Part, 'id' | 'dossiers' | 'ouverts' | 'enRetard'>[]>`
      SELECT agent_id AS id, count(*)::int AS dossiers, count(*) FILTER (WHERE ouvert)::int AS ouverts,
        count(*) FILTER (WHERE ouvert AND tri < ${portee.jour.toString()}::date)::int AS "enRetard"
      FROM (SELECT ${chacunSonTour(demandee.a)} AS agent_id, d.etat::text = ANY (${[...ETATS_OUVERTS]}) AS ouvert, d.tri
        FROM dossier d WHERE ${confiesA(portee, demandee.de)}) p GROUP BY agent_id`;
    const parts = collegues.filter(({ id }) => demandee.a.includes(id));
    const rien = { dossiers: 0, ouverts: 0, enRetard: 0 };
    return {
      refus: null,
      parts: parts.map((qui) => ({ ...rien, ...lues.find(({ id }) => id === qui.id), ...qui })),
    };
  });
}

/** What each colleague has in hand: dossiers entrusted and still open, and those of them that are late. */
export interface Charge extends Collegue {
  ouverts: number;
  enRetard: number;
}

/** Beyond, a count says "and more". */
export const PLAFOND_DE_CHARGE = 999;

/** The load of each colleague of the person's places. */
export function chargeDesCollegues(portee: Portee, annee: number): Promise<Charge[]> {
  return enLecture(portee, async (tx) => {
    const collegues = await colleguesDe(tx, portee);
    if (collegues.length === 0) return [];
    const enMain = (id: string, lieu: Prisma.Sql) => Prisma.sql`
      (SELECT d.id, d.tri FROM dossier_drapeau d
       WHERE ${lieu} AND d.rentree = ${annee} AND d.drapeau = ${listeDeLAgent(id)}
         AND split_part(d.plage, '/', 1) = ANY (${[...ETATS_OUVERTS]})
       LIMIT ${PLAFOND_DE_CHARGE + 1})`;
    // One question for each list, by its name: only then does the planner know that it is short.
    const questions = collegues.map(
      ({ id }) => Prisma.sql`
      SELECT ${id} AS id, count(*)::int AS ouverts, count(*) FILTER (WHERE x.tri < ${portee.jour.toString()}::date)::int AS "enRetard"
      FROM (${enMain(id, Prisma.sql`d.uai = ANY (${uaisDe(portee)})`)} UNION ${enMain(id, Prisma.sql`d.academie_code = ANY (${academiesDe(portee)})`)}) x`,
    );
    const comptes = await tx.$queryRaw<
      { id: string; ouverts: number; enRetard: number }[]
    >`${Prisma.join(questions, ' UNION ALL ')}`;
    return collegues.map((collegue) => {
      const { ouverts = 0, enRetard = 0 } = comptes.find(({ id }) => id === collegue.id) ?? {};
      return { ...collegue, ouverts, enRetard };
    });
  });
}
