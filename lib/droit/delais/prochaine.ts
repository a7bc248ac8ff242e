import type { Rentree } from '../annee.ts';
import type { Campagne } from '../calendrier/campagne.ts';
import type { Territoire } from '../calendrier/territoire.ts';
import { apres, type Jour } from '../date.ts';
import { type Etat, etatDeProcedure } from '../etats.ts';
import type { TypeBourse } from '../situation.ts';
import {
  echeancePropositions,
  echeanceReponseALEtude,
  echeanceSilenceSurLaDemande,
} from './administration.ts';
import type { Delai } from './delai.ts';
import { echeanceAvisImpot, echeanceCampagne, echeanceObservations, echeancePieces } from './famille.ts';
import { echeanceDuJuge } from './juge.ts';
import {
  echeanceGracieuxOuHierarchique,
  echeanceRapo,
  echeanceReponseRapo,
  echeanceReponseRecoursAdministratif,
  echeanceTribunal,
} from './recours.ts';

/**
 * What the next deadline depends on; nothing may be left out. A null day: the event did not happen, or its date is not
 * proven.
 */
export interface Suivi {
  etat: Etat;
  type: TypeBourse;
  rentree: Rentree;
  territoire: Territoire;
  /** Null when no text gives the closing day. */
  campagne: Campagne | null;
  /** Deadline of the dérogation that a demande out of campaign rests on. */
  derogation: Delai | null;
  /** The chef of a collège privé has still to propose. */
  propositionAttendue: boolean;
  /** Day on which the administration held a complete demande; in étude automatique nothing is filed. */
  demandeComplete: Jour | null | 'rien_de_depose';
  /** It comes from an étude automatique, whose answer is promised in the first trimestre. */
  etude: boolean;
  demandeDePiecesRecue: Jour | null;
  /** The établissement was told that the avis d'impôt alone will come later. */
  avisAttendu: boolean;
  decisionRecue: Jour | null;
  /** The decision answers a recours: the next step is the tribunal. */
  surRecours: boolean;
  /** The recours that waits for its answer; the dossier keeps its state. */
  recours: { genre: 'rapo' | 'gracieux_ou_hierarchique'; recuLe: Jour } | null;
  /** The family is invited to say what it thinks of a withdrawal, since a day that is proven or not; null: it is not. */
  observations: { invitationRecue: Jour | null } | null;
  /** Until when the tribunal awaits an answer; null: no requête waits, or it set no day. */
  reponseAuTribunal: Jour | null;
}

const premier = (delais: readonly Delai[]): Delai | null =>
  delais.reduce<Delai | null>((tot, delai) => {
    if (!tot?.echeance) return delai;
    return delai.echeance && apres(tot.echeance, delai.echeance) ? delai : tot;
  }, null);

/** The answer promised to who consented, once there is something to answer (reading delai.reponse_a_l_etude). */
function promisALEtude({ etude, rentree, demandeComplete }: Suivi): Delai[] {
  if (!etude || !demandeComplete || demandeComplete === 'rien_de_depose') return [];
  const promis = echeanceReponseALEtude(rentree);
  return promis.echeance && apres(demandeComplete, promis.echeance) ? [] : [promis];
}

function pendantLInstruction(suivi: Suivi): Delai | null {
  const delais: Delai[] = [];
  if (suivi.propositionAttendue && suivi.campagne) delais.push(echeancePropositions(suivi.campagne.cloture));
  if (suivi.demandeComplete !== 'rien_de_depose')
    delais.push(echeanceSilenceSurLaDemande(suivi.demandeComplete));
  return premier([...delais, ...promisALEtude(suivi)]);
}

function apresNotification({ decisionRecue, surRecours, type, territoire }: Suivi): Delai {
  if (surRecours) return echeanceTribunal(decisionRecue, territoire);
  return type === 'lycee'
    ? echeanceRapo(decisionRecue, territoire)
    : echeanceGracieuxOuHierarchique(decisionRecue, territoire);
}

const pendantLeRecours = ({ genre, recuLe }: NonNullable<Suivi['recours']>): Delai =>
  genre === 'rapo' ? echeanceReponseRapo(recuLe) : echeanceReponseRecoursAdministratif(recuLe);

/** Which legal deadline each state carries; null: none, the dossier waits for an act without a date. */
const PAR_ETAT: Readonly<Record<Etat, (suivi: Suivi) => Delai | null>> = {
  brouillon: ({ derogation, campagne }) => derogation ?? (campagne && echeanceCampagne(campagne)),
  deposee: pendantLInstruction,
  incomplete: ({ avisAttendu, rentree, demandeDePiecesRecue, territoire }) =>
    avisAttendu ? echeanceAvisImpot(rentree) : echeancePieces(demandeDePiecesRecue, territoire),
  en_instruction: pendantLInstruction,
  proposee: pendantLInstruction,
  decidee: () => null,
  notifiee: apresNotification,
  desistee: () => null,
  irrecevable: apresNotification,
  retiree: apresNotification,
};

/** What somebody owes, the tribunal apart. */
const sansLeJuge = (suivi: Suivi): Delai | null =>
  suivi.recours
    ? pendantLeRecours(suivi.recours)
    : suivi.observations && suivi.etat === 'notifiee'
      ? echeanceObservations(suivi.observations.invitationRecue, suivi.territoire)
      : PAR_ETAT[suivi.etat](suivi);

/**
 * The next legal deadline that a dossier carries, by which queues are sorted; null when no text gives one. What the tribunal
 * awaits comes before the delay in which a family may still contest.
 */
export function prochaineEcheance(suivi: Suivi): Delai | null {
  const { etat, recours, observations, reponseAuTribunal } = suivi;
  const autre = sansLeJuge(suivi);
  if (!reponseAuTribunal) return autre;
  const juge = echeanceDuJuge(reponseAuTribunal);
  const du = etatDeProcedure(etat).ouvert || recours || observations;
  return du && autre ? premier([juge, autre]) : juge;
}
