/** What is told of a pupil's bourse to the services that may ask (CRPA L. 114-8): a right of today, a doubt, or none. */
import { bornesDeLAnnee, type Rentree } from '../annee.ts';
import { apres, avant, type Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';

export const LECTURES_STATUT_PUBLIE: readonly Lecture[] = [
  {
    id: 'publication.statut_de_droit_jamais_dit',
    article: 'C. III.D.3.a ; CASF L. 221-6 ; RGPD art. 5',
    doute:
      'L’élève de terminale placé à l’aide sociale à l’enfance a de droit le statut de boursier : faut-il répondre « boursier » à une commune qui le demande ?',
    lecture:
      'Non : sans bourse attribuée, il est répondu comme d’un élève sans bourse. Une bourse que la famille a obtenue se dit comme toute autre.',
    autre: 'Répondre « boursier », sans échelon.',
    raison:
      'Un boursier sans échelon ne peut être qu’un élève placé : la réponse dirait une mesure de protection à qui n’a pas à la connaître. Ce statut ne vaut que pour Parcoursup.',
    regles: ['statut_boursier_ase_terminale'],
  },
  {
    id: 'publication.inconnu_pendant_la_campagne',
    article: 'C. I.A ; CRPA L. 114-8',
    doute:
      'Que répondre d’un élève qui n’a pas de bourse tant que des demandes peuvent encore être déposées ?',
    lecture:
      'Rien : « inconnu », même si un refus lui a été notifié. « Non » ne se dit qu’après la clôture de son académie (celle du CNED pour ses élèves), et reste « inconnu » si sa demande attend encore sa décision.',
    autre: 'Répondre « non » dès qu’aucune bourse n’est connue.',
    raison:
      'Une aide refusée sur un « non » de septembre ne se rattrape pas ; jusqu’à la clôture une demande nouvelle peut tout changer.',
    regles: ['delai.campagne'],
  },
  {
    id: 'publication.dernier_jour_du_droit',
    article: 'C. V ; CRPA L. 114-8',
    doute:
      'Un droit retiré, transféré ou terminé se dit-il encore le jour où il finit, et un recours y change-t-il quelque chose ?',
    lecture:
      'Le droit connu de la famille ce jour-là : son dernier jour compte, un recours n’y change rien avant sa réponse, un retrait compte dès qu’il est notifié. Hors de l’année scolaire, le jour le plus proche de celle-ci.',
    autre: 'Le droit de la dernière décision prise, notifiée ou non.',
    raison: 'Nul ne doit apprendre d’une commune une décision que l’administration ne lui a pas encore dite.',
    regles: ['retrait.charge', 'retrait.erreur', 'retrait.renonciation'],
  },
  {
    id: 'publication.hors_contrat_habilite',
    article: 'C. I, V.C',
    doute:
      'L’interface du ministère ne couvre pas les établissements hors contrat, mais ceux qui sont habilités accueillent des boursiers nationaux.',
    lecture:
      'Les élèves des établissements habilités sont répondus comme les autres ; ceux du hors contrat sans habilitation ne sont pas connus.',
    autre: 'Ne répondre d’aucun élève du hors contrat.',
    raison:
      'La bourse est la même ; l’ignorer obligerait ces familles, et elles seules, à fournir un papier.',
    regles: ['hors_contrat_habilite'],
  },
];

/** What is known of a pupil's bourse for a school year. */
export interface FaitsDeLaBourse {
  /** Of the right in force that a notified decision opened; null without one. */
  echelon: number | null;
  /** Last day on which a demande may be filed where the pupil is; null when no text sets it yet. */
  cloture: Jour | null;
  /** A demande was filed, and its decision has not been notified. */
  enAttente: boolean;
}

export interface StatutPublie {
  /** Null: nobody can say yet. */
  estBoursier: boolean | null;
  echelon: number | null;
}

/** What may be told of the bourse on a day: true once notified, false only when no answer is awaited any more. */
export function statutPublie({ echelon, cloture, enAttente }: FaitsDeLaBourse, jour: Jour): StatutPublie {
  if (echelon !== null) return { estBoursier: true, echelon };
  const certain = cloture !== null && apres(jour, cloture) && !enAttente;
  return { estBoursier: certain ? false : null, echelon: null };
}

/** The day of a school year whose rights are told: today, or the nearest one of that year. */
export function jourDeLAnnee(annee: Rentree, jour: Jour): Jour {
  const { debut, fin } = bornesDeLAnnee(annee);
  if (avant(jour, debut)) return debut;
  return apres(jour, fin) ? fin : jour;
}
