import type { ReactNode } from 'react';

/**
 * The link that opens a row of a `Tableau`: the whole row answers to the mouse, the link alone to the keyboard. Plain: fifty
 * links of the router would weigh more than the table.
 */
export function LienLigne({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="tableau__lien" href={href}>
      {children}
    </a>
  );
}
