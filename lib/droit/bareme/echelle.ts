/** The barème as a ladder: the échelons of a household in the order of income, and where this one stands on it. */
import { typeDeLaTrace } from '../article.ts';
import { echelonDe, montantDe, plafondDe } from '../echelon.ts';
import { type Centimes, ecrireEuros, ecrireMontant, euros } from '../montant.ts';
import type { Ligne } from '../regle.ts';
import { type Bareme, trouverBareme } from './bareme.ts';
import { ENFANTS_MAXIMUM } from './coefficients.ts';
import type { Grille } from './projection.ts';

/** The incomes that open an échelon, in whole euros: above the ceiling of the next one, up to its own, included. */
export interface Bande {
  echelon: number;
  auDela: number;
  plafond: number;
  /** For a year. */
  montant: Centimes;
}

export interface Echelle {
  /** The line of the table: 1 to 8, the last one for eight children and more. */
  enfants: number;
  /** The highest échelon, that of the lowest incomes, first. */
  bandes: readonly Bande[];
  /** The échelon granted; 0 above every ceiling, null while nothing was computed. */
  echelon: number | null;
  /** What counts of the income, in whole euros; null for who may not see it. */
  ressources: number | null;
}

const ligneDe = (enfants: number): number => Math.min(Math.max(enfants, 1), ENFANTS_MAXIMUM);

/** Bands of a line of the table, from its ceilings and its amounts, échelon 1 first. */
const bandesDe = (plafonds: readonly number[], montants: readonly Centimes[]): Bande[] =>
  plafonds
    .map((plafond, rang) => ({
      echelon: rang + 1,
      auDela: plafonds[rang + 1] ?? 0,
      plafond,
      montant: montants[rang] as Centimes,
    }))
    .reverse();

/** The ladder of a line of the table (annexes 6 and 7). */
export function echelleDe(bareme: Bareme, enfants: number, ressources: number | null = null): Echelle {
  const echelons = Array.from({ length: bareme.echelons }, (_, rang) => rang + 1);
  return {
    enfants: ligneDe(enfants),
    bandes: bandesDe(
      echelons.map((echelon) => plafondDe(bareme, echelon, enfants)),
      echelons.map((echelon) => montantDe(bareme, echelon)),
    ),
    echelon: ressources === null ? null : echelonDe(bareme, ressources, enfants),
    ressources,
  };
}

/** The same for a barème that nothing applies yet: a projection. */
export const echelleDeLaGrille = ({ plafonds, montants }: Grille, enfants: number): Echelle => ({
  enfants: ligneDe(enfants),
  bandes: bandesDe(plafonds[ligneDe(enfants) - 1] ?? [], montants.map(euros)),
  echelon: null,
  ressources: null,
});

const COMPAREES = ['bareme_echelon', 'bareme_plafond_depasse'];

/**
 * The ladder that a trace climbed, as its own lines tell it; null when it never compared an income with a ceiling. The
 * échelon is the one granted, which a rule may have set below the one that the income opens.
 */
export function echelleDeLaTrace(trace: readonly Ligne[], rentree: number): Echelle | null {
  const compare = trace.findLast(({ regle }) => COMPAREES.includes(regle));
  const type = typeDeLaTrace(trace);
  const bareme = type && trouverBareme(rentree, type);
  const { rfr, ligne } = compare?.valeurs ?? {};
  if (!bareme || typeof rfr !== 'number' || typeof ligne !== 'number') return null;
  const accorde = trace.findLast(({ regle }) => regle === 'bareme_montant')?.valeurs.echelon;
  const echelle = echelleDe(bareme, ligne, rfr);
  return typeof accorde === 'number' ? { ...echelle, echelon: accorde } : echelle;
}

/** The same ladder for who may not see the income: the band without the mark. */
export const sansRepere = (echelle: Echelle): Echelle => ({ ...echelle, ressources: null });

/** The band of the échelon granted. */
export const bandeAtteinte = ({ bandes, echelon }: Echelle): Bande | undefined =>
  bandes.find((bande) => bande.echelon === echelon);

/** "2 enfants à charge", "8 enfants à charge ou plus". */
export function direEnfants({ enfants }: Pick<Echelle, 'enfants'>): string {
  if (enfants === 1) return '1 enfant à charge';
  return `${enfants} enfants à charge${enfants === ENFANTS_MAXIMUM ? ' ou plus' : ''}`;
}

/** What the ladder shows, in a sentence that stands without it. */
export function direEchelle(echelle: Echelle): string {
  const { bandes, echelon, ressources } = echelle;
  const avec = `Avec ${direEnfants(echelle)}`;
  const dernier = bandes.at(-1);
  const atteinte = bandeAtteinte(echelle);
  if (!dernier) return '';
  if (atteinte) {
    const donne = `l’échelon ${atteinte.echelon} donne ${ecrireMontant(atteinte.montant)} par an`;
    const plafond = `jusqu’à ${ecrireEuros(atteinte.plafond)} de ressources`;
    return ressources === null
      ? `${avec}, ${donne}, ${plafond}.`
      : `${avec} et ${ecrireEuros(ressources)} de ressources, ${donne}, ${plafond}.`;
  }
  const limite = `${avec}, une bourse est accordée jusqu’à ${ecrireEuros(dernier.plafond)} de ressources`;
  if (echelon === null) return `${limite}.`;
  return ressources === null
    ? `${limite} : elles les dépassent.`
    : `${limite} : ${ecrireEuros(ressources)} sont comptés.`;
}

/** What would change the result: how far the income stands from the ceilings around it. Nothing for who may not see it. */
export function direDistances(echelle: Echelle): string[] {
  const { bandes, ressources } = echelle;
  if (ressources === null) return [];
  const rang = bandes.findIndex(({ plafond }) => ressources <= plafond);
  const bande = bandes[rang];
  const plusBasse = rang < 0 ? bandes.at(-1) : bandes[rang - 1];
  const distances: string[] = [];
  if (bande) {
    const marge = bande.plafond - ressources;
    distances.push(
      marge === 0
        ? `Juste au plafond de l’échelon ${bande.echelon} : un euro de plus le ferait perdre.`
        : `Encore ${ecrireEuros(marge)} de marge avant de perdre l’échelon ${bande.echelon}.`,
    );
  }
  if (plusBasse)
    distances.push(
      `Il faudrait ${ecrireEuros(ressources - plusBasse.plafond)} de moins pour l’échelon ${plusBasse.echelon} (${ecrireMontant(plusBasse.montant)} par an).`,
    );
  return distances;
}
