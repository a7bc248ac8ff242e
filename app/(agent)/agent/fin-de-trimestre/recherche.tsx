/** The search of an établissement by its name: an académie has hundreds. */
export function Recherche({ trimestre, nom }: { trimestre: number; nom: string }) {
  return (
    <search>
      <form className="fr-mb-3w">
        <input type="hidden" name="trimestre" value={trimestre} />
        <label className="fr-label" htmlFor="nom">
          Nom de l’établissement
        </label>
        <input className="fr-input champ--court" id="nom" name="nom" defaultValue={nom} maxLength={80} />
        <button type="submit" className="fr-btn fr-btn--secondary fr-mt-1w">
          Chercher
        </button>
      </form>
    </search>
  );
}
