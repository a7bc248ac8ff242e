const FORMES = [
  ['xlsx', 'Classeur (XLSX)'],
  ['csv', 'Tableur (CSV)'],
] as const;

/** The table of a page as a file for a spreadsheet, in two forms; `de` names it to who does not see which stands beside. */
export const LiensDeTableur = ({ de, adresse }: { de: string; adresse: (forme: string) => string }) => (
  <p className="figure__tableur sans-impression">
    {FORMES.map(([forme, nom]) => (
      <a key={forme} className="fr-link fr-text--sm" href={adresse(forme)} download>
        {nom}
        <span className="fr-sr-only"> : {de}</span>
      </a>
    ))}
  </p>
);
