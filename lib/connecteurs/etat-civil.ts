/** État civil by which a person is found: of birth, as annexe 12 asks for it. */
export interface EtatCivilCherche {
  nomNaissance: string;
  /** One to three, in the order of the registry. */
  prenoms: readonly string[];
  sexe: 'F' | 'M';
  /** "1985-04-02", "1985-04" or "1985". */
  naissance: string;
  /** INSEE code of the country, "99100" for France. */
  pays: string;
  /** Born in France only: three characters, "075", "02A", "974". */
  departement?: string;
  /** Born in France only: five characters of INSEE, "75056". */
  commune?: string;
}
