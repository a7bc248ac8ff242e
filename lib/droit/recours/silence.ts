import type { Territoire } from '../calendrier/territoire.ts';
import { ecrireJour, type Jour } from '../date.ts';
import type { Delai } from '../delais/delai.ts';
import {
  type Eloignement,
  echeanceReponseRapo,
  echeanceReponseRecoursAdministratif,
  echeanceTribunal,
  echeanceTribunalSansReponse,
} from '../delais/recours.ts';
import { REJET_PAR_SILENCE } from '../delais/silence.ts';
import type { TypeBourse } from '../situation.ts';
import { estEchu } from './qualification.ts';
import type { GenreDeRecours } from './reponse.ts';

/** A recours that waits for its answer, as its family and those who answer follow it. */
export interface RecoursSuivi {
  genre: GenreDeRecours;
  formeLe: Jour;
  /** Day on which it was sent on to the ministre; null until then, and for one that others answer. */
  envoyeLe: Jour | null;
  /** What silence has made of it; null while the administration has time to answer. */
  rejet: RejetDuRecours | null;
}

/** A recours that nobody answered in time: the law takes it for a refusal, and an answer may still come. */
export interface RejetDuRecours {
  le: Jour;
  /** The delay of the judge; null where this recours opens none. */
  juge: Delai | null;
}

interface RecoursSansReponse {
  genre: GenreDeRecours;
  /** What the administration has held since. */
  recuLe: Jour;
  type: TypeBourse;
  /** The recours contests a decision that already answers a RAPO, or a retenue, which opens none. */
  jugeOuvert: boolean;
  territoire: Territoire;
  eloignement: Eloignement;
}

/** The judge of a recours left without answer (C. IV.B): none for a late one, nor in lycée without a RAPO. */
function delaiDuJuge(recours: RecoursSansReponse, rejet: Jour): Delai | null {
  const { genre, recuLe, type, jugeOuvert, territoire, eloignement } = recours;
  if (genre === 'rapo') return echeanceTribunal(rejet, territoire, eloignement, REJET_PAR_SILENCE);
  if (genre === 'tardif' || (type === 'lycee' && !jugeOuvert)) return null;
  return echeanceTribunalSansReponse(recuLe, territoire, eloignement);
}

/** The last day on which the administration may answer a recours (CRPA L. 411-7 ; D. 531-26). */
export const dernierJourDeReponse = ({
  genre,
  recuLe,
}: Pick<RecoursSansReponse, 'genre' | 'recuLe'>): Delai =>
  genre === 'rapo' ? echeanceReponseRapo(recuLe) : echeanceReponseRecoursAdministratif(recuLe);

/** The day on which silence rejected a recours; null while an answer may come in time. */
export function jourDuRejet(recours: Pick<RecoursSansReponse, 'genre' | 'recuLe'>, jour: Jour): Jour | null {
  const reponse = dernierJourDeReponse(recours);
  return estEchu(reponse, jour) ? reponse.echeance : null;
}

/**
 * What silence has made of a recours on a day (CRPA L. 411-7 ; D. 531-26): null up to the last day on which the
 * administration may answer, that day included.
 */
export function rejetDuRecours(recours: RecoursSansReponse, jour: Jour): RejetDuRecours | null {
  const le = jourDuRejet(recours, jour);
  return le && { le, juge: delaiDuJuge(recours, le) };
}

/** What remains before the judge after a rejected recours: the last day, or that it is behind; null where there is none. */
export function direLeJuge({ juge }: RejetDuRecours, jour: Jour): string | null {
  if (!juge?.echeance) return null;
  return estEchu(juge, jour)
    ? `Le délai pour saisir le tribunal administratif est passé depuis le ${ecrireJour(juge.echeance)}.`
    : juge.phrase;
}
