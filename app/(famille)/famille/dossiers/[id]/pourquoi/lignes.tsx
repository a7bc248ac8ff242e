import type { LigneRedigee } from '#lib/droit/rediger.ts';

/** Sentences of a computation or of a refusal, each with the text it comes from. */
export function Lignes({ lignes }: { lignes: readonly Pick<LigneRedigee, 'texte' | 'article'>[] }) {
  return (
    <ol className="pourquoi">
      {lignes.map(({ texte, article }, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule may be applied twice, and a trace never changes
        <li key={rang}>
          {texte} <small className="pourquoi__article">({article})</small>
        </li>
      ))}
    </ol>
  );
}
