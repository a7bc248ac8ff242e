import type { Rentree } from '../annee.ts';
import type { Campagne } from '../calendrier/campagne.ts';
import type { Territoire } from '../calendrier/territoire.ts';
import { apres, type Jour } from '../date.ts';
import type { TypeBourse } from '../situation.ts';
import { echeancePropositions, echeanceSilenceSurLaDemande } from './administration.ts';
import type { Delai } from './delai.ts';
import { echeanceAvisImpot, echeanceCampagne, echeancePieces } from './famille.ts';
import {
  echeanceGracieuxOuHierarchique,
  echeanceRapo,
  echeanceReponseRapo,
  echeanceReponseRecoursAdministratif,
  echeanceTribunal,
} from './recours.ts';

/** States of a dossier that may carry a deadline; those of the procedure table are among them. */
export type EtatSuivi =
  | 'brouillon'
  | 'deposee'
  | 'incomplete'
  | 'en_instruction'
  | 'proposee'
  | 'decidee'
  | 'notifiee'
  | 'en_recours'
  | 'retiree'
  | 'desistee'
  | 'irrecevable';

/** What the next deadline depends on. A null day: the event happened, its date is not proven. */
export interface Suivi {
  etat: EtatSuivi;
  type: TypeBourse;
  rentree: Rentree;
  territoire: Territoire;
  /** Null when no text gives the closing day. */
  campagne: Campagne | null;
  /** Deadline of the dérogation that a demande out of campaign rests on. */
  derogation?: Delai;
  /** True in collège privé, where the chef proposes before the service académique instructs. */
  propositionAttendue?: boolean;
  /** Day on which the administration held a complete demande; absent in étude automatique, where nothing is filed. */
  demandeComplete?: Jour | null;
  demandeDePiecesRecue?: Jour | null;
  /** The établissement was told that the avis d'impôt alone will come later. */
  avisAttendu?: boolean;
  decisionRecue?: Jour | null;
  /** The decision answers a recours: the next step is the tribunal. */
  surRecours?: boolean;
  recours?: { genre: 'rapo' | 'gracieux_ou_hierarchique'; recuLe: Jour };
}

const premier = (delais: readonly Delai[]): Delai | null =>
  delais.reduce<Delai | null>((tot, delai) => {
    if (!tot?.echeance) return delai;
    return delai.echeance && apres(tot.echeance, delai.echeance) ? delai : tot;
  }, null);

function pendantLInstruction(suivi: Suivi): Delai | null {
  const delais: Delai[] = [];
  if (suivi.propositionAttendue && suivi.campagne && suivi.etat !== 'proposee')
    delais.push(echeancePropositions(suivi.campagne.cloture));
  if (suivi.demandeComplete !== undefined) delais.push(echeanceSilenceSurLaDemande(suivi.demandeComplete));
  return premier(delais);
}

function apresNotification({ decisionRecue = null, surRecours, type, territoire }: Suivi): Delai {
  if (surRecours) return echeanceTribunal(decisionRecue, territoire);
  return type === 'lycee'
    ? echeanceRapo(decisionRecue, territoire)
    : echeanceGracieuxOuHierarchique(decisionRecue, territoire);
}

function pendantLeRecours({ recours }: Suivi): Delai | null {
  if (!recours) return null;
  return recours.genre === 'rapo'
    ? echeanceReponseRapo(recours.recuLe)
    : echeanceReponseRecoursAdministratif(recours.recuLe);
}

/** Which legal deadline each state carries; null: none, the dossier waits for an act without a date. */
const PAR_ETAT: Readonly<Record<EtatSuivi, (suivi: Suivi) => Delai | null>> = {
  brouillon: ({ derogation, campagne }) => derogation ?? (campagne && echeanceCampagne(campagne)),
  deposee: pendantLInstruction,
  incomplete: ({ avisAttendu, rentree, demandeDePiecesRecue = null, territoire }) =>
    avisAttendu ? echeanceAvisImpot(rentree) : echeancePieces(demandeDePiecesRecue, territoire),
  en_instruction: pendantLInstruction,
  proposee: pendantLInstruction,
  decidee: () => null,
  notifiee: apresNotification,
  en_recours: pendantLeRecours,
  retiree: apresNotification,
  desistee: () => null,
  irrecevable: apresNotification,
};

/** The next legal deadline that a dossier carries, by which queues are sorted; null when no text gives one. */
export const prochaineEcheance = (suivi: Suivi): Delai | null => PAR_ETAT[suivi.etat](suivi);
