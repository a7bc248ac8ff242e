import Link from 'next/link';
import type { Voisins } from '#lib/bannette/queries.ts';
import type { Filtres } from '#lib/bannette/schema.ts';
import type { Vue } from '#lib/consultation/schema.ts';
import { adresseDeBannette, adresseDeDossier } from '../adresses.ts';

/** Previous and next of the list that led here, on the same tab. */
export function Suite({ voisins, filtres, vue }: { voisins: Voisins; filtres: Filtres; vue: Vue }) {
  const vers = (id: string) => adresseDeDossier(id, filtres, { onglet: vue.onglet });
  return (
    <nav className="pagination suite" aria-label="Dossiers de la liste">
      <ul>
        <li>
          {voisins.precedent ? (
            <Link
              className="fr-link fr-icon-arrow-left-s-line fr-link--icon-left"
              href={vers(voisins.precedent)}
              prefetch={false}
              rel="prev"
              data-raccourci="p"
            >
              Dossier précédent
            </Link>
          ) : null}
        </li>
        <li>
          <Link className="fr-link" href={adresseDeBannette(filtres)} prefetch={false} data-raccourci="u">
            Retour à la liste
          </Link>
        </li>
        <li>
          {voisins.suivant ? (
            <Link
              className="fr-link fr-icon-arrow-right-s-line fr-link--icon-right"
              href={vers(voisins.suivant)}
              prefetch={false}
              rel="next"
              data-raccourci="n"
            >
              Dossier suivant
            </Link>
          ) : null}
        </li>
      </ul>
    </nav>
  );
}
