import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';

export interface LigneEnBarre {
  cle: string;
  /** What it counts; a link when a list stands behind it. */
  libelle: ReactNode;
  /** Length of its bar, and of a lighter one behind it when there is more to show. */
  valeur: number;
  fond?: number;
  /** What its other cells say. */
  cellules: readonly ReactNode[];
}

interface Props {
  /** Says what the table holds; unique in its page. */
  legende: string;
  /** Head of the first column, then of the cells. */
  titres: readonly [string, ...string[]];
  lignes: readonly LigneEnBarre[];
}

/** A table whose lines carry a bar: the picture and its table are one, so that neither can say what the other does not. */
export function TableEnBarres({ legende, titres: [premier, ...autres], lignes }: Props) {
  const largeur = scaleLinear()
    .domain([0, Math.max(1, ...lignes.map(({ valeur, fond = 0 }) => Math.max(valeur, fond)))])
    .range([0, 100]);
  return (
    <table className="barres barres--dessinees">
      <caption className="fr-sr-only">{legende}</caption>
      <thead>
        <tr>
          <th scope="col">{premier}</th>
          <td className="barres__dessin" />
          {autres.map((titre) => (
            <th key={titre} scope="col" className="barres__nombre">
              {titre}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lignes.map(({ cle, libelle, valeur, fond, cellules }) => (
          <tr key={cle}>
            <th scope="row">{libelle}</th>
            <td className="barres__dessin">
              <svg width="100%" height={14} aria-hidden="true">
                {fond === undefined ? null : (
                  <rect className="barres__fond" width={`${largeur(fond)}%`} y={4} height={6} />
                )}
                <rect className="barres__barre" width={`${largeur(valeur)}%`} height={14} />
              </svg>
            </td>
            {cellules.map((cellule, rang) => (
              <td key={autres[rang]} className="barres__nombre" data-titre={autres[rang]}>
                {cellule}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
