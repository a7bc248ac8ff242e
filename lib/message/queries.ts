import { chargerDossier } from '#lib/dossier/queries.ts';
import type { CodeModele } from '#lib/droit/message/modeles.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { enLecture, enPortee, type Portee, rolesSur } from '#lib/technique/portee.ts';
import type { Prisma } from '#prisma/generated/client.ts';

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

/**
 * What families do after each template on the dossiers of the périmètre, for a rentrée, the most used first: a message of theirs,
 * or a piece that comes, within `JOURS_DE_REPONSE` days. Of no family and of no agent.
 */
export function effetsDesModeles(portee: Portee, annee: number): Promise<EffetDUnModele[]> {
  return enLecture(
    portee,
    (tx) => tx.$queryRaw<EffetDUnModele[]>`
      SELECT m.modele, count(*)::int AS envoyes, count(m.lu_le)::int AS lus, count(r.jour)::int AS repondus,
        (percentile_disc(0.5) WITHIN GROUP (ORDER BY r.jour - m.jour))::int AS jours
      FROM message_de_dossier m JOIN dossier d ON d.id = m.dossier_id
        LEFT JOIN LATERAL (SELECT min(x.jour) AS jour FROM (
          SELECT n.jour FROM message_de_dossier n WHERE n.dossier_id = m.dossier_id AND n.de_la_famille AND n.instant > m.instant
          UNION ALL
          SELECT p.recue_le FROM piece p WHERE p.dossier_id = m.dossier_id AND p.recue_le > m.jour) x
          WHERE x.jour <= m.jour + ${JOURS_DE_REPONSE}::int) r ON true
      WHERE ${perimetre(portee, 'suivi')} AND d.rentree = ${annee} AND NOT m.de_la_famille AND m.modele IS NOT NULL
      GROUP BY m.modele ORDER BY envoyes DESC, m.modele`,
  );
}
