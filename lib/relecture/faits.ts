/** Which decisions are read twice, and where their reading stands. Pure. */
import type { Branche } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import { type FaitsDeRelecture, motifDeRelecture, type Reglage } from '#lib/droit/relecture.ts';
import {
  type FaitsDeRisque,
  RISQUES,
  type RisqueDeRelecture,
  risquesDe,
} from '#lib/droit/relecture-risques.ts';
import type { Situation } from '#lib/droit/situation.ts';
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

/** What a reading writes of itself, once: what asked for it is never written again, an empty list for none included. */
export const issueDeRelecture = ({ id, issue, lecteurId, lecteurNom, lueLe, raison }: LigneDeRelecture) => ({
  id,
  issue,
  lecteurId,
  lecteurNom,
  lueLe,
  raison,
});

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

/** Figures of an avis as a version of the demande holds them; some may lack on a form that is being completed. */
interface AvisDit {
  rfr?: number;
  enfants?: number;
}

/** What a decision shows of the risks: its computation, each time figures were recorded, its household and the one of the year before. */
export function faitsDeRisque(
  demandes: readonly { contenu: { ressources: { avis?: AvisDit; avisConcubin?: AvisDit } } }[],
  faits: Pick<FaitsDeRisque, 'resultat' | 'foyerDAvant'> & { situation: Situation | null },
): FaitsDeRisque {
  const { situation, resultat, foyerDAvant } = faits;
  const ditsDe = (quel: 'avis' | 'avisConcubin') =>
    demandes.flatMap(({ contenu: { ressources } }) => {
      const { rfr, enfants } = ressources[quel] ?? {};
      return rfr === undefined || enfants === undefined ? [] : `${rfr} € et ${enfants}`;
    });
  return {
    resultat,
    chiffres: [ditsDe('avis'), ditsDe('avisConcubin')],
    foyer: {
      situation: situation?.foyer.situation ?? null,
      enfants: situation?.foyer.avis?.enfants ?? null,
    },
    foyerDAvant,
  };
}

/** What a reader is told to look at, a sentence for each risk. */
export const aRegarder = (risques: readonly string[]): string[] =>
  Object.entries(RISQUES).flatMap(([risque, { aRegarder: dit }]) => (risques.includes(risque) ? dit : []));

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
  /** What it shows; nothing is looked for where the académie looks at no risk. */
  risques: FaitsDeRisque;
}

/** The second reading that a decision being signed asks for; undefined when neither the rule nor the draw says so. */
export function relectureAttendue(
  dossier: Relu<LigneDeRelecture> & { id: string; branche: Branche },
  { id, relectureId, acte, signataireId, enVigueur, jour, jourLegal, risques: montres }: Signee,
  controle: Controle,
): LigneDeRelecture | undefined {
  const aReprendre = relectureDe(dossier, enVigueur)?.issue === 'a_reprendre';
  const regardes: readonly RisqueDeRelecture[] = controle.reglage?.risques ?? [];
  const risques =
    regardes.length === 0 ? [] : risquesDe(montres).filter((risque) => regardes.includes(risque));
  const motif = motifDeRelecture(
    { acte, branche: dossier.branche, id },
    { ...controle, aReprendre, risques },
  );
  if (!motif) return undefined;
  return {
    id: relectureId,
    dossierId: dossier.id,
    decisionId: id,
    motif,
    risques,
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
