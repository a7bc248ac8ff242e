import { REGLES_ASE as ASE } from '../demandeur/ase-regles.ts';
import { REGLES_CHARGE as CHARGE } from '../demandeur/charge.ts';
import { REGLES_PREUVE as PREUVE } from '../demandeur/preuve.ts';
import { REGLES_TUTELLE as TUTELLE } from '../demandeur/tutelle.ts';
import type { Noeuds } from './noeud.ts';

/** Who asks, and with what proof of the charge (C. III.A, III.B, III.D.2, III.D.6). */
export const NOEUDS_DEMANDEUR: Noeuds = {
  demandeur: {
    genre: 'question',
    texte: 'Qui demande la bourse ?',
    reponses: [
      {
        valeur: 'parent',
        libelle: 'La mère ou le père de l’élève',
        vers: 'protection',
        regle: CHARGE.charge_effective,
        phrase: 'Le parent qui assume la charge effective et permanente de l’élève peut demander la bourse.',
        qui: 'parent',
      },
      {
        valeur: 'tuteur',
        libelle: 'Le tuteur de l’élève',
        vers: 'protection',
        regle: TUTELLE.tutelle,
        phrase: 'Le tuteur demande la bourse sur ses propres revenus.',
        qui: 'tuteur',
        pieces: [['decision_tutelle', 'decision_conseil_famille'], ['attestation_caf']],
      },
      {
        valeur: 'autre_personne',
        libelle: 'Une autre personne qui s’occupe de l’élève',
        vers: 'preuve',
        regle: CHARGE.charge_effective,
        phrase: 'La personne qui assume la charge de l’élève peut demander la bourse, parent ou non.',
        qui: 'autre_personne',
      },
      {
        valeur: 'eleve',
        libelle: 'L’élève lui-même',
        vers: 'age',
        regle: CHARGE.personne_physique,
        phrase: 'L’élève ne peut demander lui-même que s’il est majeur ou émancipé, et autonome.',
        qui: 'eleve',
      },
      {
        valeur: 'departement',
        libelle: 'Le département ou un service de l’aide sociale à l’enfance',
        vers: 'terminale',
        regle: CHARGE.personne_physique,
        phrase: 'Le département n’est pas une personne physique : il ne peut pas demander de bourse.',
      },
      {
        valeur: 'aucune_disposition',
        libelle: 'Aucune de ces situations ne convient',
        vers: 'declarant',
        regle: CHARGE.disposition_generale,
        phrase: 'Comptent alors les revenus de qui déclare l’élève à sa charge fiscale.',
        revenus: 'declarant',
        drapeau: 'cas_particulier',
      },
    ],
  },
  preuve: {
    genre: 'question',
    texte: 'Comment cette personne prouve-t-elle qu’elle a la charge de l’élève ?',
    reponses: [
      {
        valeur: 'delegation_france',
        libelle: 'Délégation de l’autorité parentale établie en France',
        vers: 'protection',
        regle: PREUVE.preuve_non_parent,
        phrase: 'La délégation d’autorité parentale, même partielle, prouve la charge.',
        pieces: [['delegation_autorite_parentale']],
      },
      {
        valeur: 'delegation_etranger',
        libelle: 'Délégation de l’autorité parentale établie à l’étranger',
        vers: 'consulat',
        regle: PREUVE.delegation_etrangere,
        phrase: 'La résidence des parents restés à l’étranger ne compte pas.',
        pieces: [['delegation_autorite_parentale']],
      },
      {
        valeur: 'tiers_digne_de_confiance',
        libelle: 'Décision du juge qui confie l’élève à un tiers digne de confiance',
        vers: 'tiers_allocation',
        regle: PREUVE.preuve_non_parent,
        phrase: 'La décision qui confie l’élève prouve que cette personne en a la charge.',
        pieces: [['document_charge']],
      },
      {
        valeur: 'accueil_paye',
        libelle: 'Famille d’accueil, foyer ou structure payés par le département',
        vers: 'terminale',
        regle: ASE.ase_placement,
        phrase:
          'Qui accueille l’élève contre l’allocation du département n’en a pas la charge au sens de la bourse.',
      },
      {
        valeur: 'autre_document',
        libelle: 'Un autre document (attestation de la CAF, certificat, jugement…)',
        vers: 'protection',
        regle: PREUVE.preuve_non_parent,
        phrase: 'À défaut de délégation, tout document qui montre la charge est accepté.',
        pieces: [['document_charge', 'attestation_caf']],
      },
      {
        valeur: 'aucun',
        libelle: 'Aucun document',
        vers: 'fin_sans_preuve',
        regle: PREUVE.preuve_non_parent,
        phrase: 'La charge de l’élève n’est pas prouvée.',
      },
    ],
  },
  consulat: {
    genre: 'question',
    texte: 'Le consulat du pays d’origine en France a-t-il validé cette délégation ?',
    reponses: [
      {
        valeur: 'oui',
        libelle: 'Oui',
        vers: 'protection',
        regle: PREUVE.delegation_etrangere,
        phrase: 'L’attestation du consulat valide la délégation.',
        pieces: [['attestation_consulat']],
      },
      {
        valeur: 'non',
        libelle: 'Non, ou pas encore',
        vers: 'fin_sans_consulat',
        regle: PREUVE.delegation_etrangere,
        phrase: 'Sans l’attestation du consulat, la délégation étrangère ne prouve rien.',
      },
    ],
  },
  declarant: {
    genre: 'question',
    texte: 'Qui déclare l’élève à sa charge fiscale ?',
    reponses: [
      {
        valeur: 'demandeur',
        libelle: 'La personne qui demande la bourse',
        vers: 'residence',
        regle: CHARGE.disposition_generale,
        phrase: 'Le demandeur déclare l’élève : ses revenus comptent.',
        qui: 'declarant',
      },
      {
        valeur: 'autre',
        libelle: 'Une autre personne, ou personne',
        vers: 'fin_declarant_autre',
        regle: CHARGE.disposition_generale,
        phrase: 'Le demandeur ne déclare pas l’élève : un agent décide.',
      },
    ],
  },
};
