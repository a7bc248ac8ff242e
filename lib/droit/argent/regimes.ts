/** The régimes of a pupil over the year, each from its day, and the rights to the prime à l’internat that follow them (C. IV.C). */
import type { Rentree } from '../annee.ts';
import { primesDe } from '../bareme/primes.ts';
import { apres, ecrireJourCourt, type Jour, jour, lePlusTard, lePlusTot } from '../date.ts';
import { type Centimes, centimes } from '../montant.ts';
import type { Ligne } from '../regle.ts';
import type { Regime, TypeBourse } from '../situation.ts';
import type { DroitEnCours } from './a-venir.ts';
import { estInterne } from './internat.ts';
import { PARTS_NULLES, type Parts } from './montants.ts';
import { anneeScolaire, type Trimestre, trimestreDu, trimestresDe } from './trimestres.ts';

/** What lodges an interne in another établissement than its own (C. IV.C). */
export type ConventionDHebergement = {
  uai: string;
  nom: string;
  /** ISO. */
  signeeLe: string;
  /** Authorities in charge of the two établissements, which sign too. */
  collectivites: string;
};

/** A régime and the day from which it holds, ISO, until the next one. */
export type RegimeTenu = {
  regime: Regime;
  du: string;
  /** Day on which the state of its trimestre was drawn, when that was before it. */
  etatLe?: string;
  convention?: ConventionDHebergement;
};

/**
 * The régimes of a stay once one more is said. It holds from its day on, over what was said of later days. The régime that
 * held last, said again from a later day, is the same change: its day moves.
 */
export function tenirLeRegime(
  tenus: readonly RegimeTenu[],
  dit: RegimeTenu,
  { avant: initial, entree }: { avant: Regime; entree: string },
): RegimeTenu[] {
  if (dit.du <= entree) return [{ ...dit, du: entree }];
  const [premier = { regime: initial, du: entree }, ...suivants] = tenus;
  const gardes = [{ ...premier, du: entree }, ...suivants.filter(({ du }) => du < dit.du)];
  const dernier = gardes.at(-1);
  if (dernier?.regime !== dit.regime) return [...gardes, dit];
  return gardes.length > 1 ? [...gardes.slice(0, -1), dit] : gardes;
}

/** A stay of the pupil: its régime, or régimes from their days, between its entry and its exit. */
export interface SejourSuivi {
  regime: Regime;
  /** Empty while no change is known: the régime holds for the whole stay. */
  regimes: readonly RegimeTenu[];
  du: Jour;
  au?: Jour | null;
}

const NOMS: Readonly<Record<Regime, string>> = {
  externe: 'externe',
  demi_pensionnaire: 'demi-pensionnaire',
  interne: 'interne',
};

/** The régimes of a stay, the first from its entry. */
const regimesDe = ({ regime, regimes, du }: SejourSuivi) =>
  regimes.length === 0
    ? [{ regime, du, etatLe: undefined }]
    : regimes.map(({ regime: tenu, du: depuis, etatLe }, rang) => ({
        regime: tenu,
        du: rang === 0 ? du : jour(depuis),
        etatLe,
      }));

/** The régime changed during the year, or from one stay to the next: what is due then follows the days. */
export const regimesChangent = (sejours: readonly SejourSuivi[]): boolean =>
  sejours.some(({ regimes }) => regimes.length > 0) || new Set(sejours.map(({ regime }) => regime)).size > 1;

/** What tells, of one liquidation and the next, whether régimes changed meanwhile; empty while they never did. */
export const empreinteDesRegimes = (sejours: readonly SejourSuivi[]): string =>
  regimesChangent(sejours)
    ? sejours.map((sejour) => regimesDe(sejour).map(({ regime, du }) => `${regime} ${du}`)).join(' ; ')
    : '';

const bornerA = (a: Jour, b: Jour | null | undefined): Jour => (b ? lePlusTot(a, b) : a);

/** Stays, by rank, in which the pupil was interne in a trimestre while a right ran. */
function sejoursInternes(
  annee: Rentree,
  sejours: readonly SejourSuivi[],
  trimestre: Trimestre,
  droit: { du: Jour; au: Jour },
): number[] {
  const scolaire = anneeScolaire(annee);
  return sejours.flatMap((sejour, rang) => {
    const regimes = regimesDe(sejour);
    const etats = ([1, 2, 3] as const).map((t) => {
      const tard = regimes.find(({ etatLe, du }) => etatLe && trimestreDu(scolaire, du) === t);
      return tard?.etatLe ? jour(tard.etatLe) : undefined;
    });
    const periode = trimestresDe(scolaire)[trimestre - 1];
    if (!periode) return [];
    const debut = [sejour.du, droit.du].reduce((a, b) => lePlusTard(a, b), periode.debut);
    const fin = bornerA(bornerA(periode.fin, sejour.au), droit.au);
    return !apres(debut, fin) && estInterne({ regimes, etats }, { trimestre, debut, fin }) ? [rang] : [];
  });
}

/**
 * Rights whose prime à l’internat follows the régimes: due for the trimestres in which the boursier was interne, whatever the
 * decision said of the régime that it knew. As they stand while no change is known.
 */
export function droitsSelonLesRegimes<D extends DroitEnCours & { echelon: number }>(
  annee: Rentree,
  type: TypeBourse,
  droits: readonly D[],
  sejours: readonly SejourSuivi[],
): D[] {
  if (!regimesChangent(sejours)) return [...droits];
  const internats = droits
    .filter(({ composante }) => composante === 'bourse')
    .flatMap((bourse): D[] => {
      const annuel = annuelDe(annee, type, bourse, droits);
      const trimestres = ([1, 2, 3] as const).filter(
        (trimestre) => sejoursInternes(annee, sejours, trimestre, bourse).length > 0,
      );
      return annuel && trimestres.length > 0
        ? [{ ...bourse, composante: 'internat', annuel, trimestres }]
        : [];
    });
  return [...droits.filter(({ composante }) => composante !== 'internat'), ...internats];
}

/** From the annexes; from the right that the decision opened, in a year whose annexes are not read. */
function annuelDe<D extends DroitEnCours & { echelon: number }>(
  annee: Rentree,
  type: TypeBourse,
  { echelon }: D,
  droits: readonly D[],
): Centimes | undefined {
  const primes = primesDe(annee, type, echelon);
  return primes.genre === 'droit'
    ? primes.droit.internat
    : droits.find(({ composante }) => composante === 'internat')?.annuel;
}

/**
 * The prime à l’internat shared among stays (reading internat.transfert): what the days give to a stay where the pupil was not
 * interne goes to the last one where it was. The parts still add up to the whole.
 */
export function partagerLInternat(
  annee: Rentree,
  partage: readonly Parts[],
  sejours: readonly SejourSuivi[],
  droits: readonly { du: Jour; au: Jour }[],
): Parts[] {
  const siennes = partage.map(() => [...PARTS_NULLES] as [number, number, number]);
  for (const trimestre of [1, 2, 3] as const) {
    const internes = new Set(droits.flatMap((droit) => sejoursInternes(annee, sejours, trimestre, droit)));
    const dernier = Math.max(...internes, internes.size > 0 ? 0 : partage.length - 1);
    for (const [rang, parts] of partage.entries()) {
      const sienne = siennes[internes.has(rang) ? rang : dernier];
      if (sienne) sienne[trimestre - 1] = (sienne[trimestre - 1] ?? 0) + (parts[trimestre - 1] ?? 0);
    }
  }
  return siennes.map(([t1, t2, t3]) => [centimes(t1), centimes(t2), centimes(t3)]);
}

/** "externe, puis interne depuis le 05/01/2027". */
export const direRegimes = (sejours: readonly SejourSuivi[]): string =>
  sejours
    .flatMap(regimesDe)
    .filter(({ regime }, rang, tous) => tous[rang - 1]?.regime !== regime)
    .map(({ regime, du }, rang) =>
      rang === 0 ? NOMS[regime] : `${NOMS[regime]} depuis le ${ecrireJourCourt(du)}`,
    )
    .join(', puis ');

/** The line that explains a prime à l’internat that follows the régimes. */
export const ligneDesRegimes = (
  sejours: readonly SejourSuivi[],
  trimestres: readonly Trimestre[],
): Ligne => ({
  regle: 'internat.regime_date',
  issue: 'appliquee',
  valeurs: {
    regimes: direRegimes(sejours),
    dus:
      trimestres.length === 1
        ? `du trimestre ${trimestres[0]}`
        : `des trimestres ${trimestres.slice(0, -1).join(', ')} et ${trimestres.at(-1)}`,
  },
});
