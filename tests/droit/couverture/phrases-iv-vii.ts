import { aVenir, dit, type Phrases } from './phrase.ts';

const ENGAGEMENT = 'l’engagement écrit du mérite';
const AGRICULTURE = 'les bourses venues de l’agriculture';

export const PHRASES_IV_VII: Phrases = {
  'IV.A': [
    dit(
      'Plafonds : un coefficient du SMIC horaire, par échelon et par nombre d’enfants.',
      'bareme_echelon',
      'bareme_echelon_superieur',
      'bareme_plafond_depasse',
      'bareme_cellule_imprimee',
      'ecran:/admin/bareme/projection',
    ),
    dit('De un à huit enfants au plus.', 'bareme_huit_enfants', 'bareme_sans_enfant'),
  ],
  'IV.B.college.1': [
    dit(
      'Le chef d’un collège public instruit et décide au nom de l’État.',
      'competence.college_public',
      'acte:attribuer',
      'acte:refuser',
    ),
    dit('Le secrétaire général le seconde.', 'competence.secretaire_general'),
    dit(
      'Aucune attribution avant que l’élève soit réellement scolarisé.',
      'garde:eleveScolarise',
      'acte:attribuer',
    ),
    dit(
      'Deux mois sans décision rejettent la demande, et chacun le lit.',
      'delai.silence_sur_la_demande',
      'recours.silence_vaut_rejet',
      'ecran:/famille/dossiers/[id]',
      'acte:constater_silence',
      'courrier:silence_sur_la_demande',
    ),
    dit('La décision est notifiée au plus tôt.', 'acte:notifier', 'courrier:attribution', 'courrier:refus'),
    dit(
      'L’établissement envoie l’état trimestriel par échelon et la liste des boursiers à payer.',
      'ecran:/agent/etats',
      'ecran:/agent/etats/[id]',
      'ecran:/agent/fin-de-trimestre',
    ),
  ],
  'IV.B.college.2': [
    dit(
      'Le chef d’un collège privé saisit, demande les pièces et propose.',
      'competence.college_prive',
      'acte:proposer',
    ),
    dit(
      'La liste des élèves éligibles ou non part avec les dossiers, au regard des ressources et des charges.',
      'etat_global.ressources_dans_la_liste',
      'ecran:/agent/propositions/[uai]',
    ),
    dit(
      'Les dossiers sont transmis dans les huit jours qui suivent la clôture.',
      'delai.propositions',
      'ecran:/agent/propositions',
    ),
    dit('Le DASEN décide et notifie.', 'competence.college_prive', 'acte:notifier'),
  ],
  'IV.B.college.3': [
    dit(
      'Gracieux ou hiérarchique dans les deux mois, ou le tribunal directement.',
      'delai.gracieux_ou_hierarchique',
      'recours.gracieux_ou_hierarchique',
      'ecran:/famille/dossiers/[id]/contester',
      'acte:former_recours',
      'courrier:accuse_reception_recours',
    ),
    dit(
      'Puis deux mois après la réponse, quatre sans réponse.',
      'delai.tribunal',
      'delai.tribunal_sans_reponse',
      'delai.reponse_recours_administratif',
    ),
    dit(
      'La requête est transmise au recteur, qui représente l’État.',
      'acte:transmettre_requete',
      'acte:deposer_memoire',
      'acte:clore_requete',
      'acte:executer_annulation',
    ),
  ],
  'IV.B.lycee.1': [
    dit(
      'Le service académique instruit, le DASEN décide par délégation du recteur.',
      'competence.lycee',
      'acte:instruire',
    ),
    dit('Le papier est saisi par l’établissement.', 'ecran:/agent/saisie'),
  ],
  'IV.B.lycee.2': [
    dit(
      'Recours préalable obligatoire au recteur, dans les quinze jours de la réception.',
      'delai.rapo',
      'acte:dater_reception',
      'acte:signer_courrier',
      'acte:rattraper_decision',
      'acte:confirmer_decision',
      'acte:renvoyer_decision',
      'acte:solliciter_avis',
      'acte:verser_avis',
      'acte:envoyer_recommande',
      'acte:signaler_retour',
      'acte:renvoyer_courrier',
      'courrier:refus',
    ),
    dit(
      'Tout recours venu à temps en est un.',
      'recours.tout_recours_est_rapo',
      'recours.rapo_non_motive',
      'recours.complement',
      'acte:former_recours',
      'acte:ecarter_recours_tardif',
      'courrier:reponse_au_recours',
    ),
    dit(
      'Le recteur répond dans les deux mois, puis le tribunal.',
      'delai.reponse_rapo',
      'delai.tribunal',
      'acte:constater_silence_recours',
      'courrier:silence_sur_le_recours',
    ),
    dit(
      'Gracieux et hiérarchique restent ouverts deux mois.',
      'delai.gracieux_ou_hierarchique',
      'recours.gracieux_du_lyceen',
      'recours.un_an_sans_preuve',
      'delai.un_an_sans_preuve',
    ),
    dit(
      'Le recours au ministre part avec une fiche synthétique, dont le modèle est perdu.',
      'recours.fiche_synthetique',
      'ecran:/agent/dossiers/[id]',
    ),
    dit(
      'Ce que le ministre répond est enregistré comme sa réponse, et suivi.',
      'recours.reponse_du_ministre',
      'acte:executer_reponse_du_ministre',
      'acte:enregistrer_rejet_du_ministre',
    ),
    dit(
      'Accord ou maintien après recours : une décision et sa lettre.',
      'acte:accueillir_recours',
      'acte:maintenir_refus',
      'acte:maintenir_attribution',
      'acte:rouvrir_sur_recours',
      'courrier:attribution',
      'courrier:maintien_du_refus',
      'recours.apres_refus_sur_recours',
    ),
  ],
  'IV.B.erreur': [
    dit(
      'Une erreur de bonne foi se rectifie, la première fois.',
      'recours.premiere_erreur',
      'acte:signaler_erreur',
      'acte:rectifier',
      'acte:ecarter_rectification',
      'courrier:rectification_ecartee',
      'ecran:/famille/dossiers/[id]/erreur',
      'courrier:refus',
    ),
    dit(
      'Jamais pour un retard ; ses raisons sont pourtant examinées.',
      'recevabilite.droit_a_l_erreur',
      'recevabilite.retard_admis',
      'acte:admettre_hors_delai',
    ),
  ],
  'IV.C.commun.1': [
    dit('Montants annuels des annexes 6 et 7.', 'bareme_montant', 'bareme_primes', 'courrier:attribution'),
  ],
  'IV.C.commun.2': [
    dit(
      'Boursiers internes, sans demande, en trois fois.',
      'internat.boursier',
      'internat.regime',
      'internat.regime_date',
      'courrier:attribution',
    ),
    dit('Hébergé ailleurs : par convention.', 'internat.regime_date'),
  ],
  'IV.C.lycee.1': [
    dit(
      'Première année, première fois, diplôme et spécialité de l’annexe 8.',
      'equipement.boursier_lycee',
      'equipement.premiere_annee',
      'equipement.diplome',
      'equipement.specialite',
      'equipement.une_seule_fois',
    ),
    dit('Avec le premier versement, jamais déduite.', 'versement.equipement', 'frais.equipement'),
    dit('Non versée au départ avant la fin de septembre.', 'equipement.presence_fin_septembre'),
  ],
  'IV.C.lycee.2': [
    dit(
      'De 16 à 18 ans révolus, cinq mois d’interruption, diplôme au répertoire.',
      'reprise.age',
      'reprise.interruption',
      'reprise.rncp',
      'reprise.statut_scolaire',
      'reprise.boursier_lycee',
    ),
    dit(
      'La fiche de l’annexe 9 est jointe à la demande, remplie par l’établissement.',
      'reprise.fiche_navette',
    ),
    dit('Par trimestre, la première année seulement.', 'reprise.premiere_annee', 'reprise.en_cours_d_annee'),
  ],
  'IV.C.lycee.3': [
    dit(
      'Mention bien ou très bien au brevet, cycle du baccalauréat ou du CAP.',
      'merite.boursier_lycee',
      'merite.mention',
      'merite.cycle',
      'champ:eleve.primes.mentionBrevet',
    ),
    dit('Elle est notifiée avec l’attribution.', 'courrier:attribution'),
    aVenir('L’engagement de l’élève et de sa famille est signé et gardé.', ENGAGEMENT),
    dit('Suspendue par décision motivée.', 'merite.suspension'),
  ],
  'V.A.college': [
    dit('L’origine paie le trimestre en cours, l’accueil la suite.', 'transfert.college', 'trimestre.bornes'),
    dit(
      'Le dossier suit l’élève, sans nouvelle instruction.',
      'acte:transferer',
      'transfert.passage',
      'transfert.college_vers_lycee',
    ),
  ],
  'V.A.lycee': [
    dit('Par jours ; 90 sur 120 au premier trimestre.', 'transfert.lycee', 'transfert.reste_a_l_accueil'),
    dit('L’académie d’origine informe sans délai celle d’accueil.', 'acte:transferer'),
    dit(
      'L’imprimé de transfert porte la date d’arrêt du versement.',
      'transfert.arret',
      'ecran:/agent/transferts',
    ),
    aVenir(
      'Le transfert vaut aussi avec l’agriculture ; les jours sans école.',
      AGRICULTURE,
      'transfert.jours_sans_ecole',
    ),
  ],
  'V.B': [
    dit('La bourse vaut pour une année scolaire.', 'duree.entree', 'bareme_annee'),
    dit(
      'Le même bénéficiaire n’est pas réexaminé dans l’année ; les fonds sociaux y suppléent.',
      'bareme_sans_reexamen',
      'courrier:attribution',
    ),
    dit(
      'La famille peut renoncer avant la décision.',
      'acte:se_desister',
      'ecran:/famille/dossiers/[id]/renoncer',
    ),
    dit(
      'Elle peut aussi renoncer à la bourse attribuée, pour l’avenir.',
      'retrait.renonciation',
      'acte:renoncer_a_la_bourse',
      'courrier:accuse_reception_renonciation',
      'ecran:/famille/dossiers/[id]/fin-de-bourse',
    ),
    dit(
      'Les familles qui ont consenti sont réexaminées à chaque rentrée.',
      'consentement.duree',
      'acte:ouvrir_etude',
      'ecran:/agent/etudes',
    ),
  ],
  'V.C.commun': [
    dit('Formation ouverte sans agrément : exclue.', 'exclusion_formation_sans_agrement'),
    dit(
      'Trois trimestres de MLDS sans retour à temps plein : exclu.',
      'exclusion_mlds_trois_trimestres',
      'mlds_retour_en_troisieme',
    ),
  ],
  'V.C.lycee': [
    dit(
      'Titulaires d’un diplôme de niveau 3, avec leurs exceptions d’une année.',
      'exclusion_diplome_niveau_3',
      'cap_vers_bac_pro',
    ),
    dit(
      'Bacheliers, avec leurs exceptions d’une année.',
      'exclusion_bachelier',
      'retour_en_formation_diplome',
    ),
  ],
  VI: [
    dit('Programmes 230 et 139.', 'comptes.programme'),
    dit(
      'Crédits par les listes de boursiers à payer, et une provision pour les dossiers ouverts.',
      'ecran:/agent/etats',
      'ecran:/agent/previsions',
    ),
    dit(
      'Procurations annuelles avant tout mandatement.',
      'piece_procuration',
      'ecran:/agent/procurations',
      'ecran:/famille/dossiers/[id]/procuration',
    ),
  ],
  'VII.A.college': [
    dit(
      'Plus de quinze jours d’absence injustifiée, cumulés depuis la rentrée.',
      'retenue.seuil_college',
      'retenue.absence_justifiee',
      'retenue.hors_annee',
    ),
    dit(
      'Tous les jours au trimestre du constat, puis chaque nouveau jour.',
      'retenue.franchissement',
      'retenue.jour_suivant',
      'retenue.constat',
    ),
    dit(
      'Un deux cent soixante-dixième par jour.',
      'retenue.taux',
      'retenue.base',
      'retenue.primes',
      'retenue.reversement',
    ),
    dit('Exclusion définitive : le trimestre reste entier.', 'exclusion.college'),
    dit(
      'La retenue est prononcée, motivée et notifiée.',
      'acte:retenir',
      'courrier:retenue_pour_absences',
      'retenue.notifiee',
      'retenue.rendue',
      'retenue.destinataire_majeur',
    ),
    dit(
      'Décision motivée et notifiée, elle se conteste comme une autre, sans recours préalable au lycée.',
      'recours.retenue_sans_prealable',
      'recours.retenue_la_derniere',
      'recours.retenue_reduite',
      'acte:maintenir_retenue',
      'acte:revoir_retenue',
      'acte:executer_ministre_sur_retenue',
    ),
  ],
  'VII.A.lycee': [
    dit(
      'Le même seuil, que l’élève soit ou non soumis à l’obligation scolaire.',
      'retenue.seuil_lycee',
      'retenue.lycee_quinze_premiers_jours',
    ),
    dit(
      'La retenue du lycée, lue comme celle du collège.',
      'retenue.taux_lycee',
      'retenue.franchissement_lycee',
      'retenue.jour_suivant_lycee',
    ),
    dit(
      'Exclusion définitive, avant et après seize ans.',
      'exclusion.lycee',
      'exclusion.lycee_obligation_scolaire',
    ),
    dit(
      'Le chef informe le service, qui notifie.',
      'acte:demander_retenue',
      'acte:ecarter_retenue',
      'acte:rendre_retenue',
      'courrier:restitution_de_retenue',
    ),
  ],
  'VII.B': [
    dit(
      'Trois parts égales, à la personne qui a demandé ; les trimestres passés avec le premier versement.',
      'trimestre.parts_egales',
      'versement.trimestre',
      'versement.rappel',
      'versement.trop_percu',
    ),
    dit(
      'Dans le public, les frais de pension sont déduits, sauf trois cas.',
      'frais.deduction',
      'frais.collectivite',
      'frais.tickets',
      'frais.autre_payeur',
    ),
    dit('Jamais de la prime d’équipement.', 'frais.equipement'),
  ],
  'VII.B.1': [dit('Comptes GFC et OP@LE.', 'comptes.gfc', 'comptes.opale')],
  'VII.B.2': [
    dit('Payée à la famille, ou au représentant par procuration.', 'frais.prive', 'piece_procuration'),
  ],
  'VII.B.2.a': [
    dit(
      'État de liquidation, procurations et résiliations, engagement de garantir l’État.',
      'ecran:/agent/etats',
      'ecran:/agent/procurations',
      'ecran:/agent/emploi',
    ),
  ],
  'VII.B.2.b': [
    dit('Le mandataire paie les familles dans le mois.', 'delai.paiement_par_mandataire'),
    dit('Un compte d’emploi par élève.', 'ecran:/agent/emploi'),
  ],
};
