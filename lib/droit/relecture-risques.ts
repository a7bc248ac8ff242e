/** The risks for which a decision is read twice: named, each with what the reader is told to look at. */
import type { Lecture } from './lecture.ts';
import type { Resultat } from './resultat.ts';

export const RISQUES_DE_RELECTURE = ['plafond_proche', 'chiffres_repris', 'foyer_change'] as const;
export type RisqueDeRelecture = (typeof RISQUES_DE_RELECTURE)[number];

/** Whole euros of income, on either side of a ceiling, within which a typing error changes the échelon. */
export const EUROS_DU_PLAFOND = 50;

export const RISQUES: Readonly<Record<RisqueDeRelecture, { libelle: string; aRegarder: string }>> = {
  plafond_proche: {
    libelle: 'revenu proche d’un plafond',
    aRegarder: `Le revenu est à ${EUROS_DU_PLAFOND} € ou moins d’un plafond : relisez sur l’avis le revenu fiscal de référence et le nombre d’enfants.`,
  },
  chiffres_repris: {
    libelle: 'chiffres repris après l’avis',
    aRegarder:
      'Les chiffres de l’avis ont été changés depuis leur première saisie : comparez les deux à l’avis.',
  },
  foyer_change: {
    libelle: 'famille changée depuis l’an dernier',
    aRegarder:
      'La situation de famille ou le nombre d’enfants n’est plus celui de la décision de l’an dernier : cherchez la pièce qui le montre.',
  },
};

/** What is known of a household for it to be compared from one year to the next. */
export interface FoyerCompare {
  situation: string | null;
  enfants: number | null;
}

/** What a decision that is being signed shows of these risks. */
export interface FaitsDeRisque {
  /** The computation; null when there is none. */
  resultat: Resultat<{ margeAvantPlafond: number; ecartEchelonSuperieur: number | null }> | null;
  /** Of each avis, its figures each time they were recorded, one text for each. */
  chiffres: readonly (readonly string[])[];
  foyer: FoyerCompare;
  /** The household of the decision of the year before, for the same pupil and person; null when there was none. */
  foyerDAvant: FoyerCompare | null;
}

/** Whole euros to the nearest ceiling that would change the échelon; null when nothing was computed. */
function distanceAuPlafond(resultat: FaitsDeRisque['resultat']): number | null {
  if (resultat?.genre === 'droit') {
    const { margeAvantPlafond, ecartEchelonSuperieur } = resultat.droit;
    return Math.min(margeAvantPlafond, ecartEchelonSuperieur ?? Number.POSITIVE_INFINITY);
  }
  if (resultat?.genre !== 'sans_droit') return null;
  const ecart = resultat.trace.find(({ regle }) => regle === 'bareme_plafond_depasse')?.valeurs.ecart;
  return typeof ecart === 'number' ? ecart : null;
}

const differe = <T>(a: T | null, b: T | null): boolean => a !== null && b !== null && a !== b;

/** The risks that a decision shows, in their order: none is a reproach, each says where an error would change the right. */
export function risquesDe({ resultat, chiffres, foyer, foyerDAvant }: FaitsDeRisque): RisqueDeRelecture[] {
  const distance = distanceAuPlafond(resultat);
  const montre: Record<RisqueDeRelecture, boolean> = {
    plafond_proche: distance !== null && distance <= EUROS_DU_PLAFOND,
    chiffres_repris: chiffres.some((dits) => new Set(dits).size > 1),
    foyer_change:
      foyerDAvant !== null &&
      (differe(foyer.situation, foyerDAvant.situation) || differe(foyer.enfants, foyerDAvant.enfants)),
  };
  return RISQUES_DE_RELECTURE.filter((risque) => montre[risque]);
}

export const LECTURES_DES_RISQUES: readonly Lecture[] = [
  {
    id: 'controle.risques',
    article: 'CRPA L. 212-1 ; loi 78-17, art. 47',
    doute: 'Un service peut-il choisir ce qu’il relit d’après ce que montre le dossier ?',
    lecture:
      'Oui, par des critères nommés, qui ne regardent que les chiffres et la famille de la demande, dits à qui décide et à qui relit. La relecture ne change ni le droit ni le délai, et une personne la fait : ce n’est pas une décision fondée sur un profil.',
    autre: 'Ne relire que des décisions tirées au sort.',
    raison:
      'Le tirage seul manque les erreurs là où elles changent le droit. Un critère caché, ou qui regarderait l’origine ou le quartier, serait une discrimination.',
    regles: ['competence.lycee'],
  },
];
