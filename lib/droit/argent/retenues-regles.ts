import type { Duree } from '../delais/delai.ts';
import { direDuree } from '../delais/dire.ts';
import type { Lecture } from '../lecture.ts';
import { definirRegles } from '../regle.ts';
import { enJour, enJournees, enMontant } from './redaction.ts';

const AU_COLLEGE = {
  article: 'C. VII.A (D. 531-12)',
  titre: 'Conditions exigées de la part de l’élève boursier, au collège',
};
const AU_LYCEE = {
  article: 'C. VII.A (R. 531-31)',
  titre: 'Conditions exigées de la part de l’élève boursier, au lycée',
};
const VIGUEUR = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };

/** Unjustified absence that costs nothing: the retenue starts strictly above. */
export const FRANCHISE = { jours: 15 } as const satisfies Duree;

export const REGLES_RETENUE = definirRegles({
  'retenue.absence_justifiee': {
    source: {
      ...AU_COLLEGE,
      dit: 'Le chef d’établissement apprécie si une absence est justifiée ; seules les absences injustifiées comptent.',
    },
    ...VIGUEUR,
    dire: ({ valeurs }) => `${enJournees(valeurs.demiJournees)} d’absence justifiée : rien n’est compté.`,
  },
  'retenue.hors_annee': {
    source: { ...AU_COLLEGE, dit: 'Les absences se cumulent depuis le début de l’année scolaire.' },
    ...VIGUEUR,
    dire: ({ valeurs }) =>
      `${enJournees(valeurs.demiJournees)} d’absence hors de l’année scolaire : rien n’est compté.`,
  },
  'retenue.seuil_college': {
    source: {
      ...AU_COLLEGE,
      dit: 'La retenue commence quand la durée cumulée des absences injustifiées dépasse quinze jours depuis la rentrée.',
    },
    ...VIGUEUR,
    dire: (ligne) =>
      ligne.issue === 'appliquee'
        ? `${enJournees(ligne.valeurs.demiJournees)} d’absence injustifiée : le seuil de ${direDuree(FRANCHISE)} est dépassé le ${enJour(ligne.valeurs.franchi)}.`
        : `${enJournees(ligne.valeurs.demiJournees)} d’absence injustifiée : le seuil de ${direDuree(FRANCHISE)} n’est pas dépassé, aucune retenue.`,
  },
  'retenue.seuil_lycee': {
    source: {
      ...AU_LYCEE,
      dit: 'Au lycée aussi, la retenue suit les absences injustifiées de plus de quinze jours cumulés depuis la rentrée, que l’élève soit ou non soumis à l’obligation scolaire.',
    },
    ...VIGUEUR,
    dire: (ligne) =>
      ligne.issue === 'appliquee'
        ? `${enJournees(ligne.valeurs.demiJournees)} d’absence injustifiée : le seuil de ${direDuree(FRANCHISE)} est dépassé le ${enJour(ligne.valeurs.franchi)}.`
        : `${enJournees(ligne.valeurs.demiJournees)} d’absence injustifiée : le seuil de ${direDuree(FRANCHISE)} n’est pas dépassé, aucune retenue.`,
  },
  'retenue.taux': {
    source: {
      ...AU_COLLEGE,
      dit: 'Chaque jour d’absence retenu vaut un deux cent soixante-dixième du montant annuel.',
    },
    ...VIGUEUR,
    dire: ({ valeurs }) =>
      `${enJournees(valeurs.demiJournees)} × 1/270 de ${enMontant(valeurs.base)} : ${enMontant(valeurs.montant)} depuis la rentrée.`,
  },
  'retenue.franchissement': {
    source: {
      ...AU_COLLEGE,
      dit: 'Au dépassement, tous les jours déjà cumulés sont retenus sur le trimestre où il est constaté.',
    },
    ...VIGUEUR,
    dire: ({ valeurs }) =>
      `Le seuil est dépassé au trimestre ${valeurs.trimestre} : tous les jours cumulés à sa fin, soit ${enJournees(valeurs.demiJournees)}, y sont retenus (${enMontant(valeurs.montant)}).`,
  },
  'retenue.jour_suivant': {
    source: {
      ...AU_COLLEGE,
      dit: 'Après le dépassement, chaque nouveau jour d’absence injustifiée est retenu à son tour.',
    },
    ...VIGUEUR,
    dire: ({ valeurs }) =>
      `${enJournees(valeurs.demiJournees)} de plus au trimestre ${valeurs.trimestre} : ${enMontant(valeurs.montant)} retenus sur ce trimestre.`,
  },
  'retenue.reversement': {
    source: { ...AU_COLLEGE, dit: 'La retenue porte sur le montant annuel de la bourse.' },
    ...VIGUEUR,
    dire: ({ valeurs }) =>
      `La retenue dépasse ce que porte le trimestre ${valeurs.trimestre} : ${enMontant(valeurs.montant)} font l’objet d’un ordre de reversement.`,
  },
  'retenue.base': {
    source: {
      article: 'C. VII.A et IV.C (Bourse au mérite)',
      titre: 'Montant de la bourse et primes ; conditions exigées de la part de l’élève boursier',
      dit: 'La retenue se calcule sur la bourse ; la bourse au mérite suit les mêmes règles de retenue.',
    },
    ...VIGUEUR,
    dire: ({ valeurs }) =>
      `Montant annuel sur lequel se calcule la retenue : ${enMontant(valeurs.base)} (bourse, bourse au mérite, prime à l’internat, prime de reprise d’études ; jamais la prime d’équipement).`,
  },
});

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
