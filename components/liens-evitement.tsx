/** First thing under the keyboard on every page: straight to the content or the footer. */
export function LiensEvitement() {
  return (
    <div className="fr-skiplinks liens-evitement">
      <nav className="cadre" aria-label="Accès rapide">
        <ul className="fr-skiplinks__list">
          <li>
            <a className="fr-link" href="#contenu">
              Contenu
            </a>
          </li>
          <li>
            <a className="fr-link" href="#pied">
              Pied de page
            </a>
          </li>
        </ul>
      </nav>
    </div>
  );
}
