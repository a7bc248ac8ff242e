import type { GenreCourrier } from '#lib/droit/courrier/lettres.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { REMISES_MAXIMUM } from './schema.ts';

/** A letter whose reception nothing proves yet: no delay runs. */
export interface SansPreuve {
  id: string;
  version: number;
  numero: string;
  nom: string;
  prenom: string;
  classe: string;
  etablissement: string;
  /** To whom it was written. */
  destinataire: string;
  genre: GenreCourrier;
  reference: string;
  envoyeeLe: Jour;
  recommande: string | null;
  posteLe: Jour | null;
  revenuLe: Jour | null;
  /** The one of its dossier that the post is asked about: an invitation first, then a retenue. */
  suivie: boolean;
  /** Announced by e-mail, to be opened on the portal. */
  parCourriel: boolean;
  /** When the address refused the announcement, which was made nowhere since. */
  courrielRefuseLe: Date | null;
}

type Lue = Omit<SansPreuve, 'envoyeeLe' | 'posteLe' | 'revenuLe'> & {
  envoyeeLe: string;
  posteLe: string | null;
  revenuLe: string | null;
  total: number;
};

/** What orders the list: the oldest first, or the pigeon-holes of an établissement. */
const ORDRES = {
  anciennete: Prisma.sql`envoi.le, d.numero`,
  classe: Prisma.sql`t.nom, s.classe, e.nom, e.prenom, d.numero`,
};

interface Choix {
  ordre: keyof typeof ORDRES;
  /** Those of these dossiers alone. */
  dossiers?: readonly string[];
}

const jourOuNul = (lu: string | null): Jour | null => (lu === null ? null : jour(lu));

/**
 * The letters of the portée that left and that nothing proves received, two hundred at most, with how many there are: the
 * decision in force, the last demand for pieces, the invitation of a withdrawal under way, the last retenue or the answer that keeps it. Each
 * by its last copy.
 */
export async function preuvesManquantes(
  portee: Portee,
  { ordre, dossiers }: Choix,
): Promise<{ lignes: SansPreuve[]; total: number }> {
  const choisis = dossiers ? Prisma.sql`d.id = ANY (${[...dossiers]}::uuid[])` : Prisma.sql`true`;
  const lues = await enPortee(
    portee,
    (tx) => tx.$queryRaw<Lue[]>`
    SELECT d.id, d.version, d.numero, e.nom, e.prenom, s.classe, t.nom AS etablissement, c.genre, c.reference,
      coalesce(concat_ws(' ', nullif(r.civilite, ''), r.prenom, coalesce(r.nom_usage, r.nom)), '') AS destinataire,
      envoi.le::text AS "envoyeeLe", c.recommande, c.poste_le::text AS "posteLe", c.revenu_le::text AS "revenuLe",
      c.courriel IS NOT NULL AS "parCourriel", c.courriel_refuse_le AS "courrielRefuseLe",
      envoi.ordre = min(envoi.ordre) OVER (PARTITION BY d.id) AS suivie, (count(*) OVER ())::int AS total
    FROM (
      SELECT x.dossier_id, n.envoyee_le AS le, x.id AS decision_id, NULL::uuid AS demande_id, NULL::uuid AS retrait_id, NULL::uuid AS courrier_id, 3 AS ordre, '{notifiee,irrecevable,retiree}'::etat[] AS etats
      FROM notification n JOIN decision x ON x.id = n.decision_id
      WHERE n.recue_le IS NULL
        AND NOT EXISTS (SELECT 1 FROM decision y WHERE y.dossier_id = x.dossier_id AND y.rang > x.rang)
      UNION ALL
      SELECT p.dossier_id, p.envoyee_le, NULL, p.id, NULL, NULL, 3, '{incomplete}'::etat[] FROM demande_de_pieces p
      WHERE p.recue_le IS NULL AND p.envoyee_le IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM demande_de_pieces q WHERE q.dossier_id = p.dossier_id AND (q.faite_le, q.id) > (p.faite_le, p.id))
      UNION ALL
      SELECT w.dossier_id, coalesce(i.signe_le, w.engage_le), NULL, NULL, w.id, NULL, 1, '{notifiee}'::etat[]
      FROM retrait w JOIN courrier i ON i.retrait_id = w.id AND i.genre = 'invitation_aux_observations' AND i.etat = 'produit'
        AND (i.courriel IS NOT NULL OR i.signataire_id IS NULL OR i.signe_le IS NOT NULL)
      WHERE w.issue IS NULL AND w.motif <> 'renonciation' AND w.invitation_recue_le IS NULL AND w.observations IS NULL
        AND NOT EXISTS (SELECT 1 FROM courrier j WHERE j.retrait_id = w.id AND j.genre = i.genre
          AND (length(j.reference), j.reference) > (length(i.reference), i.reference))
      UNION ALL
      SELECT h.dossier_id, coalesce(i.signe_le, i.jour), NULL, NULL, NULL, i.id, 2, '{notifiee,retiree}'::etat[]
      FROM retenue h
      LEFT JOIN LATERAL (
        SELECT m.id FROM recours m WHERE m.retenue_id = h.id AND m.issue = 'maintenu' ORDER BY m.rang DESC LIMIT 1) maintien ON true
      JOIN LATERAL (
        SELECT l.*, (max(l.ouvert_le) OVER ()) IS NOT NULL OR (max(l.recue_le) OVER ()) IS NOT NULL AS prouvee FROM courrier l
        WHERE CASE WHEN maintien.id IS NULL THEN l.retenue_id = h.id
          ELSE l.recours_id = maintien.id AND l.genre = 'reponse_au_recours' END
        ORDER BY length(l.reference) DESC, l.reference DESC LIMIT 1) i
        ON i.etat = 'produit' AND NOT i.prouvee AND (i.courriel IS NOT NULL OR i.signataire_id IS NULL OR i.signe_le IS NOT NULL)
      WHERE h.genre IN ('retenue', 'restitution') AND h.demi_journees > 0 AND NOT EXISTS (
        SELECT 1 FROM retenue j WHERE j.dossier_id = h.dossier_id AND j.rang > h.rang AND j.genre IN ('retenue', 'restitution'))
    ) envoi
    JOIN dossier d ON d.id = envoi.dossier_id AND d.etat = ANY (envoi.etats)
    JOIN eleve e ON e.id = d.eleve_id
    JOIN scolarite s ON s.id = d.scolarite_id
    JOIN etablissement t ON t.uai = d.uai
    LEFT JOIN responsable r ON r.id = d.demandeur_id
    JOIN LATERAL (
      SELECT l.* FROM courrier l
      WHERE l.id = envoi.courrier_id OR l.decision_id = envoi.decision_id OR l.demande_de_pieces_id = envoi.demande_id
        OR l.retrait_id = envoi.retrait_id AND l.genre = 'invitation_aux_observations'
      ORDER BY length(l.reference) DESC, l.reference DESC LIMIT 1) c ON true
    WHERE ${perimetre(portee, 'courriers')} AND ${choisis}
    ORDER BY ${ORDRES[ordre]} LIMIT ${REMISES_MAXIMUM}`,
  );
  return {
    total: lues[0]?.total ?? 0,
    lignes: lues.map(({ total: _, envoyeeLe, posteLe, revenuLe, ...lue }) => ({
      ...lue,
      envoyeeLe: jour(envoyeeLe),
      posteLe: jourOuNul(posteLe),
      revenuLe: jourOuNul(revenuLe),
    })),
  };
}
