import Link from 'next/link';

export interface Tri {
  cle: string;
  sens: 'croissant' | 'decroissant';
}

interface EnteteProps {
  colonne: { cle: string; titre: string; nombre?: boolean; trier?: string };
  tri?: Tri;
}

/** Header of a column. Sortable, it is a link, says which way it is sorted now, and the address keeps it. */
export function EnteteTriable({ colonne, tri }: EnteteProps) {
  const classe = colonne.nombre ? 'tableau__nombre' : undefined;
  if (!colonne.trier)
    return (
      <th scope="col" className={classe}>
        {colonne.titre}
      </th>
    );
  const sens = tri?.cle === colonne.cle ? tri.sens : null;
  const icone =
    sens === 'croissant'
      ? 'arrow-up-s-line'
      : sens === 'decroissant'
        ? 'arrow-down-s-line'
        : 'arrow-up-down-line';
  return (
    <th
      scope="col"
      className={classe}
      aria-sort={sens === null ? 'none' : sens === 'croissant' ? 'ascending' : 'descending'}
    >
      <Link className="tableau__tri" href={colonne.trier} prefetch={false} scroll={false}>
        {colonne.titre}
        <span className={`fr-icon-${icone} fr-icon--sm`} aria-hidden="true" />
        <span className="fr-sr-only">
          {sens === 'croissant' ? ', trier en ordre décroissant' : ', trier en ordre croissant'}
        </span>
      </Link>
    </th>
  );
}
