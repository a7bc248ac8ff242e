import { chargerDossier } from '#lib/dossier/queries.ts';
import type { CodeModele } from '#lib/droit/message/modeles.ts';
import type { FiltresDePilotage } from '#lib/pilotage/schema.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { enLecture, enPortee, type Portee, rolesSur } from '#lib/technique/portee.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { SuiteDeModele } from './schema.ts';

export type MessageLu = Prisma.MessageDeDossierGetPayload<object>;

/**
 * The messages of a dossier that this person may read, the last first, as they stood; those written to whoever holds this portée
 * are marked read on the day. Throws Refus introuvable outside the portée.
 */
export function lireMessages(portee: Portee, dossierId: string): Promise<MessageLu[]> {
  return enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, portee, dossierId);
    const messages = await tx.messageDeDossier.findMany({
      where: { dossierId },
      orderBy: { instant: 'desc' },
    });
    const pourMoi = { dossierId, deLaFamille: portee.auteur.genre !== 'famille', luLe: null };
    const nouveaux = messages.some(({ deLaFamille, luLe }) => !luLe && deLaFamille === pourMoi.deLaFamille);
    if (nouveaux && rolesSur(portee, dossier).length > 0)
      await tx.messageDeDossier.updateMany({ where: pourMoi, data: { luLe: dateDe(portee.jour) } });
    return messages;
  });
}

/** Days after a message within which what a family sends is counted as its answer. */
export const JOURS_DE_REPONSE = 15;

/** What a template brings: messages that began with it, read, followed by an answer; and in how many days, half of the answers. */
export interface EffetDUnModele {
  modele: CodeModele;
  envoyes: number;
  lus: number;
  repondus: number;
  /** Null while nobody has answered. */
  jours: number | null;
}

/** What the figures of templates are looked at by: places and channel alone, a message being of no frozen month. */
type LieuxDesModeles = Partial<Pick<FiltresDePilotage, 'uai' | 'departement' | 'canal'>>;

/**
 * The messages that began with a template on the dossiers of the périmètre, for a rentrée, each with the day of its answer: a message
 * of the family, or a piece that comes, within `JOURS_DE_REPONSE` days. The same rows are counted and listed.
 */
const messagesDeModeles = (
  portee: Portee,
  annee: number,
  { uai, departement, canal }: LieuxDesModeles,
): Prisma.Sql => Prisma.sql`
  SELECT m.id, m.modele, m.dossier_id, m.jour, m.instant, m.auteur_nom, m.lu_le, r.jour AS repondu_le
  FROM message_de_dossier m JOIN dossier d ON d.id = m.dossier_id
    LEFT JOIN LATERAL (SELECT min(x.jour) AS jour FROM (
      SELECT n.jour FROM message_de_dossier n WHERE n.dossier_id = m.dossier_id AND n.de_la_famille AND n.instant > m.instant
      UNION ALL
      SELECT p.recue_le FROM piece p WHERE p.dossier_id = m.dossier_id AND p.recue_le > m.jour) x
      WHERE x.jour <= m.jour + ${JOURS_DE_REPONSE}::int) r ON true
  WHERE ${perimetre(portee, 'suivi')} AND d.rentree = ${annee} AND NOT m.de_la_famille AND m.modele IS NOT NULL
    AND ${uai ? Prisma.sql`d.uai = ${uai}` : Prisma.sql`true`}
    AND ${departement ? Prisma.sql`d.departement_code = ${departement}` : Prisma.sql`true`}
    AND ${canal ? Prisma.sql`d.canal::text = ${canal}` : Prisma.sql`true`}`;

/** What families do after each template, the most used first. Of no family and of no agent. */
export function effetsDesModeles(
  portee: Portee,
  annee: number,
  lieux: LieuxDesModeles,
): Promise<EffetDUnModele[]> {
  return enLecture(
    portee,
    (tx) => tx.$queryRaw<EffetDUnModele[]>`
      SELECT m.modele, count(*)::int AS envoyes, count(m.lu_le)::int AS lus, count(m.repondu_le)::int AS repondus,
        (percentile_disc(0.5) WITHIN GROUP (ORDER BY m.repondu_le - m.jour))::int AS jours
      FROM (${messagesDeModeles(portee, annee, lieux)}) m
      GROUP BY m.modele ORDER BY envoyes DESC, m.modele`,
  );
}

/** A message that began with a template: whose dossier, written when and by whom, and what followed. Days in ISO. */
export interface MessageDUnModele {
  id: string;
  dossierId: string;
  numero: string | null;
  nom: string;
  prenom: string;
  classe: string;
  etablissement: string;
  auteur: string;
  ecritLe: string;
  luLe: string | null;
  reponduLe: string | null;
  /** Days until its answer. */
  jours: number | null;
}

/** Messages listed at once. */
export const MESSAGES_LISTES = 100;

const SUITES: Readonly<Record<SuiteDeModele, Prisma.Sql>> = {
  envoyes: Prisma.sql`true`,
  lus: Prisma.sql`m.lu_le IS NOT NULL`,
  repondus: Prisma.sql`m.repondu_le IS NOT NULL`,
};

/** The messages that a figure of a template counts, the last written first, from a rank on; and how many there are. */
export function messagesDUnModele(
  portee: Portee,
  annee: number,
  lieux: LieuxDesModeles,
  { modele, suite }: { modele: CodeModele; suite: SuiteDeModele },
  depuis: number,
): Promise<{ lignes: MessageDUnModele[]; total: number }> {
  return enLecture(portee, async (tx) => {
    const lus = await tx.$queryRaw<(MessageDUnModele & { total: number })[]>`
      SELECT m.id, d.id AS "dossierId", d.numero, e.nom, e.prenom, s.classe, t.nom AS etablissement, m.auteur_nom AS auteur,
        m.jour::text AS "ecritLe", m.lu_le::text AS "luLe", m.repondu_le::text AS "reponduLe", (m.repondu_le - m.jour)::int AS jours,
        (count(*) OVER ())::int AS total
      FROM (${messagesDeModeles(portee, annee, lieux)}) m JOIN dossier d ON d.id = m.dossier_id JOIN eleve e ON e.id = d.eleve_id
        JOIN scolarite s ON s.id = d.scolarite_id JOIN etablissement t ON t.uai = d.uai
      WHERE m.modele = ${modele} AND ${SUITES[suite]}
      ORDER BY m.instant DESC, m.id LIMIT ${MESSAGES_LISTES} OFFSET ${depuis}`;
    return { lignes: lus.map(({ total: _, ...lu }) => lu), total: lus[0]?.total ?? 0 };
  });
}
