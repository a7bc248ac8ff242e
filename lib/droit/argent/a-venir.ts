import type { Rentree } from '../annee.ts';
import { apres, avant, type Jour } from '../date.ts';
import { type Centimes, centimes } from '../montant.ts';
import type { TypeBourse } from '../situation.ts';
import { partsDuDroit } from './duree.ts';
import { ajouterParts, type Composante, PARTS_NULLES, type Parts, somme, ZERO } from './montants.ts';
import { partsDeReprise } from './reprise-parts.ts';
import { type JoursManques, sansLesJoursManques } from './transfert.ts';
import { anneeScolaire, type Trimestre, trimestreDu, trimestresDe } from './trimestres.ts';
import { calculerVersement } from './versement.ts';

/** A component of a bourse in force, over its own days. */
export interface DroitEnCours {
  composante: Composante;
  /** Of a whole year. */
  annuel: Centimes;
  du: Jour;
  au: Jour;
  /** Those in which alone it is due, when it is not in all that its days cover. */
  trimestres?: readonly Trimestre[];
  /** Another right of its component came before it in the year, here or of another person: it is worth its own days alone. */
  enSuite?: boolean;
  /** It ends before its year and nobody goes on with it (reading `transfert.depart_sans_suite`). */
  finSansSuite: boolean;
}

/** The rights of a boursier, each told whether it comes after another of its component (reading `duree.suite_en_septembre`). */
export const marquerLesSuites = <D extends Pick<DroitEnCours, 'composante' | 'du' | 'enSuite'>>(
  droits: readonly D[],
): (D & { enSuite: boolean })[] =>
  droits.map((droit) => ({
    ...droit,
    enSuite:
      droit.enSuite ||
      droits.some(({ composante, du }) => composante === droit.composante && avant(du, droit.du)),
  }));

/** The right as it is paid: a collège pays whole the trimestre in which it ends without a sequel (C. V.A). */
export function entierAuCollege<D extends Pick<DroitEnCours, 'au' | 'finSansSuite'>>(
  annee: Rentree,
  type: TypeBourse,
  droit: D,
): D {
  const trimestre = trimestreDu(anneeScolaire(annee), droit.au);
  if (type !== 'college' || !droit.finSansSuite || trimestre === null) return droit;
  const { fin } = trimestresDe(anneeScolaire(annee))[trimestre - 1] ?? { fin: droit.au };
  return { ...droit, au: fin };
}

/** One payment that a family may still expect. Amounts in centimes. */
export interface VersementAVenir {
  trimestre: Trimestre;
  /** Last day of the trimestre, before which it is paid (C. VII.B). */
  avantLe: Jour;
  montant: Centimes;
  /** What of it pays trimestres past when the decision came. */
  rappel: Centimes;
  equipement: Centimes;
}

/** What a component pays over its own days, by trimestre: nothing for the équipement, which is paid at once. */
export function partsDeLaComposante(
  annee: Rentree,
  { composante, annuel, du, au, trimestres, enSuite }: Omit<DroitEnCours, 'finSansSuite'>,
): Parts {
  if (composante === 'equipement') return PARTS_NULLES;
  const [t1, t2, t3] =
    composante === 'reprise'
      ? partsDeReprise({ annee: anneeScolaire(annee), annuel, reprise: du, fin: au })
      : partsDuDroit(annee, annuel, { du, au, enSuite }).trimestres;
  const due = (trimestre: Trimestre) => !trimestres || trimestres.includes(trimestre);
  return [due(1) ? t1 : ZERO, due(2) ? t2 : ZERO, due(3) ? t3 : ZERO];
}

/** Parts of two rights of one component: added, but a third of the prime de reprise is due once however many rights run in its trimestre. */
export const reunirParts = (composante: Composante, a: Parts, b: Parts): Parts =>
  composante === 'reprise'
    ? (a.map((part, rang) => (part > 0 ? part : b[rang])) as unknown as Parts)
    : ajouterParts(a, b);

/** All that a component pays over its own days: the prime d'équipement at once, the others by their parts (C. IV.C). */
export const totalDuDroit = (annee: Rentree, droit: Omit<DroitEnCours, 'finSansSuite'>): Centimes =>
  droit.composante === 'equipement' ? droit.annuel : somme(partsDeLaComposante(annee, droit));

/**
 * The payments of a year that are still to come on a day, from the trimestre of the day on which the decision was made
 * known: a late one pays the trimestres past with the first, the prime d’équipement with it (C. IV.C, VII.B). What a
 * retenue or the fees of the pension will take off is not known yet.
 */
export function versementsAVenir(
  annee: Rentree,
  type: TypeBourse,
  droits: readonly DroitEnCours[],
  { connueLe, jour, manques = [] }: { connueLe: Jour; jour: Jour; manques?: readonly JoursManques[] },
): VersementAVenir[] {
  const dues = [...Map.groupBy(marquerLesSuites(droits), ({ composante }) => composante)]
    .map(([composante, siens]) =>
      siens
        .map((droit) => partsDeLaComposante(annee, entierAuCollege(annee, type, droit)))
        .reduce((a, b) => reunirParts(composante, a, b), PARTS_NULLES),
    )
    .map((parts) => (type === 'lycee' ? sansLesJoursManques(anneeScolaire(annee), parts, manques) : parts))
    .reduce(ajouterParts, PARTS_NULLES);
  const equipement = somme(
    droits.filter(({ composante }) => composante === 'equipement').map(({ annuel }) => annuel),
  );
  const periodes = trimestresDe(anneeScolaire(annee)).filter(({ fin }) => !avant(fin, connueLe));
  return periodes
    .map(({ trimestre, fin }, rang): VersementAVenir => {
      const premier = rang === 0;
      const { valeur } = calculerVersement({
        trimestre,
        dues,
        dejaVerse: premier ? centimes(0) : somme(dues.slice(0, trimestre - 1)),
        equipement,
        equipementVersee: !premier,
      });
      const { total: montant, rappel } = valeur;
      return { trimestre, avantLe: fin, montant, rappel, equipement: valeur.equipement };
    })
    .filter(({ avantLe, montant }) => !apres(jour, avantLe) && montant > 0);
}
