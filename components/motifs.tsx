interface Props {
  motifs: readonly { regle: string; texte: string; article: string }[];
}

/** The reasons of a decision, each with its article. */
export function Motifs({ motifs }: Props) {
  return (
    <ul>
      {motifs.map(({ regle, texte, article }) => (
        <li key={regle}>
          {texte} <span className="acte__article">({article})</span>
        </li>
      ))}
    </ul>
  );
}
