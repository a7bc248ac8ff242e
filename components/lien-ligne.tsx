import Link from 'next/link';
import type { ReactNode } from 'react';

/** The link that opens a row of a `Tableau`: the whole row answers to the mouse, the link alone to the keyboard. */
export function LienLigne({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link className="tableau__lien" href={href} prefetch={false}>
      {children}
    </Link>
  );
}
