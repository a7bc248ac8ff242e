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

/** What a read came from, when it is not the opening of the dossier. */
const OCCASIONS = new Map([
  ['recherche', 'trouvé par la recherche'],
  ['lot', 'travail sur plusieurs dossiers'],
  ['tableur', 'mis dans un tableur'],
  ['copie pour la personne', 'copie imprimée pour la personne'],
  ['recueil du recours', 'recueil du recours imprimé'],
  ['imprimé de transfert', 'imprimé de transfert'],
]);

/** Why a read was made: the words of who read what is masked, else what it came from. */
export const direRaison = ({
  explication,
  precision,
}: {
  explication: string | null;
  precision: string | null;
}): string => explication ?? OCCASIONS.get(precision ?? '') ?? 'ouverture du dossier';
