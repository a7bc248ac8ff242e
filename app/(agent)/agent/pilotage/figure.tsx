import type { ReactNode } from 'react';
import { adresseDePilotage, type FiltresDePilotage, type IdDeFigure, TITRES } from '#lib/pilotage/schema.ts';

interface Props {
  id: IdDeFigure;
  /** What it says, in a sentence. */
  phrase: ReactNode;
  filtres: FiltresDePilotage;
  large?: boolean;
  children: ReactNode;
}

const FORMES = [
  ['xlsx', 'Classeur (XLSX)'],
  ['csv', 'Tableur (CSV)'],
] as const;

/** A figure: its title, what it says, its picture, and its table for a spreadsheet, in two forms. */
export function Figure({ id, phrase, filtres, large, children }: Props) {
  return (
    <section className={large ? 'figure figure--large' : 'figure'} aria-labelledby={`figure-${id}`}>
      <h2 className="fr-h5" id={`figure-${id}`}>
        {TITRES[id]}
      </h2>
      <p className="figure__phrase">{phrase}</p>
      {children}
      <p className="figure__tableur sans-impression">
        {FORMES.map(([forme, nom]) => (
          <a
            key={forme}
            className="fr-link fr-text--sm"
            href={adresseDePilotage('/agent/pilotage/fichier', filtres, { figure: id, forme })}
            download
          >
            {nom}
            <span className="fr-sr-only"> : {TITRES[id]}</span>
          </a>
        ))}
      </p>
    </section>
  );
}
