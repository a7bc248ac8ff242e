import type { Lecture } from '../lecture.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';

const commun = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };
const majeurs = 'Candidats boursiers majeurs et mineurs émancipés';
const isoles = 'Candidats boursiers majeurs étrangers isolés';

export const REGLES_AUTONOME = definirRegles({
  demandeur_majeur: {
    ...commun,
    source: {
      article: 'C. III.D.4 ; R. 531-19',
      titre: majeurs,
      dit: 'Seul l’élève majeur ou mineur émancipé peut demander lui-même la bourse.',
    },
    dire: phrases({
      sujet: 'Élève qui demande pour lui-même',
      ouvre: (v) => (v.emancipe === true ? 'L’élève est mineur émancipé.' : 'L’élève est majeur.'),
      exclut: 'L’élève est mineur et n’est pas émancipé : il ne peut pas demander lui-même la bourse.',
    }),
  },
  autonome_sans_charge: {
    ...commun,
    source: {
      article: 'C. III.D.4 ; article 371-2 du Code civil',
      titre: majeurs,
      dit: 'L’élève qui demande pour lui-même n’est à la charge totale de personne ; être hébergé par quelqu’un qui ne subvient pas à ses besoins ne l’empêche pas.',
    },
    dire: phrases({
      sujet: 'Élève à la charge de quelqu’un',
      ouvre: 'L’élève n’est à la charge de personne.',
      exclut: 'L’élève est à la charge d’une personne : c’est elle qui peut demander la bourse.',
    }),
  },
  autonome_hors_avis_d_un_tiers: {
    ...commun,
    source: {
      article: 'C. III.D.4, III.D.5',
      titre: majeurs,
      dit: 'L’élève à la charge fiscale d’un tiers n’est pas isolé.',
    },
    dire: phrases({
      sujet: 'Élève sur l’avis d’impôt d’un tiers',
      ouvre: 'L’élève ne figure à la charge fiscale de personne.',
      exclut:
        'L’élève figure à charge sur l’avis d’impôt d’un tiers : il ne peut pas demander seul la bourse.',
    }),
  },
  autonome_hors_caf_d_un_tiers: {
    ...commun,
    source: {
      article: 'C. III.D.4, III.D.5',
      titre: majeurs,
      dit: 'L’élève porté sur l’attestation de la CAF ou de la MSA d’un tiers n’est pas isolé.',
    },
    dire: phrases({
      sujet: 'Élève sur l’attestation CAF d’un tiers',
      ouvre: 'L’élève ne figure sur l’attestation CAF ou MSA de personne.',
      exclut:
        'L’élève figure à charge sur l’attestation CAF ou MSA d’un tiers : il ne peut pas demander seul la bourse.',
    }),
  },
  autonome_avis_propre: {
    ...commun,
    source: {
      article: 'C. III.D.4, III.D.5 ; R. 531-19',
      titre: majeurs,
      dit: 'L’élève autonome est contribuable : il présente son avis d’impôt ou sa situation déclarative de l’année de référence.',
    },
    dire: phrases({
      sujet: 'Avis d’impôt de l’élève autonome',
      ouvre: 'L’élève a son propre avis d’impôt ou sa situation déclarative.',
      exclut:
        'L’élève n’a ni avis d’impôt ni situation déclarative à son nom : une aide du fonds social peut être examinée.',
    }),
  },
  autonome_ancien_delegataire: {
    ...commun,
    source: {
      article: 'C. III.D.4',
      titre: majeurs,
      dit: 'L’élève qui était, mineur, à la charge d’une personne ayant reçu l’autorité parentale n’est pas isolé.',
    },
    dire: phrases({
      sujet: 'Élève autrefois confié par délégation',
      exclut:
        'Avant sa majorité, l’élève était à la charge d’une personne ayant reçu l’autorité parentale : il n’est pas considéré comme isolé.',
      ecarte:
        'L’élève n’était pas, avant sa majorité, à la charge d’une personne ayant reçu l’autorité parentale.',
    }),
  },
  etranger_isole: {
    ...commun,
    source: {
      article: 'C. III.D.5',
      titre: isoles,
      dit: 'L’élève majeur étranger en rupture avec sa famille est autonome s’il a un contrat jeune majeur, ou s’il n’est à la charge totale de personne ; pour la bourse de lycée seulement.',
    },
    dire: phrases({
      sujet: 'Élève majeur étranger isolé',
      ouvre: 'L’élève majeur étranger isolé est examiné selon les dispositions propres au lycée.',
      ecarte:
        'Les dispositions sur les majeurs étrangers isolés ne valent que pour la bourse de lycée : celles de tout majeur s’appliquent.',
    }),
  },
  etranger_isole_ancien_delegataire: {
    ...commun,
    source: {
      article: 'C. III.D.5',
      titre: isoles,
      dit: 'L’élève étranger autrefois confié par délégation n’est pas isolé si cette personne assume encore sa charge.',
    },
    dire: phrases({
      sujet: 'Élève étranger autrefois confié par délégation',
      ouvre: 'La personne qui avait reçu l’autorité parentale n’assume plus la charge de l’élève.',
      exclut:
        'La personne qui avait reçu l’autorité parentale assume encore la charge de l’élève : c’est elle qui peut demander la bourse.',
    }),
  },
  contrat_jeune_majeur: {
    ...commun,
    source: {
      article: 'C. III.D.4, III.D.5',
      titre: majeurs,
      dit: 'Un contrat jeune majeur n’écarte jamais la bourse, mais appelle une attention particulière aux revenus et à l’évolution de la situation.',
    },
    dire: phrases({
      sujet: 'Contrat jeune majeur',
      ouvre:
        'Le contrat jeune majeur n’empêche pas la bourse ; les revenus et la suite du contrat sont à regarder de près.',
    }),
  },
});

export const LECTURES_AUTONOME: readonly Lecture[] = [
  {
    id: 'ancien_delegataire',
    article: 'C. III.D.4, III.D.5',
    doute:
      'Pour un élève autrefois confié par délégation, III.D.4 l’écarte toujours, III.D.5 seulement si la personne assume encore sa charge.',
    lecture:
      'Chaque disposition vaut pour son public : III.D.5 pour le majeur étranger isolé au lycée, III.D.4 pour tout autre élève. Le dossier est signalé.',
    autre: 'III.D.5, plus précis, vaut pour tous.',
    raison: 'Le texte spécial passe avant le général, mais ne sort pas de son public.',
    regles: ['autonome_ancien_delegataire', 'etranger_isole_ancien_delegataire'],
    drapeau: 'ancien_delegataire',
  },
  {
    id: 'contrat_jeune_majeur',
    article: 'C. III.D.4',
    doute:
      'Le texte interdit d’écarter la bourse pour un contrat jeune majeur, et demande une « attention particulière » sans dire laquelle.',
    lecture: 'Le contrat ne change ni le droit ni le calcul ; le dossier est signalé à un agent.',
    autre: 'Les sommes du contrat s’ajoutent aux revenus, ou le droit suit la durée du contrat.',
    raison: 'Les ressources sont celles de l’avis, sans ajout ; une bourse est attribuée pour l’année.',
    regles: ['contrat_jeune_majeur'],
    drapeau: 'contrat_jeune_majeur',
  },
  {
    id: 'mineur_emancipe_etranger',
    article: 'C. III.D.5',
    doute: 'III.D.5 ne parle que des majeurs étrangers isolés, pas des mineurs émancipés.',
    lecture: 'Un mineur émancipé est examiné selon III.D.4, quelle que soit sa nationalité.',
    autre: 'III.D.5 vaut aussi pour lui.',
    raison: 'Aucune condition de nationalité n’est posée, et la disposition spéciale nomme son public.',
    regles: ['etranger_isole'],
  },
];
