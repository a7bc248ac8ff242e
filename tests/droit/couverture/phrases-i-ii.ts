import { dit, hors, type Phrases } from './phrase.ts';

const FAMILLES = 'Travail des établissements auprès des familles, hors de tout logiciel.';

export const PHRASES_I_II: Phrases = {
  'I.college': [
    dit(
      'Collèges publics, privés sous contrat, hors contrat habilités.',
      'champ_college',
      'hors_contrat_habilite',
    ),
    dit('Classes des établissements médico-sociaux.', 'medico_social'),
    dit('Classes de collège des ERPD.', 'champ_college'),
    dit(
      'CNED : classe complète réglementée, après avis favorable du DASEN.',
      'cned_classe_reglementee',
      'cned_college_avis_dasen',
    ),
    dit(
      'CNED hors de France, sans place dans un établissement de l’AEFE.',
      'cned_college_hors_de_france',
      'residence_cned_hors_de_france',
      'piece_cned_hors_de_france',
      'ecran:/agent/guide',
    ),
  ],
  'I.lycee': [
    dit(
      'Lycées publics, sous contrat, habilités, EREA, CNED, médico-social sans prise en charge des frais.',
      'champ_lycee',
      'niveau_second_degre',
      'medico_social',
    ),
    dit(
      'Une classe de niveau collège en lycée ou en EREA relève de la bourse de lycée.',
      'type_bourse_classe_de_college',
      'type_bourse_etablissement',
      'type_bourse_plafond_echelon_3',
    ),
    dit(
      'Avant quinze ans, sous statut scolaire, jusqu’au quinzième anniversaire.',
      'cfa_avant_15_ans',
      'lycee_pro_avant_15_ans',
      'champ:eleve.debuteApprentissage',
      'duree.avant_quinze_ans',
    ),
    dit('AvenirPro+ : quatre mois au plus sous statut scolaire.', 'avenirpro', 'duree.avenirpro'),
    dit('Classe préparatoire à la seconde.', 'prepa_seconde'),
    dit('Apprentis et stagiaires du GRETA : aucun droit.', 'statut_scolaire', 'greta'),
  ],
  'I.A': [
    dit(
      'Du 1er septembre au troisième jeudi d’octobre, compris.',
      'recevabilite.campagne',
      'recevabilite.avant_ouverture',
      'delai.campagne',
      'recevabilite.heure_de_cloture',
    ),
    dit('Des pièces qui manquent ne ferment pas le dépôt.', 'recevabilite.depot_incomplet'),
  ],
  'I.B': [
    dit(
      'Les dérogations se demandent toute l’année, dans le mois de l’entrée en formation.',
      'recevabilite.entree_en_formation',
      'delai.entree_en_formation',
    ),
  ],
  'I.B.1': [
    dit('Action de la MLDS en collège, lycée ou EREA, sous statut scolaire.', 'mlds', 'piece_mlds'),
    dit('La bourse n’est due que pour la durée de la formation.', 'duree.mlds', 'courrier:attribution'),
  ],
  'I.B.2': [
    dit(
      'De 16 à 25 ans, après affectation par le DASEN, depuis le retour.',
      'retour_en_formation',
      'retour_en_formation_hors_age',
      'champ:eleve.affectationDasen',
      'piece_retour_en_formation',
      'duree.retour_en_formation',
    ),
    dit('La prime de reprise d’études peut s’ajouter.', 'reprise.boursier_lycee'),
    dit(
      'En attendant le retour, le jeune est traité comme en MLDS.',
      'phase_preparatoire',
      'phase_preparatoire_droit',
      'champ:eleve.phasePreparatoire',
    ),
    dit('Un retour en apprentissage ou en stage n’ouvre aucun droit.', 'statut_scolaire'),
    dit('Avec un service civique alterné : pas de bourse de lycée.', 'service_civique_alterne'),
    dit(
      'Tous droits ouverts : le droit est gardé dans l’année.',
      'tous_droits_ouverts',
      'duree.tous_droits_ouverts',
    ),
  ],
  'I.B.3': [
    dit(
      'Protection temporaire : droit ouvert, sans date limite dans l’année.',
      'recevabilite.protection_temporaire',
      'delai.protection_temporaire',
      'piece_protection_temporaire',
    ),
    dit('Depuis la rentrée 2022.', 'recevabilite.protection_temporaire'),
  ],
  'II.A': [
    hors(
      'Le chef d’établissement informe chaque famille et aide celles qui sont loin du numérique.',
      FAMILLES,
    ),
    dit(
      'Qui peut demander, comment, jusqu’à quand et avec quels papiers se lit sans compte.',
      'ecran:/demander',
    ),
    dit('Le simulateur est donné aux familles, et n’est pas une demande.', 'ecran:/simulateur'),
    dit(
      'Les familles sans demande sont cherchées dans la base des élèves, celles qui peuvent avoir un droit d’abord.',
      'ecran:/agent/relances',
      'ecran:/agent/radar',
      'radar.susceptibles',
    ),
    dit(
      'Avant la fin du délai, chaque famille dont des pièces manquent est prévenue.',
      'acte:rappeler_pieces',
      'courrier:rappel_de_pieces',
    ),
    dit(
      'Près de la clôture, chacune est prévenue personnellement, puis par lettre, puis en recommandé.',
      'relance.jours_avant_cloture',
      'acte:relancer_avant_cloture',
      'acte:relancer_en_recommande',
      'courrier:relance_avant_cloture',
    ),
  ],
  'II.B': [
    dit(
      'Trois voies : étude automatique, en ligne, papier.',
      'recevabilite.depot_automatique',
      'recevabilite.depot_en_ligne',
      'recevabilite.depot_papier',
    ),
  ],
  'II.B.1': [
    dit(
      'Le consentement se donne à l’inscription, avec l’état civil du demandeur et du concubin.',
      'recevabilite.depot_automatique',
      'ecran:/famille/etude',
      'ecran:/concubin/[id]',
      'ecran:/agent/consentements',
      'ecran:/agent/consentements/[scolarite]',
    ),
    dit(
      'L’étude se fait à partir de la mi-septembre.',
      'acte:ouvrir_etude',
      'acte:proposer_etude',
      'ecran:/agent/etudes',
      'ecran:/agent/etudes/[id]',
    ),
    dit(
      'Le concubin refuse : l’étude ne peut se faire.',
      'consentement.concubin',
      'competence.consentement_du_concubin',
    ),
    dit(
      'Le consentement vaut à chaque rentrée, sauf changement d’académie ou retrait.',
      'consentement.duree',
    ),
    dit('Collèges et lycées publics, et privés volontaires.', 'consentement.perimetre'),
  ],
  'II.B.2': [
    dit(
      'En ligne dans le public, pour les familles qui n’ont pas consenti.',
      'recevabilite.depot_en_ligne',
      'acte:deposer_en_ligne',
      'ecran:/famille/demande',
    ),
    dit('Un élève, puis ses frères et sœurs du même établissement.', 'ecran:/famille/demande'),
  ],
  'II.B.3': [
    dit(
      'Formulaire du secrétariat dans le public, papier seul dans le privé sans consentement et au hors contrat habilité.',
      'recevabilite.depot_papier',
      'piece_formulaire',
      'ecran:/agent/saisie',
    ),
    dit(
      'CNED : au service de l’Eure, de l’Ariège, du Finistère ou du Rhône, selon le niveau.',
      'competence.cned_eure',
      'competence.lycee',
    ),
  ],
  'II.C.1': [dit('Une seule demande par élève.', 'recevabilite.demande_unique')],
  'II.C.1.alternee': [
    dit(
      'Deux parents déposent : les deux demandes sont irrecevables jusqu’à leur accord.',
      'recevabilite.residence_alternee',
      'acte:declarer_double_demande',
      'courrier:irrecevabilite',
    ),
    dit(
      'L’abandon de l’une, en ligne ou par écrit, fait reprendre l’autre à sa date.',
      'acte:se_desister',
      'acte:enregistrer_desistement',
      'acte:reprendre_apres_desistement',
      'courrier:reprise_de_la_demande',
    ),
    dit('Chaque enfant d’une fratrie a la sienne.', 'recevabilite.demande_unique'),
  ],
  'II.C.2': [
    dit('Une date de clôture pour toutes les voies.', 'recevabilite.campagne', 'ecran:/admin/campagnes'),
    dit('Le CNED a la sienne, fixée par l’annexe 1.', 'delai.campagne'),
  ],
  'II.C.3.campagne': [
    dit(
      'Chaque famille qui dépose reçoit un accusé de réception.',
      'acte:enregistrer_reception',
      'courrier:accuse_reception',
      'delai.accuse_de_reception',
    ),
    dit(
      'Une date de réception mal saisie se corrige, et ce qui en dépend avec elle.',
      'acte:corriger_reception',
    ),
    dit(
      'Ce qui se révèle posté à temps est repris à sa date, même après la décision de retard.',
      'acte:revenir_sur_le_retard',
      'courrier:reprise_apres_retard',
      'recevabilite.retard_leve_apres_notification',
    ),
    dit(
      'En ligne, un accusé d’enregistrement part par courriel à la fin de la saisie.',
      'acte:deposer_en_ligne',
      'delai.accuse_d_enregistrement',
    ),
  ],
  'II.C.3.college_public': [
    dit(
      'Hors délai, le chef d’un collège public signe un refus.',
      'recevabilite.hors_delai',
      'acte:refuser_hors_delai',
      'courrier:refus_hors_delai',
    ),
  ],
  'II.C.3.autres': [
    dit(
      'Ailleurs, le DASEN prononce l’irrecevabilité.',
      'recevabilite.hors_delai',
      'acte:declarer_irrecevable',
      'courrier:irrecevabilite',
    ),
  ],
  'II.C.3.automatique': [
    dit(
      'Étude automatique : aucun accusé ; la décision ou la demande incomplète en tient lieu.',
      'acte:demander_pieces_etude',
      'courrier:demande_incomplete',
    ),
    dit('Le portail suit la demande.', 'ecran:/famille'),
  ],
};
