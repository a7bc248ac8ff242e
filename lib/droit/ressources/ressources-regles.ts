/** Rules of the resources: whose income, of which year, read where (C. III.A, III.C, III.D). */

import type { Lecture } from '../lecture.ts';
import { ecrireEuros } from '../montant.ts';
import { definirRegles, type Ligne } from '../regle.ts';

const commun = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };
const RESSOURCES = 'III.C. Ressources à prendre en compte';
const DEMANDEUR = 'III.A. La situation du demandeur';
const PARTICULIERS = 'III.C.2. Cas particuliers';

const en = (l: Ligne, cle: string): string => ecrireEuros(Number(l.valeurs[cle]));
const deQui = (l: Ligne): string => (l.valeurs.qui === 'concubin' ? 'du concubin' : 'du demandeur');

export const REGLES_RESSOURCES = definirRegles({
  ressources_annee_de_reference: {
    ...commun,
    source: {
      article: 'C. III.C ; D. 531-4, D. 531-5, D. 531-20, D. 531-21',
      titre: RESSOURCES,
      dit: 'le revenu fiscal de référence de l’avis sur les revenus de la dernière année civile compte tel qu’il est imprimé',
    },
    dire: (l) =>
      l.issue === 'manque'
        ? `Il manque ${l.valeurs.libelle}.`
        : `Le revenu fiscal de référence ${deQui(l)} sur les revenus de ${l.valeurs.annee} est de ${en(l, 'rfr')} ; rien n’y est ajouté ni retranché.`,
  },
  ressources_menage: {
    ...commun,
    source: {
      article: 'C. III.A',
      titre: DEMANDEUR,
      dit: 'c’est le ménage qui compte, comme pour les prestations familiales : il faut savoir si le demandeur vit en couple',
    },
    dire: (l) => `Il manque ${l.valeurs.libelle}.`,
  },
  ressources_foyer_commun: {
    ...commun,
    source: {
      article: 'C. III.A',
      titre: DEMANDEUR,
      dit: 'le ménage compte comme pour les prestations familiales : le foyer fiscal commun est pris en entier',
    },
    dire: () => 'Le demandeur vit en couple dans un seul foyer fiscal : l’avis commun est pris en compte.',
  },
  ressources_parent_isole: {
    ...commun,
    source: {
      article: 'C. III.A',
      titre: DEMANDEUR,
      dit: 'le parent isolé qui a la charge de l’élève voit compter ses seules ressources',
    },
    dire: () => 'Le demandeur élève seul son enfant : ses seules ressources comptent.',
  },
  ressources_concubin: {
    ...commun,
    source: {
      article: 'C. III.A, III.C ; D. 531-4, D. 531-21',
      titre: `${DEMANDEUR} ; ${RESSOURCES}`,
      dit: 'en concubinage au jour de la demande, les revenus des deux foyers fiscaux s’ajoutent, même si le concubin n’est pas parent de l’élève',
    },
    dire: (l) =>
      l.issue === 'ecartee'
        ? 'Aucun concubinage n’est déclaré au jour de la demande : les revenus d’une autre personne ne sont pas ajoutés.'
        : `Les revenus du demandeur et du concubin s’ajoutent : ${en(l, 'demandeur')} + ${en(l, 'concubin')} = ${en(l, 'total')}.`,
  },
  ressources_eleve_autonome: {
    ...commun,
    source: {
      article: 'C. III.D.4 ; R. 531-19',
      titre: 'Candidats boursiers majeurs et mineurs émancipés',
      dit: 'l’élève à la charge de personne qui demande pour lui-même présente son propre avis, ou à défaut sa situation déclarative',
    },
    dire: () => 'L’élève demande pour lui-même : ses propres ressources comptent.',
  },
  ressources_tutelle: {
    ...commun,
    source: {
      article: 'C. III.D.2',
      titre: 'Candidats boursiers placés sous tutelle',
      dit: 'les ressources du tuteur qui a la charge de l’élève sont prises en compte',
    },
    dire: () => 'L’élève est sous tutelle : les ressources de son tuteur comptent.',
  },
  ressources_personne_en_charge: {
    ...commun,
    source: {
      article: 'C. III.A',
      titre: DEMANDEUR,
      dit: 'le demandeur est la personne qui a la charge effective et permanente de l’élève ; les ressources de son ménage comptent',
    },
    dire: () =>
      'Les ressources de la personne qui a l’élève à sa charge comptent, avec celles de son ménage.',
  },
  ressources_qui_declare_l_enfant: {
    ...commun,
    source: {
      article: 'C. III.D.6',
      titre: 'Disposition générale pour les cas particuliers',
      dit: 'quand aucune autre disposition ne convient, le revenu de qui déclare l’enfant à charge est retenu',
    },
    dire: () => 'Les ressources de la personne qui déclare l’enfant à sa charge comptent.',
  },
  ressources_demande_de_l_annee_suivante: {
    ...commun,
    source: {
      article: 'C. III.C, I.B',
      titre: RESSOURCES,
      dit: 'l’année de référence est attachée à l’année scolaire, même quand une dérogation laisse demander après le 1er janvier',
    },
    dire: (l) =>
      `La demande est faite après le 31 décembre : l’année de référence reste ${l.valeurs.annee}, celle de l’année scolaire.`,
  },
  ressources_revenus_etrangers: {
    ...commun,
    source: {
      article: 'C. III.C.2',
      titre: `${PARTICULIERS}, frontaliers et fonctionnaires internationaux`,
      dit: 'les revenus de l’étranger sont dans le revenu fiscal de référence français, sinon l’avis étranger est fourni',
    },
    dire: (l) =>
      l.valeurs.source === 'avis_etranger'
        ? `Les revenus de l’étranger sont pris sur l’avis d’impôt étranger ${deQui(l)}.`
        : l.valeurs.compris === null
          ? 'Des revenus viennent de l’étranger : le revenu fiscal de référence français est retenu tel qu’imprimé, et rien au dossier ne dit encore s’il les comprend.'
          : 'Les revenus de l’étranger sont déjà compris dans le revenu fiscal de référence français.',
  },
  ressources_avis_etranger_ajoute: {
    ...commun,
    source: {
      article: 'C. III.C.2',
      titre: `${PARTICULIERS}, revenus de l’étranger`,
      dit: 'l’intégralité des ressources de l’année de référence compte, en France et à l’étranger, pour le demandeur comme pour son concubin',
    },
    dire: (l) =>
      l.issue === 'manque'
        ? `Il manque ${l.valeurs.libelle}.`
        : `Les revenus étrangers ${deQui(l)}, absents de l’avis français, s’y ajoutent : ${en(l, 'francais')} + ${en(l, 'etranger')} = ${en(l, 'total')}.`,
  },
  ressources_conversion: {
    ...commun,
    source: {
      article: 'C. III.C.2',
      titre: `${PARTICULIERS}, revenus de l’étranger`,
      dit: 'le barème est en euros ; le texte ne dit pas à quel taux un avis écrit dans une autre monnaie est lu',
    },
    dire: (l) =>
      `L’avis ${deQui(l)} est dans une autre monnaie ; son montant est écrit en euros, ${en(l, 'rfr')} : ${l.valeurs.conversion}`,
  },
  ressources_nouvel_arrivant: {
    ...commun,
    source: {
      article: 'C. III.C.2',
      titre: `${PARTICULIERS}, nouveaux arrivants`,
      dit: 'sans avis, les revenus bruts justifiés de l’année de référence comptent après un abattement de 10 %',
    },
    dire: (l) =>
      l.issue === 'manque'
        ? `Il manque ${l.valeurs.libelle}.`
        : `En l’absence d’avis d’impôt, les revenus bruts ${deQui(l)} pour ${l.valeurs.annee} (${en(l, 'brut')}) sont retenus après un abattement de 10 % : ${en(l, 'rfr')}.`,
  },
  ressources_fonds_social: {
    ...commun,
    source: {
      article: 'C. III.C.2',
      titre: `${PARTICULIERS}, nouveaux arrivants`,
      dit: 'sans aucun justificatif de revenus de l’année de référence, la situation relève du fonds social',
    },
    dire: (l) =>
      `Aucun justificatif de revenus ${l.valeurs.annee} ne peut être fourni : la situation est examinée par le fonds social de l’établissement, sans droit à bourse.`,
  },
});

export type IdRessources = keyof typeof REGLES_RESSOURCES;

/** Flag of the dossiers in which an agent wrote in euros an avis of another currency. */
export const DRAPEAU_CONVERSION = 'monnaie_convertie';

export const LECTURES_RESSOURCES: readonly Lecture[] = [
  {
    id: 'ressources_demande_de_l_annee_suivante',
    article: 'C. III.C, I.B ; D. 531-5, D. 531-21',
    doute:
      'Le Code vise la dernière année civile avant la demande : une demande dérogatoire de janvier changerait d’année de référence.',
    lecture: 'L’année de référence et le barème restent ceux de la rentrée ; le dossier est signalé.',
    autre: 'Prendre les revenus de l’année qui vient de finir, avec un barème qui n’existe pas encore.',
    raison:
      'La circulaire attache une année de revenus et un barème à chaque année scolaire ; la lettre du Code, qui lui est supérieur, reste contraire.',
    regles: ['ressources_demande_de_l_annee_suivante'],
    interrupteur: { valeur: 'annee_de_la_rentree', du: '2016-09-01' },
    drapeau: 'demande_de_l_annee_suivante',
  },
  {
    id: 'ressources_nouvel_arrivant',
    article: 'C. III.C.2',
    doute: 'L’abattement de 10 % sur les revenus bruts ne dit pas son arrondi, ni ses bornes fiscales.',
    lecture: 'Brut × 0,9, arrondi à l’euro le plus proche, sans minimum ni maximum.',
    autre: 'Appliquer les bornes de la déduction fiscale des frais professionnels.',
    raison:
      'La circulaire ne cite que le taux ; le revenu fiscal de référence est lui-même en euros entiers.',
    regles: ['ressources_nouvel_arrivant'],
  },
  {
    id: 'ressources_situation_declarative',
    article: 'C. III.C, III.D.4',
    doute: 'La situation déclarative n’est citée que pour l’élève majeur ou émancipé.',
    lecture: 'Elle n’est acceptée que de l’élève qui demande pour lui-même ; les autres fournissent l’avis.',
    autre: 'L’accepter de tout demandeur dont l’avis tarde.',
    raison: 'Le texte spécial vaut pour son public ; la circulaire laisse déjà fournir l’avis plus tard.',
    regles: ['ressources_annee_de_reference', 'ressources_eleve_autonome'],
  },
  {
    id: 'ressources_conversion',
    article: 'C. III.C.2',
    doute: 'Le texte admet l’avis d’impôt étranger sans dire comment lire une autre monnaie.',
    lecture:
      'Un agent écrit le montant en euros, au taux moyen de l’année de référence publié par la Banque de France, avec le montant d’origine et le taux ; le dossier est signalé.',
    autre: 'Le taux du jour de la demande, ou celui du dernier jour de l’année.',
    raison: 'Le revenu est celui d’une année entière ; le calcul doit pouvoir être refait.',
    regles: ['ressources_conversion'],
    drapeau: DRAPEAU_CONVERSION,
  },
  {
    id: 'ressources_revenus_etrangers_non_situes',
    article: 'C. III.C.2',
    doute:
      'Une famille dit des revenus de l’étranger sans dire si son avis français les comprend, et le texte ne dit que les deux cas connus.',
    lecture:
      'Le revenu fiscal de référence français est retenu tel qu’imprimé, et la trace dit qu’on ne sait pas ; l’avis étranger manque dès que quelqu’un constate que l’avis français ne les comprend pas.',
    autre: 'Refuser tout calcul tant que personne ne l’a dit.',
    raison:
      'Un frontalier déclare en France ses revenus du monde entier, et son avis les comprend en règle générale ; le justificatif reste demandé.',
    regles: ['ressources_revenus_etrangers', 'ressources_avis_etranger_ajoute'],
  },
  {
    id: 'ressources_enfants_de_l_avis_francais',
    article: 'C. III.C.2, III.D',
    doute: 'Un avis français et un avis étranger de la même année nomment peut-être les mêmes enfants.',
    lecture: 'Les revenus s’ajoutent ; les enfants sont ceux du seul avis français.',
    autre: 'Ajouter aussi les enfants de l’avis étranger.',
    raison: 'Un enfant ne compte qu’une fois ; toutes les ressources comptent.',
    regles: ['ressources_avis_etranger_ajoute'],
  },
  {
    id: 'ressources_plusieurs_declarants',
    article: 'C. III.D.6',
    doute:
      '« La ou les personnes » qui déclarent l’enfant : deux déclarants additionnent-ils leurs revenus ?',
    lecture:
      'Un seul foyer, celui de la personne qui demande ; s’il est commun aux deux, son avis porte déjà les deux revenus.',
    autre: 'Ajouter les revenus de deux foyers qui ne vivent pas ensemble.',
    raison: 'La partie III n’additionne que les revenus d’un même ménage.',
    regles: ['ressources_qui_declare_l_enfant'],
  },
  {
    id: 'ressources_abattement_etranger',
    article: 'C. III.C',
    doute: 'L’abattement de 10 % vaut-il pour les revenus étrangers d’un frontalier ?',
    lecture:
      'Non : il ne vaut que pour qui n’a aucun avis ; les autres présentent un avis, français ou étranger, pris tel qu’imprimé.',
    autre: 'L’appliquer à tout revenu brut étranger.',
    raison: 'L’abattement est écrit pour les seuls nouveaux arrivants sans avis.',
    regles: ['ressources_revenus_etrangers', 'ressources_nouvel_arrivant'],
  },
];
