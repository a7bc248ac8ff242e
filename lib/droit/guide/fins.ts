import { direDuree } from '../delais/dire.ts';
import type { Noeuds } from './noeud.ts';

/** Every end of the guide. */
export const FINS: Noeuds = {
  fin_demande: {
    genre: 'fin',
    issue: 'demande_possible',
    texte: 'La demande peut être faite. Joignez les pièces de la liste.',
    pieces: [['formulaire_signe']],
  },
  fin_statut_boursier: {
    genre: 'fin',
    issue: 'statut_boursier',
    texte:
      'Aucune bourse ne peut être demandée. L’élève de terminale placé a de droit le statut de boursier pour Parcoursup : cochez-le dans Parcoursup, sans notification.',
    qui: 'personne',
  },
  fin_placement: {
    genre: 'fin',
    issue: 'aucun_droit',
    texte: 'Le département assume la charge de l’élève : personne ne peut demander de bourse pour lui.',
    qui: 'personne',
  },
  fin_placement_a_decider: {
    genre: 'fin',
    issue: 'decision_humaine',
    texte: 'Le texte ne règle pas ce cas. Un agent décide, après avis du service social et de l’éducateur.',
    qui: 'a_decider',
    pieces: [['attestation_placement']],
  },
  fin_placement_inconnu: {
    genre: 'fin',
    issue: 'a_completer',
    texte:
      'Demandez au service social de joindre l’éducateur : le placement est-il effectif, l’allocation est-elle versée ?',
    qui: 'a_decider',
    pieces: [['attestation_placement']],
  },
  fin_sans_preuve: {
    genre: 'fin',
    issue: 'aucun_droit',
    texte:
      'Sans aucun document, la charge de l’élève n’est pas établie : cette personne ne peut pas demander la bourse.',
    qui: 'personne',
  },
  fin_sans_consulat: {
    genre: 'fin',
    issue: 'a_completer',
    texte:
      'La délégation établie à l’étranger doit être validée par le consulat. Un autre document peut aussi montrer la charge.',
    qui: 'a_decider',
    pieces: [['attestation_consulat', 'document_charge']],
  },
  fin_hors_de_france: {
    genre: 'fin',
    issue: 'aucun_droit',
    texte: 'Le demandeur ne réside pas en France et aucune exception ne joue.',
    qui: 'personne',
  },
  fin_deux_demandes: {
    genre: 'fin',
    issue: 'irrecevable',
    texte: 'Les deux demandes sont irrecevables. Les parents choisissent ensemble celle qui est gardée.',
    qui: 'parent',
  },
  fin_changement_hors_delai: {
    genre: 'fin',
    issue: 'irrecevable',
    texte: `Le délai de ${direDuree('delai.changement_de_personne')} après le changement est passé : un agent examine les raisons du retard, et la famille peut demander une aide du fonds social.`,
    qui: 'autre_personne',
  },
  fin_mineur: {
    genre: 'fin',
    issue: 'aucun_droit',
    texte:
      'L’élève mineur non émancipé ne peut pas demander lui-même : la demande revient à qui en a la charge.',
    qui: 'autre_personne',
  },
  fin_eleve_a_charge: {
    genre: 'fin',
    issue: 'aucun_droit',
    texte: 'L’élève n’est pas isolé : la demande de la personne qui assume sa charge peut être examinée.',
    qui: 'autre_personne',
  },
  fin_ancien_delegataire: {
    genre: 'fin',
    issue: 'aucun_droit',
    texte:
      'L’élève n’est pas considéré comme isolé. Prenez l’avis du service social ; une aide du fonds social peut être examinée.',
    qui: 'personne',
  },
  fin_declarant_autre: {
    genre: 'fin',
    issue: 'decision_humaine',
    texte:
      'Les revenus de qui déclare l’élève comptent : un agent voit avec cette personne qui fait la demande.',
    qui: 'declarant',
  },
  fin_fonds_social: {
    genre: 'fin',
    issue: 'fonds_social',
    texte:
      'Sans justificatif de revenus, il n’y a pas de droit à bourse : la situation est examinée par le fonds social.',
  },
};
