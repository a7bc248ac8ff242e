/** What a comparison says of a line. Pure. */
/** Why nobody but a person can say who a pupil of the file is. */
export const CAUSES_DE_RAPPROCHEMENT = {
  ine_en_double: 'Deux élèves du fichier portent le même INE : un seul peut le garder.',
  ine_d_un_autre: 'Cet INE est déjà celui d’un autre élève, né un autre jour ou connu sous une autre fiche.',
  deux_ine: 'Un élève du même nom, né le même jour, porte un autre INE.',
  homonyme: 'Un élève du même nom est né le même jour, et rien d’autre ne dit que c’est lui.',
  ressemble: 'Un élève né le même jour porte presque le même nom.',
  deux_pour_un: 'Deux élèves du fichier répondent à une seule fiche.',
  cle_reprise: 'Ce numéro de la base était celui d’un autre élève.',
} as const;
export type CauseDeRapprochement = keyof typeof CAUSES_DE_RAPPROCHEMENT;

/** What is to be looked at in a line, besides what becomes of it. */
export const SIGNES = {
  sans_ine: 'sans INE',
  rattache: 'déjà connu, rattaché à la base',
  autre_etablissement: 'encore inscrit dans un autre établissement',
  autre_academie: 'encore inscrit dans une autre académie',
  responsable_en_double: 'responsable peut-être en double',
} as const;
export type Signe = keyof typeof SIGNES;
