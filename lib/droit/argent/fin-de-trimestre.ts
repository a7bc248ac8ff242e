/** What may lack at the end of a trimestre in a place, whom to call for it, and what forbids to close (C. IV.B, VI, VII). */
import type { GenreDeDonnee } from '../besoin-d-en-connaitre.ts';
import { type Branche, competents } from '../competence.ts';
import { apres, ecrireJour, type Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { DISENT_LE_PAIEMENT, modeDePaiement } from './paiements.ts';
import type { Periode } from './trimestres.ts';

interface Manque {
  titre: string;
  unite: string;
  /** The kind of data that its count reveals: nothing is counted for who does not read it. */
  genre: GenreDeDonnee;
  branches: readonly Branche[];
  /** Whom to call, in words. */
  appeler: (branche: Branche) => string;
  /** What the state does of them when it is signed all the same. */
  siOnSigne: string;
  article: string;
}

const PUBLIQUES: readonly Branche[] = ['college_public', 'lycee_public'];
const PRIVEES: readonly Branche[] = ['college_prive', 'lycee_prive'];
const TOUTES: readonly Branche[] = [...PUBLIQUES, ...PRIVEES, 'cned'];

const decideParLeChef = (branche: Branche, tache: 'decider' | 'retenir'): boolean =>
  competents(branche, tache).includes('chef_etablissement');

/** None of these stops a state: what comes later goes into the next one, with its cause. */
export const MANQUES = {
  presence: {
    titre: 'Présence à certifier',
    unite: 'classe',
    genre: 'suivi',
    branches: [...PUBLIQUES, ...PRIVEES],
    appeler: () => 'le chef d’établissement',
    siOnSigne: 'Tous sont payés comme présents ; une retenue décidée ensuite va dans l’état suivant.',
    article: 'C. VII.A',
  },
  frais: {
    titre: 'Frais de pension non saisis',
    unite: 'boursier',
    genre: 'argent',
    branches: PUBLIQUES,
    appeler: () => 'le secrétaire général ou l’agent comptable',
    siOnSigne: 'Rien n’est déduit pour eux : la famille reçoit toute sa bourse et doit toute sa pension.',
    article: 'C. VII.B.1',
  },
  comptes: {
    titre: 'Boursiers sans compte bancaire confirmé',
    unite: 'boursier',
    genre: 'coordonnees_bancaires',
    branches: TOUTES,
    appeler: () => 'la famille, ou qui a saisi son RIB et attend qu’un autre le confirme',
    siOnSigne: 'Leur somme est liquidée et attend un compte : elle est « à reprendre » dans les paiements.',
    article: 'C. VII.B',
  },
  procurations_finies: {
    titre: 'Procurations résiliées ou finies',
    unite: 'boursier',
    genre: 'argent',
    branches: PRIVEES,
    appeler: () => 'le chef d’établissement, qui reçoit les procurations',
    siOnSigne: 'La bourse est payée à la famille, sur son compte.',
    article: 'C. VI, VII.B.2',
  },
  procurations_absentes: {
    titre: 'Boursiers sans procuration',
    unite: 'boursier',
    genre: 'argent',
    branches: PRIVEES,
    appeler: () => 'le chef d’établissement, qui reçoit les procurations',
    siOnSigne: 'La bourse est payée à la famille, sur son compte : la procuration n’est jamais obligatoire.',
    article: 'C. VI, VII.B.2',
  },
  dossiers: {
    titre: 'Dossiers sans décision',
    unite: 'dossier',
    genre: 'suivi',
    branches: TOUTES,
    appeler: (branche) =>
      decideParLeChef(branche, 'decider')
        ? 'le chef d’établissement'
        : 'le service académique des bourses, qui décide',
    siOnSigne: 'Ce qui sera attribué va dans l’état suivant, avec le rappel du trimestre passé.',
    article: 'C. VI, VII.B',
  },
  reprises: {
    titre: 'Fiches navettes sans réponse de l’IEN-IO',
    unite: 'fiche',
    genre: 'suivi',
    branches: ['lycee_public', 'lycee_prive', 'cned'],
    appeler: () => 'l’IEN-IO du département que l’élève a quitté',
    siOnSigne: 'La prime de reprise d’études va dans l’état qui suit une réponse favorable, avec son rappel.',
    article: 'C. IV.C, annexe 9',
  },
  engagements: {
    titre: 'Engagements pour la bourse au mérite non reçus',
    unite: 'engagement',
    genre: 'suivi',
    branches: ['lycee_public', 'lycee_prive', 'cned'],
    appeler: () => 'la famille et l’élève, qui le signent',
    siOnSigne:
      'La bourse au mérite est payée. Le code subordonne ce paiement à l’engagement écrit : faites-le signer, ou notez sa réception s’il est déjà là.',
    article: 'D. 531-40 ; C. IV.C.3',
  },
  retenues: {
    titre: 'Retenues proposées, pas encore décidées',
    unite: 'dossier',
    genre: 'decision',
    branches: [...PUBLIQUES, ...PRIVEES],
    appeler: (branche) =>
      decideParLeChef(branche, 'retenir')
        ? 'le chef d’établissement'
        : 'le chef d’établissement, qui demande, puis le service académique des bourses, qui décide',
    siOnSigne: 'Leur part est payée entière ; la retenue décidée ensuite va dans l’état suivant.',
    article: 'C. VII.A',
  },
  rejets: {
    titre: 'Paiements rejetés, revenus ou sans compte',
    unite: 'versement',
    genre: 'argent',
    branches: TOUTES,
    appeler: (branche) =>
      DISENT_LE_PAIEMENT[modeDePaiement(branche, false)].includes('agent_comptable')
        ? 'l’agent comptable'
        : 'le service académique des bourses',
    siOnSigne: 'Ils ne se paient pas par un état : qui paie les reprend, une fois le compte corrigé.',
    article: 'C. VII.B',
  },
} as const satisfies Record<string, Manque>;
export type NomDeManque = keyof typeof MANQUES;
export const NOMS_DES_MANQUES = Object.keys(MANQUES) as NomDeManque[];

/** A kind of lack, widened so that every reader sees the same shape. */
export const manque = (nom: NomDeManque): Manque => MANQUES[nom];

export interface Obstacle {
  phrase: string;
  /** What makes it possible. */
  issue: string;
  article: string;
}

interface SituationDuLieu {
  periode: Periode;
  jour: Jour;
  /** Opened by the recteur’s delegate, and not closed since. */
  ouvert: boolean;
  fermeLe: Jour | null;
  /** The last state of the place that was frozen for this trimestre. */
  dernier: { numero: number; signeLe: Jour } | null;
  /** A state would pay or take back something now. */
  quelqueChose: boolean;
}

/** What forbids to close a trimestre in a place today, whoever asks; null when nothing does. */
export function obstacleALaFin(vu: SituationDuLieu): Obstacle | null {
  const { trimestre, debut } = vu.periode;
  if (apres(debut, vu.jour))
    return {
      phrase: `Le trimestre ${trimestre} n’a pas commencé : rien n’est payé d’avance.`,
      issue: `Il commence le ${ecrireJour(debut)}.`,
      article: 'C. V.A, VII.B',
    };
  if (vu.fermeLe)
    return {
      phrase: `Le trimestre ${trimestre} est fermé dans l’académie depuis le ${ecrireJour(vu.fermeLe)}.`,
      issue: 'Ce qui reste dû va dans l’état du trimestre suivant ; le délégué du recteur peut le rouvrir.',
      article: 'C. IV.B',
    };
  if (!vu.ouvert)
    return {
      phrase: `Le trimestre ${trimestre} n’est pas ouvert dans l’académie.`,
      issue: 'Le délégué du recteur l’ouvre et fixe la date des états.',
      article: 'C. IV.B',
    };
  if (vu.quelqueChose) return null;
  return vu.dernier
    ? {
        phrase: `Trimestre clos : l’état n° ${vu.dernier.numero}, signé le ${ecrireJour(vu.dernier.signeLe)}, paie tout ce qui est dû.`,
        issue: 'Rien à refaire. Si un droit change, la différence paraîtra ici avec sa cause.',
        article: 'C. VII.B',
      }
    : {
        phrase: 'Rien n’est dû ici jusqu’à ce trimestre : il n’y a pas d’état à signer.',
        issue: 'Un droit notifié paraîtra ici dès sa décision.',
        article: 'C. VII.B',
      };
}

export const LECTURES_FIN_DE_TRIMESTRE: readonly Lecture[] = [
  {
    id: 'fin_de_trimestre.sans_attendre',
    article: 'C. IV.B, VI et VII.B',
    doute:
      'Le texte veut des listes à payer sûres et un paiement avant la fin du trimestre ; il ne dit pas si un dossier sans décision, une présence non certifiée ou des frais inconnus retiennent l’état de tous.',
    lecture:
      'Ils ne le retiennent pas : ce qui manque est dit à qui signe, et ce qui vient ensuite va dans l’état suivant, avec sa cause.',
    autre: 'Refuser de signer tant qu’il manque une présence, un frais ou un compte.',
    raison:
      'Les autres familles sont payées à temps (C. VII.B), et le texte prévoit lui-même le rappel des dossiers décidés après (C. VI).',
    regles: ['versement.rappel'],
  },
];
