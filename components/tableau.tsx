import type { ReactNode } from 'react';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import { EnteteTriable, type Tri } from './tableau-entete.tsx';

export interface Colonne<L> {
  cle: string;
  titre: string;
  rendre: (ligne: L) => ReactNode;
  /** Numbers and amounts: aligned right, figures of one width. */
  nombre?: boolean;
  /** What is said besides: one grey line, whole once the row has the keyboard. */
  discret?: boolean;
  /** Address of the same view sorted by this column the other way; absent when the column does not sort. */
  trier?: string;
}

export interface Selection<L> {
  /** Name of the checkboxes; the form around (or named by `formulaire`) receives the keys. */
  nom: string;
  formulaire?: string;
  libelle: (ligne: L) => string;
}

export interface TableauProps<L> {
  /** Says what the table holds; unique in its page. */
  legende: string;
  /** Rows in all, beyond this page; null when it is not counted. */
  total: number | null;
  /** Where the count stops: a greater total means "and more". */
  plafond?: number;
  /** Word counted: "dossier". */
  unite: string;
  colonnes: readonly Colonne<L>[];
  lignes: readonly L[];
  cle: (ligne: L) => string;
  tri?: Tri;
  selection?: Selection<L>;
  /** What to do when there is nothing. */
  vide: ReactNode;
}

/**
 * A list of rows drawn by the server. The first column heads its row: its cell should hold the `LienLigne` that
 * opens it. With `RaccourcisClavier` in the page, `j` and `k` move from row to row, Enter opens, Space selects.
 */
export function Tableau<L>(props: TableauProps<L>) {
  const { legende, colonnes, lignes, cle, tri, selection, vide } = props;
  return (
    <div className="tableau">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard */}
      <section className="tableau__cadre" tabIndex={0} aria-label={legende}>
        <table>
          <caption>
            {legende} <Total {...props} />
          </caption>
          <thead>
            <tr>
              {selection ? (
                <th scope="col">
                  <span className="fr-sr-only">Sélection</span>
                </th>
              ) : null}
              {colonnes.map((colonne) => (
                <EnteteTriable key={colonne.cle} colonne={colonne} tri={tri} />
              ))}
            </tr>
          </thead>
          <tbody>
            {lignes.map((ligne) => (
              <tr key={cle(ligne)} data-ligne="">
                {selection ? (
                  <td className="tableau__selection">
                    <input
                      type="checkbox"
                      name={selection.nom}
                      value={cle(ligne)}
                      form={selection.formulaire}
                      aria-label={selection.libelle(ligne)}
                    />
                  </td>
                ) : null}
                {colonnes.map((colonne, rang) => (
                  <Cellule
                    key={colonne.cle}
                    titre={colonne.titre}
                    entete={rang === 0}
                    nombre={colonne.nombre}
                    discret={colonne.discret}
                  >
                    {colonne.rendre(ligne)}
                  </Cellule>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {lignes.length === 0 ? <div className="tableau__vide">{vide}</div> : null}
    </div>
  );
}

interface CelluleProps {
  titre: string;
  entete: boolean;
  nombre?: boolean;
  discret?: boolean;
  children: ReactNode;
}

/** On a phone a row reads as a card: each cell then carries the title of its column. */
function Cellule({ titre, entete, nombre, discret, children }: CelluleProps) {
  const classe = nombre ? 'tableau__nombre' : discret ? 'tableau__discret' : undefined;
  return entete ? (
    <th scope="row" className={classe}>
      {children}
    </th>
  ) : (
    <td className={classe} data-titre={titre}>
      {children}
    </td>
  );
}

function Total({
  total,
  unite,
  plafond = Infinity,
}: Pick<TableauProps<never>, 'total' | 'unite' | 'plafond'>) {
  if (total === null) return null;
  return (
    <span className="tableau__total">
      {ecrireNombre(Math.min(total, plafond))} {unite}
      {total > 1 ? 's' : ''}
      {total > plafond ? ' et plus' : ''}
    </span>
  );
}
