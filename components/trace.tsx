import { articleDuType, typeDeLaTrace, typePour } from '#lib/droit/article.ts';
import type { Issue, Ligne, Regle, Trace as TraceDuDroit } from '#lib/droit/regle.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';

/** Word and icon of what became of a rule. */
export const ISSUES: Record<Issue, { mot: string; icone: string }> = {
  appliquee: { mot: 'Règle appliquée', icone: 'fr-icon-check-line' },
  ecartee: { mot: 'Règle écartée', icone: 'fr-icon-subtract-line' },
  manque: { mot: 'Information manquante', icone: 'fr-icon-question-line' },
  humain: { mot: 'À examiner par une personne', icone: 'fr-icon-user-search-line' },
};

export interface TraceProps {
  trace: TraceDuDroit;
  /** The type of bourse, for a trace closed before it came to it. */
  typeBourse?: TypeBourse;
  /** The rule of a line; a line whose rule is gone is said by its id rather than hidden. */
  regleDe: (id: string) => Regle | undefined;
  /** Where the values of a line come from ("avis d'impôt 2026, ligne 25"), when it is known. */
  provenance?: (ligne: Ligne) => string | null;
}

/** The computation, line by line, as a ruling reads: what was held, the article that says so, the source of the values. */
export function Trace({ trace, typeBourse, regleDe, provenance }: TraceProps) {
  const type = typeDeLaTrace(trace) ?? typeBourse ?? null;
  return (
    <ol className="trace">
      {trace.map((ligne, rang) => {
        const regle = regleDe(ligne.regle);
        const source = provenance?.(ligne);
        const { mot, icone } = ISSUES[ligne.issue];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule may be applied twice, and a trace never changes
          <li key={rang} className={`ligne-trace ligne-trace--${ligne.issue}`}>
            <p className="ligne-trace__phrase">
              <span className={`ligne-trace__issue ${icone}`} role="img" aria-label={mot} title={mot} />
              <span>{regle ? regle.dire(ligne) : ligne.regle}</span>
            </p>
            {source ? <p className="ligne-trace__source">Valeurs : {source}</p> : null}
            {regle ? <Texte regle={regle} type={typePour(ligne, type)} /> : null}
          </li>
        );
      })}
    </ol>
  );
}

function Texte({ regle: { source, verifieeLe }, type }: { regle: Regle; type: TypeBourse | null }) {
  return (
    <details className="ligne-trace__texte">
      <summary>{articleDuType(source.article, type)}</summary>
      <p>
        {source.titre} : {source.dit} <span className="sans-impression">Texte relu le {verifieeLe}.</span>
      </p>
    </details>
  );
}
