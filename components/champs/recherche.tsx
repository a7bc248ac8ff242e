interface Props {
  libelle: string;
  valeur: string | undefined;
  /** Typed into at once, on a page opened to search. */
  prete?: boolean;
}

/** What is searched for, as `q` in the address; the key « / » goes to it. */
export function ChampRecherche({ libelle, valeur, prete }: Props) {
  return (
    <div className="filtres__recherche">
      <label className="fr-label" htmlFor="q">
        {libelle}
      </label>
      <input
        className="fr-input"
        type="search"
        id="q"
        name="q"
        defaultValue={valeur}
        // biome-ignore lint/a11y/noAutofocus: the one field of a page opened to search, all day long
        autoFocus={prete}
        autoComplete="off"
        spellCheck={false}
        data-recherche=""
        aria-keyshortcuts="/"
      />
    </div>
  );
}

/** The search alone, above the list that it fills. */
export function Recherche({ adresse, ...champ }: Props & { adresse: string }) {
  return (
    <search>
      <form className="filtres" action={adresse} method="get">
        <ChampRecherche {...champ} />
        <div className="filtres__boutons">
          <button type="submit" className="fr-btn">
            Rechercher
          </button>
        </div>
      </form>
    </search>
  );
}
