interface Props {
  nom: string;
  libelle: string;
  options: readonly { valeur: string; libelle: string }[];
  valeur: string | undefined;
  /** What is said when nothing is chosen; absent when something always is. */
  tous?: string;
}

/** A filter that is chosen from a list, in a form whose answers live in the address. */
export function FiltreListe({ nom, libelle, options, valeur = '', tous }: Props) {
  return (
    <div>
      <label className="fr-label" htmlFor={nom}>
        {libelle}
      </label>
      <select className="fr-select" id={nom} name={nom} defaultValue={valeur}>
        {tous ? <option value="">{tous}</option> : null}
        {options.map((option) => (
          <option key={option.valeur} value={option.valeur}>
            {option.libelle}
          </option>
        ))}
      </select>
    </div>
  );
}
