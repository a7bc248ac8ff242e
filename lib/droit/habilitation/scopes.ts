/** The data of the API that a body may ask for, each opened by its scope. The one list. */

export const SCOPES = [
  'men_statut_scolarite',
  'men_statut_boursier',
  'men_echelon_bourse',
  'men_statut_identite',
  'men_statut_etablissement',
  'men_statut_module_elementaire_formation',
  'men_regime_pensionnat',
] as const;
export type Scope = (typeof SCOPES)[number];

export const LIBELLES_SCOPES: Record<Scope, string> = {
  men_statut_scolarite: 'Scolarisation : année, statut de l’élève',
  men_statut_boursier: 'Statut de boursier : oui, non, inconnu',
  men_echelon_bourse: 'Échelon de la bourse',
  men_statut_identite: 'Identité de l’élève',
  men_statut_etablissement: 'Établissement fréquenté',
  men_statut_module_elementaire_formation: 'Formation suivie',
  men_regime_pensionnat: 'Régime : externe, demi-pensionnaire, interne',
};
