/** What was looked at, as the registers of reads name it. */
export const OBJETS: Readonly<Record<string, string>> = {
  dossier: 'dossier',
  coordonnees: 'coordonnées',
  coordonnees_bancaires: 'coordonnées bancaires',
  revenus: 'revenus',
  numero_fiscal: 'numéro fiscal',
  piece: 'pièce',
  courrier: 'courrier',
};
