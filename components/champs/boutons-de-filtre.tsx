import Link from 'next/link';

/** Ends the filters of a page: applies them and, once one is chosen, forgets them all. */
export function BoutonsDeFiltre({ filtres, page }: { filtres: object; page: string }) {
  return (
    <div className="filtres__boutons">
      <button type="submit" className="fr-btn">
        Filtrer
      </button>
      {Object.values(filtres).some(Boolean) ? (
        <Link className="fr-link" href={page} prefetch={false}>
          Tout effacer
        </Link>
      ) : null}
    </div>
  );
}
