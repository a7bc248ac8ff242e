import type { ReactNode } from 'react';
import { LiensDeTableur } from '#components/liens-de-tableur.tsx';
import { adresseDePilotage, type FiltresDePilotage, type IdDeFigure, TITRES } from '#lib/pilotage/schema.ts';

interface Props {
  id: IdDeFigure;
  /** What it says, in a sentence. */
  phrase: ReactNode;
  filtres: FiltresDePilotage;
  large?: boolean;
  children: ReactNode;
}

/** A figure: its title, what it says, its picture, and its table for a spreadsheet, in two forms. */
export function Figure({ id, phrase, filtres, large, children }: Props) {
  return (
    <section className={large ? 'figure figure--large' : 'figure'} aria-labelledby={`figure-${id}`}>
      <h2 className="fr-h5" id={`figure-${id}`}>
        {TITRES[id]}
      </h2>
      <p className="figure__phrase">{phrase}</p>
      {children}
      <LiensDeTableur
        de={TITRES[id]}
        adresse={(forme) => adresseDePilotage('/agent/pilotage/fichier', filtres, { figure: id, forme })}
      />
    </section>
  );
}
