/** Charges: the children named on the avis, and nothing else (C. III.D). */
import type { Lecture } from './lecture.ts';
import { definirRegles, type Ligne } from './regle.ts';

const VERIFIEE = '2026-11-22';
const TITRE = 'III.D. Charges prises en compte';

const enfants = (l: Ligne, cle: string): string => {
  const n = Number(l.valeurs[cle]);
  if (n === 0) return 'zéro enfant à charge';
  return n > 1 ? `${n} enfants à charge` : '1 enfant à charge';
};

export const REGLES_CHARGES = definirRegles({
  charges_enfants_de_l_avis: {
    source: {
      article: 'C. III.D',
      titre: TITRE,
      dit: 'seuls comptent les enfants mineurs, handicapés, ou majeurs célibataires portés sur l’avis de l’année prise en compte',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: (l) =>
      l.issue === 'manque'
        ? `Il manque ${l.valeurs.libelle}.`
        : `${l.valeurs.qui === 'concubin' ? 'Le foyer fiscal du concubin' : 'Le foyer fiscal du demandeur'} compte ${enfants(l, 'enfants')}.`,
  },
  charges_menage: {
    source: {
      article: 'C. III.D',
      titre: `${TITRE}, reconstitution familiale`,
      dit: 'les revenus du ménage comptent avec les enfants de chacun de ses membres, mariés, pacsés ou concubins',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: (l) =>
      `Les enfants des deux foyers fiscaux du ménage s’ajoutent : ${l.valeurs.demandeur} + ${l.valeurs.concubin}, soit ${enfants(l, 'total')}.`,
  },
  charges_residence_alternee: {
    source: {
      article: 'C. III.A, III.D',
      titre: 'La situation du demandeur ; charges prises en compte',
      dit: 'le parent qui assume la charge d’un enfant en résidence alternée peut demander la bourse, sans que l’enfant soit partagé',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: () => 'L’élève vit en résidence alternée : il compte pour 1 dans le foyer qui fait la demande.',
  },
  charges_eleve_hors_avis: {
    source: {
      article: 'C. III.A, III.D ; annexes 2 et 3',
      titre: TITRE,
      dit: 'l’enfant qui n’est pas sur l’avis n’est pas compté ; la charge se prouve alors par une attestation de paiement',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: () =>
      'L’élève ne figure pas sur l’avis d’impôt : il n’est pas compté dans les charges. Une attestation de paiement de la CAF ou de la MSA doit prouver que le demandeur l’a à sa charge.',
  },
});

export type IdCharges = keyof typeof REGLES_CHARGES;

/** Flag of the dossiers in which the pupil is not on the avis. */
export const DRAPEAU_ELEVE_HORS_AVIS = 'eleve_hors_avis';

export const LECTURES_CHARGES: readonly Lecture[] = [
  {
    id: 'charges_residence_alternee',
    article: 'C. III.A, III.D',
    doute:
      'L’avis d’impôt compte un enfant en résidence alternée pour une demi-charge ; la circulaire compte des enfants.',
    lecture: 'L’enfant en résidence alternée compte pour 1 dans le foyer qui fait la demande.',
    autre: 'Le compter pour un demi, ou seulement chez un des deux parents.',
    raison:
      'Le barème va par enfants entiers et une seule demande est possible par élève : le droit n’est pas payé deux fois.',
    regles: ['charges_residence_alternee'],
  },
  {
    id: 'charges_cases_fiscales',
    article: 'C. III.D',
    doute:
      'La circulaire nomme les enfants mineurs ou handicapés et les majeurs célibataires ; l’administration fiscale donne des cases.',
    lecture:
      'Enfants = cases F (mineurs ou handicapés), H (résidence alternée) et J (majeurs célibataires rattachés).',
    autre: 'Prendre le nombre total de personnes à charge.',
    raison:
      'G et I sont déjà dans F et H ; R compte des personnes invalides qui ne sont pas des enfants ; N compte des enfants mariés, exclus par le texte.',
    regles: ['charges_enfants_de_l_avis'],
  },
  {
    id: 'charges_eleve_hors_avis',
    article: 'C. III.A, III.D ; annexes 2 et 3',
    doute:
      'L’élève absent de l’avis, dont la charge est prouvée par une attestation, compte-t-il parmi les enfants à charge ?',
    lecture: 'Non : seuls comptent les enfants portés sur l’avis ; le dossier est signalé.',
    autre: 'Le compter, comme la notice qui demande à l’attestation d’indiquer les enfants à charge.',
    raison: 'La partie III ne connaît que l’avis ; la notice dit une preuve, non un décompte.',
    regles: ['charges_eleve_hors_avis'],
    drapeau: 'eleve_hors_avis',
  },
];

/** The boxes of the tax household that name children: F minors or disabled, H alternating residence, J single adults. */
export interface CasesFiscales {
  nbPacF: number;
  nbPacH: number;
  nbPacJ: number;
}

/**
 * Children of C. III.D from the boxes of the tax source: F + H + J, a child in alternating residence counting 1.
 * Throws a RangeError on a box that is not a whole number: the answer of the source is then unusable.
 */
export function enfantsDesCases({ nbPacF, nbPacH, nbPacJ }: CasesFiscales): number {
  for (const n of [nbPacF, nbPacH, nbPacJ])
    if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`nombre d’enfants illisible : ${n}`);
  return nbPacF + nbPacH + nbPacJ;
}

/** A number of children as printed: whole, not negative, plausible. */
export const estNombreEnfants = (n: number): boolean => Number.isInteger(n) && n >= 0 && n <= 30;
