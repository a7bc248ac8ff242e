import { ETATS_CLOS } from '../etats.ts';
import { FAMILLE_OU_BUREAUX, type LigneDeProcedure, SUR_PLACE, selon } from '../ligne-de-procedure.ts';
import { ACTES_DU_JUGE } from './juge.ts';
import { ACTES_DU_MINISTRE } from './ministre.ts';
import { ACTES_SUR_RETENUE } from './retenue.ts';

/** A decision was notified, or silence may have rejected (C. IV.B; CRPA L. 231-4). */
const CONTESTABLES = ['deposee', 'en_instruction', 'proposee', 'notifiee', 'irrecevable', 'retiree'] as const;

/** Rows of the procedure table for recours (C. IV.B): its entry, and each way of answering it. A guard tells whose each is. */
export const ACTES_DE_RECOURS = {
  ...ACTES_DU_JUGE,
  ...ACTES_DU_MINISTRE,
  ...ACTES_SUR_RETENUE,
  former_recours: {
    libelle: 'Enregistrer un recours',
    accompli: 'Recours reçu',
    de: CONTESTABLES,
    vers: SUR_PLACE,
    par: FAMILLE_OU_BUREAUX,
    gardes: ['contestable', 'recoursDate'],
    saisie: ['recoursForme', 'recoursRecu', 'recoursObjet'],
    ecrit: 'recours',
    courrier: 'accuse_reception_recours',
    article: 'C. IV.B',
  },
  accueillir_recours: {
    libelle: 'Accueillir le recours',
    accompli: 'Recours accueilli, bourse attribuée',
    de: CONTESTABLES,
    vers: 'decidee',
    par: 'repondre_au_recours',
    gardes: [
      'reponsePermise',
      'eleveScolarise',
      'premiereBourseFinie',
      'demandeSeule',
      'droitOuvert',
      'autreEchelon',
    ],
    saisie: ['motivation'],
    ecrit: 'decision',
    decision: 'attribution',
    courrier: 'attribution',
    article: 'C. IV.B ; R. 531-25',
    attendu: true,
  },
  maintenir_refus: {
    libelle: 'Maintenir la décision contestée',
    accompli: 'Décision maintenue sur recours',
    de: CONTESTABLES,
    // A bourse whose withdrawal is kept stays withdrawn, a demande that is still irrecevable stays so.
    vers: selon(['etat'], ({ etat }) => (ETATS_CLOS.includes(etat) ? etat : 'decidee')),
    par: 'repondre_au_recours',
    gardes: ['reponsePermise', 'refusConteste', 'motivationEcrite'],
    saisie: ['motivation'],
    ecrit: 'decision',
    decision: 'refus_sur_recours',
    courrier: 'maintien_du_refus',
    article: 'C. IV.B ; D. 531-26',
    attendu: true,
  },
  maintenir_attribution: {
    libelle: 'Maintenir l’attribution',
    accompli: 'Attribution maintenue sur recours',
    de: CONTESTABLES,
    vers: 'decidee',
    par: 'repondre_au_recours',
    gardes: ['reponsePermise', 'attributionContestee', 'droitOuvert', 'motivationEcrite'],
    saisie: ['motivation'],
    ecrit: 'decision',
    decision: 'attribution',
    courrier: 'attribution',
    article: 'C. IV.B ; D. 531-26',
    attendu: true,
  },
  rouvrir_sur_recours: {
    libelle: 'Reprendre l’examen',
    accompli: 'Recours accueilli, examen repris',
    de: ['notifiee', 'irrecevable', 'retiree'],
    vers: 'en_instruction',
    par: 'repondre_au_recours',
    gardes: ['reponsePermise', 'decisionARouvrir', 'motivationEcrite'],
    saisie: ['motivation'],
    ecrit: 'recours',
    courrier: 'reponse_au_recours',
    article: 'C. IV.B',
  },
  ecarter_recours_tardif: {
    libelle: 'Répondre que le recours est tardif',
    accompli: 'Recours tardif, non examiné',
    de: CONTESTABLES,
    vers: SUR_PLACE,
    par: 'repondre_au_recours',
    gardes: ['reponseAuTardifPermise', 'recoursTardif', 'connaissanceMotivee'],
    saisie: ['connueLe', 'motivation'],
    ecrit: 'recours',
    courrier: 'reponse_au_recours',
    article: 'C. IV.B',
  },
} as const satisfies Record<string, LigneDeProcedure>;
