import type { Lecture } from '../lecture.ts';

const R_531_31 =
  'R. 531-31 subordonne le paiement à l’assiduité sans autre détail ; la règle écrite pour le collège est la seule mesure connue.';

export const LECTURES_RETENUE: readonly Lecture[] = [
  {
    id: 'retenue.lycee_taux',
    article: 'C. VII.A (R. 531-31)',
    doute: 'Pour le lycée, le texte ne donne pas le montant retenu par jour.',
    lecture: 'Un deux cent soixante-dixième du montant annuel, comme au collège.',
    autre:
      'Un quatre-vingt-dixième de la part trimestrielle par jour : le même montant, sauf arrondi, ou un autre taux.',
    raison: R_531_31,
    regles: ['retenue.taux'],
  },
  {
    id: 'retenue.lycee_quinze_premiers_jours',
    article: 'C. VII.A (R. 531-31)',
    doute: 'Pour le lycée, le texte ne dit pas si les quinze premiers jours sont retenus au dépassement.',
    lecture: 'Ils le sont, comme au collège.',
    autre: 'Ne retenir que les absences qui suivent le quinzième jour.',
    raison: R_531_31,
    regles: ['retenue.franchissement', 'retenue.seuil_lycee'],
  },
  {
    id: 'retenue.lycee_trimestre',
    article: 'C. VII.A (R. 531-31)',
    doute: 'Pour le lycée, le texte parle du montant trimestriel sans dire lequel.',
    lecture: 'Le trimestre du dépassement, puis celui de chaque nouvelle absence, comme au collège.',
    autre: 'Le trimestre au cours duquel le service des bourses est informé.',
    raison: R_531_31,
    regles: ['retenue.franchissement', 'retenue.jour_suivant'],
  },
  {
    id: 'retenue.internat',
    article: 'C. VII.A et IV.C',
    doute: 'Le texte étend la retenue à la bourse au mérite et ne dit rien de la prime à l’internat.',
    lecture: 'La prime à l’internat entre dans la base.',
    autre: 'La laisser en dehors, faute de texte.',
    raison: 'Elle couvre un hébergement et se verse en même temps que la bourse : elle en suit l’assiduité.',
    regles: ['retenue.base'],
  },
  {
    id: 'retenue.reprise',
    article: 'C. VII.A et IV.C',
    doute: 'Le texte ne dit rien de la prime de reprise d’études.',
    lecture: 'La prime de reprise d’études entre dans la base.',
    autre: 'La laisser en dehors, faute de texte.',
    raison: 'Elle est versée simultanément à la bourse, par trimestre, pour des études suivies.',
    regles: ['retenue.base'],
  },
  {
    id: 'retenue.ordre_de_reversement',
    article: 'C. VII.A',
    doute: 'Le texte ne dit pas ce que devient une retenue plus forte que la part du trimestre.',
    lecture:
      'Le surplus est repris par ordre de reversement sur les trimestres déjà dus, puis sur les suivants ; le total ne dépasse jamais ce qui est dû.',
    autre: 'Limiter la retenue à la part du trimestre.',
    raison: 'La retenue porte sur le montant annuel, non sur la seule part du trimestre.',
    regles: ['retenue.reversement'],
  },
  {
    id: 'retenue.constat',
    article: 'C. VII.A',
    doute: 'La première retenue va au trimestre où le dépassement « est constaté ».',
    lecture: 'C’est le trimestre de l’absence qui fait dépasser le seuil, même saisie plus tard.',
    autre: 'Le trimestre de la saisie.',
    raison: 'La date d’une saisie ne doit pas changer ce qu’une famille reçoit.',
    regles: ['retenue.franchissement'],
  },
  {
    id: 'retenue.arrondi',
    article: 'C. VII.A',
    doute: 'Un deux cent soixante-dixième tombe rarement au centime.',
    lecture:
      'L’arrondi au centime se fait sur le total retenu depuis la rentrée ; chaque trimestre en prend la différence.',
    autre: 'Arrondir chaque jour.',
    raison: 'L’erreur ne se cumule pas, et 270 jours font exactement le montant annuel.',
    regles: ['retenue.taux'],
  },
];
