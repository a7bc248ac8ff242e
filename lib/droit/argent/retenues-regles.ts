import type { Duree } from '../delais/delai.ts';
import { direDuree } from '../delais/dire.ts';
import type { Lecture } from '../lecture.ts';
import { definirRegles, type Ligne } from '../regle.ts';
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

const AUX_DEUX = {
  article: 'C. VII.A (D. 531-12, R. 531-31)',
  titre: 'Conditions exigées de la part de l’élève boursier',
};

/** Unjustified absence that costs nothing: the retenue starts strictly above. */
export const FRANCHISE = { jours: 15 } as const satisfies Duree;

const direTaux = ({ valeurs }: Ligne): string =>
  `${enJournees(valeurs.demiJournees)} × 1/270 de ${enMontant(valeurs.base)} : ${enMontant(valeurs.montant)} depuis la rentrée.`;
const direFranchissement = ({ valeurs }: Ligne): string =>
  `Le dépassement du seuil est constaté au trimestre ${valeurs.trimestre} : ${enJournees(valeurs.demiJournees)} y sont retenus (${enMontant(valeurs.montant)}).`;
const direJourSuivant = ({ valeurs }: Ligne): string =>
  `${enJournees(valeurs.demiJournees)} de plus au trimestre ${valeurs.trimestre} : ${enMontant(valeurs.montant)} retenus sur ce trimestre.`;

export const REGLES_RETENUE = definirRegles({
  'retenue.absence_justifiee': {
    source: {
      ...AUX_DEUX,
      dit: 'Le chef d’établissement apprécie si une absence est justifiée ; seules les absences injustifiées comptent.',
    },
    ...VIGUEUR,
    dire: ({ valeurs }) => `${enJournees(valeurs.demiJournees)} d’absence justifiée : rien n’est compté.`,
  },
  'retenue.hors_annee': {
    source: { ...AUX_DEUX, dit: 'Les absences se cumulent depuis le début de l’année scolaire.' },
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
    dire: direTaux,
  },
  'retenue.taux_lycee': {
    source: {
      ...AU_LYCEE,
      dit: 'Une retenue est faite sur la bourse ; le texte du lycée n’en donne pas le montant par jour, lu comme au collège.',
    },
    ...VIGUEUR,
    dire: direTaux,
  },
  'retenue.franchissement': {
    source: {
      ...AU_COLLEGE,
      dit: 'Au dépassement, tous les jours déjà cumulés sont retenus sur le trimestre où il est constaté.',
    },
    ...VIGUEUR,
    dire: direFranchissement,
  },
  'retenue.franchissement_lycee': {
    source: {
      ...AU_LYCEE,
      dit: 'Au-delà de quinze jours cumulés, le service des bourses est informé et notifie la retenue ; le texte ne dit pas quels jours sont retenus, lus comme au collège.',
    },
    ...VIGUEUR,
    dire: direFranchissement,
  },
  'retenue.jour_suivant': {
    source: {
      ...AU_COLLEGE,
      dit: 'Après le dépassement, chaque nouveau jour d’absence injustifiée est retenu à son tour.',
    },
    ...VIGUEUR,
    dire: direJourSuivant,
  },
  'retenue.jour_suivant_lycee': {
    source: {
      ...AU_LYCEE,
      dit: 'Toute nouvelle absence injustifiée est signalée à son tour et retenue.',
    },
    ...VIGUEUR,
    dire: direJourSuivant,
  },
  'retenue.reversement': {
    source: { ...AUX_DEUX, dit: 'La retenue porte sur le montant annuel de la bourse.' },
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
      `Montant annuel sur lequel se calcule la retenue : ${enMontant(valeurs.base)} (bourse et bourse au mérite ; jamais la prime d’équipement).`,
  },
  'retenue.primes': {
    source: {
      article: 'C. VII.A et IV.C',
      titre: 'Prime à l’internat ; prime de reprise d’études',
      dit: 'Le texte étend la retenue à la seule bourse au mérite ; il ne dit rien de la prime à l’internat ni de la prime de reprise d’études.',
    },
    ...VIGUEUR,
    dire: ({ valeurs }) =>
      valeurs.comptees
        ? `La prime à l’internat (${enMontant(valeurs.internat)}) et la prime de reprise d’études (${enMontant(valeurs.reprise)}) entrent dans la retenue.`
        : `La prime à l’internat (${enMontant(valeurs.internat)}) et la prime de reprise d’études (${enMontant(valeurs.reprise)}) restent hors de la retenue, faute de texte.`,
  },
});

/** Flag of the lycée's retenues: neither rate, days nor trimestre stand in its text. */
export const DRAPEAU_RETENUE_LYCEE = 'retenue_au_lycee';

/** Dated switches of two readings below; each holds from its rentrée on. */
const QUINZE_PREMIERS_JOURS_AU_LYCEE = [{ du: 2016, retenus: true }] as const;
const PRIMES_DANS_LA_BASE = [{ du: 2016, comptees: false }] as const;

/** Whether the first fifteen days of absence are retained in lycée in a rentrée: the dated switch. */
export const quinzePremiersJoursRetenus = (rentree: number): boolean =>
  QUINZE_PREMIERS_JOURS_AU_LYCEE.findLast(({ du }) => du <= rentree)?.retenus ?? true;

/** Whether the primes of internat and reprise bear the retenue in a rentrée: the dated switch. */
export const primesDansLaBase = (rentree: number): boolean =>
  PRIMES_DANS_LA_BASE.findLast(({ du }) => du <= rentree)?.comptees ?? false;

const R_531_31 =
  'R. 531-31 subordonne le paiement à l’assiduité sans autre détail ; la règle écrite pour le collège est la seule mesure connue.';

export const LECTURES_RETENUE: readonly Lecture[] = [
  {
    id: 'retenue.lycee_taux',
    article: 'C. VII.A (R. 531-31)',
    doute: 'Pour le lycée, le texte ne donne pas le montant retenu par jour.',
    lecture: 'Un deux cent soixante-dixième du montant annuel, comme au collège ; le dossier est signalé.',
    autre:
      'Un quatre-vingt-dixième de la part trimestrielle par jour : le même montant, sauf arrondi, ou un autre taux.',
    raison: R_531_31,
    regles: ['retenue.taux_lycee'],
    drapeau: DRAPEAU_RETENUE_LYCEE,
  },
  {
    id: 'retenue.lycee_quinze_premiers_jours',
    article: 'C. VII.A (R. 531-31)',
    doute: 'Pour le lycée, le texte ne dit pas si les quinze premiers jours sont retenus au dépassement.',
    lecture:
      'Ils le sont, comme au collège ; un interrupteur daté peut les laisser, et le dossier est signalé.',
    autre: 'Ne retenir que les absences qui suivent le quinzième jour : « toute nouvelle absence ».',
    raison: R_531_31,
    regles: ['retenue.franchissement_lycee', 'retenue.seuil_lycee'],
    interrupteur: { valeur: 'quinze_premiers_jours_retenus', du: '2016-09-01' },
    drapeau: DRAPEAU_RETENUE_LYCEE,
  },
  {
    id: 'retenue.lycee_trimestre',
    article: 'C. VII.A (R. 531-31)',
    doute: 'Pour le lycée, le texte parle du montant trimestriel sans dire lequel.',
    lecture:
      'Le trimestre du constat, puis celui de chaque nouvelle absence, comme au collège ; le dossier est signalé.',
    autre: 'Le trimestre au cours duquel le service des bourses est informé.',
    raison: R_531_31,
    regles: ['retenue.franchissement_lycee', 'retenue.jour_suivant_lycee'],
    drapeau: DRAPEAU_RETENUE_LYCEE,
  },
  {
    id: 'retenue.internat',
    article: 'C. VII.A et IV.C',
    doute: 'Le texte étend la retenue à la bourse au mérite et ne dit rien de la prime à l’internat.',
    lecture: 'La prime à l’internat reste hors de la retenue ; le dossier est signalé.',
    autre: 'La retenir avec la bourse, dont elle suit le versement.',
    raison: 'Une retenue demande un texte : celui-ci ne s’étend qu’à la bourse au mérite.',
    regles: ['retenue.primes'],
    interrupteur: { valeur: 'hors_de_la_retenue', du: '2016-09-01' },
    drapeau: 'primes_et_retenue',
  },
  {
    id: 'retenue.reprise',
    article: 'C. VII.A et IV.C',
    doute: 'Le texte ne dit rien de la prime de reprise d’études.',
    lecture: 'La prime de reprise d’études reste hors de la retenue ; le dossier est signalé.',
    autre: 'La retenir avec la bourse, qu’elle accompagne chaque trimestre.',
    raison: 'Une retenue demande un texte : celui-ci ne s’étend qu’à la bourse au mérite.',
    regles: ['retenue.primes'],
    interrupteur: { valeur: 'hors_de_la_retenue', du: '2016-09-01' },
    drapeau: 'primes_et_retenue',
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
    lecture:
      'C’est le trimestre du jour où le dépassement est enregistré, jamais avant celui de l’absence qui le cause ; après l’année, le dernier.',
    autre: 'Le trimestre de l’absence qui fait dépasser le seuil, même saisie plus tard.',
    raison: 'C’est le mot du texte, et un trimestre déjà versé n’est pas repris.',
    regles: ['retenue.franchissement', 'retenue.franchissement_lycee'],
  },
  {
    id: 'retenue.arrondi',
    article: 'C. VII.A',
    doute: 'Un deux cent soixante-dixième tombe rarement au centime.',
    lecture:
      'L’arrondi au centime se fait sur le total retenu depuis la rentrée ; chaque trimestre en prend la différence.',
    autre: 'Arrondir chaque jour.',
    raison: 'L’erreur ne se cumule pas, et 270 jours font exactement le montant annuel.',
    regles: ['retenue.taux', 'retenue.taux_lycee'],
  },
  {
    id: 'retenue.demi_journees',
    article: 'C. VII.A',
    doute: 'Le texte compte des jours ; les absences se saisissent par demi-journées.',
    lecture: 'Deux demi-journées font un jour ; un jour n’en compte jamais plus de deux.',
    autre: 'Toute demi-journée vaut un jour, ou seuls comptent les jours entiers.',
    raison: 'La durée cumulée est celle des absences constatées, ni plus ni moins.',
    regles: ['retenue.seuil_college', 'retenue.seuil_lycee'],
  },
];
