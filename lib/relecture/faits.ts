/** Which decisions are read twice, and where their reading stands. Pure. */
import type { Branche } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import { type FaitsDeRelecture, motifDeRelecture, type Reglage } from '#lib/droit/relecture.ts';
import { dateDe } from '#lib/technique/dates.ts';
import type { Prisma } from '#prisma/generated/client.ts';

type LigneDeRelecture = Prisma.TypeMap['model']['Relecture']['payload']['scalars'];

/** Flag of a dossier whose decision waits for its second reading, or to be taken up again. */
export const DRAPEAU_RELECTURE = 'relecture';

interface Relu<R> {
  relectures: readonly R[];
}

/** The second reading of a decision; null when none was asked. */
export const relectureDe = <R extends { decisionId: string }>(
  { relectures }: Relu<R>,
  decision: { id: string } | null,
): R | null => relectures.find(({ decisionId }) => decisionId === decision?.id) ?? null;

/** Where the second reading of the decision in force stands, for who acts. */
export function faitsDeRelecture(
  dossier: Relu<Pick<LigneDeRelecture, 'decisionId' | 'issue'>>,
  decision: { id: string; signataireId: string } | null,
  agentId: string | null,
): FaitsDeRelecture {
  const relecture = relectureDe(dossier, decision);
  return {
    relecture: relecture ? (relecture.issue ?? 'attendue') : 'sans',
    relitLaSienne: decision !== null && decision.signataireId === agentId,
  };
}

/** True of a decision that has not left because of its second reading. */
export const estRetenue = (
  dossier: Relu<Pick<LigneDeRelecture, 'decisionId' | 'issue'>>,
  decision: { id: string; signataireId: string } | null,
): boolean => ['attendue', 'a_reprendre'].includes(faitsDeRelecture(dossier, decision, null).relecture);

/** What an académie asks, and how many decisions who acts has signed there. */
export interface Controle {
  reglage: Reglage | null;
  signees: number;
}
export const SANS_CONTROLE: Controle = { reglage: null, signees: 0 };

/** A decision that is being signed, and what it takes the place of. */
interface Signee {
  id: string;
  relectureId: string;
  acte: string;
  signataireId: string;
  enVigueur: { id: string } | null;
  jour: Jour;
  jourLegal: Jour | null;
}

/** The second reading that a decision being signed asks for; undefined when neither the rule nor the draw says so. */
export function relectureAttendue(
  dossier: Relu<LigneDeRelecture> & { id: string; branche: Branche },
  { id, relectureId, acte, signataireId, enVigueur, jour, jourLegal }: Signee,
  controle: Controle,
): LigneDeRelecture | undefined {
  const aReprendre = relectureDe(dossier, enVigueur)?.issue === 'a_reprendre';
  const motif = motifDeRelecture({ acte, branche: dossier.branche, id }, { ...controle, aReprendre });
  if (!motif) return undefined;
  return {
    id: relectureId,
    dossierId: dossier.id,
    decisionId: id,
    motif,
    auteurId: signataireId,
    demandeeLe: dateDe(jour),
    jourLegal: jourLegal && dateDe(jourLegal),
    issue: null,
    lecteurId: null,
    lecteurNom: null,
    lueLe: null,
    raison: null,
  };
}
