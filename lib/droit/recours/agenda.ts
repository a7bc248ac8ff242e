import { lieuDAdresse } from '../adresse.ts';
import type { Territoire } from '../calendrier/territoire.ts';
import type { Branche } from '../competence.ts';
import type { Jour } from '../date.ts';
import type { Delai } from '../delais/delai.ts';
import {
  type Eloignement,
  echeanceGracieuxOuHierarchique,
  echeanceRapo,
  echeanceTribunal,
} from '../delais/recours.ts';
import { REJET_PAR_SILENCE } from '../delais/silence.ts';
import type { TypeBourse } from '../situation.ts';
import { estEchu } from './qualification.ts';
import { type ActeContestable, type DelaiDeRecours, type VoieDeRecours, voiesDeRecours } from './voies.ts';

/** A decision seen by who may contest it. */
export interface DecisionContestable {
  type: TypeBourse;
  branche: Branche;
  acte: ActeContestable;
  /** INSEE code of the département where the authority decides. */
  departement: string;
  /** "de Lille", "d’Amiens". */
  academie: string;
  territoire: Territoire;
  /**
   * Proven reception of the letter, or the day on which silence rejected; null when nothing proves it: no delay runs then.
   */
  recue: Jour | null;
  eloignement?: Eloignement;
}

export interface RecoursALaDate {
  voie: VoieDeRecours;
  /** The delay of a family that has done nothing yet; null when another recours must be answered first. */
  delai: Delai | null;
  /** The last useful day is behind. */
  clos: boolean;
}

function delaiDe({ regle, depart }: DelaiDeRecours, decision: DecisionContestable): Delai | null {
  const { recue, territoire, eloignement } = decision;
  if (depart !== 'reception_de_la_decision' && depart !== 'rejet_implicite_de_la_demande') return null;
  const evenement = depart === 'rejet_implicite_de_la_demande' ? REJET_PAR_SILENCE : undefined;
  if (regle === 'delai.rapo') return echeanceRapo(recue, territoire, evenement);
  if (regle === 'delai.gracieux_ou_hierarchique')
    return echeanceGracieuxOuHierarchique(recue, territoire, evenement);
  return regle === 'delai.tribunal' ? echeanceTribunal(recue, territoire, eloignement, evenement) : null;
}

/** The remedies open against a decision, in the order of its letter, each with its last day and whether it is behind. */
export function agendaDesRecours(decision: DecisionContestable, jour: Jour): readonly RecoursALaDate[] {
  const { type, branche, acte, departement, academie, eloignement } = decision;
  return voiesDeRecours(type, branche, acte, departement, academie, eloignement).map((voie) => {
    const delai = delaiDe(voie.delais[0], decision);
    return { voie, delai, clos: delai !== null && estEchu(delai, jour) };
  });
}

/** Where a family lives; `pays` may be null in France. */
interface Residence {
  codePostal: string;
  pays: string | null;
}

/** CJA R. 421-7: two months more abroad, one overseas when the tribunal sits in metropolitan France. Null: unknown. */
export function eloignementDe(residence: Residence | null, territoire: Territoire): Eloignement {
  const lieu = residence ? lieuDAdresse(residence) : 'metropole';
  if (lieu === 'etranger') return 'etranger';
  const enMetropole = territoire === 'metropole' || territoire === 'alsace_moselle';
  return enMetropole && lieu === 'outre_mer' ? 'outre_mer' : 'aucun';
}

/** The remedies still open on a day, each as a sentence that gives its last day. */
export const derniersJours = (decision: DecisionContestable, jour: Jour): string[] =>
  agendaDesRecours(decision, jour).flatMap(({ delai, clos }) => (delai && !clos ? [delai.phrase] : []));
