/** Every table that speaks of a family: how its rows of one dossier are found, whoever may see them. */
import type { Transaction } from '#lib/technique/prisma.ts';
import type { Scene } from '#monde/scene.ts';
import { lire } from './proprietaire.ts';

interface Table {
  /** Column that finds the rows, and its values for a dossier ($1) and its pupil ($2), read by the superuser. */
  colonne: string;
  valeurs: string;
  /** Share of its rows that an agent who holds the dossier reads: none of what the application keeps, of two places one. */
  part?: 0 | 0.5;
}

const DU_DOSSIER: Table = { colonne: 'dossier_id', valeurs: 'SELECT $1::uuid' };
const DE_L_ELEVE: Table = { colonne: 'eleve_id', valeurs: 'SELECT $2::uuid' };
const DES_RESPONSABLES: Table = {
  colonne: 'id',
  valeurs: 'SELECT responsable_id FROM lien WHERE eleve_id = $2',
};

const DU_COUPLE: Table = {
  colonne: 'couple_id',
  valeurs: 'SELECT couple_id FROM consentement WHERE eleve_id = $2',
};
const DU_CONSENTEMENT: Table = {
  colonne: 'consentement_id',
  valeurs: 'SELECT id FROM consentement WHERE eleve_id = $2',
};
const DU_COMPTE: Table = {
  colonne: 'compte_id',
  valeurs:
    'SELECT c.id FROM compte_bancaire c JOIN lien l ON l.responsable_id = c.responsable_id WHERE l.eleve_id = $2',
};
const DE_L_IMPORT: Table = {
  colonne: 'import_id',
  valeurs: 'SELECT import_id FROM ligne_d_import WHERE eleve_id = $2',
};

/** A new table under row-level security has its row here, or a test fails. */
export const TABLES: Record<string, Table> = {
  dossier: { ...DU_DOSSIER, colonne: 'id' },
  brouillon: DU_DOSSIER,
  demande: DU_DOSSIER,
  piece: DU_DOSSIER,
  fichier: {
    colonne: 'id',
    valeurs:
      'SELECT f.id FROM fichier f JOIN piece p ON p.id = piece_id WHERE dossier_id = $1 UNION ALL SELECT f.id FROM fichier f JOIN recours r ON r.id = recours_id WHERE dossier_id = $1',
  },
  demande_de_pieces: DU_DOSSIER,
  proposition: DU_DOSSIER,
  bordereau: {
    colonne: 'id',
    valeurs:
      'SELECT bordereau_id FROM ligne_de_bordereau l JOIN proposition p ON p.id = proposition_id WHERE dossier_id = $1',
  },
  ligne_de_bordereau: {
    colonne: 'proposition_id',
    valeurs: 'SELECT id FROM proposition WHERE dossier_id = $1',
  },
  decision: DU_DOSSIER,
  droit: DU_DOSSIER,
  notification: {
    colonne: 'id',
    valeurs: 'SELECT n.id FROM notification n JOIN decision d ON d.id = decision_id WHERE dossier_id = $1',
  },
  recours: DU_DOSSIER,
  requete: DU_DOSSIER,
  relecture: DU_DOSSIER,
  avis_sollicite: DU_DOSSIER,
  message_de_dossier: DU_DOSSIER,
  rappel: DU_DOSSIER,
  retrait: DU_DOSSIER,
  rectification: DU_DOSSIER,
  transfert: DU_DOSSIER,
  etat_de_paiement: { colonne: 'id', valeurs: 'SELECT etat_id FROM boursier_a_payer WHERE dossier_id = $1' },
  boursier_a_payer: DU_DOSSIER,
  ligne_de_liquidation: DU_DOSSIER,
  ordre_de_reversement: DU_DOSSIER,
  suite_de_reversement: {
    colonne: 'ordre_id',
    valeurs: 'SELECT id FROM ordre_de_reversement WHERE dossier_id = $1',
  },
  retenue: DU_DOSSIER,
  courrier: DU_DOSSIER,
  code_de_lettre: {
    colonne: 'courrier_id',
    valeurs: 'SELECT id FROM courrier WHERE dossier_id = $1',
    part: 0,
  },
  ligne_de_journal: DU_DOSSIER,
  cle_de_dossier: { ...DU_DOSSIER, part: 0 },
  lecture_sensible: { ...DU_DOSSIER, part: 0 },
  ecriture: { ...DU_DOSSIER, part: 0 },
  lot: { colonne: 'id', valeurs: 'SELECT lot_id FROM ligne_de_lot WHERE dossier_id = $1', part: 0 },
  ligne_de_lot: { ...DU_DOSSIER, part: 0 },
  note_de_dossier: { ...DU_DOSSIER, part: 0 },
  confie_de_dossier: DU_DOSSIER,
  attente_de_dossier: DU_DOSSIER,
  eleve: { ...DE_L_ELEVE, colonne: 'id' },
  scolarite: DE_L_ELEVE,
  relance: { colonne: 'scolarite_id', valeurs: 'SELECT id FROM scolarite WHERE eleve_id = $2' },
  // Of the person alone: an établissement reads whether, never who said it.
  accord_sms: { ...DES_RESPONSABLES, colonne: 'responsable_id', part: 0 },
  fait_de_radar: { colonne: 'scolarite_id', valeurs: 'SELECT id FROM scolarite WHERE eleve_id = $2' },
  // Of the DPO alone, and of the person who asked online.
  exercice_de_droit: { ...DU_DOSSIER, part: 0 },
  suite_d_exercice: {
    colonne: 'exercice_id',
    valeurs: 'SELECT id FROM exercice_de_droit WHERE dossier_id = $1',
    part: 0,
  },
  lien: DE_L_ELEVE,
  correction_eleve: DE_L_ELEVE,
  resultat_brevet: DE_L_ELEVE,
  absence: DE_L_ELEVE,
  frais_de_pension: DE_L_ELEVE,
  sans_deduction_dite: DE_L_ELEVE,
  // Of the chef alone, whatever else the agent holds.
  coche_parcoursup: { ...DE_L_ELEVE, part: 0 },
  consentement: DE_L_ELEVE,
  couple: { ...DES_RESPONSABLES, colonne: 'responsable_id' },
  accord_de_concubin: DU_COUPLE,
  // The demandeur's, and nobody else's.
  invitation_de_concubin: { ...DU_COUPLE, part: 0 },
  procuration: DU_DOSSIER,
  fiche_navette: DU_DOSSIER,
  equipement_ailleurs: DU_DOSSIER,
  engagement_de_merite: DU_DOSSIER,
  versement: DU_DOSSIER,
  certificat: DU_DOSSIER,
  fait_de_versement: {
    colonne: 'versement_id',
    valeurs: 'SELECT id FROM versement WHERE dossier_id = $1',
  },
  emploi_de_bourse: {
    colonne: 'versement_id',
    valeurs: 'SELECT id FROM versement WHERE dossier_id = $1',
  },
  suite_de_procuration: {
    colonne: 'procuration_id',
    valeurs: 'SELECT id FROM procuration WHERE dossier_id = $1',
  },
  compte_bancaire: { ...DU_COMPTE, colonne: 'id' },
  suite_de_compte: DU_COMPTE,
  correction_responsable: { ...DES_RESPONSABLES, colonne: 'responsable_id' },
  reunion: { ...DES_RESPONSABLES, colonne: 'garde_id' },
  separation: {
    colonne: 'reunion_id',
    valeurs: 'SELECT r.id FROM reunion r JOIN lien l ON l.responsable_id = r.garde_id WHERE l.eleve_id = $2',
  },
  recherche_eleve: { ...DE_L_ELEVE, part: 0.5 },
  dossier_drapeau: { ...DU_DOSSIER, colonne: 'id' },
  responsable: DES_RESPONSABLES,
  import_de_base: { ...DE_L_IMPORT, colonne: 'id' },
  ligne_lue: DE_L_IMPORT,
  ligne_d_import: DE_L_ELEVE,
  refus_d_import: DE_L_IMPORT,
  eleve_de_base: DE_L_ELEVE,
  responsable_de_base: { ...DES_RESPONSABLES, colonne: 'responsable_id' },
  mouvement: DU_DOSSIER,
  echange: { ...DU_DOSSIER, part: 0 },
  // Its family's, and nobody else's.
  recuperation: { ...DU_DOSSIER, part: 0 },
  part_du_concubin: { ...DU_DOSSIER, part: 0 },
  appel: { ...DE_L_ELEVE, part: 0 },
  opposition: { ...DE_L_ELEVE, part: 0 },
  etude: DU_DOSSIER,
  correction_d_etat_civil: DU_CONSENTEMENT,
  question_d_etat_civil: DU_CONSENTEMENT,
};

/** Number of rows of each table. */
export type Lignes = Record<string, number>;

/** `WHERE` of the rows of each table that speak of a dossier and its pupil, their keys already found. */
export async function conditions({ dossierId, eleveId }: Scene): Promise<Record<string, string>> {
  const valeurs = Object.entries(TABLES).map(
    ([table, lieu]) => `SELECT '${table}' AS nom, array_agg(v)::text AS cles FROM (${lieu.valeurs}) AS t (v)`,
  );
  const lues = await lire<{ nom: string; cles: string | null }>(valeurs.join(' UNION ALL '), [
    dossierId,
    eleveId,
  ]);
  return Object.fromEntries(
    lues.map(({ nom, cles }) => [nom, `${TABLES[nom]?.colonne} = ANY ('${cles ?? '{}'}'::uuid[])`]),
  );
}

const comptage = (ou: Record<string, string>): string =>
  Object.entries(ou)
    .map(
      ([table, condition]) => `SELECT '${table}' AS nom, count(*)::int AS n FROM ${table} WHERE ${condition}`,
    )
    .join(' UNION ALL ');

const enObjet = (lues: { nom: string; n: number }[]): Lignes =>
  Object.fromEntries(lues.map(({ nom, n }) => [nom, n]));

/** Rows that the transaction can read, each table counted by itself: no other policy hides what its own lets through. */
export async function lignesVues(tx: Transaction, s: Scene): Promise<Lignes> {
  return enObjet(await tx.$queryRawUnsafe(comptage(await conditions(s))));
}

/** Rows that exist. */
export async function lignesPresentes(s: Scene): Promise<Lignes> {
  return enObjet(await lire(comptage(await conditions(s))));
}

/** The same tables, all empty but these. */
export const rien = (saufs: Lignes = {}): Lignes => ({
  ...Object.fromEntries(Object.keys(TABLES).map((table) => [table, 0])),
  ...saufs,
});
