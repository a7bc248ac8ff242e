import type { ContexteDeLecture } from '#lib/demande/faits.ts';
import type { Valeurs } from '#lib/demande/schema.ts';

/** The entry of a pupil of a public collège, in the middle of the campaign. */
export const CONTEXTE: ContexteDeLecture = {
  annee: 2026,
  jour: '2026-10-01',
  scolarite: {
    naissance: '2014-03-12',
    niveau: 'college',
    statut: 'scolaire',
    regime: 'externe',
    dispositif: null,
    filiereCned: null,
    terminale: false,
    entreeLe: '2026-09-01',
    etablissement: { type: 'college', secteur: 'public' },
  },
  typeBourse: 'college',
  branche: 'college_public',
  departementCode: '059',
  clotureReglee: null,
};

/** A form that nothing keeps from being recorded. */
export const COMPLET: Valeurs = {
  'demandeur.responsableId': '',
  'demandeur.lien': 'mere',
  'demandeur.civilite': 'Mme',
  'demandeur.nom': 'Dupré',
  'demandeur.nomUsage': '',
  'demandeur.prenom': 'Élodie',
  'demandeur.adresse': '12 rue des Lilas',
  'demandeur.codePostal': '59000',
  'demandeur.commune': 'Lille',
  'demandeur.situation': 'parent_isole',
  'demandeur.resideEnFrance': 'oui',
  'ressources.avis.annee': '2025',
  'ressources.avis.rfr': '9 000',
  'ressources.avis.enfants': '2',
  'ressources.eleveSurAvis': 'oui',
  'piece.avis_impot': 'oui',
  'reception.recuLe': '01/10/2026',
  'reception.signe': 'oui',
};
