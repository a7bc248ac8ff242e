/** Files by their name, each opened in its own page; null when there is none. */
export function nommerFichiers(fichiers: readonly { id: string; nom: string }[]) {
  return fichiers.length === 0 ? null : (
    <ul className="fichiers">
      {fichiers.map(({ id, nom }) => (
        <li key={id}>
          <a href={`/agent/pieces/${id}/fichier`} className="fr-link">
            {nom}
          </a>
        </li>
      ))}
    </ul>
  );
}
