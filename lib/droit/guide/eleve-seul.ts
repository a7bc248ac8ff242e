import { REGLES_AUTONOME as AUTONOME } from '../demandeur/autonome-regles.ts';
import { REGLES_RESIDENCE as RESIDENCE } from '../demandeur/residence.ts';
import type { Noeuds, QuestionGuide, ReponseGuide } from './noeud.ts';

/** Adults, emancipated minors and isolated foreign adults (C. III.D.4, III.D.5). */
export const NOEUDS_ELEVE_SEUL: Noeuds = {
  age: {
    genre: 'question',
    texte: 'L’élève est-il majeur, ou émancipé ?',
    reponses: [
      {
        valeur: 'majeur',
        libelle: 'Majeur',
        vers: 'etranger_isole',
        regle: AUTONOME.demandeur_majeur,
        phrase: 'L’élève majeur peut demander lui-même s’il est autonome.',
      },
      {
        valeur: 'emancipe',
        libelle: 'Mineur émancipé',
        vers: 'charge',
        regle: AUTONOME.demandeur_majeur,
        phrase: 'Le mineur émancipé peut demander lui-même s’il est autonome.',
        pieces: [['decision_emancipation']],
      },
      {
        valeur: 'mineur',
        libelle: 'Mineur',
        vers: 'fin_mineur',
        regle: AUTONOME.demandeur_majeur,
        phrase: 'L’élève mineur ne peut pas demander lui-même.',
      },
    ],
  },
  etranger_isole: {
    genre: 'question',
    texte: 'L’élève est-il étranger, en rupture avec sa famille, et au lycée ?',
    reponses: [
      {
        valeur: 'oui',
        libelle: 'Oui',
        vers: 'charge_etranger',
        regle: AUTONOME.etranger_isole,
        phrase:
          'Les dispositions propres aux majeurs étrangers isolés du lycée jouent ; un rapport du service social peut aider.',
      },
      {
        valeur: 'non',
        libelle: 'Non',
        vers: 'charge',
        regle: AUTONOME.etranger_isole,
        phrase: 'Les dispositions de tout élève majeur jouent.',
      },
    ],
  },
  charge: questionDeCharge('delegation'),
  charge_etranger: questionDeCharge('delegation_etranger_isole'),
  delegation: {
    genre: 'question',
    texte: 'Avant sa majorité, l’élève était-il confié à une personne ayant reçu l’autorité parentale ?',
    reponses: [
      jamaisConfie(),
      {
        valeur: 'oui',
        libelle: 'Oui',
        vers: 'fin_ancien_delegataire',
        regle: AUTONOME.autonome_ancien_delegataire,
        phrase: 'L’élève autrefois confié par délégation n’est pas considéré comme isolé.',
        drapeau: 'ancien_delegataire',
        fondsSocial: true,
      },
    ],
  },
  delegation_etranger_isole: {
    genre: 'question',
    texte: 'Avant sa majorité, l’élève était-il confié à une personne ayant reçu l’autorité parentale ?',
    reponses: [
      jamaisConfie(),
      {
        valeur: 'oui_encore',
        libelle: 'Oui, et elle assume encore sa charge',
        vers: 'fin_eleve_a_charge',
        regle: AUTONOME.etranger_isole_ancien_delegataire,
        phrase: 'Cette personne assume encore la charge de l’élève : c’est elle qui peut demander.',
        drapeau: 'ancien_delegataire',
      },
      {
        valeur: 'oui_plus',
        libelle: 'Oui, mais elle n’assume plus sa charge',
        vers: 'contrat',
        regle: AUTONOME.etranger_isole_ancien_delegataire,
        phrase: 'Cette personne n’assume plus la charge de l’élève, qui est autonome.',
        drapeau: 'ancien_delegataire',
      },
    ],
  },
  contrat: {
    genre: 'question',
    texte: 'L’élève a-t-il un contrat jeune majeur ?',
    reponses: [
      {
        valeur: 'oui',
        libelle: 'Oui',
        vers: 'avis_eleve',
        regle: AUTONOME.contrat_jeune_majeur,
        phrase: 'Le contrat jeune majeur n’empêche jamais la bourse, mais le dossier est regardé de près.',
        pieces: [['contrat_jeune_majeur']],
        drapeau: 'contrat_jeune_majeur',
      },
      {
        valeur: 'non',
        libelle: 'Non',
        vers: 'avis_eleve',
        regle: AUTONOME.contrat_jeune_majeur,
        phrase: 'Aucun contrat jeune majeur n’est à regarder.',
      },
    ],
  },
  avis_eleve: {
    genre: 'question',
    texte: 'L’élève a-t-il un avis d’impôt à son nom, sur les revenus de l’année de référence ?',
    reponses: [
      {
        valeur: 'avis',
        libelle: 'Oui, un avis d’impôt',
        vers: 'residence_eleve',
        regle: AUTONOME.autonome_avis_propre,
        phrase: 'L’avis de l’élève donne ses ressources.',
        revenus: 'eleve',
        pieces: [['avis_impot']],
      },
      {
        valeur: 'declaration',
        libelle: 'Non, mais une situation déclarative',
        vers: 'residence_eleve',
        regle: AUTONOME.autonome_avis_propre,
        phrase: 'La situation déclarative tient lieu d’avis.',
        revenus: 'eleve',
        pieces: [['situation_declarative']],
      },
      {
        valeur: 'aucun',
        libelle: 'Ni l’un ni l’autre',
        vers: 'fin_fonds_social',
        regle: AUTONOME.autonome_avis_propre,
        phrase: 'Sans avis ni situation déclarative, l’élève ne peut pas avoir de bourse.',
        fondsSocial: true,
      },
    ],
  },
  residence_eleve: {
    genre: 'question',
    texte: 'Où l’élève réside-t-il ?',
    reponses: [
      {
        valeur: 'france',
        libelle: 'En France',
        vers: 'fin_demande',
        regle: RESIDENCE.residence_en_france,
        phrase: 'L’élève réside en France ; sa nationalité ne compte pas.',
      },
      {
        valeur: 'ue_emploi',
        libelle: 'Dans l’Union européenne, et un parent a ou a eu un emploi en France',
        vers: 'fin_demande',
        regle: RESIDENCE.residence_ressortissant_ue,
        phrase: 'L’emploi d’un parent en France dispense de la résidence.',
        pieces: [['justificatif_emploi_france']],
      },
      {
        valeur: 'ailleurs',
        libelle: 'Hors de France, sans cet emploi',
        vers: 'fin_hors_de_france',
        regle: RESIDENCE.residence_en_france,
        phrase: 'La résidence hors de France ferme le droit.',
      },
    ],
  },
};

function questionDeCharge(vers: string): QuestionGuide {
  return {
    genre: 'question',
    texte: 'L’élève est-il à la charge de quelqu’un ?',
    reponses: [
      {
        valeur: 'personne',
        libelle: 'Non, de personne',
        vers,
        regle: AUTONOME.autonome_sans_charge,
        phrase: 'L’élève n’est à la charge de personne : il est autonome.',
      },
      {
        valeur: 'heberge',
        libelle: 'Il est seulement hébergé par quelqu’un qui ne subvient pas à ses besoins',
        vers,
        regle: AUTONOME.autonome_sans_charge,
        phrase: 'Être hébergé sans être entretenu n’empêche pas d’être autonome.',
      },
      {
        valeur: 'a_charge',
        libelle: 'Oui, quelqu’un subvient à ses besoins',
        vers: 'fin_eleve_a_charge',
        regle: AUTONOME.autonome_sans_charge,
        phrase: 'Quelqu’un a l’élève à sa charge.',
      },
      {
        valeur: 'avis_d_un_tiers',
        libelle: 'Il figure à charge sur l’avis d’impôt de quelqu’un',
        vers: 'fin_eleve_a_charge',
        regle: AUTONOME.autonome_hors_avis_d_un_tiers,
        phrase: 'À la charge fiscale d’un tiers, l’élève n’est pas isolé.',
      },
      {
        valeur: 'caf_d_un_tiers',
        libelle: 'Il figure sur l’attestation CAF ou MSA de quelqu’un',
        vers: 'fin_eleve_a_charge',
        regle: AUTONOME.autonome_hors_caf_d_un_tiers,
        phrase: 'Porté sur l’attestation CAF ou MSA d’un tiers, l’élève n’est pas isolé.',
      },
    ],
  };
}

function jamaisConfie(): ReponseGuide {
  return {
    valeur: 'non',
    libelle: 'Non',
    vers: 'contrat',
    regle: AUTONOME.autonome_ancien_delegataire,
    phrase: 'Aucune délégation d’autorité parentale passée n’est à regarder.',
  };
}
