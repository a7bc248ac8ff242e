import Link from 'next/link';

export interface LienNavigation {
  href: string;
  libelle: string;
  /** True on the page itself and those below it. */
  courant?: boolean;
}

/** Main navigation of a room (agents, family): a line of links that wraps, no menu to open. */
export function Navigation({ liens }: { liens: readonly LienNavigation[] }) {
  return (
    <nav className="navigation" aria-label="Menu principal">
      <ul className="cadre">
        {liens.map(({ href, libelle, courant }) => (
          <li key={href}>
            <Link href={href} prefetch={false} aria-current={courant ? 'page' : undefined}>
              {libelle}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
