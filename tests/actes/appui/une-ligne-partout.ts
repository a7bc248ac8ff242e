/** A base in which every table that a lock holds, or that the register follows, has a row. */
import { consulterDossier } from '#lib/consultation/queries.ts';
import { sceller } from '#lib/technique/scellement.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { ilYA } from './jours.ts';
import { dossierA } from './preparation.ts';
import { falsifier } from './proprietaire.ts';

/** Rows of what no act of the scene writes; every trigger asleep. */
const RESTE = `
    INSERT INTO note_de_dossier (id, dossier_id, lieu, texte, communicable, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), id, '', 'A', false, gen_random_uuid(), 'A', '2026-09-18' FROM dossier LIMIT 1;
    INSERT INTO confie_de_dossier (dossier_id, rang, auteur_id, auteur_nom, jour)
      SELECT id, 1, gen_random_uuid(), 'A', '2026-09-18' FROM dossier LIMIT 1;
    INSERT INTO attente_de_dossier (dossier_id, rang, auteur_id, auteur_nom, jour)
      SELECT id, 1, gen_random_uuid(), 'A', '2026-09-18' FROM dossier LIMIT 1;
    INSERT INTO libelle_de_base SELECT uai, 'mef', '10110001110', '5EME', '21120010001' FROM etablissement LIMIT 1;
    INSERT INTO lot (id, auteur_id, geste, jour) VALUES (gen_random_uuid(), gen_random_uuid(), 'instruire', '2026-09-18');
    INSERT INTO ligne_de_lot (lot_id, rang, dossier_id, version) SELECT l.id, 1, d.id, 0 FROM lot l, dossier d LIMIT 1;
    INSERT INTO trimestre_academique (id, academie_code, rentree, trimestre, remise_le, ouvert_par_id, ouvert_par_nom)
      SELECT gen_random_uuid(), academie_code, 2026, 1, '2026-11-30', gen_random_uuid(), 'A' FROM dossier LIMIT 1;
    INSERT INTO etat_de_paiement (id, uai, academie_code, branche, rentree, trimestre, etape, numero, prepare_le, prepare_par_id, prepare_par_nom,
        controle_le, controle_par_id, controle_par_nom, empreinte_controlee, signe_le, signataire_id, signataire_nom, signataire_qualite, total, empreinte)
      SELECT gen_random_uuid(), uai, academie_code, branche, 2026, 1, 'fige', 1, j, a, 'A', j, a, 'A', '', j, a, 'A', 'A', 100, ''
      FROM dossier, (SELECT gen_random_uuid() AS a, '2026-11-20'::date AS j) AS q LIMIT 1;
    INSERT INTO boursier_a_payer SELECT e.id, e.uai, d.id, 1, 'A', 'A', '6A', 1, NULL, 'A', 100, 0, 0, 0, 0, 0, NULL, 100
      FROM etat_de_paiement e, dossier d LIMIT 1;
    INSERT INTO ligne_de_liquidation SELECT etat_id, dossier_id, uai, 'bourse', 1, 1, NULL, 0, 100, 100, 'part', 'A', 1, '2026-09-01', '2026-12-31', '{}', '[{}]'
      FROM boursier_a_payer;
    INSERT INTO ordre_de_reversement (id, etat_id, dossier_id, uai, numero, rentree, centimes, motivation, echeances, bonne_foi, emis_le, auteur_id,
        auteur_nom, auteur_qualite)
      SELECT gen_random_uuid(), etat_id, dossier_id, uai, 1, 2026, 100, 'A', '[{}]', false, '2026-11-20', gen_random_uuid(), 'A', 'A' FROM boursier_a_payer;
    INSERT INTO suite_de_reversement (id, ordre_id, genre, centimes, le, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, 'paiement', 10, emis_le, auteur_id, 'A' FROM ordre_de_reversement;
    INSERT INTO relecture (id, dossier_id, decision_id, motif, auteur_id, demandee_le)
      SELECT gen_random_uuid(), dossier_id, id, 'part', signataire_id, decidee_le FROM decision LIMIT 1;
    INSERT INTO avis_sollicite (id, dossier_id, auteur_id, auteur_nom, fonction, academie_code, question, donnees, demande_le, a_rendre_le)
      SELECT gen_random_uuid(), id, gen_random_uuid(), 'A', 'service_social', '09', 'A', '[]', '2026-09-18', '2026-09-20' FROM dossier LIMIT 1;
    INSERT INTO message_de_dossier (id, dossier_id, responsable_id, de_la_famille, texte, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), id, demandeur_id, true, 'A', gen_random_uuid(), 'A', '2026-09-18' FROM dossier WHERE demandeur_id IS NOT NULL LIMIT 1;
    INSERT INTO rappel (id, dossier_id, responsable_id, objet, limite_le, jour, courriel)
      SELECT gen_random_uuid(), id, gen_random_uuid(), 'juge', '2026-10-18', '2026-10-10', 'a@b.fr' FROM dossier LIMIT 1;
    INSERT INTO bloc_de_texte SELECT code, 'service', 'refus', 1, 'A', '2026-09-18' FROM academie LIMIT 1;
    INSERT INTO certificat_de_cachet VALUES ('FR99', 'TST1', 'P-256', 'A', 'A', repeat('a', 64), '2026-01-01', '2026-12-31', '2026-09-18');
    INSERT INTO prolongation SELECT k.rentree, a.code, k.cloture, k.cloture_cned, 'A' FROM campagne k, academie a LIMIT 1;
    INSERT INTO ouverture_academique SELECT k.rentree, a.code, true, '2026-09-18' FROM campagne k, academie a LIMIT 1;
    INSERT INTO reglage_de_relecture (academie_code, premieres, part) SELECT code, 1, 1 FROM academie LIMIT 1;
    INSERT INTO bordereau (id, uai, academie_code, rentree, numero, envoye_le, en_retard, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), uai, academie_code, 2026, 1, '2026-09-18', false, gen_random_uuid(), 'A' FROM etablissement LIMIT 1;
    INSERT INTO proposition (id, dossier_id, auteur_id, faite_le, genre, en_retard, trace)
      SELECT gen_random_uuid(), id, gen_random_uuid(), '2026-09-18', 'droit', false, '[]' FROM dossier LIMIT 1;
    INSERT INTO ligne_de_bordereau SELECT p.id, b.id FROM proposition p, bordereau b LIMIT 1;
    INSERT INTO acte_d_administration (acte, contenu, auteur_id, auteur_nom, jour, rang, maillon_precedent, maillon)
      VALUES ('a', '{}', gen_random_uuid(), 'A', now(), 1, '', '');
    INSERT INTO acte_a_confirmer (id, acte, contenu, propose_par_id, propose_par_nom, propose_le)
      VALUES (gen_random_uuid(), 'a', '{}', gen_random_uuid(), 'A', now());
    INSERT INTO code_de_lettre SELECT id, sha256(id::text::bytea), '2027-01-15' FROM courrier LIMIT 1 ON CONFLICT DO NOTHING;
    INSERT INTO essai_de_code VALUES (sha256('a'), '2026-09-18', 1, 1);
    INSERT INTO code_de_rattachement VALUES (sha256('a'), 'franceconnect:a', 'A', '2026-09-18');
    INSERT INTO horloge VALUES (1, '2026-09-18');
    INSERT INTO annexe_de_bareme (id, rentree, du, au, source, smic_centimes, bmaf_centimes, annexe6, annexe7, empreinte)
      VALUES (gen_random_uuid(), 2030, '2030-09-01', '2031-08-31', 'circulaire', 1, 1, '', '', '');
    INSERT INTO effet_de_bareme (id, annexe_id, annexe_version, rentree, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, version, 2026, gen_random_uuid(), 'A' FROM annexe_de_bareme;
    INSERT INTO signature_de_bareme (id, annexe_id, rang, agent_id, agent_nom, empreinte, jour, instant)
      SELECT gen_random_uuid(), id, 1, gen_random_uuid(), 'A', '', now(), now() FROM annexe_de_bareme;
    INSERT INTO acte_de_bareme (annexe_id, acte, auteur_id, auteur_nom, jour, instant, empreinte, rang, maillon_precedent, maillon)
      SELECT id, 'signer', gen_random_uuid(), 'A', now(), now(), '', 1, '', '' FROM annexe_de_bareme;
    INSERT INTO chiffre (arrete_le, rentree, academie_code, uai, branche, serie, canal, jour, cle, duree, nombre, centimes)
      SELECT 'infinity', 2026, code, '', 'cned', 'etats', 'papier', '-infinity', 'deposee', 0, 1, 0 FROM academie LIMIT 1;
    INSERT INTO chiffre_public SELECT '2026-09-01', 2026, code, 'cned', 'papier', 'en_cours', 5 FROM academie LIMIT 1;
    INSERT INTO passage_d_echeances (debut, fin, jour, silences, recours, rappels, relances, refus) VALUES (now(), now(), current_date, 0, 0, 0, 0, 0);
    INSERT INTO relance (id, scolarite_id, responsable_id, etape, jour, courriel, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), s.id, r.id, 'courriel', '2026-09-18', 'a@b.fr', gen_random_uuid(), 'A' FROM scolarite s, responsable r LIMIT 1;
    INSERT INTO reglage_de_donnee (id, donnee, ouverte, motif, jour, auteur_id, auteur_nom)
      VALUES (gen_random_uuid(), 'situation_familiale', false, 'un motif', '2026-09-18', gen_random_uuid(), 'A');
    INSERT INTO accord_sms (id, responsable_id, accepte, jour, auteur_genre, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, true, '2026-09-18', 'famille', id, 'A' FROM responsable LIMIT 1;
    INSERT INTO fait_de_radar (id, scolarite_id, rang, genre, responsable_id, canal, resultat, jour, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), s.id, 1, 'contact', l.responsable_id, 'telephone', 'message', '2026-09-18', gen_random_uuid(), 'A'
      FROM scolarite s JOIN lien l ON l.eleve_id = s.eleve_id LIMIT 1;
    INSERT INTO exercice_de_droit (id, droit, canal, recue_le, nom, adresse, numero, dossier_id, precisions, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), 'acces', 'papier', '2026-09-18', 'A', 'A', numero, id, 'A', gen_random_uuid(), 'A' FROM dossier LIMIT 1;
    INSERT INTO suite_d_exercice (id, exercice_id, rang, genre, sens, motif, jour, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, 1, 'reponse', 'accordee', 'A', '2026-09-19', gen_random_uuid(), 'A' FROM exercice_de_droit;
    INSERT INTO releve_de_fichiers (debut, fin, ranges, orphelins, absents, effaces) VALUES (now(), now(), 0, 0, 0, 0);
    INSERT INTO verification_de_journal (debut, fin, lignes, sceaux) VALUES (now(), now(), 1, 0);
    INSERT INTO session_ouverte VALUES (gen_random_uuid(), 'agents', 'agent', 'Firefox', now(), now(), now() + interval '1 hour');
    INSERT INTO correction_eleve (id, eleve_id, scolarite_id, avant, apres, motivation, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), eleve_id, id, '{"classe": "6A"}', '{"classe": "6B"}', 'changement de classe en septembre',
        gen_random_uuid(), 'A', now() FROM scolarite LIMIT 1;
    INSERT INTO resultat_brevet (id, eleve_id, session, mention, source, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), id, 2026, 'bien', 'Cyclades', gen_random_uuid(), 'A', now() FROM eleve LIMIT 1;
    INSERT INTO absence (id, eleve_id, rentree, uai, jour, demi_journee, etat, source, auteur_id, auteur_nom, ecrite_le)
      SELECT gen_random_uuid(), eleve_id, rentree, uai, '2026-09-10', 'matin', 'a_juger', 'Saisie', gen_random_uuid(), 'A', '2026-09-18' FROM scolarite LIMIT 1;
    INSERT INTO retenue (id, dossier_id, rang, genre, absences, demi_journees, franchi_le, constate_le, centimes, trace, motivation, autorite,
        auteur_id, auteur_prenom, auteur_nom, auteur_qualite, service, faite_le)
      SELECT gen_random_uuid(), id, 1, 'retenue', '[]', 31, '2026-09-18', '2026-09-18', 1, '[]', 'A', 'chef_etablissement', gen_random_uuid(), 'A', 'A', 'A', 'A',
        '2026-09-18' FROM dossier LIMIT 1;
    INSERT INTO presence_certifiee (id, uai, academie_code, rentree, trimestre, classe, effectif, exceptions, auteur_id, auteur_nom, auteur_qualite, jour)
      SELECT gen_random_uuid(), uai, academie_code, 2026, 1, '6A', 1, '[]', gen_random_uuid(), 'A', 'A', now() FROM etablissement LIMIT 1;
    INSERT INTO frais_de_pension (id, eleve_id, rentree, uai, trimestre, centimes, source, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), eleve_id, rentree, uai, 1, 100, 'Saisie', gen_random_uuid(), 'A', now() FROM scolarite LIMIT 1;
    INSERT INTO sans_deduction_dite (id, rentree, uai, eleve_id, cas, vaut, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), rentree, uai, eleve_id, 'tickets', true, gen_random_uuid(), 'A', now() FROM scolarite LIMIT 1;
    INSERT INTO correspondance_de_fichier (id, lieu, contenu, colonnes, auteur_id, auteur_nom, jour)
      VALUES (gen_random_uuid(), '0590001A', 'absences', '{}', gen_random_uuid(), 'A', now());
    INSERT INTO coche_parcoursup (id, eleve_id, rentree, uai, coche, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), eleve_id, rentree, uai, true, gen_random_uuid(), 'A', now() FROM scolarite LIMIT 1;
    INSERT INTO lecture_de_liste (id, liste, uai, eleves, auteur_id, auteur_nom)
      VALUES (gen_random_uuid(), 'parcoursup', '0590001A', '{}', gen_random_uuid(), 'A');
    INSERT INTO correspondance_brevet (id, lieu, colonnes, auteur_id, auteur_nom, jour)
      VALUES (gen_random_uuid(), '0590001A', '{}', gen_random_uuid(), 'A', now());
    INSERT INTO correction_responsable (id, responsable_id, avant, apres, motivation, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), id, '{"nom": "A"}', '{"nom": "B"}', 'un nom mal recopié du livret', gen_random_uuid(), 'A', now()
      FROM responsable LIMIT 1;
    INSERT INTO reunion (id, genre, garde_id, reunie_id, liens, scolarites, dossiers, motivation, auteur_id, auteur_nom, jour)
      VALUES (gen_random_uuid(), 'eleve', gen_random_uuid(), gen_random_uuid(), '{}', '{}', '{}', 'la même personne, deux fois saisie',
        gen_random_uuid(), 'A', now());
    INSERT INTO separation (id, reunion_id, motivation, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), id, 'deux cousins du même nom', gen_random_uuid(), 'A', now() FROM reunion;
    INSERT INTO participation_epsc (id, uai, participe, du, auteur_id, auteur_nom)
      VALUES (gen_random_uuid(), '0590001A', true, now(), gen_random_uuid(), 'A');
    INSERT INTO couple (id, responsable_id) SELECT gen_random_uuid(), id FROM responsable LIMIT 1;
    INSERT INTO consentement (id, eleve_id, eleve_dit_id, responsable_id, responsable_dit_id, reponse, rentree, uai, academie_code, canal,
        texte, jour, etat_civil, couple_id, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), s.eleve_id, s.eleve_id, c.responsable_id, c.responsable_id, 'oui', 2026, s.uai, '09', 'papier', 'A', now(),
        '{"nom":"A","prenom":"B","sexe":"F","naissance":"1985","pays":"100","departement":"02A","commune":"2A004"}', c.id, gen_random_uuid(), 'A'
      FROM scolarite s, couple c LIMIT 1;
    INSERT INTO accord_de_concubin (id, couple_id, accord, canal, texte, jour, etat_civil)
      SELECT gen_random_uuid(), id, true, 'en_ligne', 'A', now(), '{"nom":"A","prenom":"B","sexe":"F","naissance":"1985","pays":"109"}' FROM couple;
    INSERT INTO invitation_de_concubin (id, couple_id, courriel, empreinte, expire_le)
      SELECT gen_random_uuid(), id, 'a@exemple.fr', sha256('a'), now() FROM couple;
    INSERT INTO compte_bancaire (id, responsable_id, responsable_dit_id, titulaire, concorde, iban, pays, fin, empreinte, canal, jour,
        auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, id, 'A', true, decode(repeat('00', 60), 'hex'), 'FR', '1A82', sha256('a'), 'papier', now(),
        gen_random_uuid(), 'A' FROM responsable LIMIT 1;
    INSERT INTO suite_de_compte (compte_id, confirme, jour, auteur_id, auteur_nom)
      SELECT id, true, now(), gen_random_uuid(), 'A' FROM compte_bancaire;
    INSERT INTO procuration (id, dossier_id, uai, du, au, qualite, canal, signee_le, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, uai, '2026-09-20', '2027-08-31', 'pere_ou_mere', 'papier', '2026-09-20', gen_random_uuid(), 'A' FROM dossier LIMIT 1;
    INSERT INTO suite_de_procuration (id, procuration_id, genre, jour, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, 'resiliee', now(), gen_random_uuid(), 'A' FROM procuration;
    INSERT INTO equipement_ailleurs (id, dossier_id, rang, source, etablissement, annee, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), id, 1, 'declaration', 'A', 2025, gen_random_uuid(), 'A', '2026-09-20' FROM dossier LIMIT 1;
    INSERT INTO fiche_navette (id, dossier_id, rang, etablissement, code_postal, commune, formation, interruption_le, reprise_le, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), id, 1, 'A', '59000', 'A', 'A', '2026-01-15', '2026-09-01', gen_random_uuid(), 'A', '2026-09-20' FROM dossier LIMIT 1;
    INSERT INTO engagement_de_merite (id, dossier_id, rang, recu_le, auteur_id, auteur_nom, jour)
      SELECT gen_random_uuid(), id, 1, '2026-09-20', gen_random_uuid(), 'A', '2026-09-20' FROM dossier LIMIT 1;
    INSERT INTO certificat (id, dossier_id, empreinte, jour, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, sha256('a'), now(), gen_random_uuid(), 'A' FROM dossier LIMIT 1;
    INSERT INTO versement (id, reference, etat_id, dossier_id, uai, mode, centimes, jour)
      SELECT gen_random_uuid(), 'A', etat_id, dossier_id, uai, 'ddfip', 100, now() FROM boursier_a_payer LIMIT 1;
    INSERT INTO fait_de_versement (id, versement_id, rang, fait, jour, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, 1, 'paye', now(), gen_random_uuid(), 'A' FROM versement;
    INSERT INTO emploi_de_bourse (id, versement_id, rang, genre, centimes, jour, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, 1, 'impute', 10, now(), gen_random_uuid(), 'A' FROM versement;
    INSERT INTO import_de_base (id, source, uai, academie_code, rentree, exporte_le, contenus, fichiers, etat, auteur_nom, jour)
      SELECT gen_random_uuid(), 'siecle', uai, academie_code, 2026, now(), '{}', '[]', 'lu', 'A', now() FROM etablissement LIMIT 1;
    INSERT INTO ligne_d_import (import_id, rang, cle, dit, sort) SELECT id, 1, 'A', '{}', 'nouveau' FROM import_de_base;
    INSERT INTO refus_d_import (import_id, rang, de, numero, causes) SELECT id, 1, 'eleve', 1, '{A}' FROM import_de_base;
    INSERT INTO appel (id, porte, jeton_id, habilitation_id, octroi_id, destinataire, eleve_id, scopes)
      SELECT gen_random_uuid(), 'identite', id, id, id, '21590350100017', eleve_id, '{men_statut_boursier}' FROM dossier LIMIT 1;
    INSERT INTO quota_d_appel VALUES ('A', now(), 1);
    INSERT INTO passage_d_etude (id, rentree, academie_code, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), 2026, code, gen_random_uuid(), 'A' FROM academie LIMIT 1;
    INSERT INTO etude (passage_id, consentement_id, rentree, uai, academie_code, issue, causes, dossier_id, jour)
      SELECT p.id, c.id, 2026, c.uai, c.academie_code, 'attribution', '{}', d.id, now() FROM passage_d_etude p, consentement c, dossier d LIMIT 1;
    INSERT INTO correction_d_etat_civil (id, consentement_id, avant, apres, motif, auteur_nom)
      SELECT gen_random_uuid(), id, etat_civil, etat_civil || '{"nom":"C"}', 'livret de famille', 'A' FROM consentement;
    INSERT INTO question_d_etat_civil (id, consentement_id, champ, empreinte, expire_le, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, 'nom', sha256('a'), '2026-10-20', gen_random_uuid(), 'A' FROM consentement;
    INSERT INTO recuperation (id, dossier_id, responsable_id, texte, issue, recue_le, contenu)
      SELECT gen_random_uuid(), d.id, r.id, 'A', 'chiffres', '2026-09-18', 'a' FROM dossier d, responsable r LIMIT 1;
    INSERT INTO part_du_concubin (id, dossier_id, responsable_id, courriel, empreinte, expire_le, reponse, texte, repondu_le, contenu)
      SELECT gen_random_uuid(), d.id, r.id, 'concubin@exemple.fr', sha256('a'), '2026-10-18', 'impots', 'A', '2026-09-18', 'a' FROM dossier d, responsable r LIMIT 1;
    INSERT INTO echange (id, service, finalite, dossier_id) SELECT gen_random_uuid(), 'sfip', 'etude_automatique', id FROM dossier LIMIT 1;
    INSERT INTO transfert (id, dossier_id, rang, de_scolarite_id, de_uai, de_academie, de_nom, vers_scolarite_id, vers_uai, vers_academie,
        vers_nom, sortie_le, entree_le, suivi, fait_le, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, 1, scolarite_id, uai, academie_code, 'A', gen_random_uuid(), '0000000Z', '00', 'B', now(), now(), false,
        now(), gen_random_uuid(), 'A' FROM dossier LIMIT 1;
    INSERT INTO opposition (id, eleve_id, suite, demandee_le, motif, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, 'admise', '2026-09-18', 'A', gen_random_uuid(), 'A' FROM eleve LIMIT 1;
    INSERT INTO representant (id, sub, siret, prenom, nom, courriel) VALUES (gen_random_uuid(), 'a', '21590350100017', 'A', 'B', 'a@b.fr');
    INSERT INTO habilitation (id, siret, organisme, cree_par_id) SELECT gen_random_uuid(), siret, '{}', id FROM representant;
    INSERT INTO document_d_habilitation (id, habilitation_id, genre, nom, cle, empreinte, taille)
      SELECT gen_random_uuid(), id, 'cadre', 'a.pdf', 'a', sha256('a'), 1 FROM habilitation;
    INSERT INTO boite_de_contact (id, habilitation_id, courriel, empreinte, expire_le)
      SELECT gen_random_uuid(), id, 'a@b.fr', sha256('a'), now() FROM habilitation;
    INSERT INTO octroi (id, habilitation_id, rang, siret, organisme, contenu, verifications, scopes, destinataires, accorde_le,
        accorde_par_id, accorde_par_nom)
      SELECT gen_random_uuid(), id, 1, siret, '{}', '{}', '{}', '{men_statut_boursier}', '{}', now(), gen_random_uuid(), 'A' FROM habilitation;
    INSERT INTO evenement_habilitation (id, habilitation_id, acte, de_etat, vers_etat, auteur_genre, auteur_nom)
      SELECT gen_random_uuid(), id, 'creer', 'brouillon', 'brouillon', 'representant', 'A' FROM habilitation;
    INSERT INTO webhook (id, habilitation_id, adresse, secret) SELECT gen_random_uuid(), id, 'https://a.fr', 'a' FROM habilitation;
    INSERT INTO jeton_api (id, identifiant, habilitation_id, nom, environnement, empreinte, scopes, par_minute, adresses, emis_par_id, expire_le)
      SELECT gen_random_uuid(), 'a', id, 'A', 'essai', sha256('a'), '{men_statut_boursier}', 60, '{}', cree_par_id, now() FROM habilitation;
    INSERT INTO alerte_de_volume (id, jeton_id, habilitation_id, appels, habituels)
      SELECT gen_random_uuid(), id, habilitation_id, 1000, 1 FROM jeton_api;
    INSERT INTO interrogation (id, habilitation_id, jeton_id, nom, total, recue_par_id, recue_par_nom)
      SELECT gen_random_uuid(), habilitation_id, id, 'a.csv', 1, emis_par_id, 'A' FROM jeton_api;
    INSERT INTO ligne_d_interrogation (interrogation_id, numero, contenu, codes) SELECT id, 2, '{}', '{}' FROM interrogation;
    INSERT INTO elimination (id, preparee_le, preparee_par_id, preparee_par_nom, regle, eleves, dossiers, compte, empreinte)
      VALUES (gen_random_uuid(), '2026-09-18', gen_random_uuid(), 'A', 'A', 1, 1, '{}', sha256('a'));
    INSERT INTO ligne_d_elimination (elimination_id, rang, eleve_id, echu_le, dossiers)
      SELECT id, 1, gen_random_uuid(), '2026-09-01', 1 FROM elimination;
    INSERT INTO echeance_de_conservation VALUES ('2026-09-01', 1, 1, 0, '{}', now());
    INSERT INTO mouvement (id, dossier_id, scolarite_id, genre, jour) SELECT gen_random_uuid(), id, scolarite_id, 'sortie', now() FROM dossier LIMIT 1`;

/** A dossier with all that its acts may write, another one filed, a seal, and the rest by hand. */
export async function uneLignePartout(): Promise<Scene> {
  const s = await dossierA('proposee', 'college_prive');
  await verbes.joindreFichiers(s, le('2026-09-16'));
  await verbes.demanderPieces(s, le('2026-09-16'));
  await verbes.recevoirPiece(s, le('2026-09-17'));
  await verbes.attribuer(s, le('2026-09-18'));
  await lettresProduites(s.dossierId, le('2026-09-18'));
  await verbes.notifier(s, le('2026-09-18'));
  await verbes.inviter(s, le('2026-09-18'));
  await verbes.signalerErreur(s, le('2026-09-18'));
  await verbes.formerRecours(s, le('2026-09-18'));
  await verbes.transmettreRequete(s, le('2026-09-18'));
  await consulterDossier(await acteur(s, 'secretariat', le('2026-09-18')), s.dossierId, {
    onglet: 'situation',
  });
  await dossierA('deposee', 'college_public');
  await sceller(ilYA(1));
  await falsifier(RESTE);
  return s;
}
