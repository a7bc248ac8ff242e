/** What a family may expect for each pupil, before any demande: the same rules as a decision, told with what comes next. */
import { orienteVersFondsSociaux } from '../calcul.ts';
import type { CloturesReglees } from '../calendrier/campagne.ts';
import type { Jour } from '../date.ts';
import { aLeStatutDeBoursier } from '../demandeur/statut-boursier.ts';
import { type DroitExamine, examiner } from '../examen.ts';
import { type Centimes, centimes } from '../montant.ts';
import type { Resultat } from '../resultat.ts';
import type { Situation } from '../situation.ts';
import { LIEUX } from './lieux.ts';
import { type PrimePossible, primesPossibles } from './primes.ts';
import type { ReponsesEleve, ReponsesSimulation } from './reponses.ts';
import { situationDe } from './situer.ts';
import { type Suite, suiteDe } from './suite.ts';

/** How far the income stands from the ceilings around it, in whole euros; null where there is none. */
export interface Distances {
  /** What the income may still grow before the right drops. */
  avantDeDescendre: number | null;
  /** What it should fall for the next échelon, or for a first one. */
  avantDeMonter: number | null;
}

export interface Estimation {
  /** 1 for the first pupil. */
  rang: number;
  lieu: string;
  /** The situation judged: what the guides of pieces read. */
  situation: Situation;
  resultat: Resultat<DroitExamine>;
  distances: Distances;
  primes: readonly PrimePossible[];
  /** The statut de boursier without any amount (C. III.D.3.a). */
  statutDeDroit: boolean;
  /** The fonds social of the établissement is the way, alone or besides. */
  fondsSocial: boolean;
  suite: Suite | null;
}

/** By how much the income exceeds the first ceiling; null when another rule refuses too, or first. */
function ecartAuPremierPlafond(resultat: Resultat<DroitExamine>): number | null {
  if (resultat.genre !== 'sans_droit' || resultat.autres.length > 0) return null;
  const { regle, valeurs } = resultat.motif;
  return regle === 'bareme_plafond_depasse' ? Number(valeurs.ecart) : null;
}

function distancesDe(resultat: Resultat<DroitExamine>): Distances {
  if (resultat.genre !== 'droit')
    return { avantDeDescendre: null, avantDeMonter: ecartAuPremierPlafond(resultat) };
  const { margeAvantPlafond, ecartEchelonSuperieur } = resultat.droit;
  return { avantDeDescendre: margeAvantPlafond, avantDeMonter: ecartEchelonSuperieur };
}

function estimerEleve(
  reponses: ReponsesSimulation,
  eleve: ReponsesEleve,
  rang: number,
  { jour, clotures }: { jour: Jour; clotures: CloturesReglees },
): Estimation {
  const dite = situationDe(reponses, eleve, jour);
  const reglee = clotures[dite.eleve.etablissement.type === 'cned' ? 'cned' : 'general'];
  const situation = reglee ? { ...dite, clotureReglee: reglee } : dite;
  const resultat = examiner(situation);
  return {
    rang,
    lieu: LIEUX[eleve.lieu].libelle,
    situation,
    resultat,
    distances: distancesDe(resultat),
    primes: resultat.genre === 'droit' ? primesPossibles(resultat.droit, situation, eleve) : [],
    statutDeDroit: aLeStatutDeBoursier(resultat.trace),
    fondsSocial: orienteVersFondsSociaux(resultat.trace),
    suite: resultat.genre === 'sans_droit' ? null : suiteDe(reponses, eleve, jour, clotures),
  };
}

/**
 * One estimate per pupil, in the order given. `jour` is the day of the estimate: charge and campaign are read on it.
 * `clotures`: the closing days on record for everybody, since no académie is told.
 */
export function estimer(
  reponses: ReponsesSimulation,
  jour: Jour,
  clotures: CloturesReglees = {},
): readonly Estimation[] {
  return reponses.eleves.map((eleve, i) => estimerEleve(reponses, eleve, i + 1, { jour, clotures }));
}

/** Bourses of the year of all pupils together, each for the days of its right, primes left out, in centimes; null when none has a right. */
export function totalAnnuel(estimations: readonly Estimation[]): Centimes | null {
  const annuels = estimations.flatMap(({ resultat }) =>
    resultat.genre === 'droit' ? [resultat.droit.verse?.total ?? resultat.droit.annuel] : [],
  );
  return annuels.length === 0 ? null : centimes(annuels.reduce((somme, annuel) => somme + annuel, 0));
}
