import { REGLES_CHARGES as CHARGES } from '../charges.ts';
import { direDuree } from '../delais/dire.ts';
import { REGLES_RESIDENCE as RESIDENCE } from '../demandeur/residence.ts';
import { REGLES_RECEVABILITE as RECEVABILITE } from '../recevabilite/recevabilite-regles.ts';
import { REGLES_RESSOURCES as RESSOURCES } from '../ressources/ressources-regles.ts';
import type { Noeuds } from './noeud.ts';

/** Residence and household of the person who asks, and other demandes for the pupil (C. II.C.1, III.A to III.C.1.b). */
export const NOEUDS_FOYER: Noeuds = {
  residence: {
    genre: 'question',
    texte: 'Où réside la personne qui demande la bourse ?',
    reponses: [
      {
        valeur: 'france',
        libelle: 'En France',
        vers: 'bourse_existante',
        regle: RESIDENCE.residence_en_france,
        phrase: 'Le demandeur réside en France ; sa nationalité ne compte pas.',
      },
      {
        valeur: 'ue_emploi',
        libelle: 'Dans l’Union européenne, et un parent a ou a eu un emploi en France',
        vers: 'bourse_existante',
        regle: RESIDENCE.residence_ressortissant_ue,
        phrase: 'L’emploi d’un parent en France dispense le ressortissant de l’Union de la résidence.',
        pieces: [['justificatif_emploi_france']],
      },
      {
        valeur: 'cned_hors_de_france',
        libelle: 'Hors de France : l’élève suit le collège au CNED, sans place dans le réseau de l’AEFE',
        vers: 'bourse_existante',
        regle: RESIDENCE.residence_cned_hors_de_france,
        phrase: 'La résidence en France n’est pas demandée à cette famille.',
        pieces: [['justificatif_aefe'], ['rib']],
        drapeau: 'cned_hors_de_france',
      },
      {
        valeur: 'ailleurs',
        libelle: 'Hors de France, dans un autre cas',
        vers: 'fin_hors_de_france',
        regle: RESIDENCE.residence_en_france,
        phrase: 'La résidence hors de France ferme le droit.',
      },
    ],
  },
  bourse_existante: {
    genre: 'question',
    texte: 'L’élève a-t-il déjà une bourse cette année, au nom d’une autre personne ?',
    reponses: [
      {
        valeur: 'non',
        libelle: 'Non',
        vers: 'menage',
        regle: RECEVABILITE['recevabilite.demande_unique'],
        phrase: 'Aucune autre demande n’existe pour l’élève cette année.',
      },
      {
        valeur: 'oui_dans_le_delai',
        libelle: `Oui, et la charge de l’élève a changé depuis ${direDuree('delai.changement_de_personne')} au plus`,
        vers: 'menage',
        regle: RECEVABILITE['recevabilite.changement_de_personne'],
        phrase:
          'La nouvelle personne en charge peut demander ; la première bourse est retirée pour l’avenir.',
        pieces: [['document_charge']],
      },
      {
        valeur: 'oui_hors_delai',
        libelle: `Oui, et la charge de l’élève a changé depuis plus de ${direDuree('delai.changement_de_personne')}`,
        vers: 'fin_changement_hors_delai',
        regle: RECEVABILITE['recevabilite.changement_de_personne'],
        phrase: `Le délai de ${direDuree('delai.changement_de_personne')} après le changement est passé.`,
        fondsSocial: true,
      },
    ],
  },
  menage: {
    genre: 'question',
    texte: 'Avec qui le demandeur vit-il au jour de la demande ?',
    reponses: [
      {
        valeur: 'avis_commun',
        libelle: 'Avec un conjoint ou partenaire, sur un seul avis d’impôt',
        vers: 'changement',
        regle: RESSOURCES.ressources_foyer_commun,
        phrase: 'L’avis commun du couple compte en entier.',
        revenus: 'foyer_commun',
      },
      {
        valeur: 'concubinage',
        libelle: 'Avec une personne qui a son propre avis d’impôt',
        vers: 'alternee',
        regle: RESSOURCES.ressources_concubin,
        phrase:
          'Les revenus et les enfants des deux foyers fiscaux s’ajoutent, même si le concubin n’est pas parent.',
        revenus: 'demandeur_et_concubin',
        pieces: [['avis_impot_concubin']],
      },
      {
        valeur: 'seul',
        libelle: 'Seul',
        vers: 'alternee',
        regle: RESSOURCES.ressources_parent_isole,
        phrase: 'Les seuls revenus du demandeur comptent.',
        revenus: 'demandeur_seul',
      },
    ],
  },
  alternee: {
    genre: 'question',
    texte: 'L’élève vit-il en résidence alternée ?',
    reponses: [
      {
        valeur: 'non',
        libelle: 'Non',
        vers: 'changement',
        regle: CHARGES.charges_enfants_de_l_avis,
        phrase: 'Les enfants de l’avis sont comptés.',
      },
      {
        valeur: 'oui_une_demande',
        libelle: 'Oui, et un seul parent demande',
        vers: 'changement',
        regle: CHARGES.charges_residence_alternee,
        phrase: 'L’élève en résidence alternée compte pour un enfant entier dans le foyer qui demande.',
      },
      {
        valeur: 'oui_deux_demandes',
        libelle: 'Oui, et les deux parents ont demandé',
        vers: 'fin_deux_demandes',
        regle: RECEVABILITE['recevabilite.residence_alternee'],
        phrase: 'L’administration ne choisit pas entre les deux demandes.',
      },
    ],
  },
};
