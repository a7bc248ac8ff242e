/** Second reading of a sample of decisions before their letters leave: which, by whom, and what it holds back. */
import { type Branche, signeEnSonNom } from './competence.ts';
import { garde, type Verification } from './garde.ts';
import type { Lecture } from './lecture.ts';
import { type LigneDeProcedure, SUR_PLACE } from './ligne-de-procedure.ts';
import { LECTURES_DES_RISQUES, type RisqueDeRelecture } from './relecture-risques.ts';

/** What a reader said of a decision. */
export const ISSUES_DE_RELECTURE = ['conforme', 'a_reprendre'] as const;
export type IssueDeRelecture = (typeof ISSUES_DE_RELECTURE)[number];

export const LIBELLES_RELECTURES: Readonly<Record<IssueDeRelecture, string>> = {
  conforme: 'conforme',
  a_reprendre: 'à reprendre',
};

/** Why a decision is read twice. */
export const MOTIFS_DE_RELECTURE = ['premieres', 'risque', 'part', 'reprise'] as const;
export type MotifDeRelecture = (typeof MOTIFS_DE_RELECTURE)[number];

export const LIBELLES_MOTIFS_DE_RELECTURE: Readonly<Record<MotifDeRelecture, string>> = {
  premieres: 'premières décisions',
  risque: 'à risque',
  part: 'tirée au sort',
  reprise: 'décision reprise',
};

/** What an académie asks to be read twice: the first decisions of who signs, those that show a risk, then a share, in hundredths. */
export interface Reglage {
  premieres: number;
  part: number;
  risques: readonly RisqueDeRelecture[];
}

/** Acts whose decision may be read twice: those that their author may still take back. */
const RELUS: readonly string[] = ['attribuer', 'refuser', 'refuser_incompletude', 'refuser_avis_tardif'];

const ETENDUE_DU_TIRAGE = 2 ** 32;

/** True when the chance that an identifier carries (version 4: its first 32 bits) falls in a share in hundredths. */
export const tombeDansLaPart = (id: string, part: number): boolean =>
  Number.parseInt(id.slice(0, 8), 16) * 100 < part * ETENDUE_DU_TIRAGE;

/**
 * Why a decision that is being signed is read by somebody else before it leaves; null when it is not. A chef who signs in his
 * own name answers to nobody before his decision leaves.
 */
export function motifDeRelecture(
  { acte, branche, id }: { acte: string; branche: Branche; id: string },
  {
    reglage,
    signees,
    aReprendre,
    risques,
  }: {
    reglage: Reglage | null;
    signees: number;
    aReprendre: boolean;
    /** Those that the decision shows, among those that the académie looks at. */
    risques: readonly RisqueDeRelecture[];
  },
): MotifDeRelecture | null {
  if (signeEnSonNom(branche) || !RELUS.includes(acte)) return null;
  if (aReprendre) return 'reprise';
  if (!reglage) return null;
  if (signees < reglage.premieres) return 'premieres';
  if (risques.length > 0) return 'risque';
  return tombeDansLaPart(id, reglage.part) ? 'part' : null;
}

/** Where the second reading of the decision in force stands, for who acts. */
export interface FaitsDeRelecture {
  relecture: 'sans' | 'attendue' | IssueDeRelecture;
  /** Who acts signed that decision. */
  relitLaSienne: boolean;
}

const ARTICLE = 'C. IV.B ; CRPA L. 212-1';

/** Rows of the procedure table for the second reading. */
export const ACTES_DE_RELECTURE = {
  confirmer_decision: {
    libelle: 'Dire la décision conforme',
    accompli: 'Décision relue, conforme',
    de: ['decidee'],
    vers: SUR_PLACE,
    par: 'decider',
    gardes: ['relecturePossible'],
    saisie: [],
    article: ARTICLE,
  },
  renvoyer_decision: {
    libelle: 'Demander de reprendre la décision',
    accompli: 'Décision relue, à reprendre',
    de: ['decidee'],
    vers: SUR_PLACE,
    par: 'decider',
    gardes: ['relecturePossible', 'motivationEcrite'],
    saisie: ['motivation'],
    article: ARTICLE,
  },
} as const satisfies Record<string, LigneDeProcedure>;

const RETENUE: Readonly<Record<FaitsDeRelecture['relecture'], string | null>> = {
  sans: null,
  conforme: null,
  attendue:
    'Cette décision attend une seconde lecture : son courrier part quand une autre personne l’a dite conforme.',
  a_reprendre:
    'La seconde lecture demande de reprendre cette décision : qui l’a prise la rattrape, puis décide de nouveau.',
};

export const GARDES_DE_RELECTURE = {
  relectureFaite: garde(['relecture'], ({ relecture }) => RETENUE[relecture]),
  relecturePossible: garde(['relecture', 'relitLaSienne'], ({ relecture, relitLaSienne }) => {
    if (relecture !== 'attendue') return 'Aucune décision de ce dossier n’attend de seconde lecture.';
    return relitLaSienne ? 'Une décision est relue par une autre personne que celle qui l’a prise.' : null;
  }),
} as const satisfies Record<string, Verification>;

export const LECTURES_RELECTURE: readonly Lecture[] = [
  {
    id: 'controle.seconde_lecture',
    article: 'CRPA L. 212-1, L. 221-8 et L. 231-4',
    doute:
      'Un service peut-il faire relire par une autre personne une décision déjà signée, avant que son courrier parte ? Et que devient le courrier si personne ne la relit ?',
    lecture:
      'Oui, pour les décisions signées par délégation : tant qu’elle n’est pas notifiée, la décision n’a d’effet pour personne, et qui délègue peut organiser ce contrôle. Un chef de collège public décide en son nom : personne ne le relit avant le départ. Se relisent les attributions et les refus (au fond, pour dossier incomplet, pour un avis venu trop tard) ; non ce qui répond à un recours, ce qui déclare irrecevable, ce qui retire, rectifie ou suspend une bourse. Aucun délai légal n’attend la relecture : le dernier jour pour répondre reste affiché. Une décision que personne n’a relue au départ du lendemain passe en tête de la liste de ceux qui peuvent la relire ; elle ne part jamais sans lecture. À reprendre, elle revient à qui l’a prise, qui la rattrape et décide de nouveau.',
    autre: 'Laisser partir la décision au bout d’un délai, ou interdire toute relecture après la signature.',
    raison:
      'Une relecture qui s’efface toute seule ne contrôle rien ; une relecture que personne ne voit en retard ferait attendre la famille. Un recours préalable ou hiérarchique a déjà un autre lecteur que l’auteur de la décision, un gracieux revient au sien comme son nom le dit, et une irrecevabilité ou un retrait fait entrer le dossier dans son état sans attendre d’envoi. La signature engage son auteur : un autre ne la refait pas à sa place.',
    regles: ['competence.lycee'],
  },
  ...LECTURES_DES_RISQUES,
];
