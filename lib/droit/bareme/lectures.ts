/** Doubts about the barème, and how they are read. */
import type { Lecture } from '../lecture.ts';

/** Flag of the dossiers whose income falls between the printed ceiling and the computed one. */
export const DRAPEAU_CELLULE_IMPRIMEE = 'plafond_imprime_12300';

export const LECTURES_BAREME: readonly Lecture[] = [
  {
    id: 'bareme_cellule_12300',
    article: 'annexe 6 (collège, 2 enfants, échelon 2) ; arrêté du 22-3-2016',
    doute:
      "L'annexe 6 de 2026-2027 imprime 12 300 €, la formule de l'arrêté (1 035,4 × 11,88 €, arrondi à l'euro) donne 12 301 €.",
    lecture:
      'La valeur imprimée compte ; une famille dont les ressources sont exactement de 12 301 € est vue par un agent.',
    autre: "Appliquer la formule de l'arrêté : 12 301 €.",
    raison:
      "L'annexe est le barème publié pour l'année ; l'arrêté est au-dessus d'elle, d'où l'examen humain au seul euro où les deux diffèrent.",
    regles: ['bareme_cellule_imprimee'],
    interrupteur: { valeur: 'valeur_imprimee', du: '2026-09-01', au: '2027-08-31' },
    drapeau: DRAPEAU_CELLULE_IMPRIMEE,
  },
  {
    id: 'bareme_sans_enfant',
    article: 'annexes 6 et 7 ; C. III.D.4',
    doute: "Le barème commence à 1 enfant ; l'avis d'un élève autonome n'en compte souvent aucun.",
    lecture: "La ligne « 1 enfant » s'applique.",
    autre: 'Aucun droit, faute de ligne pour un foyer sans enfant.',
    raison:
      "La circulaire ouvre le droit à l'élève autonome contribuable ; le lui ôter faute de ligne retirerait un droit sans texte.",
    regles: ['bareme_sans_enfant'],
  },
  {
    id: 'bareme_annee_des_revenus_2019',
    article: 'arrêtés du 22-3-2016 ; décret 2019-918 ; circulaire du 11-5-2026, introduction',
    doute:
      "La circulaire date la prise en compte des revenus N-1 de la rentrée 2019 ; les arrêtés de 2016 visent l'avant-dernière année et les tableaux de 2019-2020 correspondent encore au SMIC de juillet 2017.",
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
      "Le barème révisé vaut pour toute l'année scolaire ; le premier ne s'applique qu'aux jours antérieurs au 1er septembre 2022.",
    autre: "Garder le premier barème pour les décisions prises avant l'annonce.",
    raison: "Les montants relevés ont été versés à tous les boursiers de l'année.",
    regles: ['bareme_annee'],
  },
];
