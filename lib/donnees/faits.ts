/** The register of what is done with personal data (RGPD, art. 30), and which processing each table serves. */
import { MOIS_DES_MARQUEURS } from '#lib/droit/consentement/consentement.ts';
import { GARDE_DES_CHIFFRES } from '#lib/droit/consentement/recuperation.ts';
import { GARDE_DES_ECHANGES } from '#lib/droit/consentement/textes.ts';
import { GARDE_DES_EXERCICES } from '#lib/droit/conservation/exercice.ts';
import { DUREE_DU_CODE } from '#lib/droit/courrier/acces.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { ATTENTE } from '#lib/import/faits.ts';

/** What is done with the data, on which ground, for whom and for how long (annexe 12; RGPD, art. 13). */
export interface Traitement {
  /** Anchor of its place in the page. */
  cle: string;
  pourquoi: string;
  donnees: string;
  base: string;
  destinataires: string;
  duree: string;
}

const MISSION =
  'Exécution d’une mission d’intérêt public : article 6, paragraphe 1, e) du règlement général sur la protection des données (RGPD).';
const UN_AN = 'Jusqu’à un an après la fin de la dernière année scolaire de l’élève dans le second degré.';

export const TRAITEMENTS: readonly Traitement[] = [
  {
    cle: 'demandes',
    pourquoi: 'Recevoir et étudier les demandes, décider, répondre aux recours',
    donnees:
      'L’identité et les coordonnées de l’élève et de la personne qui demande, la scolarité de l’année, la situation de la famille, les revenus et les charges que la loi fait entrer dans le calcul, les pièces, les décisions, les courriers et leurs dates.',
    base: `${MISSION} Les textes : code de l’éducation, articles L. 531-1 à L. 531-5, D. 531-1 et suivants.`,
    destinataires:
      'Les agents de l’établissement et ceux du service académique, chacun pour les dossiers de son lieu et pour ce que sa fonction demande ; le tribunal administratif, s’il est saisi.',
    duree: UN_AN,
  },
  {
    cle: 'messages',
    pourquoi: 'Répondre à vos questions sur une demande',
    donnees: 'Les messages que vous et le service vous écrivez, leurs dates, et le jour où ils sont lus.',
    base: MISSION,
    destinataires:
      'Les agents qui suivent la demande, dans l’établissement et le service académique. Le courriel qui vous prévient ne dit rien du message.',
    duree: UN_AN,
  },
  {
    cle: 'revenus',
    pourquoi: 'Connaître les revenus et la charge de l’élève sans vous les redemander',
    donnees: `Le numéro fiscal, le revenu fiscal de référence et le nombre d’enfants à charge. Si vous les demandez aux impôts pour une demande en ligne : votre date de naissance, et ce qu’ils répondent, montré à vous seul et gardé ${direDuree(GARDE_DES_CHIFFRES)} au plus avant que vous l’acceptiez. Si vous faites interroger votre caisse (CAF ou MSA) au lieu d’envoyer son attestation : votre état civil, et le seul fait qu’elle nomme l’élève, montré à vous seul et gardé autant, ou jusqu’à ce que l’attestation ne soit plus attendue.`,
    base: `${MISSION} Les revenus peuvent être demandés à l’administration fiscale : code des relations entre le public et l’administration, articles L. 113-12 et L. 114-8.`,
    destinataires:
      'Les agents qui étudient la demande ou qui décident. Pour les autres, les revenus sont masqués ; le numéro fiscal l’est pour tous. Les afficher demande d’écrire pourquoi.',
    duree: UN_AN,
  },
  {
    cle: 'versements',
    pourquoi: 'Calculer ce qui est dû',
    donnees:
      'L’identité de l’élève et de la personne qui demande, l’échelon, les montants et les dates du droit.',
    base: MISSION,
    destinataires:
      'L’agent comptable, qui ne voit ni les revenus ni les pièces. Le ministère ne reçoit que des nombres, sans nom, et aucun qui compte moins de cinq élèves.',
    duree: UN_AN,
  },
  {
    cle: 'base-eleves',
    pourquoi: 'Savoir où l’élève est scolarisé et qui est responsable de lui',
    donnees: 'Ce que la base des élèves de l’éducation nationale dit de l’élève et de ses responsables.',
    base: MISSION,
    destinataires: 'Les agents de l’établissement et du service académique.',
    duree: `${UN_AN} Le fichier reçu, lui, est oublié dès qu’il est comparé, ${direDuree(ATTENTE)} après au plus tard.`,
  },
  {
    cle: 'traces',
    pourquoi: 'Garder la trace de qui a lu et de qui a fait quoi',
    donnees: 'L’auteur, le jour et l’heure, le dossier, et la raison écrite quand elle est demandée.',
    base: 'Respect d’une obligation légale : article 6, paragraphe 1, c) du RGPD. Ses articles 5 et 32 demandent de protéger les données et de pouvoir le montrer.',
    destinataires:
      'Le délégué à la protection des données ; les agents qui tiennent le dossier, pour ses actes.',
    duree: 'Autant que le dossier.',
  },
  {
    cle: 'acces',
    pourquoi: 'Vous connecter, ou suivre une demande avec le code d’un courrier',
    donnees:
      'Votre identité donnée par ÉduConnect ou FranceConnect, sans mot de passe ; le code qui rattache votre compte au guichet ; les essais d’un code, avec l’adresse du réseau.',
    base: MISSION,
    destinataires: 'Personne : seul le service s’en sert.',
    duree: `La session : le temps de la connexion. Le code d’un courrier : ${direDuree(DUREE_DU_CODE)}.`,
  },
  {
    cle: 'etude',
    pourquoi: 'Étudier le droit à bourse sans demande, si vous l’avez accepté',
    donnees:
      'Votre réponse, son jour et le texte que vous avez lu ; l’état civil qui permet à l’administration fiscale de vous reconnaître ; l’accord du concubin, que personne d’autre ne lit ; ce qui en a été corrigé, par qui et pourquoi.',
    base: `${MISSION} Votre accord est demandé avant tout appel à l’administration fiscale.`,
    destinataires:
      'Le secrétariat de l’établissement ; l’administration fiscale, pour le seul état civil ; le service académique, pour le résultat.',
    duree: `Tant que l’élève reste dans l’académie et que vous ne changez pas d’avis. Un refus : ${direDuree({ mois: MOIS_DES_MARQUEURS.non })}. Un accord retiré : ${direDuree({ mois: MOIS_DES_MARQUEURS.retrait })}.`,
  },
  {
    cle: 'echanges',
    pourquoi: 'Garder la trace des appels à l’administration fiscale et aux caisses d’allocations',
    donnees:
      'Le jour et l’heure de l’appel, sa raison, et s’il a eu une réponse ; rien de ce qui a été répondu.',
    base: 'Respect d’une obligation légale : article 6, paragraphe 1, c) du RGPD. Le texte : code des relations entre le public et l’administration, article R. 114-9-7.',
    destinataires: 'Vous, si vous la demandez ; le délégué à la protection des données.',
    duree: `${direDuree(GARDE_DES_ECHANGES)} après l’appel.`,
  },
  {
    cle: 'droits',
    pourquoi: 'Répondre à ce que vous demandez sur vos propres données',
    donnees: 'Ce que vous demandez, votre nom, votre adresse si vous écrivez par courrier, et la réponse.',
    base: 'Respect d’une obligation légale : article 6, paragraphe 1, c) du RGPD. Le texte : ses articles 12 à 21.',
    destinataires: 'Vous, si vous avez demandé en ligne ; le délégué à la protection des données.',
    duree: `${capitale(direDuree(GARDE_DES_EXERCICES))} après la réponse, ou avec le dossier quand il part avant.`,
  },
  {
    cle: 'agents',
    pourquoi: 'Savoir qui peut lire, décider et signer',
    donnees: 'L’identité professionnelle des agents, leurs fonctions et leurs délégations, avec leurs dates.',
    base: MISSION,
    destinataires: 'Les administrateurs du service.',
    duree:
      'Autant que les décisions que l’agent a prises ou préparées : sa compétence doit pouvoir être prouvée.',
  },
  {
    cle: 'organismes',
    pourquoi: 'Permettre à un organisme public de vérifier un droit sans vous demander de papier',
    donnees:
      'Ce que l’organisme demande et ce qui lui est accordé, les personnes qui l’ont demandé pour lui, et chaque interrogation.',
    base: MISSION,
    destinataires: 'L’organisme, pour ce qui le concerne ; les agents du ministère qui l’habilitent.',
    duree: `Une interrogation : ${direDuree(GARDE_DES_ECHANGES)}. Une habilitation : autant qu’elle, et que la trace de son usage.`,
  },
];

/**
 * The tables that each processing fills, by its key; `personne` for those that say nothing of anybody: rules, places, clocks. A
 * table that is not here fails a test: what it keeps would have neither ground nor end. */
export const TABLES: Readonly<Record<string, readonly string[]>> = {
  demandes: [
    'dossier',
    ...['brouillon', 'recuperation', 'part_du_concubin'],
    'demande',
    'piece',
    'fichier',
    'demande_de_pieces',
    'dossier_drapeau',
    'decision',
    'proposition',
    'notification',
    'courrier',
    'droit',
    'recours',
    'requete',
    'rectification',
    'retrait',
    'transfert',
    'separation',
    'relecture',
    'lot',
    'ligne_de_lot',
    'bordereau',
    'ligne_de_bordereau',
    'note_de_dossier',
    'attente_de_dossier',
    'confie_de_dossier',
    'avis_sollicite',
    'relance',
    'fait_de_radar',
    'accord_sms',
    'rappel',
    'coche_parcoursup',
    'vue_enregistree',
    'releve_de_fichiers',
  ],
  messages: ['message_de_dossier'],
  droits: ['exercice_de_droit', 'suite_d_exercice'],
  versements: [
    'compte_bancaire',
    'procuration',
    'fiche_navette',
    'equipement_ailleurs',
    'engagement_de_merite',
    'suite_de_procuration',
    'suite_de_compte',
    'absence',
    'retenue',
    'presence_certifiee',
    'frais_de_pension',
    'sans_deduction_dite',
    'correspondance_de_fichier',
    'trimestre_academique',
    'etat_de_paiement',
    'ligne_de_liquidation',
    'boursier_a_payer',
    'versement',
    'fait_de_versement',
    'emploi_de_bourse',
    'certificat',
    'ordre_de_reversement',
    'suite_de_reversement',
  ],
  'base-eleves': [
    'eleve',
    'scolarite',
    'responsable',
    'lien',
    'reunion',
    'correction_eleve',
    'correction_responsable',
    'eleve_de_base',
    'responsable_de_base',
    'import_de_base',
    'ligne_lue',
    'ligne_d_import',
    'refus_d_import',
    'mouvement',
    'resultat_brevet',
    'correspondance_brevet',
    'recherche_eleve',
  ],
  traces: [
    'ligne_de_journal',
    'lecture_sensible',
    'lecture_de_liste',
    'ecriture',
    'acte_d_administration',
    'acte_a_confirmer',
    'devoilement',
    'cle_de_dossier',
    'elimination',
    'ligne_d_elimination',
  ],
  acces: ['session_ouverte', 'code_de_lettre', 'essai_de_code', 'code_de_rattachement'],
  etude: [
    'consentement',
    'couple',
    'accord_de_concubin',
    'invitation_de_concubin',
    'passage_d_etude',
    'etude',
    'correction_d_etat_civil',
    'question_d_etat_civil',
  ],
  echanges: ['echange'],
  agents: [
    'agent',
    'affectation',
    'delegation',
    'participation_epsc',
    'signature_de_bareme',
    'acte_de_bareme',
    'annexe_de_bareme',
    'effet_de_bareme',
  ],
  organismes: [
    'opposition',
    'habilitation',
    'representant',
    'document_d_habilitation',
    'boite_de_contact',
    'octroi',
    'evenement_habilitation',
    'jeton_api',
    'passage_d_habilitation',
    'appel',
    'quota_d_appel',
    'alerte_de_volume',
    'interrogation',
    'ligne_d_interrogation',
    'webhook',
    'envoi_de_webhook',
  ],
  personne: [
    'academie',
    'departement',
    'etablissement',
    'campagne',
    'prolongation',
    'ouverture_academique',
    'bloc_de_texte',
    'reglage_de_relecture',
    'reglage_de_donnee',
    'acte_de_procedure',
    'besoin_de_connaitre',
    'certificat_de_cachet',
    'scellement',
    'verification_de_journal',
    'passage_d_echeances',
    'chiffre',
    'chiffre_public',
    'echeance_de_conservation',
    'horloge',
    'cadence',
    'mot_voisin',
    'libelle_de_base',
  ],
};
