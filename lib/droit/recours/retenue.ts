/** A recours against a retenue for absences: what may be contested, who answers, and what the answer does (C. IV.B, VII.A). */
import { ecrireJour, type Jour } from '../date.ts';
import { garde, type Verification } from '../garde.ts';
import type { Lecture } from '../lecture.ts';
import { type LigneDeProcedure, SUR_PLACE } from '../ligne-de-procedure.ts';
import type { LettreSuivie } from '../reception/preuves.ts';
import { direReponse } from './gardes.ts';
import { ACTES_DU_MINISTRE, direReponseDuMinistre } from './ministre.ts';
import type { ObjetDeRecours } from './pendants.ts';
import type { Reponse } from './reponse.ts';

/** What a dossier says of its retenues and of what contests them. */
export interface FaitsDuRecoursSurRetenue {
  /** Day of the retenue that may be contested: the last, once its letter is made, while it retains something; null: none. */
  retenueContestableLe: Jour | null;
  /** Whether who acts may answer the recours that waits against a retenue. */
  reponseSurRetenue: Reponse;
  /** Day on which the hiérarchique that waits against a retenue came; null when the one that waits is none, or none does. */
  hierarchiqueSurRetenueRecu: Jour | null;
  /** The letter of that retenue, or of the answer that keeps it, whose reception nothing proves yet; null: none waits. */
  lettreDeRetenue: LettreSuivie | null;
}

export interface SaisieDuRecoursSurRetenue {
  recoursObjet: ObjetDeRecours;
  /** How many of the half-days retained the answer sets aside. */
  demiJourneesEcartees: number;
}

/** Wherever a bourse was once notified: the dossier goes its own way meanwhile. */
export const DEPUIS_LA_BOURSE = [
  'incomplete',
  'en_instruction',
  'proposee',
  'decidee',
  'notifiee',
  'retiree',
] as const;

/** Rows of the procedure table for the answers to a recours against a retenue: kept, or given back in all or in part. */
export const ACTES_SUR_RETENUE = {
  maintenir_retenue: {
    libelle: 'Maintenir la retenue',
    accompli: 'Retenue maintenue sur recours',
    de: DEPUIS_LA_BOURSE,
    vers: SUR_PLACE,
    par: 'repondre_au_recours',
    gardes: ['reponseSurRetenuePermise', 'rienARendreSurRecours', 'motivationEcrite'],
    saisie: ['motivation'],
    ecrit: 'recours',
    courrier: 'reponse_au_recours',
    article: 'C. IV.B, VII.A',
  },
  revoir_retenue: {
    libelle: 'Annuler ou réduire la retenue',
    accompli: 'Recours accueilli, retenue rendue',
    de: DEPUIS_LA_BOURSE,
    vers: SUR_PLACE,
    par: 'repondre_au_recours',
    gardes: ['reponseSurRetenuePermise', 'demiJourneesNommees', 'motivationEcrite'],
    saisie: ['demiJourneesEcartees', 'motivation'],
    ecrit: 'retenue',
    courrier: 'restitution_de_retenue',
    article: 'C. IV.B, VII.A',
  },
  executer_ministre_sur_retenue: {
    libelle: 'Rendre la retenue, sur l’accord du ministre',
    accompli: 'Recours accueilli par le ministre, retenue rendue',
    de: DEPUIS_LA_BOURSE,
    vers: SUR_PLACE,
    par: ACTES_DU_MINISTRE.executer_reponse_du_ministre.par,
    gardes: [
      'delegationEnCours',
      'ministreSaisiDeLaRetenue',
      'ministreSurRetenueDate',
      'demiJourneesNommees',
      'motivationEcrite',
    ],
    saisie: ['reponseDuMinistre', 'demiJourneesEcartees', 'motivation'],
    ecrit: 'retenue',
    courrier: 'restitution_de_retenue',
    article: 'C. IV.B, VII.A',
  },
} as const satisfies Record<string, LigneDeProcedure>;

/** Conditions of those acts, and of the retenues that a recours holds still. */
export const GARDES_SUR_RETENUE = {
  aucunRecoursSurRetenue: garde(['reponseSurRetenue'], ({ reponseSurRetenue }) =>
    reponseSurRetenue === 'aucun_recours'
      ? null
      : 'Un recours de la famille contre la retenue attend sa réponse : répondez-y d’abord depuis l’onglet Recours, elle tiendra compte de ce qui est justifié depuis.',
  ),
  reponseSurRetenuePermise: garde(['reponseSurRetenue'], ({ reponseSurRetenue }) =>
    direReponse(reponseSurRetenue),
  ),
  rienARendreSurRecours: garde(['absencesARendre'], ({ absencesARendre }) =>
    absencesARendre > 0
      ? 'Des absences retenues sont justifiées depuis : la retenue ne peut pas être maintenue telle quelle, réduisez-la.'
      : null,
  ),
  demiJourneesNommees: garde(
    ['demiJourneesEcartees', 'absencesARendre'],
    ({ demiJourneesEcartees, absencesARendre }) =>
      demiJourneesEcartees + absencesARendre > 0
        ? null
        : 'Choisissez au moins une demi-journée qui n’est plus retenue, ou maintenez la retenue.',
  ),
  ministreSaisiDeLaRetenue: garde(['hierarchiqueSurRetenueRecu'], ({ hierarchiqueSurRetenueRecu }) =>
    hierarchiqueSurRetenueRecu
      ? null
      : 'Aucun recours hiérarchique contre une retenue n’attend de réponse sur ce dossier.',
  ),
  ministreSurRetenueDate: garde(
    ['reponseDuMinistre', 'hierarchiqueSurRetenueRecu', 'jour'],
    ({ reponseDuMinistre, hierarchiqueSurRetenueRecu, jour }) =>
      direReponseDuMinistre(reponseDuMinistre, hierarchiqueSurRetenueRecu, jour),
  ),
} as const satisfies Record<string, Verification>;

export const LECTURES_DU_RECOURS_SUR_RETENUE: readonly Lecture[] = [
  {
    id: 'recours.retenue_la_derniere',
    article: 'C. VII.A',
    doute:
      'Chaque nouveau jour d’absence amène une nouvelle retenue, qui reprend tout depuis la rentrée : laquelle se conteste ?',
    lecture:
      'La dernière, qui remplace les précédentes et rouvre le délai sur le tout ; tant que le recours attend, rien d’autre n’est retenu ni rendu.',
    autre: 'Chacune séparément, dans les deux mois de son propre courrier.',
    raison: 'La dernière dit tout ce qui est retenu ; la famille n’y perd aucun délai.',
    regles: ['recours.retenue_sans_prealable'],
  },
  {
    id: 'recours.retenue_reduite',
    article: 'C. VII.A ; D. 531-12, R. 531-31',
    doute: 'Le recours est accueilli pour une partie des absences, et le reste ne dépasse plus quinze jours.',
    lecture:
      'Tout est rendu : les absences écartées ne comptent plus, ni pour le seuil ni pour une retenue à venir ; les autres comptent encore, si de nouvelles s’y ajoutent.',
    autre: 'Ne rendre que la part des absences écartées.',
    raison: 'Une retenue naît d’un seuil dépassé ; sans elles, il ne l’a pas été.',
    regles: ['recours.retenue_sans_prealable'],
  },
];

/** The day of a retenue, as a form names what it contests. */
export const nommerLaRetenue = (le: Jour): string => `la retenue pour absences du ${ecrireJour(le)}`;
