import { aVenir, dit, hors, type Phrases } from './phrase.ts';

export const PHRASES_III: Phrases = {
  'III.recevabilite': [
    dit(
      'Conditions de ressources et de charges, barème national.',
      'bareme_echelon',
      'charges_enfants_de_l_avis',
    ),
  ],
  'III.A': [
    dit('Le demandeur a la charge effective et permanente de l’élève.', 'charge_effective'),
    dit(
      'Le ménage compte comme pour les prestations familiales.',
      'ressources_menage',
      'ressources_foyer_commun',
      'ressources_personne_en_charge',
    ),
    dit(
      'Le parent isolé est jugé sur ses seules ressources, résidence alternée ou non.',
      'ressources_parent_isole',
      'charges_residence_alternee',
    ),
    dit(
      'Les revenus du concubin s’ajoutent, même s’il n’est pas parent.',
      'ressources_concubin',
      'piece_concubin',
      'ressources_epoux_deux_avis',
    ),
    dit(
      'Le concubinage s’apprécie au moment de la demande, la clôture au plus tard.',
      'ressources_concubin',
      'ressources_concubinage_du_jour',
      'ressources_concubinage_fini',
      'champ:ressources.concubinage.depuisLe',
      'champ:ressources.concubinage.finiLe',
    ),
    dit(
      'Une attestation de paiement de la CAF ou de la MSA peut toujours être demandée.',
      'piece_attestation_possible',
      'acte:demander_pieces',
    ),
    dit(
      'L’élève désormais à charge, absent de l’avis : l’attestation reçue établit la charge.',
      'piece_eleve_hors_avis',
      'charge_effective',
      'acte:recevoir_piece',
      'acte:accepter_piece',
    ),
  ],
  'III.B': [
    dit('Aucune condition de nationalité ; résidence en France.', 'residence_en_france'),
    dit('La résidence principale peut être justifiée.', 'piece_domicile', 'champ:precisions.resideEnFrance'),
    dit(
      'Ressortissants de l’Union dont un parent a ou a eu un emploi en France.',
      'residence_ressortissant_ue',
      'piece_emploi_ue',
    ),
    dit(
      'Qui n’est pas parent apporte une délégation, même partielle, ou tout document.',
      'preuve_non_parent',
      'piece_delegation',
    ),
    dit('Délégation faite à l’étranger : attestation du consulat.', 'delegation_etrangere', 'piece_consulat'),
  ],
  'III.C': [
    dit(
      'Revenu fiscal de référence de la dernière année civile, tel qu’imprimé.',
      'ressources_annee_de_reference',
      'ressources_demande_de_l_annee_suivante',
      'piece_avis',
      'acte:reporter_avis',
    ),
    dit('Les avis des deux foyers fiscaux d’un ménage.', 'ressources_concubin'),
    dit('Les aides non imposables ne comptent pas.', 'ressources_annee_de_reference'),
    dit(
      'L’avis seul peut venir plus tard, si l’établissement le sait.',
      'acte:signaler_attente_avis',
      'delai.avis_impot',
    ),
    dit('Dans un délai raisonnable après sa réception.', 'delai.avis_raisonnable'),
    dit('Jamais après la fin de l’année scolaire.', 'delai.avis_impot', 'delai.fin_annee_scolaire'),
    dit(
      'Tout dépôt, même incomplet, est recevable et étudié.',
      'recevabilite.depot_incomplet',
      'recevabilite.depot_non_signe',
      'garde:formulaireSigne',
      'acte:completer_demande',
    ),
    dit(
      'Une pièce compte du jour où elle est venue, une fois qu’une personne l’a trouvée bonne.',
      'acte:recevoir_piece',
      'acte:accepter_piece',
      'acte:ecarter_piece',
      'acte:joindre_fichiers',
      'garde:piecesVerifiees',
    ),
    dit(
      'Quinze jours pour les pièces, puis un refus pour incomplétude.',
      'delai.pieces',
      'acte:refuser_incompletude',
      'courrier:demande_incomplete',
    ),
  ],
  'III.C.1.a': [
    dit(
      'Trois changements seulement, signalés avant la clôture.',
      'ressources_changement',
      'ressources_changement_periode',
      'piece_changement',
    ),
    dit(
      'Le revenu du seul demandeur est isolé, avec celui de son nouveau ménage.',
      'ressources_changement',
      'ressources_revenu_isole',
      'ressources_avis_propre',
      'ressources_second_avis',
      'ressources_deux_avis_d_une_annee',
      'champ:ressources.changement.avisPropre',
      'champ:ressources.changement.secondAvis',
    ),
    dit(
      'Après la clôture, un changement ne compte plus.',
      'ressources_changement_periode',
      'ressources_changement_demande_tardive',
    ),
    dit(
      'Une baisse de revenus relève des fonds sociaux, même à côté d’une bourse.',
      'ressources_perte_de_revenus',
      'courrier:refus',
      'courrier:attribution',
    ),
  ],
  'III.C.1.b': [
    aVenir('La première bourse est retirée pour l’avenir.', 'le retrait', 'charge.partage'),
    dit(
      'La nouvelle personne demande sur papier, dans les deux mois.',
      'recevabilite.changement_de_personne',
      'delai.changement_de_personne',
      'piece_nouvelle_charge',
    ),
    dit(
      'Effet le lendemain du retrait, ou le jour du dépôt.',
      'charge.lendemain_du_retrait',
      'charge.jour_du_depot',
      'charge.jamais_avant_la_charge',
    ),
  ],
  'III.C.2': [
    dit(
      'Frontaliers, personnels internationaux : l’avis étranger à défaut de l’avis français.',
      'ressources_revenus_etrangers',
      'piece_avis_etranger',
      'ressources_conversion',
    ),
    dit(
      'L’intégralité des ressources de l’année, en France et à l’étranger, concubin compris.',
      'ressources_avis_etranger_ajoute',
      'piece_revenus_etrangers',
    ),
    dit(
      'Nouveaux arrivants : revenus bruts justifiés, moins 10 %.',
      'ressources_nouvel_arrivant',
      'piece_nouvel_arrivant',
    ),
    dit('Sans aucun justificatif : le fonds social.', 'ressources_fonds_social'),
  ],
  'III.D': [
    dit('Seuls les enfants portés sur l’avis.', 'charges_enfants_de_l_avis', 'charges_eleve_hors_avis'),
    dit('Familles recomposées : les enfants de chacun.', 'charges_menage'),
  ],
  'III.D.1': [
    dit('Les seuls revenus du demandeur, selon sa nouvelle situation.', 'ressources_changement'),
    dit(
      'L’élève est présumé à la charge du parent chez qui il vit surtout (CGI 194).',
      'charge_presumee',
      'charge_presumee_residence',
      'acte:accepter_piece',
    ),
  ],
  'III.D.2': [
    dit(
      'Les ressources du tuteur.',
      'tutelle',
      'ressources_tutelle',
      'piece_tutelle',
      'tutelle_pupille_hors_declaration',
    ),
  ],
  'III.D.3': [dit('Dire qui supporte la charge de l’élève.', 'personne_physique', 'ecran:/agent/guide')],
  'III.D.3.a': [
    dit('Placement avec allocation : personne ne peut demander.', 'ase_placement', 'piece_placement'),
    dit('Tiers digne de confiance indemnisé : pas de droit.', 'ase_tiers_digne_de_confiance'),
    dit(
      'Placement non effectif ni payé : la famille garde le droit.',
      'ase_placement_non_effectif',
      'ase_placement_sans_allocation',
    ),
    dit('Protection judiciaire : la famille peut demander.', 'ase_pjj', 'piece_pjj'),
    dit(
      'Terminale et placement : statut de boursier pour Parcoursup, sans montant ni lettre.',
      'statut_boursier_ase_terminale',
    ),
    hors(
      'Le chef d’établissement coche la case dans Parcoursup.',
      'Geste fait dans un autre service ; le simulateur et le dossier le rappellent.',
    ),
  ],
  'III.D.3.b': [
    dit(
      'Vérifier au cas par cas qui a la charge, et si une allocation est versée.',
      'ase_milieu_ouvert_allocation',
      'champ:eleve.ase.allocationVersee',
      'piece_assistance_educative',
    ),
  ],
  'III.D.3.b.1': [dit('AEMO : la famille peut demander.', 'ase_aemo')],
  'III.D.3.b.2': [dit('PEAD : la famille peut demander.', 'ase_pead')],
  'III.D.4': [
    dit(
      'Seuls les majeurs et mineurs émancipés à la charge de personne.',
      'demandeur_majeur',
      'autonome_sans_charge',
      'piece_emancipation',
    ),
    dit(
      'Leur avis propre, ou leur situation déclarative.',
      'autonome_avis_propre',
      'piece_avis_autonome',
      'ressources_eleve_autonome',
      'ressources_situation_declarative',
    ),
    dit('Un contrat jeune majeur n’exclut jamais.', 'contrat_jeune_majeur', 'piece_contrat_jeune_majeur'),
    dit(
      'Hébergé n’est pas à charge ; porté sur l’avis d’un tiers l’est.',
      'autonome_hors_avis_d_un_tiers',
      'autonome_hors_caf_d_un_tiers',
      'autonome_ancien_delegataire',
    ),
    dit(
      'À défaut, le fonds social est examiné.',
      'piece_rapport_social',
      'courrier:refus',
      'ecran:/simulateur',
    ),
  ],
  'III.D.5': [
    dit(
      'Étrangers isolés majeurs : bourse de lycée seulement, avis exigé.',
      'etranger_isole',
      'autonome_avis_propre',
    ),
    dit('La personne qui en a la charge peut demander.', 'etranger_isole_ancien_delegataire'),
    dit('Le service social éclaire leur situation.', 'piece_rapport_social'),
  ],
  'III.D.6': [
    dit(
      'À défaut de toute autre disposition : le revenu de qui déclare l’enfant.',
      'disposition_generale',
      'ressources_qui_declare_l_enfant',
      'ressources_plusieurs_declarants',
    ),
  ],
};
