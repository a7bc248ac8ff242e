/** How long each table is kept, and each column that differs from its table. */
import {
  CONSERVATIONS,
  type Conservation,
  finDeConservation,
  type GenreDeConservation,
  LIBELLES_SORTS,
  PREAVIS_D_EFFACEMENT,
  SUSPENSIONS,
} from '#lib/droit/conservation/conservation.ts';
import { avant, ecrireJour, type Jour } from '#lib/droit/date.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { jourDe } from '#lib/technique/dates.ts';

/** The tables of each kind. A table of the schema that is nowhere, or twice, fails a test. */
export const TABLES_PAR_GENRE: Readonly<Record<GenreDeConservation, readonly string[]>> = {
  dossier: [
    ...['brouillon', 'demande', 'piece', 'fichier', 'demande_de_pieces', 'dossier_drapeau'],
    ...['decision', 'proposition', 'ligne_de_bordereau', 'notification', 'courrier', 'droit'],
    ...['recours', 'requete', 'rectification', 'retrait', 'transfert', 'mouvement', 'relecture'],
    ...[
      'note_de_dossier',
      'attente_de_dossier',
      'confie_de_dossier',
      'avis_sollicite',
      'rappel',
      'fiche_navette',
      'equipement_ailleurs',
      'engagement_de_merite',
    ],
    ...['message_de_dossier', 'certificat', 'retenue', 'ligne_de_lot', 'etude'],
  ],
  fiche: [
    ...['eleve', 'scolarite', 'responsable', 'lien', 'reunion', 'separation', 'recherche_eleve'],
    ...['correction_eleve', 'correction_responsable', 'eleve_de_base', 'responsable_de_base'],
    ...['resultat_brevet', 'absence', 'frais_de_pension', 'sans_deduction_dite', 'coche_parcoursup'],
    ...['relance', 'fait_de_radar', 'accord_sms'],
  ],
  souche: ['dossier', 'elimination', 'ligne_d_elimination'],
  noms_du_journal: ['cle_de_dossier'],
  empreintes: ['ligne_de_journal', 'lecture_sensible', 'ecriture', 'scellement'],
  raisons: [],
  comptable: [
    ...['etat_de_paiement', 'boursier_a_payer', 'ligne_de_liquidation', 'versement'],
    ...['fait_de_versement', 'ordre_de_reversement', 'suite_de_reversement', 'presence_certifiee'],
    ...['compte_bancaire', 'suite_de_compte', 'procuration', 'suite_de_procuration'],
    'emploi_de_bourse',
  ],
  consentement: [
    ...['consentement', 'couple', 'accord_de_concubin', 'invitation_de_concubin'],
    ...['correction_d_etat_civil', 'question_d_etat_civil'],
  ],
  opposition: ['opposition'],
  echange: ['echange', 'recuperation', 'part_du_concubin', 'appel', 'interrogation'],
  chiffres_recuperes: [],
  exercice: ['exercice_de_droit', 'suite_d_exercice'],
  session: ['session_ouverte'],
  code: ['code_de_lettre', 'essai_de_code', 'code_de_rattachement'],
  import: ['ligne_lue', 'ligne_d_import', 'refus_d_import'],
  fichier_d_eleves: ['ligne_d_interrogation'],
  agent: [
    ...['agent', 'affectation', 'delegation', 'participation_epsc', 'devoilement'],
    ...['signature_de_bareme', 'acte_de_bareme', 'annexe_de_bareme', 'effet_de_bareme'],
    ...['acte_d_administration', 'acte_a_confirmer', 'trimestre_academique'],
    ...['correspondance_de_fichier', 'correspondance_brevet'],
  ],
  travail: [
    ...['lot', 'bordereau', 'vue_enregistree', 'passage_d_etude', 'lecture_de_liste'],
    'import_de_base',
  ],
  organisme: [
    ...['habilitation', 'representant', 'document_d_habilitation', 'octroi', 'evenement_habilitation'],
    ...['boite_de_contact', 'jeton_api', 'webhook', 'envoi_de_webhook', 'alerte_de_volume'],
  ],
  service: [
    ...['academie', 'departement', 'etablissement', 'campagne', 'prolongation', 'bloc_de_texte'],
    ...['ouverture_academique', 'reglage_de_donnee'],
    ...['reglage_de_relecture', 'acte_de_procedure', 'besoin_de_connaitre', 'certificat_de_cachet'],
    ...['verification_de_journal', 'passage_d_echeances', 'horloge', 'cadence', 'mot_voisin'],
    ...['chiffre', 'chiffre_public'],
    ...['libelle_de_base', 'releve_de_fichiers', 'quota_d_appel', 'passage_d_habilitation'],
    'echeance_de_conservation',
  ],
};

/** Columns whose end is not that of their table. */
export const COLONNES: Readonly<Record<string, Readonly<Record<string, GenreDeConservation>>>> = {
  dossier: { drapeaux: 'dossier', retard_admis: 'dossier', echeance_cause: 'dossier' },
  ligne_de_journal: { contenu: 'noms_du_journal', auteur_nom: 'noms_du_journal' },
  lecture_sensible: { precision: 'raisons', motif: 'raisons', explication: 'raisons' },
  ecriture: { sel: 'noms_du_journal' },
  recuperation: { contenu: 'chiffres_recuperes' },
  part_du_concubin: { contenu: 'dossier', courriel: 'dossier' },
  interrogation: { nom: 'fichier_d_eleves', adresse: 'fichier_d_eleves' },
};

const GENRE_DES_TABLES: ReadonlyMap<string, GenreDeConservation> = new Map(
  (Object.entries(TABLES_PAR_GENRE) as [GenreDeConservation, readonly string[]][]).flatMap(
    ([genre, tables]) => tables.map((table) => [table, genre] as const),
  ),
);

/** The kind of a column; undefined when nobody said how long its table is kept. */
export const genreDeConservation = (table: string, colonne: string): GenreDeConservation | undefined =>
  COLONNES[table]?.[colonne] ?? GENRE_DES_TABLES.get(table);

/** Every kind that a table holds, that of the table first. */
export function genresDeLaTable(table: string): GenreDeConservation[] {
  const genre = GENRE_DES_TABLES.get(table);
  return [...new Set([...(genre ? [genre] : []), ...Object.values(COLONNES[table] ?? {})])];
}

/** "douze mois après la fin de …, puis effacé". */
export function direConservation(genre: GenreDeConservation): string {
  const { duree, depuis, sort }: Conservation = CONSERVATIONS[genre];
  const fin = sort === 'garde' ? '' : `, puis ${LIBELLES_SORTS[sort]}`;
  return `${duree ? `${direDuree(duree)} après` : 'autant que'} ${depuis}${fin}`;
}

/** Until when the data of a pupil stay, for its family; null for a pupil who was never in the second degré. */
export function direFinDesDonnees(scolarites: readonly { rentree: number; niveau: string }[]): string | null {
  const annees = scolarites.filter(({ niveau }) => niveau !== 'post_bac').map(({ rentree }) => rentree);
  return annees.length === 0
    ? null
    : `effacées à partir du ${ecrireJour(finDeConservation(Math.max(...annees)))} si l’élève ne poursuit pas dans un collège ou un lycée ; plus tard tant qu’une demande, un recours, un paiement ou un trop-perçu est ouvert`;
}

/** The text that a visa names. */
export const REGLE_DES_LOTS = `${CONSERVATIONS.dossier.source} : ${direConservation('dossier')}`;

/** What a lot counts, as its page names it. */
export const LIBELLES_COMPTES: Readonly<Record<string, string>> = {
  dossiers: 'Dossiers',
  demandes: 'Demandes',
  decisions: 'Décisions',
  courriers: 'Courriers',
  fichiers: 'Fichiers de pièces et de recours',
  messages: 'Messages',
  consentements: 'Réponses à l’étude automatique',
  scolarites: 'Scolarités',
};

/** Where a lot stands. */
export type EtatDeLot =
  | 'a_viser'
  | 'visa_manquant'
  | 'a_annoncer'
  | 'annonce'
  | 'en_cours'
  | 'execute'
  | 'ecarte';

interface Visas {
  dpoId: string | null;
  administrateurId: string | null;
  dossiers: number;
  annonceeLe: Date | null;
  ecarteeLe: Date | null;
  executeeLe: Date | null;
}

/** First day on which a lot may be executed: null until its families are told. */
export const effacementDu = (annonceeLe: Date | null): Jour | null =>
  annonceeLe && jourDe(annonceeLe).add({ days: PREAVIS_D_EFFACEMENT.jours });

/** Where a lot stands on a day, from its visas and its announcement; one without any dossier is announced to nobody. */
export function etatDeLot(lot: Visas, leJour: Jour): EtatDeLot {
  const { dpoId, administrateurId, dossiers, ecarteeLe, executeeLe } = lot;
  if (ecarteeLe) return 'ecarte';
  if (executeeLe) return 'execute';
  if (dpoId && administrateurId) {
    const du = effacementDu(lot.annonceeLe);
    if (dossiers > 0 && !du) return 'a_annoncer';
    return dossiers > 0 && du && avant(leJour, du) ? 'annonce' : 'en_cours';
  }
  return dpoId || administrateurId ? 'visa_manquant' : 'a_viser';
}

export const LIBELLES_LOTS: Readonly<Record<EtatDeLot, string>> = {
  a_viser: 'à viser',
  visa_manquant: 'un visa manque',
  a_annoncer: 'visé, les familles sont en train d’être prévenues',
  annonce: 'visé, annoncé aux familles',
  en_cours: 'en cours d’effacement',
  execute: 'exécuté',
  ecarte: 'écarté',
};

const CAUSES: Readonly<Record<string, string>> = {
  ...SUSPENSIONS,
  scolarite: 'l’élève est revenu dans un collège ou un lycée depuis',
};

/** Why a pupil was left out. */
export const direCauses = (causes: readonly string[]): string =>
  causes.map((cause) => CAUSES[cause] ?? cause).join(' ; ');
