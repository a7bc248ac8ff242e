import { apres, avant, ecrireJour, type Jour } from '../date.ts';
import { echeanceRetraitPourErreur } from '../delais/administration.ts';
import { dansLesJoursQuiSuivent } from '../delais/dire.ts';
import { garde, type Verification } from '../garde.ts';
import type { LettreSuivie } from '../reception/preuves.ts';
import { estDuMerite, type MotifDeRetrait } from './motifs.ts';

/** A withdrawal under way: what it rests on, and whether the family was heard. */
export interface RetraitEngage {
  motif: MotifDeRetrait;
  /** Day on which the family was invited, or renounced. */
  engageLe: Jour;
  /** Proven reception of the invitation; null when nothing proves it. */
  invitationRecueLe: Jour | null;
  /** Last day for the observations; null when no delay runs. */
  limite: Jour | null;
  /** The family has said what it has to say. */
  observations: boolean;
}

/** Where the family stands in it: still to be heard, heard, or asking itself for the end. */
export type Audition = 'a_entendre' | 'entendue' | 'renonciation' | 'merite_a_entendre' | 'merite_entendue';

/** What the dossier says of the end of its bourse. */
export interface FaitsDuRetrait {
  /** The invitation whose reception nothing proves yet, and that the family has not answered; null: none. */
  invitation: LettreSuivie | null;
  /** The end that is under way. */
  retrait: RetraitEngage | null;
  /** Last day of the rights in force. */
  finDuDroit: Jour | null;
  /** Days of the bourse au mérite in force, the last of them; null: none runs. */
  merite: { du: Jour; au: Jour } | null;
  /** First day without the bourse au mérite that a suspension took away; null: none stands. */
  meriteSuspenduDepuis: Jour | null;
  /** Last day of the trimestres of which a signed state already holds the bourse au mérite; null: of none. */
  meriteVerseJusquAu: Jour | null;
  /** Number of the dossier of who had the charge before, while its bourse or its demande still stands. */
  bourseDUnAutre: string | null;
}

/** What the forms of these acts give. */
export interface SaisieDuRetrait {
  motifDeRetrait: MotifDeRetrait;
  /** Day on which the family gave its observations. */
  observationsLe: Jour;
  /** Last day of a bourse that ends early. */
  dernierJour: Jour;
  /** First day of a bourse au mérite that starts again. */
  premierJour: Jour;
}

const RIEN_D_ENGAGE = 'Aucun retrait n’est engagé sur ce dossier.';

/** Conditions of the acts that end a bourse before its last day. */
export const GARDES_DE_RETRAIT = {
  attributionEnVigueur: garde(['contestee'], ({ contestee }) =>
    contestee === 'attribution' ? null : 'Aucune bourse attribuée et notifiée n’est en cours sur ce dossier.',
  ),
  aucunRetraitEngage: garde(['retrait'], ({ retrait }) =>
    retrait
      ? `La fin de cette bourse est déjà engagée (${ecrireJour(retrait.engageLe)}) : concluez-la d’abord.`
      : null,
  ),
  motifDeRetraitPossible: garde(
    ['motifDeRetrait', 'contesteeLe', 'jour', 'merite', 'meriteSuspenduDepuis'],
    ({ motifDeRetrait, contesteeLe, jour, merite, meriteSuspenduDepuis }) => {
      if (!estDuMerite(motifDeRetrait)) return direErreurTardive(motifDeRetrait, contesteeLe, jour);
      if (meriteSuspenduDepuis)
        return `La bourse au mérite est déjà suspendue depuis le ${ecrireJour(meriteSuspenduDepuis)}.`;
      return merite && !avant(merite.au, jour)
        ? null
        : 'Aucune bourse au mérite ne court sur ce dossier : il n’y a rien à suspendre.';
    },
  ),
  retraitDeLaBourse: garde(['retrait'], ({ retrait }) =>
    retrait && estDuMerite(retrait.motif)
      ? 'Ce qui est engagé ne touche que la bourse au mérite : suspendez-la, ou laissez la bourse en cours.'
      : null,
  ),
  suspensionEngagee: garde(['retrait'], ({ retrait }) =>
    retrait && !estDuMerite(retrait.motif)
      ? 'Ce qui est engagé touche toute la bourse : retirez-la, ou laissez-la en cours.'
      : null,
  ),
  dernierJourDuMerite: garde(
    ['dernierJour', 'jour', 'merite', 'meriteVerseJusquAu'],
    ({ dernierJour, jour, merite, meriteVerseJusquAu }) => {
      if (!merite || avant(merite.au, jour)) return 'Aucune bourse au mérite ne court sur ce dossier.';
      if (avant(dernierJour, jour))
        return `La bourse au mérite n’est suspendue que pour l’avenir : choisissez une date à partir du ${ecrireJour(jour)}.`;
      if (meriteVerseJusquAu && avant(dernierJour, meriteVerseJusquAu))
        return `Un état signé porte déjà la bourse au mérite jusqu’au ${ecrireJour(meriteVerseJusquAu)}, et ce qui est versé reste acquis : choisissez cette date ou une date suivante.`;
      if (avant(dernierJour, merite.du))
        return `La bourse au mérite ne commence que le ${ecrireJour(merite.du)} : choisissez cette date ou une date suivante.`;
      return avant(dernierJour, merite.au)
        ? null
        : `La bourse au mérite finit déjà le ${ecrireJour(merite.au)} : il n’y a rien à suspendre.`;
    },
  ),
  meriteSuspendu: garde(['meriteSuspenduDepuis'], ({ meriteSuspenduDepuis }) =>
    meriteSuspenduDepuis ? null : 'Aucune bourse au mérite n’est suspendue sur ce dossier.',
  ),
  repriseDuMerite: garde(
    ['premierJour', 'jour', 'meriteSuspenduDepuis', 'finDuDroit'],
    ({ premierJour, jour, meriteSuspenduDepuis, finDuDroit }) => {
      if (avant(premierJour, jour))
        return `La bourse au mérite ne reprend que pour l’avenir : choisissez une date à partir du ${ecrireJour(jour)}.`;
      if (meriteSuspenduDepuis && avant(premierJour, meriteSuspenduDepuis))
        return `La bourse au mérite n’est suspendue qu’à partir du ${ecrireJour(meriteSuspenduDepuis)} : choisissez cette date ou une date suivante.`;
      return finDuDroit && !apres(premierJour, finDuDroit)
        ? null
        : 'La bourse finit avant ce jour : choisissez-en un plus tôt.';
    },
  ),
  premiereBourseFinie: garde(['bourseDUnAutre'], ({ bourseDUnAutre }) =>
    bourseDUnAutre
      ? `La personne qui avait la charge avant a encore sa bourse ou sa demande (dossier ${bourseDUnAutre}) : elle doit d’abord être retirée, refusée ou abandonnée.`
      : null,
  ),
  retraitEngage: garde(['retrait'], ({ retrait }) => (retrait ? null : RIEN_D_ENGAGE)),
  invitationDatee: garde(
    ['retrait', 'receptionDuCourrier', 'jour'],
    ({ retrait, receptionDuCourrier, jour }) => {
      if (!retrait || retrait.motif === 'renonciation')
        return 'Aucune invitation n’est partie : rien à dater.';
      if (retrait.invitationRecueLe)
        return `La réception de l’invitation est déjà datée (${ecrireJour(retrait.invitationRecueLe)}).`;
      if (avant(receptionDuCourrier, retrait.engageLe))
        return `La réception ne peut pas précéder l’invitation (${ecrireJour(retrait.engageLe)}).`;
      return apres(receptionDuCourrier, jour) ? 'La date de réception est dans le futur.' : null;
    },
  ),
  observationsAttendues: garde(['retrait'], ({ retrait }) =>
    retrait && retrait.motif !== 'renonciation' ? null : 'Aucune observation n’est attendue de la famille.',
  ),
  observationsDatees: garde(['retrait', 'observationsLe', 'jour'], ({ retrait, observationsLe, jour }) => {
    if (apres(observationsLe, jour)) return 'La date des observations est dans le futur.';
    return retrait && avant(observationsLe, retrait.engageLe)
      ? `Les observations ne peuvent pas précéder l’invitation (${ecrireJour(retrait.engageLe)}).`
      : null;
  }),
  familleEntendue: garde(['retrait', 'jour', 'contesteeLe'], ({ retrait, jour, contesteeLe }) => {
    if (!retrait) return `${RIEN_D_ENGAGE} Invitez d’abord la famille à présenter ses observations.`;
    const { motif, observations, limite } = retrait;
    const tardive = direErreurTardive(motif, contesteeLe, jour);
    if (tardive || motif === 'renonciation' || observations) return tardive;
    if (!limite)
      return 'La réception de l’invitation n’est pas datée : aucun délai ne court, et la famille n’a rien dit encore.';
    return avant(limite, jour)
      ? null
      : `La famille a jusqu’au ${ecrireJour(limite)} pour présenter ses observations.`;
  }),
  dernierJourPossible: garde(['dernierJour', 'jour', 'finDuDroit'], ({ dernierJour, jour, finDuDroit }) => {
    if (avant(dernierJour, jour))
      return `Une bourse ne finit que pour l’avenir : choisissez une date à partir du ${ecrireJour(jour)}.`;
    return finDuDroit && !avant(dernierJour, finDuDroit)
      ? `La bourse finit déjà le ${ecrireJour(finDuDroit)} : il n’y a rien à écourter.`
      : null;
  }),
} as const satisfies Record<string, Verification>;

/** An error of the administration is no longer withdrawn after four months (CRPA L. 242-1). */
function direErreurTardive(motif: MotifDeRetrait, attribueeLe: Jour | null, jour: Jour): string | null {
  if (motif !== 'erreur' || !attribueeLe) return null;
  const { echeance } = echeanceRetraitPourErreur(attribueeLe);
  return echeance && apres(jour, echeance)
    ? `Une erreur de l’administration ne se corrige contre la famille que ${dansLesJoursQuiSuivent('delai.retrait_pour_erreur')} la décision : c’était possible jusqu’au ${ecrireJour(echeance)}.`
    : null;
}
