import type { Rentree } from './annee.ts';
import { type FaitsDeLAvis, GARDES_DE_L_AVIS, type SaisieDeLAvis } from './avis/gardes.ts';
import { COMPETENCES } from './competence.ts';
import { GARDES_DE_SIGNATURE } from './courrier/gardes-de-signature.ts';
import type { FaitsDeSignature } from './courrier/signature.ts';
import { apres, avant, ecrireJour, type Jour } from './date.ts';
import { premierDepotPossible } from './dates-possibles.ts';
import type { AnnoncesDues } from './echeances/annonces.ts';
import { GARDES_DES_ECHEANCES } from './echeances/gardes.ts';
import type { Etat } from './etats.ts';
import { type FaitsDeLEtude, GARDES_DE_L_ETUDE } from './etude/actes.ts';
import { garde, type Verification } from './garde.ts';
import type { GenreDecision } from './ligne-de-procedure.ts';
import { GARDES_DE_RECEPTION } from './reception/gardes.ts';
import type { Preuve, Recommande } from './reception/preuves.ts';
import { type FaitsDuDouble, GARDES_DU_DOUBLE } from './recevabilite/gardes-du-double.ts';
import {
  type FaitsDuRetard,
  GARDES_DU_RETARD,
  type SaisieDuRetard,
} from './recevabilite/gardes-du-retard.ts';
import { GARDES_DE_RECOURS } from './recours/gardes.ts';
import { GARDES_DE_REPONSE } from './recours/gardes-de-reponse.ts';
import { type FaitsDuJuge, GARDES_DU_JUGE, type SaisieDuJuge } from './recours/juge.ts';
import { type FaitsDuMinistre, GARDES_DU_MINISTRE, type SaisieDuMinistre } from './recours/ministre.ts';
import type { Reponse } from './recours/reponse.ts';
import {
  type FaitsDuRecoursSurRetenue,
  GARDES_SUR_RETENUE,
  type SaisieDuRecoursSurRetenue,
} from './recours/retenue.ts';
import {
  type FaitsDuRetardDeRecours,
  GARDES_DU_RETARD_DE_RECOURS,
  type SaisieDuRetardDeRecours,
} from './recours/tardif.ts';
import {
  type FaitsDeLaRectification,
  GARDES_DE_RECTIFICATION,
  type SaisieDeLaRectification,
} from './rectification/gardes.ts';
import { GARDES_DE_RELECTURE } from './relecture.ts';
import { type FaitsDesAbsences, GARDES_DE_RETENUE } from './retenue/gardes.ts';
import { type FaitsDuRetrait, GARDES_DE_RETRAIT, type SaisieDuRetrait } from './retrait/gardes.ts';
import { type FaitsDAilleurs, GARDES_D_AILLEURS, type SaisieDAilleurs } from './transfert/ailleurs.ts';
import { type FaitsDuDepart, GARDES_DU_DEPART, type SaisieDuDepart } from './transfert/depart.ts';
import { type FaitsDuTransfert, GARDES_DE_TRANSFERT, type SaisieDuTransfert } from './transfert/gardes.ts';
import { type FaitsDuRetour, GARDES_DU_RETOUR, type SaisieDuRetour } from './transfert/retour.ts';

/**
 * What the dossier says on the day of the act. Null: known to be none. Every fact is given: one that is missing was
 * forgotten, and the evaluator refuses.
 */
export interface FaitsDuDossier
  extends AnnoncesDues,
    FaitsDeLAvis,
    FaitsDeLEtude,
    FaitsDuRetrait,
    FaitsDuMinistre,
    FaitsDuJuge,
    FaitsDuRetardDeRecours,
    FaitsDuRecoursSurRetenue,
    FaitsDuDouble,
    FaitsDuRetard,
    FaitsDeLaRectification,
    FaitsDuTransfert,
    FaitsDAilleurs,
    FaitsDuDepart,
    FaitsDuRetour,
    FaitsDesAbsences,
    FaitsDeSignature {
  etat: Etat;
  /** Day of the act, from the injected clock. */
  jour: Jour;
  /** Deposit after the closing date without any dérogation (C. I.B), not admitted since. */
  horsDelai: boolean;
  /** Day of reception as typed on the paper form. */
  recuLe: Jour | null;
  /** Postmark, when the form came by post. */
  cachetLe: Jour | null;
  /** Signed when it came, or since; true for the channels that ask for no signature. */
  formulaireSigne: boolean;
  /** First day of the pupil in the établissement. */
  entreeLe: Jour;
  /** Pieces asked and still missing once the act is done. */
  piecesManquantes: number;
  /** Pieces that came and that nobody has looked at yet. */
  piecesAVerifier: number;
  /** The chef of a collège privé has already proposed: a completed dossier goes back to the service académique. */
  proposee: boolean;
  finAnneeScolaire: Jour;
  rentree: Rentree;
  /** What the computation says of the dossier as it stands; null while too little is told. */
  calcul: 'droit' | 'sans_droit' | 'incalculable' | 'humain' | null;
  /** The signatory holds a delegation on the day, or signs in its own name. */
  delegation: boolean;
  courrierProduit: boolean;
  envoyeLe: Jour | null;
  /** Day on which that letter was received, once proved. */
  receptionDatee: Jour | null;
  /** The same letter, when it was posted registered. */
  recommande: Recommande | null;
  /** What a recours may bear on: the decision notified and in force, or the rejection by silence; null: nothing yet. */
  contestee: GenreDecision | 'silence' | null;
  /** Day of what may be contested. */
  contesteeLe: Jour | null;
  /** Whether who acts may answer the recours that waits against a decision, or against the silence. */
  reponseAuRecours: Reponse;
  /** The person took part in the decision that a recours has had examined again. */
  aDecideAvantReprise: boolean;
  /** The computation gives the échelon of the attribution that is contested. */
  memeEchelon: boolean;
}

/** What is given with the act, by the form that asks for it. */
export interface Saisie
  extends SaisieDeLAvis,
    SaisieDuRetard,
    SaisieDuRetrait,
    SaisieDuMinistre,
    SaisieDuJuge,
    SaisieDuRetardDeRecours,
    SaisieDuRecoursSurRetenue,
    SaisieDeLaRectification,
    SaisieDAilleurs,
    SaisieDuDepart,
    SaisieDuRetour,
    SaisieDuTransfert {
  /** Pieces named in the demand being made. */
  piecesNommees: number;
  /** A written reason by the person who decides; null where the computation decides alone. */
  motivation: string | null;
  /** Day of reception being recorded for a letter. */
  receptionDuCourrier: Jour;
  preuve: Preuve;
  /** Day on which a registered letter was handed to the post, and on which a letter came back. */
  posteLe: Jour;
  revenuLe: Jour;
  /** Day of reception, and postmark, that take the place of those recorded. */
  receptionCorrigee: Jour;
  cachetCorrige: Jour | null;
  /** Day on which the family formed its recours (postmark, or the portal), and the day on which it arrived. */
  recoursForme: Jour;
  recoursRecu: Jour;
  requeteRecue: Jour;
  /** Day on which the mémoire en défense was lodged with the court. */
  memoire: Jour;
  jugement: Jour;
}

export type Faits = FaitsDuDossier & Saisie;

/** Characters under which a written reason gives none. */
export const MOTIVATION_MINIMALE = 20;

const estMotive = ({ motivation }: Pick<Faits, 'motivation'>): boolean =>
  (motivation?.trim().length ?? 0) >= MOTIVATION_MINIMALE;

const EXAMEN = 'Ce dossier demande un examen : motivez votre décision par écrit.';

function direReception(recuLe: Jour, { jour, rentree }: Pick<Faits, 'jour' | 'rentree'>): string | null {
  if (apres(recuLe, jour))
    return `La date de réception (${ecrireJour(recuLe)}) est dans le futur : vérifiez le cachet.`;
  return avant(recuLe, premierDepotPossible(rentree))
    ? `La date de réception (${ecrireJour(recuLe)}) précède toute demande pour la rentrée ${rentree} : vérifiez l’année.`
    : null;
}

/** A postmark later than the arrival proves nothing, and one of another year is a mistake (C. II.B). */
function direCachet(cachetLe: Jour | null, recuLe: Jour | null, rentree: Rentree): string | null {
  if (!cachetLe) return null;
  if (recuLe && apres(cachetLe, recuLe))
    return `Le cachet de la poste (${ecrireJour(cachetLe)}) est postérieur à la réception : vérifiez les deux dates, ou laissez vide un cachet illisible.`;
  return avant(cachetLe, premierDepotPossible(rentree))
    ? `Le cachet de la poste (${ecrireJour(cachetLe)}) précède toute demande pour la rentrée ${rentree} : vérifiez l’année.`
    : null;
}

/** Conditions named in the procedure table. */
export const GARDES = {
  ...GARDES_DE_L_AVIS,
  ...GARDES_DE_L_ETUDE,
  ...GARDES_DU_JUGE,
  ...GARDES_DE_RECOURS,
  ...GARDES_DU_MINISTRE,
  ...GARDES_DU_RETARD_DE_RECOURS,
  ...GARDES_SUR_RETENUE,
  ...GARDES_DU_DOUBLE,
  ...GARDES_DU_RETARD,
  ...GARDES_DE_RETRAIT,
  ...GARDES_DE_RELECTURE,
  receptionPossible: garde(['recuLe', 'jour', 'rentree'], ({ recuLe, ...reperes }) =>
    recuLe
      ? direReception(recuLe, reperes)
      : 'La date de réception manque : reportez celle du cachet de l’établissement.',
  ),
  cachetPossible: garde(['cachetLe', 'recuLe', 'rentree'], ({ cachetLe, recuLe, rentree }) =>
    direCachet(cachetLe, recuLe, rentree),
  ),
  receptionCorrigeePossible: garde(
    ['receptionCorrigee', 'cachetCorrige', 'jour', 'rentree'],
    ({ receptionCorrigee, cachetCorrige, ...reperes }) =>
      direReception(receptionCorrigee, reperes) ??
      direCachet(cachetCorrige, receptionCorrigee, reperes.rentree),
  ),
  formulaireSigne: garde(['formulaireSigne'], (f) =>
    f.formulaireSigne
      ? null
      : 'Le formulaire n’est pas signé : demandez à la famille le formulaire rempli, daté et signé.',
  ),
  dansLesDelais: garde(['horsDelai'], ({ horsDelai }) =>
    horsDelai
      ? 'La demande a été déposée après la clôture : elle doit d’abord être refusée, déclarée irrecevable, ou admise par une décision motivée.'
      : null,
  ),
  deposeeHorsDelai: garde(['horsDelai'], ({ horsDelai }) =>
    horsDelai ? null : 'La demande a été déposée dans les délais.',
  ),
  competenceHorsDelaiDuChef: garde([], (_, branche) =>
    COMPETENCES[branche].horsDelai === 'refuser_hors_delai'
      ? null
      : 'Hors délai, cette demande relève d’une irrecevabilité prononcée par le directeur académique.',
  ),
  competenceHorsDelaiDuDasen: garde([], (_, branche) =>
    COMPETENCES[branche].horsDelai === 'declarer_irrecevable'
      ? null
      : 'Hors délai, cette demande relève d’un refus signé par le chef d’établissement.',
  ),
  motivationEcrite: garde(['motivation'], (f) =>
    estMotive(f)
      ? null
      : `Écrivez la raison (au moins ${MOTIVATION_MINIMALE} caractères) : elle figure au dossier.`,
  ),
  piecesNommees: garde(['piecesNommees'], (f) =>
    f.piecesNommees > 0 ? null : 'Nommez au moins une pièce à demander.',
  ),
  pieceAVerifier: garde(['piecesAVerifier'], (f) =>
    f.piecesAVerifier > 0 ? null : 'Toutes les pièces reçues ont déjà été regardées.',
  ),
  piecesVerifiees: garde(['piecesAVerifier'], (f) =>
    f.piecesAVerifier === 0
      ? null
      : 'Une pièce reçue n’a pas encore été regardée : dites d’abord si elle convient ou si elle est à renvoyer.',
  ),
  delegationEnCours: garde(['delegation'], ({ delegation }) =>
    delegation ? null : 'Vous n’avez pas de délégation de signature en cours à cette date.',
  ),
  eleveScolarise: garde(['jour', 'entreeLe'], ({ jour, entreeLe }) =>
    avant(jour, entreeLe)
      ? `L’élève n’entre dans l’établissement que le ${ecrireJour(entreeLe)} : une bourse ne s’attribue qu’à un élève effectivement scolarisé.`
      : null,
  ),
  droitOuvert: garde(['calcul', 'motivation'], (f) => {
    if (f.calcul === 'droit') return null;
    if (f.calcul === 'humain') return estMotive(f) ? null : EXAMEN;
    if (f.calcul === 'sans_droit')
      return 'Le calcul ne donne pas droit à une bourse : voyez l’onglet Calcul.';
    return 'Le calcul n’est pas possible : des données manquent au dossier.';
  }),
  droitFerme: garde(['calcul', 'motivation'], (f) => {
    if (f.calcul === 'sans_droit') return null;
    if (f.calcul === 'humain') return estMotive(f) ? null : EXAMEN;
    if (f.calcul === 'droit') return 'Le calcul donne droit à une bourse : un refus n’aurait pas de motif.';
    return 'Le calcul n’est pas possible : demandez d’abord les pièces qui manquent.';
  }),
  ...GARDES_DE_REPONSE,
  ...GARDES_DE_RECTIFICATION,
  ...GARDES_DE_TRANSFERT,
  ...GARDES_D_AILLEURS,
  ...GARDES_DU_DEPART,
  ...GARDES_DU_RETOUR,
  ...GARDES_DE_RETENUE,
  ...GARDES_DES_ECHEANCES,
  ...GARDES_DE_RECEPTION,
  ...GARDES_DE_SIGNATURE,
} as const satisfies Record<string, Verification>;

export type Garde = keyof typeof GARDES;
