/** Who acts, with the delegations and functions by which a decision is signed, and the services that answer for it. */
import type { DossierEntier } from '#lib/dossier/faits.ts';
import type { Role } from '#lib/droit/competence.ts';
import type { Reglage } from '#lib/droit/relecture.ts';
import type { FoyerCompare } from '#lib/droit/relecture-risques.ts';
import type { Controle } from '#lib/relecture/faits.ts';
import { dateDe } from '#lib/technique/dates.ts';
import type { Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** The agent who acts, with the delegations of signature in force that day. */
export type Signataire = Prisma.AgentGetPayload<{ include: { delegations: true } }>;

/** What the acts of a set rest on besides the dossiers: who acts, and the services that answer for them. */
export interface Autorites {
  agent: Signataire | null;
  academies: ReadonlyMap<string, Prisma.AcademieGetPayload<object>>;
  /** By académie, what is read twice of what the agent signs there. */
  controles: ReadonlyMap<string, Controle>;
  /** By dossier, the household of the decision of the year before, where an académie compares them. */
  foyersDAvant: ReadonlyMap<string, FoyerCompare>;
  /** Where those who signed a decision that has not left hold a function on the day. */
  enPoste: readonly { agentId: string; uai: string | null; academieCode: string | null }[];
}

export async function chargerAutorites(
  tx: Transaction,
  { auteur, jour }: Portee,
  concernes: Iterable<Pick<DossierEntier, 'academieCode' | 'decisions'> & { id?: string }>,
): Promise<Autorites> {
  const dossiers = [...concernes];
  const leJour = dateDe(jour);
  const enVigueur = { du: { lte: leJour }, OR: [{ au: null }, { au: { gte: leJour } }] };
  const codes = [...new Set(dossiers.map(({ academieCode }) => academieCode))];
  const signataires = dossiers.flatMap(({ decisions }) =>
    decisions.flatMap(({ notification, signataireId }) => (notification ? [] : signataireId)),
  );
  const agent =
    auteur.genre === 'agent'
      ? await tx.agent.findUnique({
          where: { id: auteur.id },
          include: { delegations: { where: enVigueur, orderBy: [{ du: 'desc' }, { id: 'asc' }] } },
        })
      : null;
  const academies = await tx.academie.findMany({ where: { code: { in: codes } } });
  const controles = agent ? await chargerControles(tx, codes) : new Map<string, Controle>();
  return {
    agent,
    academies: new Map(academies.map((academie) => [academie.code, academie])),
    controles,
    foyersDAvant: await chargerFoyersDAvant(
      tx,
      dossiers.flatMap(({ id, academieCode }) =>
        id && controles.get(academieCode)?.reglage?.risques.includes('foyer_change') ? id : [],
      ),
    ),
    enPoste:
      agent && signataires.length > 0
        ? await tx.affectation.findMany({ where: { ...enVigueur, agentId: { in: signataires } } })
        : [],
  };
}

/** What each académie asks to be read twice, with how many decisions who acts has signed there, as far as it matters. */
async function chargerControles(tx: Transaction, codes: readonly string[]): Promise<Map<string, Controle>> {
  const lus = await tx.$queryRaw<({ code: string; signees: number } & Reglage)[]>`
    SELECT academie_code AS code, premieres, part, coalesce(risques, '{}') AS risques,
      decisions_signees(academie_code, premieres) AS signees
    FROM reglage_de_relecture WHERE academie_code = ANY (${[...codes]}::text[])`;
  return new Map(lus.map(({ code, signees, ...reglage }) => [code, { reglage, signees }]));
}

/** What the last decision of the year before says of the household, for the same pupil and the same person. */
async function chargerFoyersDAvant(
  tx: Transaction,
  dossiers: readonly string[],
): Promise<Map<string, FoyerCompare>> {
  if (dossiers.length === 0) return new Map();
  const lus = await tx.$queryRaw<({ id: string } & FoyerCompare)[]>`
    SELECT d.id, x.foyer ->> 'situation' AS situation, (x.foyer -> 'avis' ->> 'enfants')::float8 AS enfants
    FROM dossier d CROSS JOIN LATERAL (
      SELECT x.situation -> 'foyer' AS foyer FROM dossier a JOIN decision x ON x.dossier_id = a.id
      WHERE a.eleve_id = d.eleve_id AND a.demandeur_id = d.demandeur_id AND a.rentree = d.rentree - 1
      ORDER BY x.rang DESC LIMIT 1) x
    WHERE d.id = ANY (${[...dossiers]}::uuid[])`;
  return new Map(lus.map(({ id, ...foyer }) => [id, foyer]));
}

/** The delegation of signature of who acts, for the académie and the branch of the dossier; null when none is in force. */
export const delegationPour = (
  { agent }: Autorites,
  { academieCode, branche }: Pick<DossierEntier, 'academieCode' | 'branche'>,
): string | null =>
  agent?.delegations.find(
    ({ academieCode: code, branches }) =>
      code === academieCode && (branches.length === 0 || branches.includes(branche)),
  )?.reference ?? null;

/** The affectation by which a person holds a function on this dossier: what a signature tells. */
export const affectationPour = (
  { affectations }: Portee,
  role: Role,
  { uai, academieCode }: Pick<DossierEntier, 'uai' | 'academieCode'>,
) =>
  affectations.find(
    (tenue) => tenue.role === role && (tenue.uai === uai || tenue.academieCode === academieCode),
  );

/** The services that answer for dossiers, by académie. */
export async function servicesParAcademie(
  tx: Transaction,
): Promise<Map<string, Prisma.AcademieGetPayload<object>>> {
  const academies = await tx.academie.findMany();
  return new Map(academies.map((academie) => [academie.code, academie]));
}
