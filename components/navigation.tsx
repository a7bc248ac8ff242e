import Link from 'next/link';
import { GroupeDeMenu } from './groupe-de-menu.tsx';

export interface LienNavigation {
  href: string;
  libelle: string;
  /** True on the page itself and those below it. */
  courant?: boolean;
}

/** Links that go together, under a word. */
export interface GroupeDeLiens {
  libelle: string;
  liens: readonly LienNavigation[];
}
export type EntreeDeMenu = LienNavigation | GroupeDeLiens;

/** Main navigation of a room (agents, family): a line of links, and of groups that open. A group of one is its link. */
export function Navigation({ liens }: { liens: readonly EntreeDeMenu[] }) {
  const entrees = liens.flatMap((entree): EntreeDeMenu[] =>
    'liens' in entree && entree.liens.length < 2 ? [...entree.liens] : [entree],
  );
  return (
    <nav className="navigation" aria-label="Menu principal">
      <ul className="cadre">
        {entrees.map((entree) => (
          <li key={entree.libelle}>
            {'liens' in entree ? (
              <GroupeDeMenu {...entree} />
            ) : (
              <Link href={entree.href} prefetch={false} aria-current={entree.courant ? 'page' : undefined}>
                {entree.libelle}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
