import type { LigneRedigee } from '#lib/droit/rediger.ts';
import { ISSUES } from './trace.tsx';

export interface TraceRedigeeProps {
  lignes: readonly LigneRedigee[];
  /** Where the values of a line come from, when it is known. */
  provenance?: (ligne: LigneRedigee) => string | null;
}

/** A trace already worded: the one stored with a decision, or today's. */
export function TraceRedigee({ lignes, provenance }: TraceRedigeeProps) {
  return (
    <ol className="trace">
      {lignes.map((ligne, rang) => {
        const { mot, icone } = ISSUES[ligne.issue];
        const source = provenance?.(ligne);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule may be applied twice, and a trace never changes
          <li key={rang} className={`ligne-trace ligne-trace--${ligne.issue}`}>
            <p className="ligne-trace__phrase">
              <span className={`ligne-trace__issue ${icone}`} role="img" aria-label={mot} title={mot} />
              <span>{ligne.texte}</span>
            </p>
            <p className="ligne-trace__source">
              {ligne.article}
              {ligne.titre ? `, ${ligne.titre}` : ''}
              {source ? ` · Valeurs : ${source}` : ''}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
