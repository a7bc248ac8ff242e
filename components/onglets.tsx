import Link from 'next/link';

export interface Onglet {
  href: string;
  libelle: string;
  courant: boolean;
  /** Number shown beside the word ("Pièces 3"). */
  nombre?: number;
  /** Key of the keyboard that opens it. */
  touche?: string;
}

/** Tabs that are addresses: a link shares the open one, Back closes it, no script draws them. */
export function Onglets({ libelle, onglets }: { libelle: string; onglets: readonly Onglet[] }) {
  return (
    <nav className="onglets" aria-label={libelle}>
      <ul>
        {onglets.map((onglet) => (
          <li key={onglet.href}>
            <Link
              href={onglet.href}
              prefetch={false}
              scroll={false}
              aria-current={onglet.courant ? 'page' : undefined}
              data-raccourci={onglet.touche}
            >
              {onglet.libelle}
              {onglet.nombre === undefined ? null : <span className="onglets__nombre"> {onglet.nombre}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
