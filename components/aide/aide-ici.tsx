'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { AideDUnePage } from './guide.ts';

/** The place of the guides that explains the page one is on; absent of a page that none does. */
export function AideIci({ aides }: { aides: readonly AideDUnePage[] }) {
  const chemin = usePathname();
  const aide = aides
    .filter(({ page }) => `${chemin}/`.startsWith(`${page}/`))
    .toSorted((a, b) => b.page.length - a.page.length)[0];
  if (!aide) return null;
  return (
    <p className="aide__ici sans-impression">
      <Link className="fr-link fr-icon-question-line fr-link--icon-left" href={aide.href} prefetch={false}>
        Aide : {aide.titre}
      </Link>
    </p>
  );
}
