import type { Rentree } from '../annee.ts';
import { apres, avant, type Jour, jour } from '../date.ts';

/** The CNED has a closing day of its own, set each year by annexe 1. */
export type Reseau = 'general' | 'cned';

/** A closing day that the calendar alone does not give: set by annexe 1, or moved by a later text. */
export interface ParametreCampagne {
  rentree: number;
  reseau: Reseau;
  cloture: string;
  genre: 'fixee' | 'prolongee';
  source: string;
}

export const PARAMETRES_CAMPAGNE: readonly ParametreCampagne[] = [
  {
    rentree: 2024,
    reseau: 'general',
    cloture: '2024-11-15',
    genre: 'prolongee',
    source: 'annonce du ministère de l’éducation nationale, automne 2024',
  },
  {
    rentree: 2024,
    reseau: 'cned',
    cloture: '2024-10-31',
    genre: 'fixee',
    source: 'circulaire du 21 mai 2024, annexe 1',
  },
  {
    rentree: 2026,
    reseau: 'cned',
    cloture: '2026-10-30',
    genre: 'fixee',
    source: 'circulaire du 11 mai 2026, annexe 1',
  },
];

export interface Campagne {
  rentree: Rentree;
  reseau: Reseau;
  ouverture: Jour;
  /** Last day on which a demande may be filed, included. */
  cloture: Jour;
  /** What set the closing day: the calendar of D. 530-1, annexe 1, or a prolongation. */
  genre: 'calendrier' | 'fixee' | 'prolongee';
  source: string;
}

/** First rentrée with one closing day for collège and lycée (décret 2019-918). */
const PREMIERE_RENTREE = 2019;

/** The third Thursday of October of a year (D. 530-1). */
export function troisiemeJeudiDOctobre(annee: number): Jour {
  const premier = jour(`${annee}-10-01`);
  return premier.add({ days: ((4 - premier.dayOfWeek + 7) % 7) + 14 });
}

/** Those of the parameters in force, found once: each judgement asks for one. */
const CONNUES = new Map<string, Campagne | null>();

/**
 * The campaign of a rentrée: 1 September to the third Thursday of October, both included, unless a dated parameter
 * says otherwise (C. I.A, annexe 1). Null when no text gives the closing day: before 2019, or a CNED year without
 * annexe. A prolongation can only push the closing day further: an earlier one throws a RangeError.
 */
export function campagneDe(
  rentree: Rentree,
  reseau: Reseau = 'general',
  parametres: readonly ParametreCampagne[] = PARAMETRES_CAMPAGNE,
): Campagne | null {
  if (parametres !== PARAMETRES_CAMPAGNE) return trouverCampagne(rentree, reseau, parametres);
  const cle = `${rentree} ${reseau}`;
  const connue = CONNUES.get(cle);
  if (connue !== undefined) return connue;
  const trouvee = trouverCampagne(rentree, reseau, parametres);
  CONNUES.set(cle, trouvee);
  return trouvee;
}

function trouverCampagne(
  rentree: Rentree,
  reseau: Reseau,
  parametres: readonly ParametreCampagne[],
): Campagne | null {
  if (rentree < PREMIERE_RENTREE) return null;
  const ouverture = jour(`${rentree}-09-01`);
  const normale = troisiemeJeudiDOctobre(rentree);
  const parametre = parametres.findLast((p) => p.rentree === rentree && p.reseau === reseau);
  if (!parametre) {
    if (reseau === 'cned') return null;
    return {
      rentree,
      reseau,
      ouverture,
      cloture: normale,
      genre: 'calendrier',
      source: 'D. 530-1 ; C. I.A',
    };
  }
  const cloture = jour(parametre.cloture);
  if (avant(cloture, normale))
    throw new RangeError(`clôture ${parametre.cloture} antérieure au troisième jeudi d’octobre ${rentree}`);
  return { rentree, reseau, ouverture, cloture, genre: parametre.genre, source: parametre.source };
}

/** The closing days on record, by network; that of the texts where there is none. */
export type CloturesReglees = Partial<Record<Reseau, ParametreCampagne>>;

/**
 * The campaign as it is in force: that of the texts, its closing pushed to the day on record when that day is later, for
 * everybody or for an académie (annexe 1). The record alone says it where no text does. Null when nothing does.
 */
export function campagneEnVigueur(
  rentree: Rentree,
  reseau: Reseau,
  reglee: ParametreCampagne | null | undefined,
): Campagne | null {
  const desTextes = campagneDe(rentree, reseau);
  if (reglee?.rentree !== rentree || reglee.reseau !== reseau) return desTextes;
  const cloture = jour(reglee.cloture);
  if (desTextes && !apres(cloture, desTextes.cloture)) return desTextes;
  const { genre, source } = reglee;
  return { rentree, reseau, ouverture: jour(`${rentree}-09-01`), cloture, genre, source };
}

/** True from the opening to the closing day, both included. */
export const estOuverte = (campagne: Campagne, j: Jour): boolean =>
  !avant(j, campagne.ouverture) && !apres(j, campagne.cloture);
