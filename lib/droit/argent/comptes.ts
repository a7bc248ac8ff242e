import type { Branche } from '../competence.ts';
import type { Lecture } from '../lecture.ts';
import { definirRegles, type Ligne } from '../regle.ts';
import type { Composante } from './montants.ts';

/** Budget programmes of the bourses (C. VI). */
export const PROGRAMMES = {
  public: { programme: '230', action: '04', intitule: 'Vie de l’élève : aide sociale aux élèves' },
  prive: {
    programme: '139',
    action: '08',
    intitule: 'Enseignement privé du premier et du second degrés : actions sociales en faveur des élèves',
  },
} as const;

/** The programme that pays the bourses of a branch (C. VI; reading `comptes.cned`). */
export const programmeDe = (branche: Branche) =>
  PROGRAMMES[branche === 'college_prive' || branche === 'lycee_prive' ? 'prive' : 'public'];

/** Accounts of an EPLE that runs GFC (C. VII.B.1). */
export const COMPTES_GFC = {
  bourse: '6571',
  prime: '6573',
  recette: '7411',
  encaissement: '44112',
  avance: '441912',
} as const;

/** Accounts of an EPLE that runs OP@LE (C., note 6). */
export const COMPTES_OPALE = {
  debit: '443110',
  creditDeductible: '411200',
  creditNonDeductible: '466820',
} as const;

export const REGLES_COMPTES = definirRegles({
  'comptes.programme': {
    source: {
      article: 'C. VI',
      titre: 'Mise à disposition des crédits',
      dit: 'Les bourses du public relèvent du programme 230, action 04 ; celles du privé, du programme 139, action 08.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) => `Crédits du programme ${valeurs.programme}, action ${valeurs.action}.`,
  },
  'comptes.gfc': {
    source: {
      article: 'C. VII.B.1',
      titre: 'Établissements publics',
      dit: 'Avec GFC, bourses et primes sont mandatées aux comptes 6571 et 6573, la recette va au 7411 et l’encaissement au 44112 ou au 441912.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) => `GFC : mandatement au compte ${valeurs.debit}.`,
  },
  'comptes.opale': {
    source: {
      article: 'C., note 6',
      titre: 'Établissements publics, OP@LE',
      dit: 'Avec OP@LE, le compte 443110 est débité ; le 411200 est crédité pour ce qui se déduit de la pension, le 466820 pour le reste.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) => `OP@LE : débit ${valeurs.debit}, crédit ${valeurs.credit}.`,
  },
});

export const LECTURES_COMPTES: readonly Lecture[] = [
  {
    id: 'comptes.cned',
    article: 'C. VI',
    doute:
      'Le texte nomme un programme pour l’enseignement public et un pour le privé ; il ne dit rien du CNED.',
    lecture: 'Le programme 230, action 04, celui de l’enseignement public.',
    autre:
      'Le programme 139, parce que le service académique y paie lui-même les familles, comme pour le privé.',
    raison: 'Le CNED est un établissement public ; le programme suit l’enseignement, non qui mandate.',
    regles: ['comptes.programme'],
  },
  {
    id: 'comptes.merite',
    article: 'C. VII.B.1',
    doute: 'Le texte ne dit pas si la bourse au mérite se mandate avec les bourses ou avec les primes.',
    lecture: 'Avec les bourses, au compte 6571.',
    autre: 'Avec les primes, au compte 6573.',
    raison: 'Le code en fait un complément de bourse, qui en suit les règles.',
    regles: ['comptes.gfc'],
  },
  {
    id: 'comptes.opale_reste',
    article: 'C. VII.B.1, note 6',
    doute: 'Avec OP@LE, où va ce qui ne se déduit pas de la pension : équipement, exceptions, reste dû ?',
    lecture: 'Au compte 466820 ; seul ce qui se déduit va au 411200.',
    autre: 'Tout porter au 411200, puis reverser.',
    raison: 'Le compte de la pension ne doit porter que ce qui la paie.',
    regles: ['comptes.opale'],
  },
];

export type LogicielComptable = 'gfc' | 'opale';

export interface Imputation {
  programme: string;
  action: string;
  /** Absent in the privé, which the State's accountant pays directly. */
  comptes?: { debit: string; credit: string };
  trace: readonly Ligne[];
}

/**
 * Programme and accounts of a payment (C. VI, VII.B.1).
 * `deductible` is false for what is paid in full to the family: the équipement, or every component in the three cases without deduction.
 */
export function imputer(
  secteur: 'public' | 'prive',
  logiciel: LogicielComptable,
  composante: Composante,
  deductible: boolean,
): Imputation {
  const { programme, action } = PROGRAMMES[secteur];
  const trace: Ligne[] = [{ regle: 'comptes.programme', issue: 'appliquee', valeurs: { programme, action } }];
  if (secteur === 'prive') return { programme, action, trace };
  const estBourse = composante === 'bourse' || composante === 'merite';
  const seDeduit = deductible && composante !== 'equipement';
  const comptes =
    logiciel === 'gfc'
      ? { debit: estBourse ? COMPTES_GFC.bourse : COMPTES_GFC.prime, credit: COMPTES_GFC.encaissement }
      : {
          debit: COMPTES_OPALE.debit,
          credit: seDeduit ? COMPTES_OPALE.creditDeductible : COMPTES_OPALE.creditNonDeductible,
        };
  trace.push({
    regle: logiciel === 'gfc' ? 'comptes.gfc' : 'comptes.opale',
    issue: 'appliquee',
    valeurs: comptes,
  });
  return { programme, action, comptes, trace };
}
