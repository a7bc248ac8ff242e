/** The columns of a file of situations, one table for the reader, the documentation and the page that explains it. */

import type { Jour } from '../date.ts';
import type { Naissance } from '../naissance.ts';

interface ColonneCommune {
  /** What it means, in French; shown with the file's format. */
  dit: string;
  obligatoire?: true;
}

export type Colonne = ColonneCommune &
  (
    | { genre: 'texte' | 'entier' | 'euros' | 'somme' | 'date' | 'naissance' | 'oui_non' }
    | { genre: 'choix'; choix: readonly [string, ...string[]] }
  );

const texte = (dit: string) => ({ genre: 'texte', dit }) as const;
const entier = (dit: string) => ({ genre: 'entier', dit }) as const;
const euros = (dit: string) => ({ genre: 'euros', dit }) as const;
const somme = (dit: string) => ({ genre: 'somme', dit }) as const;
const date = (dit: string) => ({ genre: 'date', dit }) as const;
const ouiNon = (dit: string) => ({ genre: 'oui_non', dit }) as const;
const choix = <const C extends readonly [string, ...string[]]>(dit: string, ...liste: C) =>
  ({ genre: 'choix', dit, choix: liste }) as const;
const sourceDe = (dit: string) =>
  choix(dit, 'avis', 'source_fiscale', 'avis_etranger', 'situation_declarative');
const preuveDe = (dit: string) => choix(dit, 'pays_origine', 'bulletins_salaire', 'organisme_agree', 'aucun');
const obligatoire = <C extends Colonne>(colonne: C) => ({ ...colonne, obligatoire: true }) as const;

export const COLONNES = {
  ref: texte('Repère libre, recopié dans le résultat'),
  rentree: obligatoire(entier('Année civile de la rentrée, 2026 pour 2026-2027')),
  jour: obligatoire(date('Jour de la demande')),
  canal: choix('Voie de la demande', 'etude_automatique', 'en_ligne', 'papier'),

  etablissement: obligatoire(
    choix(
      'Type d’établissement',
      'college',
      'lycee_general_technologique',
      'lycee_professionnel',
      'lycee_polyvalent',
      'erea',
      'erpd',
      'cned',
      'cfa',
      'medico_social',
      'greta',
    ),
  ),
  secteur: obligatoire(
    choix(
      'Secteur de l’établissement',
      'public',
      'prive_sous_contrat',
      'prive_hors_contrat_habilite',
      'prive_hors_contrat',
    ),
  ),
  prise_en_charge_l242_10: ouiNon('Médico-social : frais pris en charge (L. 242-10 CASF)'),
  formation_sans_agrement: ouiNon('Formation ouverte sans agrément du recteur avant l’inscription'),
  niveau: obligatoire(choix('Niveau de la classe', 'college', 'lycee', 'post_bac')),
  statut: obligatoire(
    choix(
      'Statut de l’élève',
      'scolaire',
      'apprenti',
      'stagiaire_formation_professionnelle',
      'service_civique_alterne',
    ),
  ),
  regime: obligatoire(choix('Régime de l’élève', 'externe', 'demi_pensionnaire', 'interne')),
  naissance: {
    genre: 'naissance',
    dit: 'Naissance de l’élève ; l’année, ou le mois et l’année, si l’état civil n’en sait pas plus',
  },
  dispositif: choix(
    'Dispositif particulier',
    'mlds',
    'retour_en_formation',
    'avenirpro',
    'prepa_seconde',
    'tous_droits_ouverts',
  ),
  entree: date('Entrée dans la formation'),
  fin_formation: date('Dernier jour d’une formation plus courte que l’année'),
  affectation_dasen: ouiNon('Retour en formation : affectation par le DASEN'),
  phase_preparatoire: ouiNon('Retour en formation : phase préparatoire avant l’affectation'),
  debute_apprentissage: ouiNon('Lycée professionnel : débute avant 15 ans une formation par apprentissage'),
  filiere_cned: choix('Cned : filière', 'general', 'segpa', 'professionnel'),
  inscription_reglementee: ouiNon('Cned : classe complète à inscription réglementée'),
  avis_dasen: ouiNon('Cned collège : avis favorable du DASEN'),
  cned_impossibilite_aefe: ouiNon('Cned collège, famille à l’étranger : aucune place dans le réseau AEFE'),
  protection_temporaire: ouiNon('Élève sous protection temporaire'),
  emancipe: ouiNon('Élève mineur émancipé'),
  terminale: ouiNon('Élève de terminale'),
  diplome_obtenu: choix('Diplôme déjà obtenu', 'aucun', 'niveau_3', 'baccalaureat'),
  prepare: choix(
    'Diplôme préparé',
    'diplome_niveau_3',
    'baccalaureat_pro',
    'baccalaureat',
    'certificat_specialisation',
    'complementaire_non_diplomante',
  ),
  duree_annees: entier('Durée de la formation, en années'),
  trimestres_mlds: entier('Trimestres déjà suivis en MLDS'),
  reintegre_temps_plein: ouiNon('Après la MLDS : retour dans une classe à temps plein'),
  ase: choix('Mesure de l’aide sociale à l’enfance ou de la justice', 'placement', 'aemo', 'pead', 'pjj'),
  ase_effectif: ouiNon('Placement : effectif'),
  ase_allocation: ouiNon('Placement, AEMO ou PEAD : allocation versée par le département'),
  ase_chez: choix('Placement : chez qui', 'structure', 'famille_accueil', 'tiers_digne_de_confiance'),
  ase_cesse_majorite: ouiNon('Placement : terminé par la majorité'),

  lien: obligatoire(
    choix(
      'Lien du demandeur avec l’élève',
      'mere',
      'pere',
      'tuteur',
      'autre_personne_en_charge',
      'eleve_lui_meme',
      'departement',
    ),
  ),
  charge_etablie: ouiNon('La charge effective et permanente est établie'),
  reside_en_france: ouiNon('Le demandeur réside en France'),
  ressortissant_ue: ouiNon('Le demandeur est ressortissant de l’Union européenne'),
  parent_employe_en_france: ouiNon('Union européenne : un parent travaille ou a travaillé en France'),
  justificatif_charge: choix(
    'Demandeur non parent : justificatif de la charge',
    'delegation_france',
    'delegation_etranger',
    'autre_document',
    'aucun',
  ),
  attestation_consulat: ouiNon('Délégation à l’étranger : attestation du consulat'),
  prise_en_charge_le: date('Jour où le demandeur a pris en charge un élève déjà boursier'),
  hors_dispositions: ouiNon('Aucune disposition de C. III ne convient, selon un agent'),
  autonome_charge: ouiNon('Élève demandeur : une personne en a la charge'),
  autonome_avis_propre: ouiNon('Élève demandeur : a son propre avis d’impôt'),
  autonome_avis_tiers: ouiNon('Élève demandeur : figure sur l’avis d’une autre personne'),
  autonome_caf_tiers: ouiNon('Élève demandeur : figure sur l’attestation CAF d’une autre personne'),
  autonome_etranger_isole: ouiNon('Élève demandeur : majeur étranger isolé'),
  autonome_contrat_jeune_majeur: ouiNon('Élève demandeur : contrat jeune majeur'),
  autonome_ancien_delegataire: ouiNon('Élève demandeur : relevait d’une délégation d’autorité parentale'),
  autonome_delegataire_assume: ouiNon('Élève demandeur : l’ancien délégataire en assume encore la charge'),

  foyer: obligatoire(
    choix(
      'Situation du foyer',
      'couple_foyer_commun',
      'couple_deux_avis',
      'parent_isole',
      'concubinage',
      'autonome',
    ),
  ),
  annee_avis: entier('Année des revenus de l’avis du demandeur'),
  rfr: euros('Revenu fiscal de référence du demandeur, en euros'),
  enfants: entier('Enfants à charge du demandeur'),
  source: sourceDe('Origine du revenu (avis, si la colonne est vide)'),
  conversion: texte('Avis dans une autre monnaie : montant d’origine, monnaie et taux'),
  etranger_annee: entier('Avis étranger en plus de l’avis français : année des revenus'),
  etranger_rfr: euros('Avis étranger en plus de l’avis français : revenu, en euros'),
  etranger_conversion: texte('Avis étranger en plus : montant d’origine, monnaie et taux'),
  concubinage_depuis: date('Concubinage : premier jour, s’il est récent'),
  concubinage_fini: date('Concubinage : dernier jour, s’il a fini depuis la demande'),
  concubin_annee_avis: entier('Année des revenus de l’avis du concubin'),
  concubin_rfr: euros('Revenu fiscal de référence du concubin, en euros'),
  concubin_enfants: entier('Enfants à charge du concubin'),
  concubin_source: sourceDe('Origine du revenu du concubin (avis, si la colonne est vide)'),
  concubin_conversion: texte('Avis du concubin dans une autre monnaie : montant d’origine, monnaie et taux'),
  concubin_etranger_annee: entier('Concubin, avis étranger en plus : année des revenus'),
  concubin_etranger_rfr: euros('Concubin, avis étranger en plus : revenu, en euros'),
  concubin_etranger_conversion: texte('Concubin, avis étranger en plus : montant d’origine, monnaie et taux'),
  concubin_brut_annee: entier('Concubin nouvel arrivant : année des revenus bruts'),
  concubin_brut: somme('Concubin nouvel arrivant : revenus bruts, en euros et centimes'),
  concubin_brut_enfants: entier('Concubin nouvel arrivant : enfants à charge'),
  concubin_brut_justificatif: preuveDe('Concubin nouvel arrivant : justificatif'),
  brut_annee: entier('Nouvel arrivant : année des revenus bruts'),
  brut: somme('Nouvel arrivant : revenus bruts, en euros et centimes'),
  brut_enfants: entier('Nouvel arrivant : enfants à charge'),
  brut_justificatif: preuveDe('Nouvel arrivant : justificatif'),
  changement: choix(
    'Changement de situation familiale',
    'deces',
    'divorce_ou_separation',
    'residence_exclusive',
    'perte_de_revenus',
    'autre',
  ),
  changement_survenu: date('Changement : jour où il est survenu'),
  changement_signale: date('Changement : jour où il a été signalé'),
  changement_rfr: euros('Changement : revenu isolé du demandeur, en euros'),
  changement_enfants: entier('Changement : enfants qui restent à sa charge'),
  changement_motivation: texte('Changement : motivation de la part isolée'),
  changement_avis_propre: ouiNon('Changement : l’avis fourni est celui du seul demandeur'),
  changement_second_avis: euros('Décès dans l’année de l’avis : second avis du demandeur, en euros'),
  residence_alternee: ouiNon('Résidence alternée'),
  eleve_sur_avis: ouiNon('L’élève figure sur l’avis'),
  revenus_etrangers: ouiNon('Revenus perçus à l’étranger'),
  revenus_etrangers_hors_avis: ouiNon('Revenus de l’étranger absents de l’avis français'),
  perte_de_revenus: ouiNon('Perte récente de revenus'),
} as const satisfies Record<string, Colonne>;

export type NomColonne = keyof typeof COLONNES;

type ValeurDe<C extends Colonne> = C extends { genre: 'choix'; choix: readonly (infer V)[] }
  ? V
  : {
      texte: string;
      entier: number;
      euros: number;
      somme: number;
      date: Jour;
      naissance: Naissance;
      oui_non: boolean;
    }[Exclude<C['genre'], 'choix'>];

/** One line read: an empty cell is an absent value, never a default. */
export type Cellules = {
  [N in NomColonne]: (typeof COLONNES)[N] extends { obligatoire: true }
    ? ValeurDe<(typeof COLONNES)[N]>
    : ValeurDe<(typeof COLONNES)[N]> | undefined;
};
