'use client';

import Link from 'next/link';
import { type FocusEvent, type KeyboardEvent, useRef } from 'react';
import type { LienNavigation } from './navigation.tsx';

/**
 * A group of the menu: a disclosure, which opens without script. Escape closes it, and so does leaving it; `name` makes the
 * browser keep one open at a time.
 */
export function GroupeDeMenu({ libelle, liens }: { libelle: string; liens: readonly LienNavigation[] }) {
  const pli = useRef<HTMLDetailsElement>(null);
  const fermer = () => pli.current?.removeAttribute('open');
  const surTouche = (evenement: KeyboardEvent) => {
    if (evenement.key !== 'Escape' || !pli.current?.open) return;
    fermer();
    pli.current.querySelector('summary')?.focus();
  };
  const surDepart = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget && !pli.current?.contains(relatedTarget)) fermer();
  };
  const ici = liens.some(({ courant }) => courant);
  return (
    <details ref={pli} name="menu" className="navigation__groupe" onKeyDown={surTouche} onBlur={surDepart}>
      <summary className={ici ? 'navigation__ici' : undefined}>
        {libelle}
        {ici ? <span className="fr-sr-only"> (rubrique de cette page)</span> : null}
      </summary>
      <ul>
        {liens.map(({ href, libelle: nom, courant }) => (
          <li key={href}>
            <Link href={href} prefetch={false} aria-current={courant ? 'page' : undefined} onClick={fermer}>
              {nom}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
