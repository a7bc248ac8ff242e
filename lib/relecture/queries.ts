import { SIGNATAIRES_PAR_DELEGATION } from '#lib/droit/fonctions.ts';
import type { IssueDeRelecture, MotifDeRelecture } from '#lib/droit/relecture.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { enPortee, exigerAdministrateur, type Portee, tient } from '#lib/technique/portee.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** Rows that a list shows at most. */
const LIGNES = 200;

/** A decision read a second time, or to be. */
export interface RelectureVue {
  dossierId: string;
  nom: string;
  prenom: string;
  classe: string;
  etablissement: string;
  auteur: string;
  motif: MotifDeRelecture;
  risques: string[];
  demandeeLe: Date;
  /** Last day of the law to answer the demande. */
  jourLegal: Date | null;
  issue: IssueDeRelecture | null;
  lecteurNom: string | null;
  raison: string | null;
  enRetard: boolean;
}

/** Decisions signed by somebody in the year, and what their second reading said. */
export interface Compte {
  auteur: string;
  conformes: number;
  aReprendre: number;
  attendent: number;
}

/** What the readings of the year said of the decisions that showed a risk. */
export interface CompteDeRisque extends Omit<Compte, 'auteur'> {
  risque: string;
}

const lignes = (
  tx: Parameters<Parameters<typeof enPortee>[1]>[0],
  portee: Portee,
  condition: Prisma.Sql,
): Promise<RelectureVue[]> =>
  tx.$queryRaw<RelectureVue[]>`
    SELECT d.id AS "dossierId", e.nom, e.prenom, s.classe, t.nom AS etablissement,
      x.signataire_prenom || ' ' || x.signataire_nom AS auteur, r.motif, coalesce(r.risques, '{}') AS risques,
      r.demandee_le AS "demandeeLe",
      r.jour_legal AS "jourLegal", r.issue, r.lecteur_nom AS "lecteurNom", r.raison,
      r.issue IS NULL AND r.demandee_le < ${portee.jour.toString()}::date AS "enRetard"
    FROM relecture r
    JOIN decision x ON x.id = r.decision_id
    JOIN dossier d ON d.id = r.dossier_id
    JOIN eleve e ON e.id = d.eleve_id
    JOIN scolarite s ON s.id = d.scolarite_id
    JOIN etablissement t ON t.uai = d.uai
    WHERE ${perimetre(portee, 'decision')} AND ${condition}
    ORDER BY r.demandee_le DESC, r.id DESC LIMIT ${LIGNES}`;

/** Not taken back since: the decision is still the one in force. */
const ATTEND = Prisma.sql`
  r.issue IS NULL AND d.etat = 'decidee' AND NOT EXISTS (SELECT 1 FROM courrier c WHERE c.decision_id = r.decision_id AND c.rappele_le IS NOT NULL)`;

const deMoi = ({ auteur }: Portee): Prisma.Sql => Prisma.sql`r.auteur_id = ${auteur.id}::uuid`;

/**
 * What waits to be read by the person, the nearest legal day first; what was said of their own decisions; and the counts of
 * the year, of each who signs and of each risk.
 */
export function relectures(
  portee: Portee,
  annee: number,
): Promise<{
  aLire: RelectureVue[];
  miennes: RelectureVue[];
  comptes: Compte[];
  risques: CompteDeRisque[];
}> {
  return enPortee(portee, async (tx) => {
    const aLire = await lignes(tx, portee, Prisma.sql`${ATTEND} AND NOT ${deMoi(portee)}`);
    const miennes = await lignes(tx, portee, deMoi(portee));
    const comptes = await tx.$queryRaw<Compte[]>`
      SELECT x.signataire_prenom || ' ' || x.signataire_nom AS auteur,
        count(*) FILTER (WHERE r.issue = 'conforme')::int AS conformes,
        count(*) FILTER (WHERE r.issue = 'a_reprendre')::int AS "aReprendre",
        count(*) FILTER (WHERE ${ATTEND})::int AS attendent
      FROM relecture r JOIN decision x ON x.id = r.decision_id JOIN dossier d ON d.id = r.dossier_id
      WHERE d.rentree = ${annee} AND ${perimetre(portee, 'decision')}
      GROUP BY x.signataire_id, 1 ORDER BY 1`;
    const risques = await tx.$queryRaw<CompteDeRisque[]>`
      SELECT risque,
        count(*) FILTER (WHERE r.issue = 'conforme')::int AS conformes,
        count(*) FILTER (WHERE r.issue = 'a_reprendre')::int AS "aReprendre",
        count(*) FILTER (WHERE ${ATTEND})::int AS attendent
      FROM relecture r JOIN dossier d ON d.id = r.dossier_id CROSS JOIN LATERAL unnest(r.risques) AS risque
      WHERE d.rentree = ${annee} AND ${perimetre(portee, 'decision')}
      GROUP BY 1 ORDER BY 1`;
    return { aLire: aLire.toSorted(parUrgence), miennes, comptes, risques };
  });
}

const jusquA = ({ jourLegal }: RelectureVue): number => jourLegal?.getTime() ?? Number.MAX_SAFE_INTEGER;

/** What missed its departure comes first, then the nearest legal day. */
const parUrgence = (a: RelectureVue, b: RelectureVue): number =>
  Number(b.enRetard) - Number(a.enRetard) ||
  jusquA(a) - jusquA(b) ||
  a.demandeeLe.getTime() - b.demandeeLe.getTime();

/** What the person must read before anything else: decisions whose departure went without their reading. None of who signs none. */
export async function relecturesEnRetard(portee: Portee): Promise<RelectureVue[]> {
  if (!tient(portee, ...SIGNATAIRES_PAR_DELEGATION)) return [];
  return enPortee(portee, async (tx) => {
    const retards = Prisma.sql`${ATTEND} AND NOT ${deMoi(portee)} AND r.demandee_le < ${portee.jour.toString()}::date`;
    return (await lignes(tx, portee, retards)).toSorted(parUrgence);
  });
}

/** What each académie asks to be read twice, by name; null where nothing is set. */
export interface ReglageVu {
  code: string;
  nom: string;
  reglage: { premieres: number; part: number; risques: string[]; version: number } | null;
}

/** The settings of every académie. Throws Refus introuvable to anybody but an administrateur. */
export async function reglages(portee: Portee): Promise<ReglageVu[]> {
  exigerAdministrateur(portee);
  const lues = await enPortee(portee, (tx) =>
    tx.academie.findMany({ include: { relecture: true }, orderBy: { nom: 'asc' } }),
  );
  return lues.map(({ code, nom, relecture }) => ({ code, nom, reglage: relecture }));
}
