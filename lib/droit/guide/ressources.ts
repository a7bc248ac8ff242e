import { REGLES_CHARGES as CHARGES, DRAPEAU_ELEVE_HORS_AVIS } from '../charges.ts';
import { REGLES_RECEVABILITE as RECEVABILITE } from '../recevabilite/recevabilite-regles.ts';
import { REGLES_CHANGEMENT as CHANGEMENT, DRAPEAU_REVENU_ISOLE } from '../ressources/changement-regles.ts';
import { REGLES_RESSOURCES as RESSOURCES } from '../ressources/ressources-regles.ts';
import type { Noeuds } from './noeud.ts';

/** Changes of the family, and how its resources are proven (C. III.C, III.D). */
export const NOEUDS_RESSOURCES: Noeuds = {
  changement: {
    genre: 'question',
    texte: 'La situation de la famille a-t-elle changé depuis l’année de l’avis d’impôt ?',
    reponses: [
      {
        valeur: 'aucun',
        libelle: 'Non',
        vers: 'ressources',
        regle: RESSOURCES.ressources_annee_de_reference,
        phrase: 'L’avis de l’année de référence compte tel qu’il est imprimé.',
      },
      {
        valeur: 'deces',
        libelle: 'Décès d’un parent',
        vers: 'date_du_changement',
        regle: CHANGEMENT.ressources_changement,
        phrase: 'Le décès d’un parent est un changement pris en compte.',
        pieces: [['acte_deces']],
      },
      {
        valeur: 'separation',
        libelle: 'Divorce ou séparation attestée',
        vers: 'date_du_changement',
        regle: CHANGEMENT.ressources_changement,
        phrase: 'Le divorce ou la séparation attestée est un changement pris en compte.',
        pieces: [['justificatif_separation']],
      },
      {
        valeur: 'residence_exclusive',
        libelle: 'Une décision a changé la résidence exclusive de l’élève',
        vers: 'date_du_changement',
        regle: CHANGEMENT.ressources_changement,
        phrase: 'La nouvelle résidence exclusive est un changement pris en compte.',
        pieces: [['decision_residence']],
      },
      {
        valeur: 'perte_de_revenus',
        libelle: 'Perte de revenus (chômage, maladie, retraite…)',
        vers: 'ressources',
        regle: CHANGEMENT.ressources_perte_de_revenus,
        phrase: 'La perte de revenus de l’année en cours ne compte pas : proposez une aide du fonds social.',
        fondsSocial: true,
      },
      {
        valeur: 'autre',
        libelle: 'Un autre changement',
        vers: 'ressources',
        regle: CHANGEMENT.ressources_changement,
        phrase: 'Ce changement n’est pas de ceux que le texte prend en compte.',
      },
    ],
  },
  date_du_changement: {
    genre: 'question',
    texte: 'Quand ce changement est-il survenu et a-t-il été signalé ?',
    reponses: [
      {
        valeur: 'avant_cloture',
        libelle: 'Depuis la fin de l’année de l’avis, et signalé avant la clôture de la campagne',
        vers: 'ressources',
        regle: CHANGEMENT.ressources_changement,
        phrase:
          'Les revenus du seul demandeur sont isolés dans l’avis commun, avec une motivation de l’agent.',
        revenus: 'part_isolee',
        drapeau: DRAPEAU_REVENU_ISOLE,
      },
      {
        valeur: 'pendant_l_avis',
        libelle: 'Pendant l’année de l’avis : il y a deux avis pour cette année',
        vers: 'ressources',
        regle: CHANGEMENT.ressources_changement,
        phrase:
          'Après une séparation, l’avis du seul demandeur est pris tel qu’imprimé. Après un décès, sa part de l’avis commun est isolée et ajoutée à son avis d’après, avec une motivation de l’agent.',
        revenus: 'part_isolee',
        drapeau: DRAPEAU_REVENU_ISOLE,
      },
      {
        valeur: 'apres_cloture',
        libelle: 'Survenu ou signalé après la clôture de la campagne',
        vers: 'ressources',
        regle: CHANGEMENT.ressources_changement_periode,
        phrase: 'Le changement ne compte pas pour cette année scolaire : proposez une aide du fonds social.',
        fondsSocial: true,
      },
      {
        valeur: 'avant_l_avis',
        libelle: 'Avant l’année de l’avis d’impôt',
        vers: 'ressources',
        regle: CHANGEMENT.ressources_changement_periode,
        phrase: 'L’avis d’impôt tient déjà compte de ce changement.',
      },
    ],
  },
  ressources: {
    genre: 'question',
    texte: 'Comment les revenus sont-ils justifiés ?',
    reponses: [
      {
        valeur: 'avis',
        libelle: 'Par l’avis d’impôt français',
        vers: 'sur_avis',
        regle: RESSOURCES.ressources_annee_de_reference,
        phrase: 'Le revenu fiscal de référence est pris sur l’avis, sans rien ajouter ni retrancher.',
        pieces: [['avis_impot']],
      },
      {
        valeur: 'avis_en_attente',
        libelle: 'Par l’avis d’impôt français, qui n’est pas encore arrivé',
        vers: 'sur_avis',
        regle: RECEVABILITE['recevabilite.depot_incomplet'],
        phrase:
          'L’avis peut venir plus tard si l’établissement est prévenu, au plus tard à la fin de l’année scolaire.',
        pieces: [['avis_impot']],
      },
      {
        valeur: 'etranger_compris',
        libelle: 'Frontalier ou agent international : les revenus étrangers sont dans l’avis français',
        vers: 'sur_avis',
        regle: RESSOURCES.ressources_revenus_etrangers,
        phrase: 'Le revenu fiscal de référence comprend déjà les revenus étrangers.',
        pieces: [['avis_impot'], ['justificatif_revenus_etrangers']],
      },
      {
        valeur: 'etranger_non_compris',
        libelle: 'Frontalier ou agent international : les revenus étrangers ne sont pas dans l’avis français',
        vers: 'sur_avis',
        regle: RESSOURCES.ressources_revenus_etrangers,
        phrase: 'L’avis d’impôt étranger est fourni, avec tous les justificatifs de revenus.',
        pieces: [['avis_impot_etranger'], ['justificatif_revenus_etrangers']],
      },
      {
        valeur: 'arrivant_justifie',
        libelle: 'Nouvel arrivant sans avis d’impôt, avec un justificatif de revenus',
        vers: 'fin_demande',
        regle: RESSOURCES.ressources_nouvel_arrivant,
        phrase: 'Les revenus bruts justifiés comptent après un abattement de 10 %.',
        pieces: [['justificatif_revenus_pays_origine', 'bulletins_salaire', 'attestation_organisme_accueil']],
      },
      {
        valeur: 'aucun',
        libelle: 'Aucun justificatif de revenus',
        vers: 'fin_fonds_social',
        regle: RESSOURCES.ressources_fonds_social,
        phrase: 'Sans aucun justificatif, la situation relève du fonds social.',
        fondsSocial: true,
      },
    ],
  },
  sur_avis: {
    genre: 'question',
    texte: 'L’élève figure-t-il sur l’avis d’impôt du demandeur ?',
    reponses: [
      {
        valeur: 'oui',
        libelle: 'Oui',
        vers: 'fin_demande',
        regle: CHARGES.charges_enfants_de_l_avis,
        phrase: 'Les enfants portés sur l’avis sont comptés.',
      },
      {
        valeur: 'non',
        libelle: 'Non',
        vers: 'fin_demande',
        regle: CHARGES.charges_eleve_hors_avis,
        phrase: 'La charge se prouve par l’attestation de la CAF et le changement de résidence.',
        pieces: [['attestation_caf'], ['justificatif_changement_residence']],
        drapeau: DRAPEAU_ELEVE_HORS_AVIS,
      },
    ],
  },
};
