/** How persons are called. A person may have one name only: it is the name, and the first name is empty. */
interface Nommee {
  nom: string;
  prenom: string;
}

/** "Awa Ndiaye"; the name alone of who has one only. */
export const nomComplet = ({ prenom, nom }: Nommee): string => [prenom, nom].filter(Boolean).join(' ');

/** "NDIAYE Awa", as lists are sorted. */
export const nomDeListe = ({ prenom, nom }: Nommee): string =>
  [nom.toLocaleUpperCase('fr-FR'), prenom].filter(Boolean).join(' ');
