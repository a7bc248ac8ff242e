import { REGLES_ASE as ASE } from '../demandeur/ase-regles.ts';
import { REGLES_CHARGE as CHARGE } from '../demandeur/charge.ts';
import { REGLES_STATUT_BOURSIER as STATUT } from '../demandeur/statut-boursier.ts';
import type { Noeuds } from './noeud.ts';

/** Measures of the aide sociale à l'enfance and of the PJJ (C. III.D.3). */
export const NOEUDS_PROTECTION: Noeuds = {
  protection: {
    genre: 'question',
    texte: 'L’élève fait-il l’objet d’une mesure de protection ?',
    aide: 'Aide sociale à l’enfance (ASE) ou protection judiciaire de la jeunesse (PJJ). Le service social peut joindre l’éducateur.',
    reponses: [
      {
        valeur: 'aucune',
        libelle: 'Non',
        vers: 'residence',
        regle: CHARGE.charge_effective,
        phrase: 'Aucune mesure de protection ne change qui a la charge de l’élève.',
      },
      {
        valeur: 'placement',
        libelle: 'Un placement à l’ASE',
        vers: 'placement',
        regle: ASE.ase_placement,
        phrase: 'Un placement effectif et payé par le département retire la charge à la famille.',
      },
      {
        valeur: 'aemo',
        libelle: 'Une assistance éducative en milieu ouvert (AEMO)',
        vers: 'residence',
        regle: ASE.ase_aemo,
        phrase: 'L’AEMO laisse la charge de l’élève à la famille.',
      },
      {
        valeur: 'pead',
        libelle: 'Un placement éducatif à domicile (PEAD)',
        vers: 'residence',
        regle: ASE.ase_pead,
        phrase: 'Le PEAD est assimilé à une AEMO renforcée : la famille garde la charge.',
      },
      {
        valeur: 'pjj',
        libelle: 'Un placement dans un établissement de la PJJ',
        vers: 'residence',
        regle: ASE.ase_pjj,
        phrase:
          'Les frais de scolarité restent à la famille : une attestation du directeur peut être demandée.',
      },
    ],
  },
  placement: {
    genre: 'question',
    texte: 'Où en est le placement ?',
    reponses: [
      {
        valeur: 'effectif_et_paye',
        libelle: 'L’élève est placé et le département verse l’allocation',
        vers: 'terminale',
        regle: ASE.ase_placement,
        phrase:
          'Le département assume la charge de l’élève, même si la famille touche encore des prestations.',
      },
      {
        valeur: 'ni_effectif_ni_paye',
        libelle: 'L’élève n’est pas encore placé et rien n’est versé',
        vers: 'residence',
        regle: ASE.ase_placement_non_effectif,
        phrase: 'Tant que le placement n’est ni effectif ni payé, la famille garde le droit.',
      },
      {
        valeur: 'l_un_sans_l_autre',
        libelle: 'L’élève est placé sans allocation, ou l’inverse',
        vers: 'fin_placement_a_decider',
        regle: ASE.ase_placement_sans_allocation,
        phrase: 'Le texte se tait entre les deux : un agent décide.',
        drapeau: 'ase_placement_sans_allocation',
      },
      {
        valeur: 'inconnu',
        libelle: 'Je ne sais pas',
        vers: 'fin_placement_inconnu',
        regle: ASE.ase_placement,
        phrase: 'Le droit dépend du placement effectif et de l’allocation : il faut les connaître.',
      },
    ],
  },
  tiers_allocation: {
    genre: 'question',
    texte: 'Ce tiers touche-t-il l’allocation d’entretien du département ?',
    reponses: [
      {
        valeur: 'oui',
        libelle: 'Oui',
        vers: 'terminale',
        regle: ASE.ase_placement,
        phrase: 'Avec l’allocation du département, le tiers n’assume pas la charge de l’élève.',
      },
      {
        valeur: 'non',
        libelle: 'Non',
        vers: 'residence',
        regle: ASE.ase_tiers_digne_de_confiance,
        phrase: 'Sans l’allocation, le tiers digne de confiance peut demander la bourse.',
        drapeau: 'ase_tiers_digne_de_confiance',
      },
    ],
  },
  terminale: {
    genre: 'question',
    texte: 'L’élève placé est-il en terminale, au lycée ?',
    reponses: [
      {
        valeur: 'oui',
        libelle: 'Oui',
        vers: 'fin_statut_boursier',
        regle: STATUT.statut_boursier_ase_terminale,
        phrase:
          'Le statut de boursier lui est acquis pour Parcoursup, sans montant ni prime, même après sa majorité.',
        revenus: 'sans_objet',
      },
      {
        valeur: 'non',
        libelle: 'Non',
        vers: 'fin_placement',
        regle: ASE.ase_placement,
        phrase: 'Personne ne peut demander de bourse pour l’élève.',
        revenus: 'sans_objet',
      },
    ],
  },
};
