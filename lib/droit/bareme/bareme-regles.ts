/** Rules of the barème: which table, which line, which échelon, what amount (C. IV.A, annexes 6 and 7). */
import type { Lecture } from '../lecture.ts';
import { centimes, ecrireEuros, ecrireMontant } from '../montant.ts';
import { definirRegles, type Ligne } from '../regle.ts';

const VERIFIEE = '2026-11-22';
const BAREME = 'IV.A. Barème d’attribution';

const nombre = (l: Ligne, cle: string): number => Number(l.valeurs[cle]);
const en = (l: Ligne, cle: string): string => ecrireEuros(nombre(l, cle));
const typeEcrit = (l: Ligne): string => (l.valeurs.type === 'college' ? 'de collège' : 'de lycée');
const enfantsEcrits = (n: number): string => (n > 1 ? `${n} enfants à charge` : '1 enfant à charge');

export const REGLES_BAREME = definirRegles({
  bareme_annee: {
    source: {
      article: 'C. IV.A ; D. 531-5, D. 531-20',
      titre: BAREME,
      dit: 'le barème de l’année scolaire est celui de ses annexes, fixé d’après le SMIC horaire de l’année des revenus',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: (l) =>
      l.issue === 'manque'
        ? `Aucun barème n’est enregistré pour l’année scolaire ${l.valeurs.annee} : le droit ne peut pas être calculé.`
        : `Le barème ${typeEcrit(l)} appliqué est celui de l’année scolaire ${l.valeurs.annee} : ${l.valeurs.source}.`,
  },
  bareme_huit_enfants: {
    source: {
      article: 'C. IV.A',
      titre: BAREME,
      dit: 'le nombre d’enfants pris en compte ne dépasse jamais huit',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: (l) =>
      `Avec ${nombre(l, 'enfants')} enfants à charge, c’est la ligne « 8 ou plus » du barème qui s’applique.`,
  },
  bareme_sans_enfant: {
    source: {
      article: 'annexes 6 et 7 ; C. III.D.4',
      titre: 'Barèmes d’attribution ; candidats boursiers majeurs et mineurs émancipés',
      dit: 'le barème commence à un enfant, alors que l’élève autonome n’en a aucun sur son propre avis',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: () =>
      'Aucun enfant à charge ne figure sur l’avis : la première ligne du barème (1 enfant) s’applique.',
  },
  bareme_echelon: {
    source: {
      article: 'annexes 6 et 7',
      titre: 'Plafonds de ressources du foyer à ne pas dépasser',
      dit: 'l’échelon est le plus élevé dont le revenu fiscal de référence ne dépasse pas le plafond',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: (l) =>
      `Avec ${en(l, 'rfr')} de ressources et ${enfantsEcrits(nombre(l, 'ligne'))}, le plafond de l’échelon ${l.valeurs.echelon} (${en(l, 'plafond')}) n’est pas dépassé : l’échelon ${l.valeurs.echelon} est accordé.`,
  },
  bareme_echelon_superieur: {
    opposee: true,
    source: {
      article: 'annexes 6 et 7',
      titre: 'Plafonds de ressources du foyer à ne pas dépasser',
      dit: 'un échelon dont le plafond est dépassé n’est pas accordé',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: (l) =>
      `L’échelon ${l.valeurs.echelon} n’est pas accordé : ${en(l, 'rfr')} de ressources dépassent son plafond (${en(l, 'plafond')}) de ${en(l, 'ecart')}.`,
  },
  bareme_plafond_depasse: {
    source: {
      article: 'annexes 6 et 7 ; D. 531-5, D. 531-20',
      titre: 'Plafonds de ressources du foyer à ne pas dépasser',
      dit: 'au-delà du plafond du premier échelon, aucune bourse n’est accordée',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: (l) =>
      `Les ressources (${en(l, 'rfr')}) dépassent de ${en(l, 'ecart')} le plafond au-dessous duquel une bourse ${typeEcrit(l)} est accordée pour ${enfantsEcrits(nombre(l, 'ligne'))} (${en(l, 'plafond')}).`,
  },
  bareme_cellule_imprimee: {
    source: {
      article: 'annexe 6 ; arrêté du 22-3-2016 (collège)',
      titre: 'Plafonds de ressources du foyer à ne pas dépasser',
      dit: 'l’annexe imprime 12 300 € (2 enfants, échelon 2) quand la formule de l’arrêté donne 12 301 €',
    },
    enVigueur: { du: '2026-09-01', au: '2027-08-31' },
    verifieeLe: VERIFIEE,
    dire: (l) =>
      `Les ressources sont exactement de ${en(l, 'rfr')} : l’annexe 6 imprime un plafond de ${en(l, 'plafond')}, la formule de l’arrêté donne ${en(l, 'formule')}. Un agent doit trancher ; en attendant, la valeur imprimée est appliquée.`,
  },
  bareme_montant: {
    source: {
      article: 'annexes 6 et 7 ; D. 531-7, D. 531-29 ; C. VII.B',
      titre: 'Montant annuel de la bourse ; modalités du paiement aux familles',
      dit: 'chaque échelon a un montant annuel, versé en trois parts trimestrielles égales',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: (l) =>
      `Le montant annuel de l’échelon ${l.valeurs.echelon} est de ${ecrireMontant(centimes(nombre(l, 'annuel')))}, soit ${ecrireMontant(centimes(nombre(l, 'trimestre')))} par trimestre.`,
  },
  bareme_primes: {
    source: {
      article: 'annexes 6 et 7 ; C. IV.C',
      titre:
        'Montant annuel de la prime d’internat, de la bourse au mérite ; montant de la prime d’équipement',
      dit: 'les annexes donnent la prime d’internat et la bourse au mérite de chaque échelon, et la prime d’équipement',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: (l) =>
      l.issue === 'manque'
        ? `Il manque ${l.valeurs.libelle}.`
        : `À l’échelon ${l.valeurs.echelon}, la prime d’internat de l’année scolaire ${l.valeurs.annee} est de ${ecrireMontant(centimes(nombre(l, 'internat')))} par an${l.valeurs.merite === null ? '' : `, la bourse au mérite de ${ecrireMontant(centimes(nombre(l, 'merite')))} par an, la prime d’équipement de ${ecrireMontant(centimes(nombre(l, 'equipement')))}`}.`,
  },
});

export type IdBareme = keyof typeof REGLES_BAREME;

/** Flag of the dossiers whose income falls between the printed ceiling and the computed one. */
export const DRAPEAU_CELLULE_IMPRIMEE = 'plafond_imprime_12300';

export const LECTURES_BAREME: readonly Lecture[] = [
  {
    id: 'bareme_cellule_12300',
    article: 'annexe 6 (collège, 2 enfants, échelon 2) ; arrêté du 22-3-2016',
    doute:
      'L’annexe 6 de 2026-2027 imprime 12 300 €, la formule de l’arrêté (1 035,4 × 11,88 €, arrondi à l’euro) donne 12 301 €.',
    lecture:
      'La valeur imprimée compte ; une famille dont les ressources sont exactement de 12 301 € est vue par un agent.',
    autre: 'Appliquer la formule de l’arrêté : 12 301 €.',
    raison:
      'L’annexe est le barème publié pour l’année ; l’arrêté est au-dessus d’elle, d’où l’examen humain au seul euro où les deux diffèrent.',
    regles: ['bareme_cellule_imprimee'],
    interrupteur: { valeur: 'valeur_imprimee', du: '2026-09-01', au: '2027-08-31' },
    drapeau: DRAPEAU_CELLULE_IMPRIMEE,
  },
  {
    id: 'bareme_sans_enfant',
    article: 'annexes 6 et 7 ; C. III.D.4',
    doute: 'Le barème commence à 1 enfant ; l’avis d’un élève autonome n’en compte souvent aucun.',
    lecture: 'La ligne « 1 enfant » s’applique.',
    autre: 'Aucun droit, faute de ligne pour un foyer sans enfant.',
    raison:
      'La circulaire ouvre le droit à l’élève autonome contribuable ; le lui ôter faute de ligne retirerait un droit sans texte.',
    regles: ['bareme_sans_enfant'],
  },
  {
    id: 'bareme_annee_des_revenus_2019',
    article: 'arrêtés du 22-3-2016 ; décret 2019-918 ; circulaire du 11-5-2026, introduction',
    doute:
      'La circulaire date la prise en compte des revenus N-1 de la rentrée 2019 ; les arrêtés de 2016 visent l’avant-dernière année et les tableaux de 2019-2020 correspondent encore au SMIC de juillet 2017.',
    lecture: 'Rentrées 2016 à 2019 : revenus et SMIC de N-2. À partir de la rentrée 2020 : N-1.',
    autre: 'Appliquer N-1 dès la rentrée 2019.',
    raison: 'Les articles D. 531-5 et D. 531-20 ainsi modifiés sont en vigueur depuis le 1er janvier 2020.',
    regles: ['bareme_annee', 'ressources_annee_de_reference'],
  },
  {
    id: 'bareme_revision_2022',
    article: 'loi 2022-1158, art. 9 ; D. 531-7, D. 531-29',
    doute: 'Le barème de 2022-2023, annoncé au printemps, a été relevé à la rentrée.',
    lecture:
      'Le barème révisé vaut pour toute l’année scolaire ; le premier ne s’applique qu’aux jours antérieurs au 1er septembre 2022.',
    autre: 'Garder le premier barème pour les décisions prises avant l’annonce.',
    raison: 'Les montants relevés ont été versés à tous les boursiers de l’année.',
    regles: ['bareme_annee'],
  },
  {
    id: 'bareme_sans_reexamen',
    article: 'C. V.B',
    doute: 'La situation change en cours d’année : la bourse est-elle réexaminée ?',
    lecture:
      'Non, pour le même bénéficiaire ; il est orienté vers les fonds sociaux. Chaque année demande une nouvelle demande, ou l’étude consentie.',
    autre: 'Réexaminer à chaque changement signalé.',
    raison: 'Le texte l’écarte pour une année scolaire, et nomme le fonds social.',
    regles: ['bareme_annee'],
  },
];
