import { garde, type Verification } from '../garde.ts';
import type { DoubleDemande, Rapport } from './double-demande.ts';

/** What a dossier says of another demande for the same pupil and year. */
export interface FaitsDuDouble {
  /** The other demande that stands in the way; always null for a family, which learns nothing of it. */
  doubleDemande: DoubleDemande | null;
  /** This demande was declared irrecevable because there were two of them. */
  closeParDouble: boolean;
  /** The other one was withdrawn, and none stands any more. */
  autreRetiree: boolean;
}

const A_DIRE =
  'dites d’abord si l’élève vit en résidence alternée (« Compléter la demande »), d’après les pièces.';

const EN_TRAVERS: Readonly<Record<Rapport, string>> = {
  deux_parents:
    'aucune ne peut être étudiée tant que les parents n’ont pas choisi. Déclarez chacune irrecevable ; l’abandon de l’une fait reprendre l’autre.',
  residence_a_dire: A_DIRE,
  charge_a_juger:
    'une seule bourse est possible. Jugez qui a la charge de l’élève : l’autre demande est refusée pour ce motif (« Compléter la demande »), ou abandonnée par qui l’a faite.',
  bourse_en_cours:
    'la décision prise sur celle-ci demeure. Retirez d’abord la bourse si la charge a changé, ou refusez cette demande pour ce motif.',
};

const dire = ({ numero, rapport }: DoubleDemande): string =>
  `Une autre demande existe pour cet élève (dossier ${numero}) : ${EN_TRAVERS[rapport]}`;

const EMPECHENT_L_EXAMEN: readonly Rapport[] = ['deux_parents', 'residence_a_dire'];

/** Conditions of the acts that meet another demande for the same pupil and year. */
export const GARDES_DU_DOUBLE = {
  demandeExaminable: garde(['doubleDemande'], ({ doubleDemande }) =>
    doubleDemande && EMPECHENT_L_EXAMEN.includes(doubleDemande.rapport) ? dire(doubleDemande) : null,
  ),
  demandeSeule: garde(['doubleDemande'], ({ doubleDemande }) => doubleDemande && dire(doubleDemande)),
  deuxParents: garde(['doubleDemande'], ({ doubleDemande }) => {
    if (doubleDemande?.rapport === 'deux_parents') return null;
    return doubleDemande?.rapport === 'residence_a_dire'
      ? dire(doubleDemande)
      : 'Aucun autre parent n’a déposé de demande pour cet élève en résidence alternée.';
  }),
  abandonPossible: garde(['etat', 'closeParDouble'], ({ etat, closeParDouble }) =>
    etat !== 'irrecevable' || closeParDouble ? null : 'Cette demande est close : rien n’est à abandonner.',
  ),
  repriseDue: garde(['closeParDouble', 'autreRetiree'], ({ closeParDouble, autreRetiree }) =>
    closeParDouble && autreRetiree ? null : 'L’autre demande n’est pas retirée : rien n’est à reprendre.',
  ),
} as const satisfies Record<string, Verification>;
