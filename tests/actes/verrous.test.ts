/** What the base refuses by itself, lock by lock: a lock that is taken away, or added without its case, is seen here. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Etat } from '#lib/droit/etats.ts';
import { lire, tenter } from './appui/proprietaire.ts';
import { uneLignePartout } from './appui/une-ligne-partout.ts';

beforeAll(async () => {
  await uneLignePartout();
}, 60_000);

/** For each CHECK of the base, a change that breaks it and no other. */
const CHECKS: Record<string, string> = {
  acte_a_confirmer_deux_personnes: `UPDATE acte_a_confirmer SET suite = 'confirme', tranche_par_id = propose_par_id,
    tranche_par_nom = 'A', tranche_le = now()`,
  acte_a_confirmer_tranche: "UPDATE acte_a_confirmer SET suite = 'ecarte'",
  acte_de_decision: "UPDATE acte_de_procedure SET decision = NULL WHERE acte = 'attribuer'",
  affectation_etablissement: "UPDATE affectation SET uai = NULL WHERE role = 'chef_etablissement'",
  affectation_academie: "UPDATE affectation SET academie_code = NULL WHERE role = 'responsable_sab'",
  affectation_dates: 'UPDATE affectation SET au = du - 1',
  accord_canal: "UPDATE accord_de_concubin SET canal = 'papier'",
  accord_etat_civil: 'UPDATE accord_de_concubin SET accord = false',
  accord_texte: "UPDATE accord_de_concubin SET texte = ' '",
  compte_canal: "UPDATE compte_bancaire SET canal = 'etude_automatique'",
  compte_empreinte: "UPDATE compte_bancaire SET empreinte = 'a'",
  compte_explique: 'UPDATE compte_bancaire SET concorde = false',
  compte_iban: "UPDATE compte_bancaire SET iban = 'a'",
  compte_montre: "UPDATE compte_bancaire SET pays = 'fr'",
  compte_titulaire: "UPDATE compte_bancaire SET titulaire = ' '",
  certificat_empreinte: "UPDATE certificat SET empreinte = 'a'",
  emploi_cause: "UPDATE emploi_de_bourse SET genre = 'rejete', centimes = 1, motif = ' '",
  emploi_centimes: 'UPDATE emploi_de_bourse SET centimes = -1',
  emploi_genre: "UPDATE emploi_de_bourse SET genre = 'autre', centimes = 1",
  fait_de_radar_canal: "UPDATE fait_de_radar SET canal = 'pigeon'",
  fait_de_radar_genre:
    "UPDATE fait_de_radar SET genre = 'autre', canal = NULL, resultat = NULL, responsable_id = NULL",
  fait_de_radar_motif: "UPDATE fait_de_radar SET motif = 'depart'",
  fait_de_radar_numero: "UPDATE fait_de_radar SET numero = '1A12345678901'",
  fait_de_radar_responsable: 'UPDATE fait_de_radar SET responsable_id = NULL',
  fait_de_radar_resultat: "UPDATE fait_de_radar SET resultat = 'autre'",
  fait_de_versement_cause: "UPDATE fait_de_versement SET fait = 'tenu'",
  fait_de_versement_fait: "UPDATE fait_de_versement SET fait = 'autre'",
  versement_centimes: 'UPDATE versement SET centimes = 0',
  versement_mode: "UPDATE versement SET mode = 'mandataire'",
  procuration_canal: "UPDATE procuration SET canal = 'etude_automatique'",
  procuration_jours: 'UPDATE procuration SET au = du - 1',
  procuration_qualite: "UPDATE procuration SET qualite = 'autre'",
  suite_de_procuration_genre: "UPDATE suite_de_procuration SET genre = 'autre', precision = 'A'",
  suite_de_procuration_precision: "UPDATE suite_de_procuration SET genre = 'refusee'",
  suite_de_compte_motif: 'UPDATE suite_de_compte SET confirme = false',
  consentement_canal: "UPDATE consentement SET canal = 'etude_automatique'",
  consentement_couple: "UPDATE consentement SET reponse = 'retrait', etat_civil = NULL",
  consentement_etat_civil: "UPDATE consentement SET etat_civil = etat_civil - 'commune'",
  correction_d_etat_civil_complete: "UPDATE correction_d_etat_civil SET apres = apres - 'sexe'",
  correction_d_etat_civil_de: 'UPDATE correction_d_etat_civil SET consentement_id = NULL',
  correction_d_etat_civil_dite: 'UPDATE correction_d_etat_civil SET apres = avant',
  correction_d_etat_civil_motif: "UPDATE correction_d_etat_civil SET motif = ' '",
  question_d_etat_civil_champ: "UPDATE question_d_etat_civil SET champ = 'autre'",
  question_d_etat_civil_courriel: "UPDATE question_d_etat_civil SET courriel = 'a'",
  question_d_etat_civil_empreinte: "UPDATE question_d_etat_civil SET empreinte = 'a'",
  consentement_texte: "UPDATE consentement SET texte = ' '",
  invitation_courriel: "UPDATE invitation_de_concubin SET courriel = 'a'",
  invitation_empreinte: "UPDATE invitation_de_concubin SET empreinte = 'a'",
  correction_eleve_dite: 'UPDATE correction_eleve SET apres = avant',
  correction_responsable_dite: 'UPDATE correction_responsable SET apres = avant',
  absence_annee: "UPDATE absence SET jour = '2026-07-31'",
  absence_dite: 'UPDATE absence SET ecrite_le = jour - 1',
  absence_source: "UPDATE absence SET source = ' '",
  correspondance_contenu: "UPDATE correspondance_de_fichier SET contenu = 'autre'",
  presence_trimestre: 'UPDATE presence_certifiee SET trimestre = 4',
  presence_effectif: 'UPDATE presence_certifiee SET effectif = -1',
  frais_trimestre: 'UPDATE frais_de_pension SET trimestre = 0',
  frais_centimes: 'UPDATE frais_de_pension SET centimes = -1',
  frais_source: "UPDATE frais_de_pension SET source = ' '",
  sans_deduction_payeur: "UPDATE sans_deduction_dite SET cas = 'autre_payeur', preuve = ' '",
  retenue_rang: 'UPDATE retenue SET rang = 0',
  retenue_centimes: 'UPDATE retenue SET centimes = -1',
  retenue_motivation: "UPDATE retenue SET motivation = ' '",
  retenue_reponse: "UPDATE retenue SET genre = 'refus'",
  retenue_seuil: 'UPDATE retenue SET demi_journees = 30',
  retenue_demi_journees: "UPDATE retenue SET absences = '{}'",
  retenue_ecartees: "UPDATE retenue SET ecartees = '[]'",
  retenue_constat: 'UPDATE retenue SET constate_le = NULL',
  resultat_brevet_session: 'UPDATE resultat_brevet SET session = 1986',
  resultat_brevet_source: "UPDATE resultat_brevet SET source = ' '",
  eleve_naissance_connue: "UPDATE eleve SET naissance = '2012-02-30'",
  annexe_de_bareme_annee: "UPDATE annexe_de_bareme SET au = '2031-09-01'",
  annexe_de_bareme_bases: 'UPDATE annexe_de_bareme SET bmaf_centimes = 0',
  annexe_de_bareme_source: "UPDATE annexe_de_bareme SET source = ''",
  effet_de_bareme_comptes: 'UPDATE effet_de_bareme SET sans_conclusion = lus + 1',
  code_de_lettre_empreinte: 'UPDATE code_de_lettre SET empreinte = substring(empreinte FROM 2)',
  essai_de_code_cible: "UPDATE essai_de_code SET cible = '\\x00'",
  essai_de_code_nombres: 'UPDATE essai_de_code SET du_jour = -1',
  chiffre_public_nombre: 'UPDATE chiffre_public SET nombre = 4',
  chiffre_public_mois: 'UPDATE chiffre_public SET mois = mois + 1',
  chiffre_nombre: 'UPDATE chiffre SET nombre = 0',
  chiffre_duree: 'UPDATE chiffre SET duree = -1',
  chiffre_serie: "UPDATE chiffre SET serie = 'autre'",
  campagne_ordre: 'UPDATE campagne SET cloture = ouverture - 1',
  courrier_rappele: "UPDATE courrier SET rappele_le = '2026-10-01', decision_id = NULL",
  courrier_signe: "UPDATE courrier SET signe_le = '2026-10-01'",
  courrier_recommande: "UPDATE courrier SET recommande = '1A12345678901'",
  courrier_parti:
    "UPDATE courrier SET revenu_le = '2026-10-01', etat = 'a_produire', cle = NULL, empreinte = NULL, produit_le = NULL",
  courrier_etat: "UPDATE courrier SET cle = NULL WHERE etat = 'produit'",
  decision_attribution_chiffree: 'UPDATE decision SET montant_annuel = NULL',
  decision_attribution_datee: 'UPDATE decision SET effet_du = NULL',
  decision_effet_ordre: 'UPDATE decision SET effet_au = effet_du - 1',
  decision_rang: 'UPDATE decision SET rang = 0',
  decision_refus_motive: `UPDATE decision SET genre = 'refus', echelon = NULL, montant_annuel = NULL, effet_du = NULL,
    effet_au = NULL, motifs = '[]'`,
  decision_retrait_date: `UPDATE decision SET genre = 'retrait', echelon = NULL, montant_annuel = NULL, effet_du = NULL,
    effet_au = NULL, motifs = '[{}]'`,
  decision_tracee: "UPDATE decision SET trace = '[]'",
  delegation_dates: 'UPDATE delegation SET au = du - 1',
  demande_rang: "UPDATE demande SET rang = 2 WHERE origine = 'depot'",
  demande_de_pieces_ordre: 'UPDATE demande_de_pieces SET recue_le = faite_le - 1',
  dossier_retard_admis: "UPDATE dossier SET retard_admis = ' ' WHERE NOT hors_delai",
  demande_de_pieces_jugement:
    "UPDATE demande_de_pieces SET avis_retenu = true, avis_motivation = 'une raison'",
  demande_de_pieces_attente: "UPDATE demande_de_pieces SET avis_attendu = true, avis_cause = 'avis_non_recu'",
  dossier_depose_recu: "UPDATE dossier SET recu_le = NULL WHERE etat = 'deposee'",
  dossier_echeance_expliquee: "UPDATE dossier SET echeance_le = '2026-12-01', echeance_article = NULL",
  dossier_double: "UPDATE dossier SET double_de_id = id WHERE etat = 'deposee'",
  dossier_reprise: "UPDATE dossier SET reprise_le = recu_le - 1 WHERE etat = 'deposee'",
  dossier_une_place:
    "UPDATE dossier SET succede_a_id = gen_random_uuid(), double_de_id = gen_random_uuid() WHERE etat = 'deposee'",
  dossier_succede: "UPDATE dossier SET succede_a_id = id WHERE etat = 'deposee'",
  droit_chiffre: 'UPDATE droit SET echelon = 0',
  // Closed as well, so that the exclusion of overlaps does not look at it.
  droit_ordre: 'UPDATE droit SET au = du - 1, ferme_par_id = decision_id',
  fichier_recu: 'UPDATE fichier SET taille_recue = 0',
  horloge_unique: 'UPDATE horloge SET id = 2',
  piece_verifiee: 'UPDATE piece SET verifiee_le = recue_le - 1 WHERE recue_le IS NOT NULL',
  journal_auteur: "UPDATE ligne_de_journal SET auteur_id = NULL WHERE auteur_genre = 'agent'",
  journal_effacement: 'UPDATE ligne_de_journal SET contenu = NULL',
  journal_enregistrement_entier:
    "UPDATE ligne_de_journal SET empreinte_enregistrement = NULL WHERE acte = 'attribuer'",
  lecture_motivee: "UPDATE lecture_sensible SET motif = 'recours'",
  notification_ordre: 'UPDATE notification SET recue_le = envoyee_le - 1',
  recours_dates: 'UPDATE recours SET forme_le = recu_le + 1',
  recours_grief: "UPDATE recours SET grief = ' '",
  recours_objet: `UPDATE recours SET retenue_id = r.id FROM retenue r WHERE r.genre = 'retenue' AND recours.decision_id IS NOT NULL`,
  recours_restitution: `UPDATE recours SET decision_id = NULL, retenue_id = r.id, issue = 'accueilli', repondu_le = recu_le FROM retenue r WHERE r.genre = 'retenue'`,
  recours_retenue_jugee: `UPDATE recours SET decision_id = NULL, retenue_id = r.id, issue = 'rouvert', repondu_le = recu_le FROM retenue r WHERE r.genre = 'retenue'`,
  recours_nomme: "UPDATE recours SET nomme = 'tardif'",
  fichier_a_sa_place: 'UPDATE fichier SET piece_id = NULL',
  fichier_de_reponse: 'UPDATE fichier SET de_reponse = true',
  recours_repondant: "UPDATE recours SET repondant = 'Le ministre'",
  recours_rang: 'UPDATE recours SET rang = 0',
  recours_repondu: 'UPDATE recours SET repondu_le = recu_le',
  recours_reponse: "UPDATE recours SET issue = 'accueilli', repondu_le = recu_le",
  recours_trace: "UPDATE recours SET trace = '{}'",
  rectification_conclue: 'UPDATE rectification SET conclu_le = annoncee_le',
  rectification_dates:
    "UPDATE rectification SET issue = 'ecartee', motivation = 'A', conclu_le = annoncee_le - 1",
  rectification_difference: 'UPDATE rectification SET echelon_avant = 1',
  rectification_expose: "UPDATE rectification SET expose = ' '",
  rectification_issue:
    "UPDATE rectification SET issue = 'rectifiee', motivation = 'A', conclu_le = annoncee_le",
  rectification_primes: "UPDATE rectification SET primes_avant = '{merite}'",
  rectification_rang: 'UPDATE rectification SET rang = 0',
  boursier_a_payer_bornes: 'UPDATE boursier_a_payer SET rang = 0',
  boursier_a_payer_compte: 'UPDATE boursier_a_payer SET a_verser = a_verser + 1',
  boursier_a_payer_sans_deduction:
    "UPDATE boursier_a_payer SET frais = 1, deduit = 1, a_verser = a_verser - 1, sans_deduction = 'tickets'",
  etat_de_paiement_controle: 'UPDATE etat_de_paiement SET controle_le = NULL',
  etat_de_paiement_fige: 'UPDATE etat_de_paiement SET numero = NULL',
  etat_de_paiement_trimestre: 'UPDATE etat_de_paiement SET trimestre = 4',
  ligne_de_liquidation_compte: 'UPDATE ligne_de_liquidation SET centimes = centimes + 1',
  ligne_de_liquidation_dite: "UPDATE ligne_de_liquidation SET article = ' '",
  ligne_de_liquidation_periode: 'UPDATE ligne_de_liquidation SET periode_au = periode_du - 1',
  ligne_de_liquidation_rang: 'UPDATE ligne_de_liquidation SET deja = 1, centimes = du - 1',
  ordre_de_reversement_dit: "UPDATE ordre_de_reversement SET motivation = ' '",
  suite_de_reversement_dite: "UPDATE suite_de_reversement SET genre = 'remise'",
  trimestre_academique_trimestre: 'UPDATE trimestre_academique SET trimestre = 4',
  transfert_ailleurs: 'UPDATE transfert SET vers_uai = de_uai',
  transfert_arret: 'UPDATE transfert SET arret_le = sortie_le + 1',
  transfert_dates: 'UPDATE transfert SET sortie_le = entree_le + 1',
  transfert_exclusion: 'UPDATE transfert SET exclusion = false',
  transfert_noms: "UPDATE transfert SET vers_nom = ' '",
  transfert_passage: "UPDATE transfert SET suivi = true, de_branche = 'college_public', arret_le = NULL",
  transfert_pris: 'UPDATE transfert SET pris_le = fait_le',
  transfert_rang: 'UPDATE transfert SET rang = 0',
  retrait_conclu: 'UPDATE retrait SET conclu_le = engage_le',
  retrait_dates: "UPDATE retrait SET invitation_recue_le = engage_le - 1, preuve = 'main propre'",
  retrait_expose: "UPDATE retrait SET expose = ' '",
  retrait_invitation: 'UPDATE retrait SET limite_le = engage_le',
  retrait_issue: "UPDATE retrait SET issue = 'prononce', conclu_le = engage_le",
  retrait_observations: 'UPDATE retrait SET observations_le = engage_le',
  retrait_rang: 'UPDATE retrait SET rang = 0',
  retrait_renonciation: 'UPDATE retrait SET dernier_jour = engage_le',
  passage_d_echeances_ordre: "UPDATE passage_d_echeances SET fin = debut - interval '1 hour'",
  attente_a_venir: "UPDATE attente_de_dossier SET reveil_le = jour, motif = 'A'",
  attente_motivee: "UPDATE attente_de_dossier SET motif = 'A', reveil_le = NULL",
  lot_rattrape: "UPDATE lot SET motif = 'A'",
  ligne_de_lot_dite: "UPDATE ligne_de_lot SET issue = NULL, phrase = 'A', acte = 'A'",
  note_dite: "UPDATE note_de_dossier SET texte = ' '",
  bordereau_numero: 'UPDATE bordereau SET numero = 0',
  decision_rejet_remplace: 'UPDATE decision SET remplace_rejet_du = decidee_le',
  rappel_objet: "UPDATE rappel SET objet = 'autre'",
  rappel_a_temps: 'UPDATE rappel SET limite_le = jour - 1',
  message_dit: "UPDATE message_de_dossier SET texte = ' '",
  message_du_service: "UPDATE message_de_dossier SET modele = 'precision'",
  message_de_famille: 'UPDATE message_de_dossier SET de_la_famille = false, clos_le = jour',
  avis_a_qui: 'UPDATE avis_sollicite SET fonction = NULL',
  avis_d_un_autre: 'UPDATE avis_sollicite SET fonction = NULL, destinataire_id = auteur_id',
  avis_delai: 'UPDATE avis_sollicite SET a_rendre_le = demande_le',
  avis_rendu: "UPDATE avis_sollicite SET reponse = 'A'",
  avis_verse: 'UPDATE avis_sollicite SET verse_le = demande_le',
  dossier_efface: 'UPDATE dossier SET efface_le = now()',
  elimination_deux_personnes: `UPDATE elimination SET dpo_id = preparee_par_id, dpo_nom = 'A', dpo_le = preparee_le,
    administrateur_id = preparee_par_id, administrateur_nom = 'A', administrateur_le = preparee_le`,
  elimination_visas: "UPDATE elimination SET dpo_nom = 'A'",
  elimination_ecartee: "UPDATE elimination SET ecartee_motif = 'A'",
  elimination_executee: "UPDATE elimination SET executee_le = now(), bilan = '{}'",
  ligne_d_elimination_issue: "UPDATE ligne_d_elimination SET issue = 'efface'",
  relecture_dite: "UPDATE relecture SET issue = 'conforme'",
  relecture_deux_personnes: `UPDATE relecture SET issue = 'conforme', lecteur_id = auteur_id, lecteur_nom = 'A', lue_le = now()`,
  bloc_place: "UPDATE bloc_de_texte SET genre = 'accuse_reception'",
  bloc_taille: "UPDATE bloc_de_texte SET texte = repeat('A', 501)",
  certificat_borne: "UPDATE certificat_de_cachet SET cle = repeat('A', 401)",
  certificat_nomme: "UPDATE certificat_de_cachet SET courbe = 'P-255'",
  prolongation_bornes: "UPDATE prolongation SET cloture = '2027-09-01'",
  reglage_bornes: 'UPDATE reglage_de_relecture SET part = 101',
  passage_d_etude_etendue: "UPDATE passage_d_etude SET academie_code = NULL, uais = '{0590001A}'",
  passage_d_etude_repete: "UPDATE passage_d_etude SET etat = 'repete'",
  passage_d_etude_genre: "UPDATE passage_d_etude SET prevu_le = '2027-01-10'",
  passage_d_etude_lance: "UPDATE passage_d_etude SET lance_par_id = uuidv7(), lance_par_nom = 'A'",
  etude_dossier: 'UPDATE etude SET dossier_id = NULL',
  echange_un_fondement: 'UPDATE echange SET consentement_id = dossier_id',
  echange_service: "UPDATE echange SET service = 'cadastre'",
  echange_finalite: "UPDATE echange SET finalite = 'curiosite'",
  appel_porte: "UPDATE appel SET porte = 'autre'",
  appel_code: "UPDATE appel SET code = '3000'",
  appel_repondu: 'UPDATE appel SET eleve_id = NULL',
  quota_d_appel_compte: 'UPDATE quota_d_appel SET compte = 0',
  etablissement_tutelle: "UPDATE etablissement SET tutelle = '6'",
  cadence_par_minute: 'UPDATE cadence SET par_minute = 0',
  relance_courriel: 'UPDATE relance SET courriel = NULL',
  relance_envoyee: "UPDATE relance SET envoyee_le = now(), courriel = NULL, etape = 'courrier'",
  relance_etape: "UPDATE relance SET etape = 'pigeon', courriel = NULL",
  relance_numero: "UPDATE relance SET numero = '1'",
  requete_dates: 'UPDATE requete SET transmise_le = recue_le - 1',
  requete_jugee: "UPDATE requete SET issue = 'rejetee'",
  requete_memoire: "UPDATE requete SET memoire_par = 'Une personne'",
  requete_rang: 'UPDATE requete SET rang = 0',
  libelle_de_base_mef_stat: "UPDATE libelle_de_base SET mef_stat = '2115'",
  releve_de_fichiers_ordre: "UPDATE releve_de_fichiers SET fin = debut - interval '1 hour'",
  reunion_deux: 'UPDATE reunion SET garde_id = reunie_id',
  reunion_dite: "UPDATE reunion SET motivation = ' trop court '",
  reunion_genre: "UPDATE reunion SET genre = 'agent'",
  separation_dite: "UPDATE separation SET motivation = ' trop court '",
  scellement_signe: "UPDATE scellement SET signature = ''",
  import_uai: "UPDATE import_de_base SET uai = '0590001'",
  import_clos: "UPDATE import_de_base SET etat = 'abandonne'",
  import_cause: "UPDATE import_de_base SET cause = 'A'",
  import_compare: "UPDATE import_de_base SET etat = 'compare'",
  ligne_d_import_a_dire: "UPDATE ligne_d_import SET cause = 'homonyme'",
  ligne_d_import_connue: "UPDATE ligne_d_import SET sort = 'change'",
  refus_d_import_dit: "UPDATE refus_d_import SET causes = '{}'",
  mouvement_traite: "UPDATE mouvement SET suite = 'A'",
  lien_de_la_base: "UPDATE lien SET parente = '11', niveau = '1'",
  lien_niveau: "UPDATE lien SET niveau = '1'",
  scolarite_regimes: `UPDATE scolarite SET regimes = '[{"regime": "autre"}]'`,
  scolarite_code_regime: "UPDATE scolarite SET code_regime = '7'",
  representant_siret: "UPDATE representant SET siret = '2192002350001A'",
  habilitation_etat: "UPDATE habilitation SET etat = 'perdue'",
  document_d_habilitation_taille: 'UPDATE document_d_habilitation SET taille = 10000001',
  octroi_scopes: "UPDATE octroi SET scopes = '{}'",
  boite_de_contact_courriel: "UPDATE boite_de_contact SET courriel = 'a'",
  boite_de_contact_empreinte: "UPDATE boite_de_contact SET empreinte = 'a'",
  opposition_motif: "UPDATE opposition SET motif = ' '",
  opposition_suite: "UPDATE opposition SET suite = 'autre'",
  evenement_habilitation_dit: "UPDATE evenement_habilitation SET acte = 'refuser', message = ' '",
  webhook_adresse: "UPDATE webhook SET adresse = 'http://a.fr'",
  jeton_api_environnement: "UPDATE jeton_api SET environnement = 'autre'",
  jeton_api_empreinte: "UPDATE jeton_api SET empreinte = 'a'",
  jeton_api_par_minute: 'UPDATE jeton_api SET par_minute = 1201',
  jeton_api_scopes: "UPDATE jeton_api SET scopes = '{}'",
  interrogation_etat: "UPDATE interrogation SET etat = 'autre', finie_le = now()",
  interrogation_total: 'UPDATE interrogation SET total = 10001',
  interrogation_comptes: 'UPDATE interrogation SET trouvees = 1',
  interrogation_finie: 'UPDATE interrogation SET finie_le = now()',
  interrogation_code: "UPDATE interrogation SET code = '105'",
  interrogation_effacee: 'UPDATE interrogation SET effacee_le = now()',
  ligne_d_interrogation_issue: 'UPDATE ligne_d_interrogation SET repondue = true',
  ligne_d_interrogation_une:
    "UPDATE ligne_d_interrogation SET repondue = true, ecartee = 'A', reponse = '{}'",
  session_ouverte_duree: 'UPDATE session_ouverte SET fin_le = ouverte_le',
  session_ouverte_fournisseur_connu: "UPDATE session_ouverte SET fournisseur = 'inconnu'",
  verification_de_journal_ordre: "UPDATE verification_de_journal SET fin = debut - interval '1 hour'",
  signature_de_bareme_rang: 'UPDATE signature_de_bareme SET rang = 3',
};

describe('every CHECK', () => {
  test('of the base has its case here, and every case its CHECK', async () => {
    const poses = await lire<{ nom: string }>(
      "SELECT conname AS nom FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace",
    );
    expect(poses.map(({ nom }) => nom).sort()).toEqual(Object.keys(CHECKS).sort());
  });

  test.each(Object.entries(CHECKS))('refuses by its own name: %s', async (nom, sql) => {
    expect(await tenter(sql)).toEqual({ refusePar: nom });
  });

  test.each(Object.entries(CHECKS))('alone holds its case: without %s it would pass', async (nom, sql) => {
    const [, table] = /^UPDATE (\w+) /.exec(sql) ?? [];
    const { refusePar, lignes } = await tenter(`ALTER TABLE ${table} DROP CONSTRAINT ${nom}`, sql);
    expect(refusePar).toBeUndefined();
    expect(lignes).toBeGreaterThan(0);
  });
});

describe('one live dossier per pupil and year (C. II.C.1)', () => {
  /** A second dossier for the pupil of another one, brought to a state. */
  const second = (etat: Etat) =>
    tenter(`UPDATE dossier SET etat = '${etat}', rentree = vivant.rentree, eleve_id = vivant.eleve_id
      FROM (SELECT rentree, eleve_id FROM dossier WHERE etat = 'notifiee') vivant WHERE etat = 'deposee'`);

  test.each(['deposee', 'incomplete', 'en_instruction', 'proposee', 'decidee', 'notifiee'] as const)(
    'refuses: a second one, %s',
    async (etat) => {
      expect(await second(etat)).toEqual({ refusePar: 'dossier_vivant' });
    },
  );

  test.each(['brouillon', 'retiree', 'desistee', 'irrecevable'] as const)(
    'lets stand: a second one, %s',
    async (etat) => {
      expect(await second(etat)).toEqual({ lignes: 1 });
    },
  );
});

/** Tables whose rows are written once, with a column of each. */
const FIGEES: Record<string, string> = {
  absence: 'motif',
  acte_d_administration: 'acte',
  acte_de_bareme: 'acte',
  alerte_de_volume: 'appels',
  attente_de_dossier: 'motif',
  bloc_de_texte: 'texte',
  boursier_a_payer: 'brut',
  bordereau: 'numero',
  certificat: 'jour',
  coche_parcoursup: 'coche',
  chiffre_public: 'nombre',
  code_de_lettre: 'expire_le',
  confie_de_dossier: 'rang',
  correction_eleve: 'motivation',
  correction_responsable: 'motivation',
  correspondance_brevet: 'lieu',
  correspondance_de_fichier: 'lieu',
  decision: 'motivation',
  demande: 'rang',
  document_d_habilitation: 'nom',
  droit: 'echelon',
  ecriture: 'qui',
  evenement_habilitation: 'message',
  frais_de_pension: 'source',
  emploi_de_bourse: 'genre',
  fait_de_radar: 'genre',
  fait_de_versement: 'fait',
  lecture_de_liste: 'liste',
  lecture_sensible: 'objet',
  ligne_de_bordereau: 'bordereau_id',
  ligne_de_journal: 'acte',
  ligne_de_liquidation: 'centimes',
  note_de_dossier: 'texte',
  ordre_de_reversement: 'centimes',
  participation_epsc: 'du',
  opposition: 'motif',
  presence_certifiee: 'classe',
  procuration: 'du',
  proposition: 'genre',
  resultat_brevet: 'source',
  retenue: 'motivation',
  reunion: 'motivation',
  sans_deduction_dite: 'cas',
  scellement: 'lignes',
  separation: 'motivation',
  signature_de_bareme: 'rang',
  suite_de_reversement: 'centimes',
  suite_de_compte: 'motif',
  suite_de_procuration: 'genre',
  verification_de_journal: 'lignes',
  versement: 'centimes',
};

describe('what is written once', () => {
  test('is every table that refuses to be modified', async () => {
    const figees = await lire<{ nom: string }>(
      `SELECT DISTINCT tgrelid::regclass::text AS nom FROM pg_trigger
       WHERE tgfoid = 'refuser_toute_modification'::regproc`,
    );
    expect(figees.map(({ nom }) => nom).sort()).toEqual(Object.keys(FIGEES).sort());
  });

  test.each(Object.entries(FIGEES))(
    'refuses, even to the superuser: to edit, remove or empty %s',
    async (table, colonne) => {
      const avant = await lire(`SELECT * FROM ${table}`);
      expect(avant.length).toBeGreaterThan(0);
      for (const sql of [
        `UPDATE ${table} SET ${colonne} = ${colonne}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ])
        await expect(lire(sql), sql).rejects.toThrow(/ne se modifie pas/);
      expect(await lire(`SELECT * FROM ${table}`)).toEqual(avant);
    },
  );
});
