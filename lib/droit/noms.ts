/** How persons are called. A person may have one name only: it is the name, and the first name is empty. */
interface Nommee {
  nom: string;
  prenom: string;
}

/** What a person bears besides the names of the civil registry: nom d’usage (C. civ. 225-1, 311-24-2), prénom usuel (57). */
interface Usages {
  nomUsage?: string | null;
  prenomUsage?: string | null;
}

/** "Awa Ndiaye"; the name alone of who has one only. */
export const nomComplet = ({ prenom, nom }: Nommee): string => [prenom, nom].filter(Boolean).join(' ');

/** "NDIAYE Awa", as lists are sorted. */
export const nomDeListe = ({ prenom, nom }: Nommee): string =>
  [nom.toLocaleUpperCase('fr-FR'), prenom].filter(Boolean).join(' ');

/** The names by which a person is written to and spoken to: those borne, else those of the registry. */
export const nomDUsage = ({ prenom, nom, nomUsage, prenomUsage }: Nommee & Usages): string =>
  nomComplet({ prenom: prenomUsage || prenom, nom: nomUsage || nom });

/** What is borne beside the registry, "nom d’usage Roy, prénom d’usage Max"; empty when nothing is. */
export const direUsages = ({ nomUsage, prenomUsage }: Usages): string =>
  [nomUsage && `nom d’usage ${nomUsage}`, prenomUsage && `prénom d’usage ${prenomUsage}`]
    .filter(Boolean)
    .join(', ');

/** Who an act is about: the names of the registry first (loi du 6 fructidor an II, art. 4), then those borne. */
export const nomDActe = (personne: Nommee & Usages): string => {
  const usages = direUsages(personne);
  return usages ? `${nomComplet(personne)} (${usages})` : nomComplet(personne);
};
